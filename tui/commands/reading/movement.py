"""Commands that move the cursor: rows, screens, sentences, paragraphs, words, panes."""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING

from articles.article import other_side
from tui.view.navigation import remember, show, to_side
from tui.view.pairs import keep_selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.commands.call import Call
    from tui.commands.command import Handler
    from tui.commands.context import Context
    from tui.view.reading_view import ReadingView

_WORD = re.compile(r"\w++|[^\w\s]++")
_END, _BEGINNING = "this is the end of the text", "this is the beginning of the text"


def _else(line: str) -> Callable[[Handler], Handler]:
    """Let a movement that moved nothing give a line on why."""

    def saying(move: Handler) -> Handler:
        @wraps(move)
        def moved(context: Context, call: Call) -> str | None:
            before = _standing(context.view)
            said = move(context, call)
            return line if said is None and _standing(context.view) == before else said

        return moved

    return saying


def _standing(view: ReadingView) -> tuple[object, ...]:
    return view.cursor.side, view.cursor.offset, *view.window.tops.values()


def _rows(view: ReadingView, rows: int) -> None:
    page = view.page(view.cursor.side)
    row = view.cursor_row()
    step = 1 if rows > 0 else -1
    for _ in range(abs(rows)):
        following = page.next_text_row(row, step)
        if following is None:
            break
        row = following
    _to_row(view, row)


def _to_row(view: ReadingView, row: int) -> None:
    offset = view.offset_in_row(view.cursor.side, row, view.cursor.goal_cell)
    if offset is not None:
        view.cursor.cycle = None
        view.put(offset, keep_goal=True)


@_else(_END)
def line_down(context: Context, call: Call) -> None:
    """A row of text down."""
    _rows(context.view, call.times)


@_else(_BEGINNING)
def line_up(context: Context, call: Call) -> None:
    """A row of text up."""
    _rows(context.view, -call.times)


def _screens(view: ReadingView, rows: int) -> None:
    page, side = view.page(view.cursor.side), view.cursor.side
    before = view.cursor_row()
    view.window.shift(side, rows)
    target = min(max(before + rows, 0), max(page.height - 1, 0))
    row = page.nearest_text_row(target)
    if rows > 0 and row <= before:
        row = page.next_text_row(before, 1) or before
    _to_row(view, row)


def _screen(view: ReadingView, share: float) -> int:
    return max(int(view.window.frame.heights[view.cursor.side] * share) - (2 if share == 1 else 0), 1)


@_else(_END)
def page_down(context: Context, call: Call) -> None:
    """A screen down, two rows kept."""
    _screens(context.view, _screen(context.view, 1) * call.times)


@_else(_BEGINNING)
def page_up(context: Context, call: Call) -> None:
    """A screen up, two rows kept."""
    _screens(context.view, -_screen(context.view, 1) * call.times)


@_else(_END)
def half_page_down(context: Context, call: Call) -> None:
    """Half a screen down."""
    _screens(context.view, _screen(context.view, 0.5) * call.times)


@_else(_BEGINNING)
def half_page_up(context: Context, call: Call) -> None:
    """Half a screen up."""
    _screens(context.view, -_screen(context.view, 0.5) * call.times)


def _jump_to_row(view: ReadingView, row: int) -> None:
    remember(view)
    _to_row(view, view.page(view.cursor.side).nearest_text_row(row))


@_else(_BEGINNING)
def top(context: Context, _call: Call) -> None:
    """To the beginning."""
    view = context.view
    view.cursor.goal_cell = 0
    _jump_to_row(view, 0)
    view.scroll(view.cursor.side, -view.window.tops[view.cursor.side])


@_else(_END)
def bottom(context: Context, _call: Call) -> None:
    """To the end."""
    view = context.view
    view.cursor.goal_cell = 0
    _jump_to_row(view, max(view.page(view.cursor.side).height - 1, 0))


def percent(context: Context, call: Call) -> str | None:
    """To a percentage of the text."""
    if call.count is None:
        return "type the percentage first, as in 50%"
    share = min(call.count, 100) / 100
    _jump_to_row(context.view, int(share * max(context.view.page(context.view.cursor.side).height - 1, 0)))
    return None


def go_to_paragraph(context: Context, call: Call) -> str | None:
    """To a paragraph of the article by its number."""
    view = context.view
    side = view.cursor.side
    numbers = view.index.paragraphs[side]
    if not numbers:
        return "there are no paragraphs in this article"
    if call.count is None:
        return f"type the number of the paragraph, as in :20; there are {len(numbers)}"
    remember(view)
    wanted = min(max(call.count, 1), len(numbers))
    show(view, side, view.article(side).paragraphs[numbers[wanted - 1]].span)
    return f"there are {len(numbers)} paragraphs; this is the last" if wanted < call.count else None


def _step_spans(view: ReadingView, starts: list[int], steps: int) -> None:
    """Go `steps` places along sorted offsets; back first to the start of the one the cursor is inside.

    Where that is on the row of the cursor nothing would be seen of it, unless a selection grows: it is passed over.
    """
    here = view.cursor.offset
    if steps < 0 and view.cursor.anchor is None:
        page = view.page(view.cursor.side)
        begun = max((start for start in starts if start < here), default=here)
        here = begun if page.row_of(begun) == view.cursor_row() else here
    if steps > 0:
        later = [start for start in starts if start > here]
        target = later[min(steps, len(later)) - 1] if later else None
    else:
        earlier = [start for start in starts if start < here]
        target = earlier[max(steps, -len(earlier))] if earlier else None
    if target is not None:
        view.cursor.cycle = None
        view.put(target)


def _sentence_starts(view: ReadingView) -> list[int]:
    article = view.comparison.article(view.cursor.side)
    folded = [
        range(block.fold.first, block.fold.last + 1) for block in view.page(view.cursor.side).blocks if block.fold
    ]
    hidden = {paragraph for run in folded for paragraph in run}
    return [s.span.start for s in article.sentences if s.paragraph not in hidden]


@_else(_END)
def next_passage(context: Context, call: Call) -> None:
    """To the next sentence in sight."""
    _step_spans(context.view, _sentence_starts(context.view), call.times)


@_else(_BEGINNING)
def previous_passage(context: Context, call: Call) -> None:
    """To the sentence before."""
    _step_spans(context.view, _sentence_starts(context.view), -call.times)


@_else(_END)
def next_paragraph(context: Context, call: Call) -> None:
    """To the next paragraph or folded line."""
    _step_spans(context.view, [block.start for block in context.view.page(context.view.cursor.side).blocks], call.times)


@_else(_BEGINNING)
def previous_paragraph(context: Context, call: Call) -> None:
    """To the paragraph or folded line before."""
    _step_spans(
        context.view, [block.start for block in context.view.page(context.view.cursor.side).blocks], -call.times
    )


def other_pane(context: Context, _call: Call) -> str | None:
    """The cursor to the other text; what is selected here stays, for a finding of two selections."""
    kept = keep_selection(context.view)
    to_side(context.view, context.view.cursor.across)
    select, own = context.key("select", "reading"), context.key("own-finding", "reading")
    return f"the selection stays: {select} selects here too, {own} makes a finding of both" if kept else None


@_else("the cursor is in this text already")
def left_pane(context: Context, _call: Call) -> None:
    """The cursor to the text on the left."""
    to_side(context.view, context.display.left)


@_else("the cursor is in this text already")
def right_pane(context: Context, _call: Call) -> None:
    """The cursor to the text on the right."""
    to_side(context.view, other_side(context.display.left))


@_else(_BEGINNING)
def character_left(context: Context, call: Call) -> None:
    """A character to the left."""
    context.view.put(context.view.cursor.offset - call.times)


@_else(_END)
def character_right(context: Context, call: Call) -> None:
    """A character to the right."""
    context.view.put(context.view.cursor.offset + call.times)


def _word_starts(view: ReadingView) -> list[int]:
    text = view.shown[view.cursor.side]
    low, high = max(view.cursor.offset - 4000, 0), view.cursor.offset + 4000
    return [low + found.start() for found in _WORD.finditer(text[low:high])]


@_else(_END)
def word_right(context: Context, call: Call) -> None:
    """To the next word."""
    _step_spans(context.view, _word_starts(context.view), call.times)


@_else(_BEGINNING)
def word_left(context: Context, call: Call) -> None:
    """To the word before."""
    _step_spans(context.view, _word_starts(context.view), -call.times)


@_else("this is the start of the row")
def line_start(context: Context, _call: Call) -> None:
    """To the first character of the row."""
    view = context.view
    offset = view.offset_in_row(view.cursor.side, view.cursor_row(), 0)
    view.put(view.cursor.offset if offset is None else offset)


@_else("this is the end of the row")
def line_end(context: Context, _call: Call) -> None:
    """To the last character of the row."""
    view = context.view
    row = view.page(view.cursor.side).row(view.cursor_row())
    if row is not None and row.fold is None:
        words = view.shown[view.cursor.side][row.start : row.end].rstrip()
        view.put(row.start + max(len(words) - 1, 0))
