"""The keymap the reader chose, checked against the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import COMMANDS, TYPING_MODES, ids_by_mode

if TYPE_CHECKING:
    from keymaps.keymap import Keymap
    from tui.settings import Settings


def load_keymap(settings: Settings) -> Keymap:
    """The keymap of the settings, the reader's own keys over it. Raises KeymapError."""
    from keymaps.loader import load

    return load(
        settings.keymap,
        known=ids_by_mode(),
        letters=frozenset(command.id for command in COMMANDS if command.argument == "letter"),
        counts=frozenset(command.id for command in COMMANDS if command.count),
        typing=frozenset(TYPING_MODES),
        overrides=settings.file if settings.file is not None else dict(settings.keys),
    )
