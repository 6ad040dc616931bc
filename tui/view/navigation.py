"""Going to a place: opening what hides it, lighting its match, bringing its counterpart level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view.cursor import CounterpartCycle

if TYPE_CHECKING:
    from articles.article import Side, Span
    from tui.view.history import Place
    from tui.view.ledger.rows import Row
    from tui.view.pages.folds import Fold
    from tui.view.reading_view import ReadingView


def remember(view: ReadingView) -> None:
    """Keep the present place, so that `back` returns to it."""
    view.history.leave(view.place())


def begin_at(view: ReadingView, place: Place, above: int | None = None) -> None:
    """Be at a place once there is room for the texts, with so many rows `above` the cursor in sight, if told.

    Before the panes have their room, laying the texts out would be for nothing.
    """
    cursor, window = view.cursor, view.window
    cursor.offsets["a"], cursor.offsets["b"] = place.offsets
    cursor.side, window.locked, window.above = place.side, place.locked, above
    cursor.visited.add(place.side)


def show(view: ReadingView, side: Side, span: Span) -> None:
    """Put the cursor at the start of a span, opening the fold that hides it."""
    view.cursor.cycle = None
    fold = view.fold_at(side, span.start)
    if fold is not None:
        open_fold(view, fold)
    view.put(span.start, side)


def open_fold(view: ReadingView, fold: Fold) -> None:
    """Open one fold; what agrees opens on both sides at once."""
    side, reason, first = fold.key
    view.folding.opened.add(fold.key)
    if reason == "agree":
        across: Side = "b" if side == "a" else "a"
        for pair in view.comparison.alignment.chain:
            mine, theirs = pair if side == "a" else pair[::-1]
            if mine == first:
                view.folding.opened.add((across, "agree", theirs))
    view.lay_out()


def open_hidden(view: ReadingView, offset: int) -> None:
    """Open the fold of the other side that hides a place."""
    fold = view.fold_at(view.cursor.across, offset)
    if fold is not None:
        open_fold(view, fold)


def light(view: ReadingView, match_id: str) -> None:
    """Light one of several matches of the passage under the cursor."""
    sentence = view.sentence()
    for index, match in enumerate(view.matches_here()):
        if match.id == match_id and index and sentence is not None:
            view.cursor.cycle = CounterpartCycle(view.cursor.side, sentence, index)


def to_side(view: ReadingView, side: Side) -> None:
    """Move the cursor to a side: to the counterpart if it is in sight, else level with where it was."""
    cursor, window, page = view.cursor, view.window, view.page(side)
    if side == cursor.side:
        return
    match = view.current_match()
    if match is not None and page.row_of(match.span(side).start) in window.rows_in_sight(side):
        cursor.cycle = None
        view.put(match.span(side).start, side)
        return
    if not window.frame.stacked:
        level = view.cursor_row() - window.tops[cursor.side] + window.tops[side]
        cursor.offsets[side] = view.offset_in_row(side, page.nearest_text_row(level), 0) or 0
    cursor.cycle = None
    view.put(cursor.offsets[side], side)


def cross(view: ReadingView, cycle: CounterpartCycle) -> None:
    """Go to a counterpart; where it is not level, free the texts and bring it level."""
    match = view.comparison.alignment.matches_of(cycle.side, cycle.sentence)[cycle.index]
    cursor = view.cursor
    cursor.side = cycle.side
    across, there = cursor.across, match.span(cursor.across).start
    open_hidden(view, there)
    in_sight = view.page(across).row_of(there) in view.window.rows_in_sight(across)
    if not in_sight and not view.window.frame.stacked:
        view.set_lock(False)
        view.level_other(match)
    cursor.cycle = cycle
    view.put(there, across)


def read_both(view: ReadingView, row: Row) -> None:
    """Go to what a row of the ledger is about, both passages level where there are two."""
    first = row.a or row.b
    if first is None:
        return
    remember(view)
    show(view, first.side, first.span)
    if row.judged is not None:
        light(view, row.judged.finding.match)
    second = next((cell for cell in row.cells if cell.side != first.side), None)
    if second is not None:
        bring_level(view, second.span.start)


def bring_level(view: ReadingView, there: int) -> None:
    """Show a place of the other text beside the cursor, which frees the texts where it is not level."""
    cursor, window = view.cursor, view.window
    open_hidden(view, there)
    cursor.offsets[cursor.across] = there
    row = view.page(cursor.across).row_of(there)
    if window.frame.stacked:
        window.bring(cursor.across, row, 2)
    elif row != view.cursor_row():
        view.set_lock(False)
        row = view.page(cursor.across).row_of(there)
        window.bring(cursor.across, row, view.cursor_row() - window.tops[cursor.side])
