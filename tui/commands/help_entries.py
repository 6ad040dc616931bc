"""The lines of the help: every command of a mode with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from keymaps.keys import show
from tui.commands.registry import COMMANDS
from tui.lists.entry import Entry

if TYPE_CHECKING:
    from keymaps.keymap import Keymap
    from tui.commands.call import Mode
    from tui.commands.command import Command

_KEYS = 16
"""Cells of the column of keys."""


def command_entries(keymap: Keymap, mode: Mode, *, ascii_only: bool) -> list[Entry]:
    """Every listed command of a mode with its keys, as lines of the help."""
    offered = (command for command in COMMANDS if command.listed and mode in command.modes)
    return [_command_entry(command, keymap, mode, ascii_only=ascii_only) for command in offered]


def _command_entry(command: Command, keymap: Keymap, mode: Mode, *, ascii_only: bool) -> Entry:
    every = [show(keys, ascii=ascii_only) for keys in keymap.keys_of(command.id, mode)]
    keys = "  ".join(every)
    # The preferred key comes first; what finds no room is found by typing it.
    while len(every) > 1 and cell_len("  ".join(every)) > _KEYS:
        every.pop()
    shown = "  ".join(every) or f":{command.id}"
    content = Content.assemble((f"{shown:<{_KEYS}} ", "bold"), f"{command.title:<24} ", (command.help, "$ink-quiet"))
    return Entry(command.id, content, f"{keys} {command.id} {command.title} {command.help} {command.group}")
