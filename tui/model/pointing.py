"""What the cursor is on: sentence, fold, match, passage, selection. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import Side, Span
from tui.model.stops import Stop, StopKind, find_stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Safe
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.notes.note import Note
    from tui.model.folds import Fold
    from tui.model.ledger_marks import Marks
    from tui.model.page import Page
    from tui.model.standing import Standing


@dataclass(slots=True)
class Tour:
    """A walk through the counterparts of one passage: Enter goes to the next of them."""

    side: Side
    sentence: int
    index: int


class Pointing:
    """The part of the reading state that is asked what the cursor is on."""

    comparison: Comparison
    standing: Standing
    notes: Sequence[Note]
    shown: dict[Side, Safe]
    offsets: dict[Side, int]
    pages: dict[Side, Page]
    side: Side
    anchor: int | None
    tour: Tour | None
    stop_kinds: frozenset[StopKind]
    marks: Marks

    def page(self, side: Side) -> Page:
        """The page of a side."""
        return self.pages[side]

    @property
    def offset(self) -> int:
        """The cursor's offset on its side."""
        return self.offsets[self.side]

    def sentence(self, side: Side | None = None) -> int | None:
        """Index of the sentence under the cursor of a side; None on a fold."""
        side = side or self.side
        page = self.page(side)
        if self.fold_here(side) is not None or not page.blocks:
            return None
        return self.comparison.article(side).sentence_at(self.offsets[side])

    def fold_here(self, side: Side | None = None) -> Fold | None:
        """The fold under the cursor of a side."""
        side = side or self.side
        page = self.page(side)
        return page.blocks[page.block_at(self.offsets[side])].fold if page.blocks else None

    def matches_here(self) -> tuple[Match, ...]:
        """The matches of the passage under the cursor, best first."""
        index = self.sentence()
        return () if index is None else self.comparison.alignment.matches_of(self.side, index)

    def current_match(self) -> Match | None:
        """The match that is lit: the one a tour has come to, else the best of the passage under the cursor."""
        if self.tour is not None:
            matches = self.comparison.alignment.matches_of(self.tour.side, self.tour.sentence)
            if self.tour.index < len(matches):
                return matches[self.tour.index]
        matches = self.matches_here()
        return matches[0] if matches else None

    def passage(self) -> Span | None:
        """The passage under the cursor: that of the lit match, else the sentence."""
        match = self.current_match()
        if match is not None:
            return match.span(self.side)
        index = self.sentence()
        return None if index is None else self.comparison.article(self.side).sentences[index].span

    def selection(self) -> Span | None:
        """What is selected, the character under the cursor included."""
        if self.anchor is None:
            return None
        low, high = sorted((self.anchor, self.offset))
        return Span(low, min(high + 1, len(self.shown[self.side])))

    def stops(self, kinds: frozenset[StopKind] | None = None) -> list[Stop]:
        """The stops of the kinds, or of those the reader chose, in reading order."""
        wanted = self.stop_kinds if kinds is None else kinds
        return find_stops(self.comparison, self.standing.only, self.notes, wanted, self.marks.differences)
