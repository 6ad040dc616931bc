"""Tables on a page: rows whose words stand below one another in columns, each cell in its row."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.reading.formats.page.segments import WIDE, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reading.formats.page.drawn import Box
    from articles.reading.formats.page.segments import Segment

_FIGURE = re.compile(r"[^\w\s]{0,3}\s?[A-Z]{0,3}[$€£]?\s?[\d.,'’:/ \u00a0\u202f%+−–-]*\d[\d.,'’:/\u00a0\u202f%+−–-]*[^\w\s]{0,3}\s?\w{0,3}|[–—−-]+")
_SIGN = re.compile(r"[^\w\s]{1,2}|o|[(\[]?(?:\d{1,3}|[a-z]|[ivxl]+)[.):\]]?|§ ?\d+", re.IGNORECASE)
"""What stands before the items of a list, whose words hang beside it."""
_FIGURES_OF_COLUMN = 0.6
_LEAST_ROWS = 3
_MOST_WORDS = 5.0
_APART = 6.0
_CLOSE = 1.45
_CLOSER = 0.8
_MOST_ABOVE = 4
_MOST_WRAPPED = 6
_GRID = 4
"""Lines drawn: with fewer, they part no more than head, body and foot."""
_SAME_HEIGHT = 2.0
_MOST_OF_WIDTH = 0.6
_EDGE = 0.3
_FITTING = 0.7


class _Column(NamedTuple):
    """Where the words of a column stand, and whether they are figures."""

    left: float
    right: float
    figures: bool


def rows_of_tables(
    rows: Sequence[Sequence[Segment]], rules: Sequence[Box] = ()
) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    """`rows` (the words of each, from the left) in order, with their cells, of which a row of no table has none.

    `rules` are lines drawn from left to right, which may part the rows of a table.
    """
    first = 0
    while first < len(rows):
        last, columns = _table(rows, first, rules)
        if columns:
            yield from _cells(rows[first:last], columns, _lines_drawn(rows[first:last], rules))
        else:
            yield rows[first], []
        first = last


def _table(rows: Sequence[Sequence[Segment]], first: int, rules: Sequence[Box]) -> tuple[int, list[_Column]]:
    """Where a table that begins with row `first` ends, and its columns; none if no table begins there."""
    for start in range(first, min(first + _MOST_ABOVE, len(rows))):
        last = _end_of_block(rows, start, _MOST_WRAPPED if rules else 1)
        columns = _columns_of(rows[start:last]) if last - start > 1 else []
        if not columns:
            if len(_parts(rows[start])) > 1:
                break
            continue
        last = _with_rest(rows, last, columns)
        if start == first or (start == first + 1 and _heads(rows[first], columns)):
            return last, columns
        drawn = _lines_drawn(rows[first:last], rules)
        above = any(height > rows[first][0].y for height in drawn)
        return (last, columns) if above and _group(rows[first], drawn) == _group(rows[start], drawn) else (first + 1, [])
    return first + 1, []


def _heads(row: Sequence[Segment], columns: Sequence[_Column]) -> bool:
    """Whether the words of a row stand at the edges or the middle of columns, as the heads of narrow ones do."""
    places = [_column([word], columns) for word in row]
    fitting = 0
    for word, place in zip(row, places, strict=True):
        left, right, _ = columns[place]
        off = min(abs(word.x - left), abs(word.end - right), abs(word.x + word.end - left - right) / 2)
        fitting += off < _EDGE * word.size
    return len(set(places)) > 1 and places == sorted(places) and fitting >= _FITTING * len(row)


def _with_rest(rows: Sequence[Sequence[Segment]], last: int, columns: Sequence[_Column]) -> int:
    """The end of a table with the rows that go on with the last cell that is not in the first column."""
    while last < len(rows):
        row, above = rows[last], rows[last - 1]
        if row[0].x < columns[1].left - row[0].size or above[0].y - row[0].y > _CLOSE * row[0].size:
            break
        last += 1
    return last


def _lines_drawn(block: Sequence[Sequence[Segment]], rules: Sequence[Box]) -> list[float]:
    """The heights at which lines are drawn through most of the width of a block, or along its edges."""
    left, right = min(row[0].x for row in block), max(row[-1].end for row in block)
    high, low = block[0][0].y + _APART * block[0][0].size, block[-1][0].y - _APART * block[-1][0].size
    heights: list[tuple[float, float]] = []
    for rule in sorted(rules, key=lambda rule: -rule.low):
        shared = min(right, rule.right) - max(left, rule.left)
        if not low < rule.low < high or shared <= 0:
            continue
        if heights and heights[-1][0] - rule.low < _SAME_HEIGHT:
            heights[-1] = heights[-1][0], heights[-1][1] + shared
        else:
            heights.append((rule.low, shared))
    return [height for height, length in heights if length > _MOST_OF_WIDTH * (right - left)]


def _group(row: Sequence[Segment], drawn: Sequence[float]) -> int:
    """How many of the lines drawn are above a row."""
    return sum(height > row[0].y for height in drawn)


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
    return all(_is_figure(each.words) and any(map(str.isdigit, each.words)) for each in (last, word))


def _is_figure(words: str) -> bool:
    return _FIGURE.fullmatch(words.strip()) is not None


def _end_of_block(rows: Sequence[Sequence[Segment]], first: int, between: int) -> int:
    """Where the rows end that may make a table with row `first`: each has parts, or is one of few between two such."""
    last = first
    for index in range(first, len(rows)):
        if index > first and rows[index - 1][0].y - rows[index][0].y > _APART * rows[index][0].size:
            break
        if len(_parts(rows[index])) > 1:
            last = index + 1
        elif index >= last + between or index == first:
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
    if len(columns) == 2 and _are_signs([joined(row[0]).words for row in several]):  # noqa: PLR2004 - a list
        return []
    figures = sum(column.figures for column in columns)
    words = [len(joined(part).words.split()) for row in several for part in row]
    if figures and len(several) > 1 and (figures > 1 or len(several) >= _LEAST_ROWS):
        return columns
    short = sum(words) <= _MOST_WORDS * len(words)
    return columns if len(several) >= _LEAST_ROWS and short else []


def _are_signs(words: Sequence[str]) -> bool:
    """Whether words are the signs of a list's items; bare numbers are, if they count its items."""
    if not all(_SIGN.fullmatch(each) for each in words):
        return False
    counted = [int(each) for each in words if each.isdecimal()]
    return all(other - one == 1 for one, other in pairwise(counted))


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
    block: Sequence[Sequence[Segment]], columns: Sequence[_Column], drawn: Sequence[float]
) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    """Each row with its cells; rows between two lines, and those that only go on with cells above, are one."""
    for _, grouped in groupby(block, key=lambda row: _group(row, drawn)):
        rows = list(grouped)
        filled = [_in_columns(row, columns) for row in rows]
        if len(rows) > 1 and drawn and _one_row(filled, len(drawn) >= _GRID):
            yield rows[0], [" ".join(filter(None, cells)) for cells in zip(*filled, strict=True)]
        else:
            yield from _row_by_row(rows, filled)


def _one_row(filled: Sequence[Sequence[str]], grid: bool) -> bool:  # noqa: FBT001 - one caller, a line above
    """Whether rows that no line parts are one: not if a column has two figures, nor if lines part only head and body."""
    for column in zip(*filled, strict=True):
        if sum(_is_figure(cell) for cell in column if cell) > 1:
            return False
    return grid or sum(all(cells) for cells in filled) < 2  # noqa: PLR2004 - one may be whole


def _row_by_row(
    rows: Sequence[Sequence[Segment]], filled: Sequence[list[str]]
) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    steps = [one[0].y - other[0].y for one, other in pairwise(rows)]
    kept: list[str] = []
    start = 0
    for index, (row, words) in enumerate(zip(rows, filled, strict=True)):
        if kept and _goes_on(words, kept, steps[index - 1], max(steps), row[0].size):
            kept = [f"{above} {below}".strip() for above, below in zip(kept, words, strict=True)]
            continue
        if kept:
            yield rows[start], kept
        kept, start = words, index
    yield rows[start], kept


def _in_columns(row: Sequence[Segment], columns: Sequence[_Column]) -> list[str]:
    """The words of a row by columns."""
    cells: list[list[Segment]] = [[] for _ in columns]
    parts = _parts(row)
    if len(parts) == 1 and _heads(row, columns):
        parts = [[word] for word in row]
    for part in parts:
        whole = len({_column([word], columns) for word in (part[0], part[-1])}) == 1
        for some in [part] if whole else [[word] for word in part]:
            cells[_column(some, columns)] += some
    return [joined(cell).words if cell else "" for cell in cells]


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
    closer = step < _CLOSE * size and step < _CLOSER * widest
    return closer or all(words[number][0].islower() for number in filled)
