"""How wide the text stands in its pane, and where. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model.painting import MARGIN

STACK_BELOW = 90
"""Columns under which the texts stand one above the other."""

SMALLEST = (40, 10)
"""Columns and rows under which there is only a notice."""

SHORT = 30
"""Rows under which the note box is smaller."""

WIDE_GUTTER_FROM = 110


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the text, and the empty cells before it that push the left text towards the gutter."""

    cells: int
    indent: int


def measure(pane_width: int, longest: int, *, left: bool, stacked: bool) -> Measure:
    """The measure for a pane: at most `longest` cells; both texts of a pair keep to the gutter between them."""
    room = max(pane_width - 2 * MARGIN, 1)
    cells = min(room, longest)
    if stacked:
        return Measure(cells, (room - cells) // 2)
    return Measure(cells, room - cells if left else 0)


def gutter_width(screen_width: int) -> int:
    """Cells for the links between the panes."""
    return 9 if screen_width >= WIDE_GUTTER_FROM else 5
