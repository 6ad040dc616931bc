"""What a press of the mouse does to the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Side, other_side
from tui.view.links import links_in_sight
from tui.view.pairs import keep_selection

if TYPE_CHECKING:
    from tui.view.reading_view import ReadingView


def point(view: ReadingView, side: Side, offset: int, *, dragged: bool, presses: int) -> str:
    """Press: the cursor goes there. Drag: a selection. Gives the command to be run besides, "" for none."""
    cursor = view.cursor
    if dragged:
        if side == cursor.side and offset != cursor.offset:
            cursor.anchor = cursor.offset if cursor.anchor is None else cursor.anchor
            view.put(offset)
        return ""
    if presses > 1:
        return "select-passage"
    if side != cursor.side:
        keep_selection(view)
    cursor.kept.pop(side, None)
    cursor.anchor = cursor.cycle = None
    view.put(offset, side)
    return "toggle-fold" if view.fold_here() is not None else ""


def pick_link(view: ReadingView, row: int, *, left: bool) -> None:
    """Go to the end of the link that was pressed at a row, on its left or its right."""
    shown_left = view.display.left
    for link in links_in_sight(view, shown_left):
        if row == (link.row_left if left else link.row_right):
            side = shown_left if left else other_side(shown_left)
            view.cursor.cycle = None
            view.put(link.starts[0 if side == "a" else 1], side)
            return
