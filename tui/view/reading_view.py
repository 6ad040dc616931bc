"""What is in sight of two articles: rows, cursor, folds, search, and what the cursor is on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.article import SIDES, Safe, Side, Span
from articles.reading.display import displayable
from tui.view.comparison_index import ComparisonIndex
from tui.view.cursor import Cursor
from tui.view.disagreeing import Disagreeing
from tui.view.display import Display
from tui.view.history import History, Place
from tui.view.ledger.markings import Markings
from tui.view.noted import NotedSides
from tui.view.pages.folds import Folding, folds, open_again, remember_open
from tui.view.pages.layout import Layout
from tui.view.pages.viewport import Frame, Viewport
from tui.view.pages.wrapping import cells_before, offset_at_cell
from tui.view.search import Search
from tui.view.stops import KnownStops, ReadingOrder

if TYPE_CHECKING:
    from articles.article import Article
    from articles.comparison import Comparison
    from articles.lessons.classes import ClassView
    from articles.matching.match import Match
    from articles.session import Changed, Session
    from tui.view.pages.folds import Fold
    from tui.view.pages.layout import Places
    from tui.view.pages.page import Page
    from tui.view.stops import StopKind, Stops

_TO_SPACES = str.maketrans("\n\r\t", "   ")


class ReadingView:
    """The two texts of a session as the reader sees them.

    `comparison` is the one that is laid out; `shown` the texts as they may be drawn, character for character;
    `markings` what is marked in them because of the ledger; `group` the class whose answers are shown, if any.
    """

    def __init__(self, session: Session, display: Display | None = None, group: ClassView | None = None) -> None:
        self.session = session
        self.display = display or Display()
        self.window, self.markings, self.group = Viewport(self.lay_out), Markings(), group
        self.noted, self.disagreeing = NotedSides(session), Disagreeing(session)
        self.known_stops = KnownStops(session, self.markings, self.disagreeing)
        self._begin(session.comparison)
        self.cursor = Cursor({side: _first_offset(self.comparison.article(side)) for side in SIDES})
        self.markings.take(session)

    def _begin(self, comparison: Comparison) -> None:
        """Take texts that were not there before."""
        self.shown = {side: Safe(displayable(comparison.article(side).text).translate(_TO_SPACES)) for side in SIDES}
        self.layout = Layout(self.shown)
        self.folding, self.history, self.search = Folding(), History(), Search()
        self._index(comparison)

    def _index(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.order, self.index = ReadingOrder(comparison), ComparisonIndex(comparison)

    # what the cursor is on

    def article(self, side: Side) -> Article:
        """The article of a side, as the reader has it."""
        return self.comparison.article(side)

    def page(self, side: Side) -> Page:
        """The page of a side."""
        return self.window.page(side)

    def sentence(self, side: Side | None = None) -> int | None:
        """Index of the sentence under the cursor of a side; None on a fold."""
        side = side or self.cursor.side
        if self.fold_here(side) is not None or not self.page(side).blocks:
            return None
        return self.article(side).sentence_at(self.cursor.offsets[side])

    def fold_here(self, side: Side | None = None) -> Fold | None:
        """The fold under the cursor of a side."""
        side = side or self.cursor.side
        return self.fold_at(side, self.cursor.offsets[side])

    def fold_at(self, side: Side, offset: int) -> Fold | None:
        """The fold that hides a place."""
        page = self.page(side)
        return page.blocks[page.block_at(offset)].fold if page.blocks else None

    def matches_here(self) -> tuple[Match, ...]:
        """The matches of the passage under the cursor, best first."""
        index = self.sentence()
        return () if index is None else self.comparison.alignment.matches_of(self.cursor.side, index)

    def current_match(self) -> Match | None:
        """The match that is lit: the one a walk has come to, else the best of the passage under the cursor."""
        if (cycle := self.cursor.cycle) is not None:
            matches = self.comparison.alignment.matches_of(cycle.side, cycle.sentence)
            if cycle.index < len(matches):
                return matches[cycle.index]
        matches = self.matches_here()
        return matches[0] if matches else None

    def passage(self) -> Span | None:
        """The passage under the cursor: that of the lit match, else the sentence."""
        if (match := self.current_match()) is not None:
            return match.span(self.cursor.side)
        index = self.sentence()
        return None if index is None else self.article(self.cursor.side).sentence(index).span

    def selection(self) -> Span | None:
        """What is selected, the character under the cursor included."""
        return self.cursor.selection({side: len(self.shown[side]) for side in SIDES})

    def stops(self, kinds: frozenset[StopKind] | None = None) -> Stops:
        """The stops of the kinds, or of those the reader chose, in reading order."""
        wanted = self.display.stop_kinds if kinds is None else kinds
        return self.known_stops.of(self.comparison, self.index.only, wanted)

    # layout

    def lay_out(self, *, whole: bool = True) -> None:
        """Lay out both pages, after a change of lock, width, folds or matches; the cursor keeps its row in sight.

        At the beginning of both texts the window stays there instead, so that nothing is pushed out of sight above it.
        Where the `whole` is not wanted at once, of long texts only what is in sight is final.
        """
        window, offsets, at_beginning = self.window, self.cursor.offsets, self.window.at_beginning
        above = {side: window.row_in_window(side, offsets[side]) for side in SIDES}
        near = None if whole else window.near(self.cursor.side, offsets)
        if near and window.locked and window.frame.stacked and (match := self.current_match()) is not None:
            near[self.cursor.across].append(match.span(self.cursor.across).start)
        self._make_pages(near)
        for side in SIDES:
            window.tops[side] = 0 if at_beginning else window.page(side).row_of(offsets[side]) - above[side]
        self._settle()
        if at_beginning:
            self.show_cursor()

    def _make_pages(self, near: Places | None = None) -> None:
        folds_of, window = {side: self.folds(side) for side in SIDES}, self.window
        window.pages = self.layout.pages(self.comparison, folds_of, window.frame, leveled=window.one_top, near=near)

    def lay_out_rest(self, seconds: float | None = None) -> bool:
        """Lay out what is not in sight, for so long; whether there is more. What is in sight stays where it is."""
        if not self.layout.whole and (seconds is None or not self.layout.rest(seconds)):
            self.window.make_again(self._make_pages)
        return not self.layout.whole

    def folds(self, side: Side) -> list[Fold]:
        """The closed folds of a side."""
        return folds(self.article(side), side, self.comparison, self.folding, self.session.loaded[side])

    def resize(self, frame: Frame) -> None:
        """Give the panes another room."""
        begun = bool(self.window.pages)
        if frame != self.window.frame or not begun:
            self.window.frame = frame
            self.lay_out(whole=False)
            self.show_cursor()
            self.cursor.goal_cell = self.cursor.goal_cell if begun else self.cursor_cell()

    def set_lock(self, locked: bool) -> None:  # noqa: FBT001 - the one thing that is set
        """Let both texts scroll together, or free them. Freed ones lose the empty rows that keep partners level."""
        window, cursor = self.window, self.cursor
        if locked == window.locked:
            return
        level_with = window.level_with(cursor.side, self.cursor_row())
        window.locked = locked
        self.lay_out()
        if not locked and not window.frame.stacked and level_with is not None:
            offset, below = level_with
            window.tops[cursor.side] = max(window.tops[cursor.side], 0)
            row = self.cursor_row() - window.tops[cursor.side]
            window.tops[cursor.across] = max(self.page(cursor.across).row_of(offset) - row - below, 0)

    # moving

    def put(self, offset: int, side: Side | None = None, *, keep_goal: bool = False) -> None:
        """Put the cursor on a character, and scroll only as far as needed to see it well."""
        self.lay_out_rest()
        cursor = self.cursor
        cursor.side = side or cursor.side
        cursor.visited.add(cursor.side)
        cursor.offsets[cursor.side] = min(max(offset, 0), max(len(self.shown[cursor.side]) - 1, 0))
        if not keep_goal:
            cursor.goal_cell = self.cursor_cell()
        self.show_cursor()

    def cursor_cell(self) -> int:
        """The cell of its row that the cursor is on."""
        side = self.cursor.side
        row = self.page(side).row(self.cursor_row())
        return 0 if row is None or row.fold else cells_before(self.shown[side], row.start, self.cursor.offset)

    def cursor_row(self) -> int:
        """The row of the page that the cursor is on."""
        return self.page(self.cursor.side).row_of(self.cursor.offset)

    def offset_in_row(self, side: Side, number: int, cell: int) -> int | None:
        """The offset drawn at a cell of a row; None on padding."""
        row = self.page(side).row(number)
        if row is None:
            return None
        return row.start if row.fold else offset_at_cell(self.shown[side], row.start, row.end, cell)

    def show_cursor(self) -> None:
        """Scroll so that the cursor is seen well."""
        self.window.show_row(self.cursor.side, self.cursor_row())
        self._settle()

    def scroll(self, side: Side, rows: int) -> None:
        """Scroll the window of a side, of both while locked; the cursor is taken along, so that it stays in sight."""
        self.lay_out_rest()
        moved = self.window.shift(side, rows)
        self._settle(leader=side)
        for each in (SIDES if self.window.one_top else (side,)) if moved or not rows else ():
            self._drag_cursor(each)

    def _drag_cursor(self, side: Side) -> None:
        wanted = self.window.nearest_in_sight(side, self.page(side).row_of(self.cursor.offsets[side]))
        if wanted is not None:
            self.cursor.offsets[side] = self.offset_in_row(side, wanted, 0) or 0

    def _settle(self, leader: Side | None = None) -> None:
        self.window.keep_on_page(leader or self.cursor.side)
        if self.window.locked and self.window.frame.stacked:
            self.follow()

    def follow(self) -> None:
        """Stacked: show the counterpart in the other window, with two rows above it."""
        if (match := self.current_match()) is not None:
            self.level_other(match, rows_above=2)

    def level_other(self, match: Match, rows_above: int | None = None) -> None:
        """Scroll the other side so that the match's passage there is level, or `rows_above` below the top."""
        side, across = self.cursor.side, self.cursor.across
        row, here = (self.page(each).row_of(match.span(each).start) for each in (across, side))
        self.window.bring(across, row, here - self.window.tops[side] if rows_above is None else rows_above)

    # places

    def place(self) -> Place:
        """Where the reader is."""
        return Place(self.cursor.side, (self.cursor.offsets["a"], self.cursor.offsets["b"]), self.window.locked)

    def go_to(self, place: Place) -> None:
        """Return to a place."""
        self.set_lock(place.locked)
        self.cursor.offsets["a"], self.cursor.offsets["b"] = place.offsets
        self.cursor.cycle = None
        self.put(place.offsets[SIDES.index(place.side)], place.side)

    # changes of the session

    def take(self, changed: Changed) -> None:
        """Lay out what the session has now; the cursor stays where it is."""
        before, after = self.comparison, self.session.comparison
        if any(before.article(side).text_sha256 != after.article(side).text_sha256 for side in SIDES):
            self._take_texts(before, after)
        elif changed.articles or changed.matches:
            if changed.articles:
                for side in SIDES:
                    remember_open(self.folding, side, before.article(side), self.folds(side))
            self._index(after)
            if changed.articles:
                for side in SIDES:
                    open_again(self.folding, side, partial(self.folds, side))
            self.cursor.cycle = None
            self.lay_out(whole=False)
        if changed.articles or changed.matches or changed.findings:
            self.markings.take(self.session)

    def _take_texts(self, before: Comparison, after: Comparison) -> None:
        """Show other versions of the texts; the cursors find their places in them."""
        from tui.view.returning.kept import bring_back, kept_of

        a, b = (_found_again(before.article(side), after.article(side), self.cursor.offsets[side]) for side in SIDES)
        kept = kept_of(self)
        self._begin(after)
        bring_back(self, kept)
        self.cursor.anchor, self.cursor.offsets, self.cursor.kept = None, {"a": a, "b": b}, {}
        self.lay_out()
        self.go_to(Place(self.cursor.side, (a, b), self.window.locked))


def _first_offset(article: Article) -> int:
    return next((paragraph.span.start for paragraph in article.paragraphs if paragraph.kind == "body"), 0)


def _found_again(old: Article, new: Article, offset: int) -> int:
    """Where the words at `offset` of the old text are in the new one; the same offset when they are gone."""
    from tui.view.returning.kept import spot_at

    if old.text_sha256 == new.text_sha256:
        return offset
    found = spot_at(old, offset).found_in(new)
    return min(offset, len(new.text)) if found is None else found
