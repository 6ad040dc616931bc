"""`diptych keys`: what the keys of a keymap do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import write_out
from tui.cli.screen import settings_of
from tui.keys import keymap_named
from tui.keys_command import keys_text

if TYPE_CHECKING:
    from argparse import Namespace


def keys(options: Namespace) -> int:
    """Print the keymap in force, or the one named; returns the exit code."""
    settings = settings_of(options)
    keymap = keymap_named(settings.keymap, settings.file if settings.keys else None)
    write_out(keys_text(keymap, options.format, ascii=settings.signs == "ascii"))
    return 0
