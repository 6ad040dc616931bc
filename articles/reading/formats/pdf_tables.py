"""Tables on a page: rows whose words stand below one another in columns, each cell in its row."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.reading.formats.pdf_segments import WIDE, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reading.formats.pdf_segments import Segment

_FIGURE = re.compile(r"[^\w\s]{0,3}\s?[A-Z]{0,3}[$€£]?\s?[\d.,'’:/ \u00a0\u202f%+−–-]*\d[\d.,'’:/\u00a0\u202f%+−–-]*[^\w\s]{0,3}\s?\w{0,3}|[–—−-]+")
_FIGURES_OF_COLUMN = 0.6
_LEAST_ROWS = 3
_MOST_WORDS = 5.0
_APART = 3.5
_CLOSE = 1.45


class _Column(NamedTuple):
    """Where the words of a column stand, and whether they are figures."""

    left: float
    right: float
    figures: bool


def rows_of_tables(rows: Sequence[Sequence[Segment]]) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    """`rows` (the words of each, from the left) in order, with their cells, of which a row of no table has none."""
    first = 0
    while first < len(rows):
        last = _end_of_block(rows, first)
        block = rows[first:last]
        columns = _columns_of(block) if last - first > 1 else []
        if columns:
            yield from _cells(block, columns)
        else:
            last = first + 1
            yield rows[first], []
        first = last


def _parts(row: Sequence[Segment]) -> list[list[Segment]]:
    """The words of a row in groups with a wide gap between, figures that stand alone each for itself."""
    found: list[list[Segment]] = []
    for word in row:
        last = found[-1][-1] if found else None
        if last is None or word.x - last.end >= WIDE * max(last.size, word.size) or _two_cells(last, word):
            found.append([])
        found[-1].append(word)
    return found


def _two_cells(last: Segment, word: Segment) -> bool:
    return _is_figure(last.words) and _is_figure(word.words)


def _is_figure(words: str) -> bool:
    return _FIGURE.fullmatch(words.strip()) is not None


def _end_of_block(rows: Sequence[Sequence[Segment]], first: int) -> int:
    """Where the rows end that may make a table with row `first`: each has parts, or stands between two that have."""
    last = first
    for index in range(first, len(rows)):
        if index > first and rows[index - 1][0].y - rows[index][0].y > _APART * rows[index][0].size:
            break
        if len(_parts(rows[index])) > 1:
            last = index + 1
        elif index >= last + 2 or index == first:
            break
    return last


def _columns_of(block: Sequence[Sequence[Segment]]) -> list[_Column]:
    """The columns of a block of rows; none if it is no table."""
    parts = [_parts(row) for row in block]
    several = [row for row in parts if len(row) > 1]
    rich = [row for row in several if sum(_is_figure(joined(part).words) for part in row) > 1]
    columns = _standing(rich) if len(rich) > 1 else []
    if sum(column.figures for column in columns) < 2:  # noqa: PLR2004 - one may be a list's figures
        columns = _standing(several)
    if len(columns) < 2:  # noqa: PLR2004 - one column is no table
        return []
    figures = sum(column.figures for column in columns)
    words = [len(joined(part).words.split()) for row in several for part in row]
    if figures and len(several) > 1 and (figures > 1 or len(several) >= _LEAST_ROWS):
        return columns
    short = sum(words) <= _MOST_WORDS * len(words)
    return columns if len(several) >= _LEAST_ROWS and short else []


def _standing(rows: Sequence[Sequence[list[Segment]]]) -> list[_Column]:
    """Where parts of rows stand below one another with white between, white between words alone not counted."""
    spans = sorted((part[0].x, part[-1].end, _is_figure(joined(part).words)) for row in rows for part in row)
    columns: list[list[tuple[float, float, bool]]] = []
    right = 0.0
    for span in spans:
        if not columns or span[0] > right:
            columns.append([])
            right = span[1]
        columns[-1].append(span)
        right = max(right, span[1])
    return [
        _Column(
            min(span[0] for span in column),
            max(span[1] for span in column),
            sum(span[2] for span in column) >= _FIGURES_OF_COLUMN * len(column),
        )
        for column in columns
    ]


def _cells(
    block: Sequence[Sequence[Segment]], columns: Sequence[_Column]
) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    """Each row with its cells; a row that only goes on with cells of the one above is joined to it."""
    steps = [one[0].y - other[0].y for one, other in pairwise(block)]
    kept: list[str] = []
    start = 0
    for index, row in enumerate(block):
        cells: list[list[Segment]] = [[] for _ in columns]
        for part in _parts(row):
            whole = len({_column([word], columns) for word in (part[0], part[-1])}) == 1
            for some in [part] if whole else [[word] for word in part]:
                cells[_column(some, columns)] += some
        words = [joined(cell).words if cell else "" for cell in cells]
        if kept and _goes_on(words, kept, steps[index - 1], max(steps), row[0].size):
            kept = [f"{above} {below}".strip() for above, below in zip(kept, words, strict=True)]
            continue
        if kept:
            yield block[start], kept
        kept, start = words, index
    yield block[start], kept


def _column(part: Sequence[Segment], columns: Sequence[_Column]) -> int:
    """The number of the column that a part of a row stands in, or nearest to."""
    left, right = part[0].x, part[-1].end

    def fit(number: int) -> tuple[float, float]:
        column = columns[number]
        shared = min(right, column.right) - max(left, column.left)
        return max(0.0, shared), -min(abs(left - column.left), abs(right - column.right))

    return max(range(len(columns)), key=fit)


def _goes_on(words: Sequence[str], above: Sequence[str], step: float, widest: float, size: float) -> bool:
    """Whether a row holds only more words of the cells above it, set closer than rows are."""
    filled = [number for number, cell in enumerate(words) if cell]
    if words[0] and len(filled) > 1 or any(_is_figure(cell) for cell in words if cell):
        return False
    if not all(above[number] for number in filled):
        return False
    closer = step < _CLOSE * size and step < 0.8 * widest
    return closer or all(words[number][0].islower() for number in filled)
