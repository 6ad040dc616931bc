"""What lists over the screen have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.context import Context


def list_keys(context: Context, *words: tuple[str, str]) -> str:
    """The line of keys below a list, of those commands that have one there."""
    keyed = ((context.ui.key_of(command, "list"), word) for command, word in words)
    return " · ".join(f"{key} {word}" for key, word in keyed if key)
