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
    """The width of the text, the empty cells before it that push the left text towards the gutter, and those behind it
    for signs and numbers of notes.
    """

    cells: int
    indent: int
    behind: int = MARGIN


def measure(pane_width: int, longest: int, *, left: bool, stacked: bool, notes: int = 0) -> Measure:
    """The measure for a pane: at most `longest` cells; both texts of a pair keep to the gutter between them.

    The number of the last of the `notes` has room behind the text, with its sign.
    """
    behind = max(1 + len(str(notes)), MARGIN)
    room = max(pane_width - MARGIN - behind, 1)
    cells = min(room, longest)
    if stacked:
        return Measure(cells, (room - cells) // 2, behind)
    return Measure(cells, room - cells if left else 0, behind)


def gutter_width(screen_width: int) -> int:
    """Cells for the links between the panes."""
    return 9 if screen_width >= WIDE_GUTTER_FROM else 5
