"""How wide the text is in its pane, and where."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN = 3
"""Cells on either side of the text of a pane: bar, sign, space; and space, note sign, number."""

STACK_BELOW = 90
"""Columns under which the texts are one above the other."""

SMALLEST = (40, 10)
"""Columns and rows under which there is only a notice."""

SHORT = 30
"""Rows under which the note box is smaller."""

WIDE_GUTTER_FROM = 110


def is_too_small(size: tuple[int, int]) -> bool:
    """Whether a screen of that size has room for nothing but a notice."""
    return size[0] < SMALLEST[0] or size[1] < SMALLEST[1]


def too_small(size: tuple[int, int]) -> str:
    """The notice for a terminal that is too small."""
    return f"Diptych needs {SMALLEST[0]} by {SMALLEST[1]}; this is {size[0]} by {size[1]}"


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
