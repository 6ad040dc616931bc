"""The lines of one page of a PDF, in the order in which they are read."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 0.5
"""How wide a letter is on average, in sizes of the type: about the mean of Latin book types."""
_SAME_ROW = 0.4
_FAR = 3.0
_COLUMN_LINES = 5
_COLUMN_APART = 0.25
_SLACK = 3.0
_SWITCHES = 3


class Piece(NamedTuple):
    """Text as drawn in one go: where it starts (points from the lower left corner), the size of its type, its words."""

    x: float
    y: float
    size: float
    text: str


class Row(NamedTuple):
    """A line of a page: where it starts, where it ends (estimated), its height on the page, its size, its words.

    `column` counts the columns of the page from the left; all are 0 where there is one.
    """

    x: float
    end: float
    y: float
    size: float
    words: str
    column: int = 0


def page_lines(pieces: Sequence[Piece], width: float) -> list[Row]:
    """The lines of a page of `width` points: as drawn, but columns drawn row by row are read column by column."""
    rows = _rows(pieces)
    split = _second_column(rows, width)
    if split is None:
        return rows
    rows = [row._replace(column=int(row.x >= split - _SLACK)) for row in rows]
    if _switches(rows, split) <= _SWITCHES:
        return rows
    ordered: list[Row] = []
    band: list[Row] = []
    for row in sorted(rows, key=lambda row: -row.y):
        if not row.column and row.end > split + _SLACK:
            ordered += [*sorted(band, key=lambda each: each.column), row]
            band = []
        else:
            band.append(row)
    return ordered + sorted(band, key=lambda each: each.column)


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces joined to lines: those drawn one after another at one height, and not far apart."""
    rows: list[Row] = []
    joins = False
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if not line.strip():
                joins = joins and number == 0
                continue
            row = Row(piece.x, _end(piece.x, line, piece.size), piece.y - number * piece.size, piece.size, line)
            if joins and number == 0 and rows and _continues(rows[-1], row):
                rows[-1] = _with(rows[-1], row)
                continue
            rows.append(row)
            joins = True
        joins = not piece.text.endswith("\n")
    return [row._replace(words=" ".join(row.words.split())) for row in rows]


def _continues(last: Row, row: Row) -> bool:
    """Whether what was drawn next stands on the line before it, and not far from it."""
    if abs(last.y - row.y) >= _SAME_ROW * max(row.size, last.size):
        return False
    gap = row.x - last.end
    return -2 * row.size < gap < _FAR * row.size or row.x <= last.x


def _with(last: Row, row: Row) -> Row:
    """A line with what goes on with it, a space between where there is a gap and none is drawn."""
    spaced = last.words.endswith(" ") or row.words.startswith(" ")
    between = "" if spaced or row.x - last.end < _WIDTH * row.size else " "
    return last._replace(words=last.words + between + row.words, end=max(last.end, row.end))


def _end(x: float, words: str, size: float) -> float:
    return x + _WIDTH * size * len(words)


def _second_column(rows: Sequence[Row], width: float) -> float | None:
    """Where the second column starts; None if the page has one column."""
    starts = Counter(round(row.x / _SLACK) for row in rows)
    common = sorted(place for place, count in starts.items() if count >= _COLUMN_LINES)
    if len(common) < 2:
        return None
    left = common[0] * _SLACK
    right = next((place * _SLACK for place in common if place * _SLACK - left > _COLUMN_APART * width), None)
    if right is None:
        return None
    crossing = sum(row.x < right - _SLACK and row.end > right + 2 * row.size for row in rows)
    return right if crossing < len(rows) / 4 else None


def _switches(rows: Sequence[Row], split: float) -> int:
    """How often the lines, as drawn, go from one column to the other."""
    sides = [row.column for row in rows if row.column or row.end <= split + _SLACK]
    return sum(one != other for one, other in itertools.pairwise(sides))
