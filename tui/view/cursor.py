"""Where the reader is: a character of either text, a selection, a walk through the counterparts of a passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.article import Side, Span, other_side

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CounterpartCycle:
    """A walk through the counterparts of one passage: Enter goes to the next of them."""

    side: Side
    sentence: int
    index: int


@dataclass(slots=True)
class Cursor:
    """The cursor of each text, in code points, and the side that has the keyboard.

    `visited` are the sides on which the reader has put the cursor; `goal_cell` the cell that moving by rows keeps to;
    `anchor` the other end of a selection, None without one; `kept` what is selected in the text that was left since.
    """

    offsets: dict[Side, int]
    side: Side = "a"
    visited: set[Side] = field(default_factory=set)
    goal_cell: int = 0
    anchor: int | None = None
    kept: dict[Side, Span] = field(default_factory=dict)
    cycle: CounterpartCycle | None = None

    @property
    def offset(self) -> int:
        """The offset on its side."""
        return self.offsets[self.side]

    @property
    def across(self) -> Side:
        """The side it is not on."""
        return other_side(self.side)

    def selection(self, lengths: Mapping[Side, int]) -> Span | None:
        """What is selected, the character under the cursor included; `lengths` are those of the texts."""
        if self.anchor is None:
            return None
        low, high = sorted((self.anchor, self.offset))
        return Span(low, min(high + 1, lengths[self.side]))
