"""Paragraph to rows of a given width, and characters to cells: no widget, no style.

Rows hold offsets into the shown text, which is one code point for each of the article's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from rich.cells import cell_len, split_graphemes

from articles.article import Safe

_ONE_CELL = re.compile(r"[ -˿Ͱ-҂Ҋ-԰\u05d0-\u05eaḀ-῿‐-‧‰-⁞₠-⃀℀-⅏←-⇿␀-␦─-╿■-◼◿]*")

_ONE_EACH = re.compile(
    _ONE_CELL.pattern[:-2]
    + "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*"
)
"""Text in which each character is a grapheme of its own, of one cell, or of two from U+3000 on."""


def is_narrow(text: str) -> bool:
    """Whether every character of `text` is known to be one cell wide."""
    # Asking whether it is ASCII takes a moment, and most paragraphs are.
    return (text.isascii() and text.isprintable()) or _ONE_CELL.fullmatch(text) is not None


def wrap(text: Safe, start: int, end: int, width: int, *, narrow: bool | None = None) -> list[int]:
    """Offsets at which the rows of `text[start:end]` begin, each row at most `width` cells; at least one row.

    Rows break after spaces; a word longer than a row is cut, never inside a grapheme. `narrow`: whether every
    character is one cell wide; None finds out.
    """
    if is_narrow(text[start:end]) if narrow is None else narrow:
        return _wrap_narrow(text, start, end, width)
    if width > 1 and _ONE_EACH.fullmatch(text, start, end):
        return _wrap_even(text, start, end, width)
    return _wrap_wide(text, start, end, width)


def _wrap_even(text: str, start: int, end: int, width: int) -> list[int]:
    """As `_wrap_wide`, for characters of which none joins another: those from U+3000 on are two cells wide."""
    part = text[start:end]
    # How many cells stand before each character, so that the end of a row is looked up.
    before = list(accumulate([2 if letter >= "\u3000" else 1 for letter in part], initial=0))
    rows, row, over = [start], 0, 0
    while True:
        over = bisect_right(before, before[row] + width, lo=over) - 1
        while over < len(part) and part[over] == " ":
            over += 1
        if over >= len(part):
            return rows
        cut = over
        while cut > row and part[cut - 1] != " " and part[cut - 1] < "\u3000":
            cut -= 1
        if cut > row:
            rows.append(start + cut)
            row = cut
        if row < over and before[over + 1] - before[row] > width:
            rows.append(start + over)
            row = over


def _wrap_narrow(text: str, start: int, end: int, width: int) -> list[int]:
    rows = [start]
    position = start
    while end - position > width:
        cut = text.rfind(" ", position, position + width + 1)
        position = position + width if cut < position else cut + 1
        while position < end and text[position] == " ":
            position += 1
        if position < end:
            rows.append(position)
    return rows


def _clusters(text: str) -> list[tuple[int, int, int]]:
    """Graphemes as (start, end, cells), with the two letters of a flag kept together."""
    spans, _total = split_graphemes(text)
    joined: list[tuple[int, int, int]] = []
    for begin, finish, cells in spans:
        indicator = "\U0001f1e6" <= text[begin] <= "\U0001f1ff"
        if (
            indicator
            and joined
            and joined[-1][1] - joined[-1][0] == 1
            and "\U0001f1e6" <= text[joined[-1][0]] <= "\U0001f1ff"
        ):
            first, _end, first_cells = joined[-1]
            joined[-1] = (first, finish, max(first_cells + cells, 2))
        else:
            # A joiner with nothing before it is counted as nothing, what it joins all the same.
            joined.append((begin, finish, cells if finish - begin == 1 else cell_len(text[begin:finish])))
    return joined


def _wrap_wide(text: str, start: int, end: int, width: int) -> list[int]:
    rows = [start]
    used = 0
    break_at, used_at_break = -1, 0
    for begin, finish, cells in _clusters(text[start:end]):
        if used + cells > width and text[start + begin : start + finish] != " ":
            if break_at > rows[-1]:
                rows.append(break_at)
                used -= used_at_break
            if rows[-1] < start + begin and used + cells > width:
                rows.append(start + begin)
                used = 0
            break_at = -1
        used += cells
        if text[start + begin] == " " or cells == 2:
            break_at, used_at_break = start + finish, used
    return rows if rows[-1] < end or len(rows) == 1 else rows[:-1]


def cells_before(text: Safe, start: int, offset: int) -> int:
    """How many cells `text[start:offset]` takes."""
    part = text[start:offset]
    return len(part) if part.isascii() else cell_len(part)


def offset_at_cell(text: Safe, start: int, end: int, cell: int) -> int:
    """The offset of the character drawn at `cell` of a row that begins at `start`; the last one beyond its end."""
    part = text[start:end]
    if not part:
        return start
    if is_narrow(part):
        return start + min(max(cell, 0), len(part) - 1)
    used = 0
    last = start
    for begin, _finish, cells in _clusters(part):
        last = start + begin
        used += cells
        if used > cell:
            break
    return last


def fit(text: str, cells: int) -> str:
    """Text in a number of cells at most, cut with a sign."""
    if cell_len(text) <= cells:
        return text
    if cells < 1:
        return ""
    return cut(text, cells - 1) + "…"


def cut(text: str, cells: int) -> str:
    """The beginning of a text in a number of cells: whole words where there are any, and never a part of a number."""
    end = offset_at_cell(Safe(text), 0, len(text), cells)
    while end > 0 and cell_len(text[:end]) > cells:
        end -= 1
    kept = text[:end]
    if end < len(text) and not text[end].isspace() and kept and not kept[-1].isspace():
        space = kept.rfind(" ")
        kept = kept[:space] if space >= end // 2 else kept
        if space < end // 2 and kept[-1].isdigit():
            kept = kept.rstrip("0123456789.,\u00a0\u202f")
    return kept.rstrip()
