"""The state of the reading screen: pages, cursor, lock, folds. Pure: it is shown by widgets and changed by commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.article import SIDES, Safe, Side, Span, other_side
from articles.matching.overlay import AS_FOUND
from tui.model.folds import Folding, folds
from tui.model.ledger_marks import Layer, Marks, Places
from tui.model.leveling import block_pairs, level, stack
from tui.model.page import Block, Page, blocks_of
from tui.model.pointing import Pointing, Tour
from tui.model.standing import Standing
from tui.model.stops import DEFAULT_STOPS, ReadingOrder, StopKind
from tui.model.wrapping import cells_before, offset_at_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article
    from articles.claims.judging import Judged, Judgement
    from articles.claims.statements.finding import Ledger
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.matching.overlay import Correction
    from articles.notes.note import Note
    from articles.reading.amended import MetadataOverride
    from articles.reading.recut import BoundaryEdit

_TO_SPACES = str.maketrans("\n\r\t", "   ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was: side, offsets on both sides, and whether the texts were locked."""

    side: Side
    offsets: tuple[int, int]
    locked: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The room the panes have: text widths (the measure) and heights, per side, and whether they stand stacked."""

    measures: Mapping[Side, int]
    heights: Mapping[Side, int]
    stacked: bool = False


@dataclass(slots=True)
class Jumps:
    """Where the reader has been, and the places remembered under letters."""

    behind: list[Place] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)
    marks: dict[str, Place] = field(default_factory=dict)


class Reading(Pointing):
    """Everything the reading screen shows, at one moment.

    `offsets` hold the cursor of each side, in code points; `tops` the first row in sight of each side. While `locked`
    and side by side, both tops are one number. `machine` is what matching found, `corrections` the reader's,
    `one_event` the ids of the notes by which the reader says that it is one event; `visited` are the sides on which the
    reader has put the cursor. `ledger` is None until claims have been read; `judged` are its findings with the reader's
    judgements, `marks` what they mark in the texts, `layers` the layers that are on. `loaded` are the articles as they
    were loaded, `cuts` and `amendments` what the reader said of them; those of the comparison are what came of it.
    """

    def __init__(self, comparison: Comparison, shown: Mapping[Side, Safe], notes: Sequence[Note] = ()) -> None:
        self.comparison = comparison
        self.loaded: dict[Side, Article] = {side: comparison.article(side) for side in SIDES}
        self.cuts: tuple[BoundaryEdit, ...] = ()
        self.amendments: tuple[MetadataOverride, ...] = ()
        self.shown: dict[Side, Safe] = {side: Safe(shown[side].translate(_TO_SPACES)) for side in SIDES}
        self.notes = tuple(notes)
        self.machine = comparison.alignment
        self.corrections: tuple[Correction, ...] = ()
        self.one_event: tuple[str, ...] = ()
        self.strictness = AS_FOUND
        self.ledger: Ledger | None = None
        self.judgements: tuple[Judgement, ...] = ()
        self.judged: tuple[Judged, ...] = ()
        self.marks = Marks()
        self.layers: dict[Layer, Places] = {}
        self.frame = Frame({"a": 40, "b": 40}, {"a": 20, "b": 20})
        self.folding = Folding()
        self.side: Side = "a"
        self.offsets: dict[Side, int] = {side: self._first_offset(side) for side in SIDES}
        self.tops: dict[Side, int] = {"a": 0, "b": 0}
        self.visited: set[Side] = set()
        self._locked = True
        self.goal_cell = 0
        self.anchor: int | None = None
        self.tour: Tour | None = None
        self.jumps = Jumps()
        self.stop_kinds: frozenset[StopKind] = DEFAULT_STOPS
        self.hits: dict[Side, list[Span]] = {"a": [], "b": []}
        self.sought = ""
        self.order = ReadingOrder(comparison)
        self.standing = Standing(comparison)
        self.pages: dict[Side, Page] = {}
        self.lay_out()

    def _first_offset(self, side: Side) -> int:
        paragraphs = self.comparison.article(side).paragraphs
        return next((p.span.start for p in paragraphs if p.kind == "body"), 0)

    @property
    def locked(self) -> bool:
        """Whether both texts scroll together. Freed ones lose the empty rows that keep partners level."""
        return self._locked

    @locked.setter
    def locked(self, locked: bool) -> None:
        if locked == self._locked:
            return
        level_with = self._level_with_cursor()
        self._locked = locked
        self.lay_out()
        if not locked and not self.frame.stacked and level_with is not None:
            offset, below = level_with
            self.tops[self.side] = max(self.tops[self.side], 0)
            cursor = self.cursor_row() - self.tops[self.side]
            self.tops[self.across] = max(self.page(self.across).row_of(offset) - cursor - below, 0)

    # what is shown where

    def lay_out(self) -> None:
        """Work out both pages anew, after a change of lock, width, folds or matches; the cursor keeps its row in sight.

        At the beginning of both texts the window stays there instead, so that nothing is pushed out of sight above it.
        """
        at_beginning = not any(self.tops.values())
        above = {side: self._row_in_window(side) for side in SIDES}
        blocks = {
            side: blocks_of(
                self.comparison.article(side),
                self.shown[side],
                folds(self.comparison.article(side), side, self.comparison, self.folding, self.loaded[side]),
                self.frame.measures[side],
            )
            for side in SIDES
        }
        heights = {side: [block.height for block in blocks[side]] for side in SIDES}
        if self.frame.stacked or not self._locked:
            for side in SIDES:
                tops, rows = stack(heights[side])
                self.pages[side] = Page(self.shown[side], blocks[side], tops, rows)
        else:
            pairs = block_pairs(blocks["a"], blocks["b"], self.comparison.alignment.chain)
            tops_a, tops_b, rows = level(heights["a"], heights["b"], pairs, _weak(self.comparison, pairs, blocks))
            self.pages["a"] = Page(self.shown["a"], blocks["a"], tops_a, rows)
            self.pages["b"] = Page(self.shown["b"], blocks["b"], tops_b, rows)
        for side in SIDES:
            self.tops[side] = 0 if at_beginning else self.page(side).row_of(self.offsets[side]) - above[side]
        self._settle()
        if at_beginning:
            self.show_cursor()

    def _row_in_window(self, side: Side) -> int:
        if side not in self.pages:
            return 0
        row = self.pages[side].row_of(self.offsets[side]) - self.tops[side]
        return min(max(row, 0), max(self.frame.heights[side] - 1, 0))

    def _level_with_cursor(self) -> tuple[int, int] | None:
        """What the other window shows level with the cursor: the offset of that row, and how many rows below it is."""
        page, level_row = self.page(self.across), self.tops[self.across] + self.cursor_row() - self.tops[self.side]
        number = page.nearest_text_row(level_row)
        row = page.row(number)
        return None if row is None else (row.start, number - level_row)

    @property
    def across(self) -> Side:
        """The side the cursor is not on."""
        return other_side(self.side)

    def stretch(self, side: Side) -> tuple[int, int]:
        """The offsets, from and to, of the paragraphs in the window of a side."""
        return self.page(side).stretch(self.tops[side], self.frame.heights[side])

    def resize(self, frame: Frame) -> None:
        """Give the panes another room."""
        if frame != self.frame:
            self.frame = frame
            self.lay_out()
            self.show_cursor()

    # moving

    def put(self, offset: int, side: Side | None = None, *, keep_goal: bool = False) -> None:
        """Put the cursor on a character, and scroll only as far as needed to see it well."""
        if side is not None:
            self.side = side
        self.visited.add(self.side)
        self.offsets[self.side] = min(max(offset, 0), max(len(self.shown[self.side]) - 1, 0))
        if not keep_goal:
            self.goal_cell = self.cursor_cell()
        self.show_cursor()

    def cursor_cell(self) -> int:
        """The cell of its row that the cursor is on."""
        row = self.page(self.side).row(self.cursor_row())
        return 0 if row is None or row.fold else cells_before(self.shown[self.side], row.start, self.offset)

    def cursor_row(self) -> int:
        """The row of the page that the cursor is on."""
        return self.page(self.side).row_of(self.offset)

    def offset_in_row(self, side: Side, number: int, cell: int) -> int | None:
        """The offset drawn at a cell of a row; None on padding."""
        row = self.page(side).row(number)
        if row is None:
            return None
        return row.start if row.fold else offset_at_cell(self.shown[side], row.start, row.end, cell)

    def show_cursor(self) -> None:
        """Scroll so that the cursor has some rows around it; far away, so that it stands in the upper third."""
        height = self.frame.heights[self.side]
        margin = max(min(height // 4, 6), 0)
        row, top = self.cursor_row(), self.tops[self.side]
        if row < top - height or row > top + 2 * height:
            top = row - height // 3
        elif row < top + margin:
            top = row - margin
        elif row > top + height - 1 - margin:
            top = row - height + 1 + margin
        self.tops[self.side] = self._within(self.side, top)
        self._settle()

    def shift(self, side: Side, rows: int) -> None:
        """Move the window of a side, without the cursor."""
        self.tops[side] = self._within(side, self.tops[side] + rows)

    def scroll(self, side: Side, rows: int) -> None:
        """Scroll the window of a side, of both while locked; the cursor is taken along, so that it stays in sight."""
        before = self.tops[side]
        self.tops[side] = self._within(side, before + rows)
        self._settle(leader=side)
        if self.tops[side] == before and rows:
            return
        for moved in SIDES if self._one_top() else (side,):
            self._drag_cursor(moved)

    def _drag_cursor(self, side: Side) -> None:
        page, top, height = self.page(side), self.tops[side], self.frame.heights[side]
        row = page.row_of(self.offsets[side])
        if top <= row < top + height:
            return
        wanted = page.nearest_text_row(top if row < top else top + height - 1)
        if wanted < top:
            wanted = page.next_text_row(top, 1) or wanted
        if top <= wanted < top + height:
            self.offsets[side] = self.offset_in_row(side, wanted, 0) or 0

    def _one_top(self) -> bool:
        return self.locked and not self.frame.stacked

    def _settle(self, leader: Side | None = None) -> None:
        """Keep windows on their pages; while locked and side by side, one top for both."""
        lead = leader or self.side
        if self.locked or self.frame.stacked:
            for side in SIDES:
                self.tops[side] = min(max(self.tops[side], 0), self._last_top(side))
        if self._one_top():
            self.tops[other_side(lead)] = self.tops[lead]
        elif self.locked:
            self.follow()

    def _last_top(self, side: Side) -> int:
        """The last top that a window is scrolled to: two rows stay empty below the end."""
        return max(self.page(side).height - max(self.frame.heights[side] - 2, 1), 0)

    def _within(self, side: Side, top: int) -> int:
        """A top on the page; a window that was brought level beyond its ends may stay there."""
        before = self.tops[side] if not self.locked and not self.frame.stacked else 0
        return min(max(top, min(before, 0)), max(before, self._last_top(side)))

    def follow(self) -> None:
        """Stacked and locked: show the counterpart in the other window, with two rows above it."""
        match = self.current_match()
        if match is not None:
            self.level_other(match, rows_above=2)

    def level_other(self, match: Match, rows_above: int | None = None) -> None:
        """Scroll the other side so that the match's passage there stands level, or `rows_above` below the top."""
        page = self.page(self.across)
        row = page.row_of(match.span(self.across).start)
        here = self.page(self.side).row_of(match.span(self.side).start) - self.tops[self.side]
        if rows_above is None:
            self.tops[self.across] = row - here
        else:
            self.tops[self.across] = min(max(row - rows_above, 0), max(page.height - 1, 0))

    # changes from outside

    def take_comparison(self, comparison: Comparison) -> None:
        """Lay the results of matching over the texts on screen; the cursor stays where it is."""
        self.comparison = comparison
        self.order = ReadingOrder(comparison)
        self.standing = Standing(comparison)
        self.tour = None
        self.lay_out()


def _weak(
    comparison: Comparison, pairs: Sequence[tuple[int, int]], blocks: Mapping[Side, Sequence[Block]]
) -> set[tuple[int, int]]:
    """Those pairs of blocks that no strong match holds together."""
    a, b = comparison.a, comparison.b
    strong = {
        (a.sentences[match.a_sentences[0]].paragraph, b.sentences[match.b_sentences[0]].paragraph)
        for match in comparison.alignment.matches
        if match.strength == "strong"
    }
    return {(i, j) for i, j in pairs if (blocks["a"][i].paragraph, blocks["b"][j].paragraph) not in strong}


def place_of(reading: Reading) -> Place:
    """Where the reader is."""
    return Place(reading.side, (reading.offsets["a"], reading.offsets["b"]), reading.locked)


def go_to_place(reading: Reading, place: Place) -> None:
    """Return to a place."""
    reading.locked = place.locked
    reading.offsets["a"], reading.offsets["b"] = place.offsets
    reading.tour = None
    reading.put(place.offsets[SIDES.index(place.side)], place.side)
