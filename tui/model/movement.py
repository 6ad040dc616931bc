"""Commands that move the cursor: rows, screens, sentences, paragraphs, words, panes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model.reading import place_of

if TYPE_CHECKING:
    from articles.article import Side
    from tui.model.action import Action, Call
    from tui.model.reading import Reading

_WORD = re.compile(r"\w++|[^\w\s]++")


def _rows(reading: Reading, rows: int) -> None:
    page = reading.page(reading.side)
    row = reading.cursor_row()
    step = 1 if rows > 0 else -1
    for _ in range(abs(rows)):
        following = page.next_text_row(row, step)
        if following is None:
            break
        row = following
    _to_row(reading, row)


def _to_row(reading: Reading, row: int) -> None:
    offset = reading.offset_in_row(reading.side, row, reading.goal_cell)
    if offset is not None:
        reading.tour = None
        reading.put(offset, keep_goal=True)


def line_down(reading: Reading, call: Call) -> str | None:
    """A row of text down."""
    _rows(reading, call.times)
    return None


def line_up(reading: Reading, call: Call) -> str | None:
    """A row of text up."""
    _rows(reading, -(call.times))
    return None


def _screens(reading: Reading, rows: int) -> None:
    page, side = reading.page(reading.side), reading.side
    before = reading.cursor_row()
    reading.shift(side, rows)
    target = min(max(before + rows, 0), max(page.height - 1, 0))
    row = page.nearest_text_row(target)
    if rows > 0 and row <= before:
        row = page.next_text_row(before, 1) or before
    _to_row(reading, row)


def _screen(reading: Reading, share: float) -> int:
    return max(int(reading.frame.heights[reading.side] * share) - (2 if share == 1 else 0), 1)


def page_down(reading: Reading, call: Call) -> str | None:
    """A screen down, two rows kept."""
    _screens(reading, _screen(reading, 1) * (call.times))
    return None


def page_up(reading: Reading, call: Call) -> str | None:
    """A screen up, two rows kept."""
    _screens(reading, -_screen(reading, 1) * (call.times))
    return None


def half_page_down(reading: Reading, call: Call) -> str | None:
    """Half a screen down."""
    _screens(reading, _screen(reading, 0.5) * (call.times))
    return None


def half_page_up(reading: Reading, call: Call) -> str | None:
    """Half a screen up."""
    _screens(reading, -_screen(reading, 0.5) * (call.times))
    return None


def _jump_to_row(reading: Reading, row: int) -> None:
    reading.jumps.behind.append(place_of(reading))
    reading.jumps.ahead.clear()
    _to_row(reading, reading.page(reading.side).nearest_text_row(row))


def top(reading: Reading, _call: Call) -> str | None:
    """To the beginning."""
    reading.goal_cell = 0
    _jump_to_row(reading, 0)
    reading.scroll(reading.side, -reading.tops[reading.side])
    return None


def bottom(reading: Reading, _call: Call) -> str | None:
    """To the end."""
    reading.goal_cell = 0
    _jump_to_row(reading, max(reading.page(reading.side).height - 1, 0))
    return None


def percent(reading: Reading, call: Call) -> str | None:
    """To so many percent of the text."""
    if call.count is None:
        return "type the percentage first, as in 50%"
    share = min(call.count, 100) / 100
    _jump_to_row(reading, int(share * max(reading.page(reading.side).height - 1, 0)))
    return None


def _step_spans(reading: Reading, starts: list[int], steps: int) -> None:
    """Go `steps` places along sorted offsets; back first to the start of the one the cursor is inside."""
    here = reading.offset
    if steps > 0:
        later = [start for start in starts if start > here]
        target = later[min(steps, len(later)) - 1] if later else None
    else:
        earlier = [start for start in starts if start < here]
        target = earlier[max(steps, -len(earlier))] if earlier else None
    if target is not None:
        reading.tour = None
        reading.put(target)


def _sentence_starts(reading: Reading) -> list[int]:
    article = reading.comparison.article(reading.side)
    folded = [range(block.fold.first, block.fold.last + 1) for block in reading.page(reading.side).blocks if block.fold]
    hidden = {paragraph for run in folded for paragraph in run}
    return [s.span.start for s in article.sentences if s.paragraph not in hidden]


def next_passage(reading: Reading, call: Call) -> str | None:
    """To the next sentence in sight."""
    _step_spans(reading, _sentence_starts(reading), call.times)
    return None


def previous_passage(reading: Reading, call: Call) -> str | None:
    """To the sentence before."""
    _step_spans(reading, _sentence_starts(reading), -(call.times))
    return None


def next_paragraph(reading: Reading, call: Call) -> str | None:
    """To the next paragraph or folded line."""
    _step_spans(reading, [block.start for block in reading.page(reading.side).blocks], call.times)
    return None


def previous_paragraph(reading: Reading, call: Call) -> str | None:
    """To the paragraph or folded line before."""
    _step_spans(reading, [block.start for block in reading.page(reading.side).blocks], -(call.times))
    return None


def to_side(reading: Reading, side: Side) -> None:
    """Move the cursor to a side: to the counterpart if it is in sight, else level with where it was."""
    if side == reading.side:
        return
    match = reading.current_match()
    window = range(reading.tops[side], reading.tops[side] + reading.frame.heights[side])
    page = reading.page(side)
    if match is not None and page.row_of(match.span(side).start) in window:
        reading.tour = None
        reading.put(match.span(side).start, side)
        return
    if not reading.frame.stacked:
        level = reading.cursor_row() - reading.tops[reading.side] + reading.tops[side]
        row = page.nearest_text_row(level)
        reading.offsets[side] = reading.offset_in_row(side, row, 0) or 0
    reading.tour = None
    reading.put(reading.offsets[side], side)


def other_pane(reading: Reading, _call: Call) -> str | None:
    """The cursor to the other text."""
    to_side(reading, reading.across)
    return None


def character_left(reading: Reading, call: Call) -> str | None:
    """A character to the left."""
    reading.put(reading.offset - (call.times))
    return None


def character_right(reading: Reading, call: Call) -> str | None:
    """A character to the right."""
    reading.put(reading.offset + (call.times))
    return None


def _word_starts(reading: Reading) -> list[int]:
    text = reading.shown[reading.side]
    low, high = max(reading.offset - 4000, 0), reading.offset + 4000
    return [low + found.start() for found in _WORD.finditer(text[low:high])]


def word_right(reading: Reading, call: Call) -> str | None:
    """To the next word."""
    _step_spans(reading, _word_starts(reading), call.times)
    return None


def word_left(reading: Reading, call: Call) -> str | None:
    """To the word before."""
    _step_spans(reading, _word_starts(reading), -(call.times))
    return None


def line_start(reading: Reading, _call: Call) -> str | None:
    """To the first character of the row."""
    offset = reading.offset_in_row(reading.side, reading.cursor_row(), 0)
    reading.put(reading.offset if offset is None else offset)
    return None


def line_end(reading: Reading, _call: Call) -> str | None:
    """To the last character of the row."""
    row = reading.page(reading.side).row(reading.cursor_row())
    if row is not None and row.fold is None:
        words = reading.shown[reading.side][row.start : row.end].rstrip()
        reading.put(row.start + max(len(words) - 1, 0))
    return None


MOVEMENT: dict[str, Action] = {
    "line-down": line_down,
    "line-up": line_up,
    "page-down": page_down,
    "page-up": page_up,
    "half-page-down": half_page_down,
    "half-page-up": half_page_up,
    "top": top,
    "bottom": bottom,
    "percent": percent,
    "next-passage": next_passage,
    "previous-passage": previous_passage,
    "next-paragraph": next_paragraph,
    "previous-paragraph": previous_paragraph,
    "other-pane": other_pane,
    "character-left": character_left,
    "character-right": character_right,
    "word-right": word_right,
    "word-left": word_left,
    "line-start": line_start,
    "line-end": line_end,
}
"""Commands by id. `left-pane` and `right-pane` depend on which text stands where, and are the screen's."""
