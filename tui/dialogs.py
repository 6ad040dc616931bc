"""The screens that are opened from the start screen, which knows none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.open_folder import OpenFolder
from tui.screens.open_pair import OpenPair
from tui.screens.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Side
    from keymaps.keymap import Keymap
    from tui.screens.command_screen import CommandScreen


class Dialogs:
    """Opens them with the reader's keys and signs."""

    def __init__(self, keymap: Callable[[], Keymap], *, ascii_only: bool) -> None:
        self._keymap = keymap
        self._ascii_only = ascii_only

    def ask_for_pair(self, screen: CommandScreen[None], left: str, done: Callable[[list[str] | None], None]) -> None:
        """Ask for two articles, of which the left one may be known; `done` gets their names."""
        screen.open_over(OpenPair(self._keymap, left), done)

    def ask_where(
        self, screen: CommandScreen[None], gone: str, now: tuple[str, str], done: Callable[[list[str] | None], None]
    ) -> None:
        """Ask where the file `gone` of a pair is; `now` is what is known of both, `done` gets their names."""
        screen.open_over(OpenPair(self._keymap, *now, f"{gone} is no longer there: where are both now?"), done)

    def ask_for_folder(
        self, screen: CommandScreen[None], proposed: str, done: Callable[[list[str] | None], None]
    ) -> None:
        """Ask for a folder; `done` gets its name."""
        screen.open_over(OpenFolder(self._keymap, proposed), done)

    def browse(self, screen: CommandScreen[None]) -> None:
        """Let two texts of the reader's library be chosen."""
        from tui.screens.shelf import Shelf

        screen.open_over(Shelf(self._keymap, ascii_only=self._ascii_only))

    def pick(self, screen: CommandScreen[None], folder: str, beside: str | None, side: Side) -> None:
        """Let two articles of a folder be chosen, or one for `side` where the other, `beside`, is from elsewhere."""
        screen.open_over(Picker(folder, self._keymap, beside=beside, side=side, ascii_only=self._ascii_only))
