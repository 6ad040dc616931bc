"""The command palette, filled from the registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands.registry import COMMANDS
from tui.screens.command_screen import CommandScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.command import Command


class CommandProvider(Provider):
    """Offers every listed command that works on the screen below."""

    def _offered(self) -> Iterator[tuple[Command, str, partial[None]]]:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            for command in COMMANDS:
                if command.listed and screen.mode in command.modes and command.argument != "letter":
                    key = screen.keys.key_of(command.id)
                    title = f"{command.title}   {key}" if key else command.title
                    yield command, title, partial(screen.run_command, command.id)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, title, run in self._offered():
            yield DiscoveryHit(title, run, text=command.title, help=command.help)

    async def search(self, query: str) -> Hits:
        """Those whose title or id fits."""
        matcher = self.matcher(query)
        for command, title, run in self._offered():
            score = max(matcher.match(command.title), matcher.match(command.id))
            if score > 0:
                yield Hit(score, matcher.highlight(title), run, text=command.title, help=command.help)
