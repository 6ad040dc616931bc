"""The keymap the reader chose, checked against the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.call import TYPING_MODES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from keymaps.keymap import Keymap
    from tui.settings import Settings


def load_keymap(settings: Settings) -> Keymap:
    """The keymap of the settings, the reader's own keys over it. Raises KeymapError."""
    return keymap_named(settings.keymap, settings.file if settings.file is not None else settings.keys)


def keymap_named(name: str, overrides: Path | Mapping[str, object] | None = None) -> Keymap:
    """The keymap of that name, checked against the registry. Raises KeymapError.

    `name`: default, vim, emacs, less or the path of a TOML file. `overrides`: a settings file with a `[keys]` table, or
    that table itself.
    """
    from keymaps.loader import load
    from tui.commands.registry import COMMANDS, ids_by_mode

    return load(
        name,
        known=ids_by_mode(),
        letters=frozenset(command.id for command in COMMANDS if command.argument == "letter"),
        counts=frozenset(command.id for command in COMMANDS if command.count),
        typing=frozenset(TYPING_MODES),
        overrides=overrides,
    )
