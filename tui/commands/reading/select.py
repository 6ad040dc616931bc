"""Selecting words of one text from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context


def select(context: Context, _call: Call) -> str | None:
    """Begin a selection at the cursor."""
    view = context.view
    if view.sentence() is None:
        return "nothing to select on a folded line"
    view.cursor.kept.pop(view.cursor.side, None)
    view.cursor.anchor = view.cursor.offset
    return None


def select_passage(context: Context, _call: Call) -> str | None:
    """Select the sentence under the cursor."""
    view = context.view
    index = view.sentence()
    if index is None:
        return "nothing to select on a folded line"
    span = view.comparison.article(view.cursor.side).sentences[index].span
    view.cursor.kept.pop(view.cursor.side, None)
    view.cursor.anchor = span.start
    view.put(span.end - 1)
    return None


def swap_ends(context: Context, _call: Call) -> None:
    """Move the other end of the selection from now on."""
    view = context.view
    if view.cursor.anchor is not None:
        anchor, view.cursor.anchor = view.cursor.anchor, view.cursor.offset
        view.put(anchor)
