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

_LONGEST_FIGURE, _MOST_LETTERS = 30, 3
_DASHES = frozenset("-–—−")
_SIGN = re.compile(r"[^\w\s]{1,2}|o|[(\[]?(?:\d{1,3}|[a-z]|[ivxl]+)[.):\]]?|§ ?\d+", re.IGNORECASE)
"""What stands before the items of a list, whose words hang beside it."""
_FIGURES_OF_COLUMN = 0.6
_LEAST_ROWS = 3
MOST_WORDS = 5.0
APART = 6.0
_CLOSE = 1.45
_CLOSER = 0.8
_MOST_ABOVE = 4
_MOST_WRAPPED = 6
_GRID = 4
"""Lines drawn: with fewer, they part no more than head, body and foot."""
SAME_HEIGHT = 2.0
_MOST_OF_WIDTH = 0.6
_EDGE = 0.3
_FITTING = 0.7


class _Column(NamedTuple):
    """Where the words of a column stand, and whether they are figures."""

    left: float
    right: float
    figures: bool


class _Part(NamedTuple):
    """Words of a row with a wide gap on either side, and whether they are a figure."""

    left: float
    right: float
    words: str
    figure: bool
    pieces: tuple[Segment, ...]


class Line(NamedTuple):
    """A row of a page and its parts."""

    words: Sequence[Segment]
    parts: list[_Part]

    @property
    def y(self) -> float:
        """The height of its base line."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.words[0].size


def rows_of_tables(
    rows: Sequence[Sequence[Segment]], rules: Sequence[Box] = ()
) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    """`rows` (the words of each, from the left) in order, with their cells, of which a row of no table has none.

    `rules` are lines drawn from left to right, which may part the rows of a table.
    """
    lines = [Line(row, parts_of(row)) for row in rows]
    first = 0
    while first < len(lines):
        last, columns = _table(lines, first, rules)
        if columns:
            yield from _cells(lines[first:last], columns, _lines_drawn(lines[first:last], rules))
        else:
            yield lines[first].words, []
        first = last


def _table(rows: Sequence[Line], first: int, rules: Sequence[Box]) -> tuple[int, list[_Column]]:
    """Where a table that begins with row `first` ends, and its columns; none if no table begins there."""
    for start in range(first, min(first + _MOST_ABOVE, len(rows))):
        last = _end_of_block(rows, start, _MOST_WRAPPED if rules else 1)
        columns = columns_of(rows[start:last]) if last - start > 1 else []
        if not columns:
            if len(rows[start].parts) > 1:
                break
            continue
        last = _with_rest(rows, last, columns)
        if start == first or (start == first + 1 and heads(rows[first].words, columns)):
            return last, columns
        drawn = _lines_drawn(rows[first:last], rules)
        above = any(height > rows[first].y for height in drawn)
        return (
            (last, columns) if above and _group(rows[first], drawn) == _group(rows[start], drawn) else (first + 1, [])
        )
    return first + 1, []


def heads(row: Sequence[Segment], columns: Sequence[_Column]) -> bool:
    """Whether the words of a row stand at the edges or the middle of columns, as the heads of narrow ones do."""
    places = [_column(word.x, word.end, columns) for word in row]
    fitting = 0
    for word, place in zip(row, places, strict=True):
        left, right, _ = columns[place]
        off = min(abs(word.x - left), abs(word.end - right), abs(word.x + word.end - left - right) / 2)
        fitting += off < _EDGE * word.size
    return len(set(places)) > 1 and places == sorted(places) and fitting >= _FITTING * len(row)


def _with_rest(rows: Sequence[Line], last: int, columns: Sequence[_Column]) -> int:
    """The end of a table with the rows that go on with the last cell that is not in the first column."""
    while last < len(rows):
        row, above = rows[last], rows[last - 1]
        if row.words[0].x < columns[1].left - row.size or above.y - row.y > _CLOSE * row.size:
            break
        last += 1
    return last


def _lines_drawn(block: Sequence[Line], rules: Sequence[Box]) -> list[float]:
    """The heights at which lines are drawn through most of the width of a block, or along its edges."""
    left, right = min(row.words[0].x for row in block), max(row.words[-1].end for row in block)
    high, low = block[0].y + APART * block[0].size, block[-1].y - APART * block[-1].size
    heights: list[tuple[float, float]] = []
    for rule in sorted(rules, key=lambda rule: -rule.low):
        shared = min(right, rule.right) - max(left, rule.left)
        if not low < rule.low < high or shared <= 0:
            continue
        if heights and heights[-1][0] - rule.low < SAME_HEIGHT:
            heights[-1] = heights[-1][0], heights[-1][1] + shared
        else:
            heights.append((rule.low, shared))
    return [height for height, length in heights if length > _MOST_OF_WIDTH * (right - left)]


def _group(row: Line, drawn: Sequence[float]) -> int:
    """How many of the lines drawn are above a row."""
    return sum(height > row.y for height in drawn)


def parts_of(row: Sequence[Segment]) -> list[_Part]:
    """The words of a row in groups with a wide gap between, each figure for itself."""
    found: list[list[Segment]] = []
    for word in row:
        last = found[-1][-1] if found else None
        if last is None or word.x - last.end >= WIDE * max(last.size, word.size) or _two_cells(last, word):
            found.append([])
        found[-1].append(word)
    return [_part(words) for words in found]


def _part(words: Sequence[Segment]) -> _Part:
    whole = joined(words).words if len(words) > 1 else words[0].words.strip()
    return _Part(words[0].x, words[-1].end, whole, _is_figure(whole), tuple(words))


def _two_cells(last: Segment, word: Segment) -> bool:
    return all(_is_figure(each.words) and any(map(str.isdigit, each.words)) for each in (last, word))


def _is_figure(words: str) -> bool:
    """Whether words are a number, with a currency or a unit of few letters at most, or a dash in its place."""
    words = words.strip()
    if not words or len(words) > _LONGEST_FIGURE:
        return False
    few = sum(map(str.isalpha, words)) <= _MOST_LETTERS
    return (few and any(map(str.isdigit, words))) or set(words) <= _DASHES


def _end_of_block(rows: Sequence[Line], first: int, between: int) -> int:
    """Where the rows end that may make a table with row `first`: each has parts, or is one of few between two such."""
    last = first
    for index in range(first, len(rows)):
        if index > first and rows[index - 1].y - rows[index].y > APART * rows[index].size:
            break
        if len(rows[index].parts) > 1:
            last = index + 1
        elif index >= last + between or index == first:
            break
    return last


def columns_of(block: Sequence[Line]) -> list[_Column]:
    """The columns of a block of rows; none if it is no table."""
    several = [row.parts for row in block if len(row.parts) > 1]
    rich = [parts for parts in several if sum(part.figure for part in parts) > 1]
    columns = _standing(rich) if len(rich) > 1 else []
    if sum(column.figures for column in columns) < 2:
        columns = _standing(several)
    if len(columns) < 2:
        return []
    if len(columns) == 2 and _are_signs([parts[0].words for parts in several]):
        return []
    figures = sum(column.figures for column in columns)
    if figures and len(several) > 1 and (figures > 1 or len(several) >= _LEAST_ROWS):
        return columns
    words = [len(part.words.split()) for parts in several for part in parts]
    return columns if len(several) >= _LEAST_ROWS and sum(words) <= MOST_WORDS * len(words) else []


def _are_signs(words: Sequence[str]) -> bool:
    """Whether words are the signs of a list's items; bare numbers are, if they count its items."""
    if not all(_SIGN.fullmatch(each) for each in words):
        return False
    counted = [int(each) for each in words if each.isdecimal()]
    return all(other - one == 1 for one, other in pairwise(counted))


def _standing(rows: Sequence[Sequence[_Part]]) -> list[_Column]:
    """Where parts of rows stand below one another with white between, white between words alone not counted."""
    spans = sorted((part.left, part.right, part.figure) for row in rows for part in row)
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
    block: Sequence[Line], columns: Sequence[_Column], drawn: Sequence[float]
) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    """Each row with its cells; rows between two lines, and those that only go on with cells above, are one."""
    for _, grouped in groupby(block, key=lambda row: _group(row, drawn)):
        rows = list(grouped)
        filled = [_in_columns(row, columns) for row in rows]
        if len(rows) > 1 and drawn and _one_row(filled, len(drawn) >= _GRID):
            yield rows[0].words, [" ".join(filter(None, cells)) for cells in zip(*filled, strict=True)]
        else:
            yield from _row_by_row(rows, filled)


def _one_row(filled: Sequence[Sequence[str]], grid: bool) -> bool:  # noqa: FBT001 - one caller, a line above
    """Whether rows that no line parts are one: not with two figures in a column, nor if lines part only a head."""
    for column in zip(*filled, strict=True):
        if sum(_is_figure(cell) for cell in column if cell) > 1:
            return False
    return grid or sum(all(cells) for cells in filled) < 2


def _row_by_row(rows: Sequence[Line], filled: Sequence[list[str]]) -> Iterator[tuple[Sequence[Segment], list[str]]]:
    steps = [one.y - other.y for one, other in pairwise(rows)]
    widest = max(steps, default=0.0)
    kept: list[str] = []
    start = 0
    for index, (row, words) in enumerate(zip(rows, filled, strict=True)):
        if kept and _goes_on(words, kept, steps[index - 1], widest, row.size):
            kept = [f"{above} {below}".strip() for above, below in zip(kept, words, strict=True)]
            continue
        if kept:
            yield rows[start].words, kept
        kept, start = words, index
    yield rows[start].words, kept


def _in_columns(row: Line, columns: Sequence[_Column]) -> list[str]:
    """The words of a row by columns."""
    cells: list[list[Segment]] = [[] for _ in columns]
    for part in row.parts:
        if heads(part.pieces, columns) or _each_in_one(part.pieces, columns):
            for word in part.pieces:
                cells[_column(word.x, word.end, columns)].append(word)
        else:
            cells[_column(part.left, part.right, columns)] += part.pieces
    return [joined(cell).words if cell else "" for cell in cells]


def _each_in_one(words: Sequence[Segment], columns: Sequence[_Column]) -> bool:
    """Whether there are several words and each stands in a column of its own."""
    places = [_column(word.x, word.end, columns) for word in words]
    inside = all(
        min(word.end, columns[place].right) > max(word.x, columns[place].left)
        for word, place in zip(words, places, strict=True)
    )
    return inside and 1 < len(words) == len(set(places))


def _column(left: float, right: float, columns: Sequence[_Column]) -> int:
    """The number of the column in which words from `left` to `right` stand, or nearest to them."""
    best, found = (-1.0, 0.0), 0
    for number, column in enumerate(columns):
        shared = max(0.0, min(right, column.right) - max(left, column.left))
        fit = shared, -min(abs(left - column.left), abs(right - column.right))
        if fit > best:
            best, found = fit, number
    return found


def _goes_on(words: Sequence[str], above: Sequence[str], step: float, widest: float, size: float) -> bool:
    """Whether a row holds only more words of the cells above it, set closer than rows are."""
    filled = [number for number, cell in enumerate(words) if cell]
    if (words[0] and len(filled) > 1) or any(_is_figure(cell) for cell in words if cell):
        return False
    if not all(above[number] for number in filled):
        return False
    closer = step < _CLOSE * size and step < _CLOSER * widest
    return closer or all(words[number][0].islower() for number in filled)
