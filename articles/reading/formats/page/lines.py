"""The lines of one page of a PDF, in the order in which they are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.reading.formats.page.columns import WIDE_TABLE, in_order
from articles.reading.formats.page.segments import joined, rows_of, segments_of
from articles.reading.formats.page.tables import rows_of_tables
from articles.reading.formats.page.wide import wide_tables
from articles.reading.structure.line_numbers import AT_START, CELLS, Candidate, line_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reading.formats.page.drawn import Box, Drawn
    from articles.reading.formats.page.segments import Segment

_SMALLEST_BOX = 30.0
_MOST_OF_PAGE = 0.6
_LEAST_BOXED = 40
_TOUCH = 2.0
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT = re.compile("[^\\W\u0590-\u08ff]++(?:[.,:/-][^\\W\u0590-\u08ff]++)*+")


class Row(NamedTuple):
    """A line of a page: where it starts and ends, its height on the page, its size, its words.

    `column` counts the parts of the page in the order in which they are read; `box` is the number of the box around
    it, 0 for none; `table` says that it is a row of a table.
    """

    x: float
    end: float
    y: float
    size: float
    words: str
    column: int = 0
    box: int = 0
    table: bool = False


def page_lines(page: Drawn) -> tuple[list[Row], bool]:
    """The lines of a page, and whether numbers beside them were left out."""
    segments, counted = _uncounted(segments_of(page.pieces))
    edges = [edge for box in page.boxes for edge in (box._replace(low=box.high), box._replace(high=box.low))]
    rules = [*page.rules, *edges]
    found: list[Row] = []
    for number, (box, part) in enumerate(in_order(_with_tables(_boxed(segments, page), rules))):
        found += (row._replace(column=number, box=box) for row in _rows(part, rules))
    return found, counted


def _with_tables(segments: Sequence[Segment], rules: Sequence[Box]) -> list[Segment]:
    """The segments, those of a table that spans the page with a number of its own for a box."""
    rows = [list(row) for row in rows_of([each for each in segments if not each.box])]
    words = [[piece for segment in row for piece in segment.pieces] for row in rows]
    for number, (first, last) in enumerate(wide_tables(words, rules)):
        rows[first:last] = [[each._replace(box=WIDE_TABLE - number) for each in row] for row in rows[first:last]]
    return [*(each for row in rows for each in row), *(each for each in segments if each.box)]


def _rows(segments: Sequence[Segment], rules: Sequence[Box]) -> Iterator[Row]:
    """The rows of a part of a page with one column, those of its tables cell by cell."""
    rows = [[piece for segment in row for piece in segment.pieces] for row in rows_of(segments)]
    for row, cells in rows_of_tables(rows, rules):
        whole = joined(row)
        alone = sum(map(bool, cells)) == 1
        words = ("" if alone else " | ").join(map(_logical, cells)).rstrip("| ") if cells else _logical(whole.words)
        if words:
            yield Row(whole.x, whole.end, whole.y, whole.size, words.lstrip(), table=bool(cells))


def _logical(words: str) -> str:
    """Words in the order in which they are read: what is written from the right is drawn from its end."""
    if not _RIGHT_TO_LEFT.search(words):
        return words
    return _LEFT_TO_RIGHT.sub(lambda found: found.group()[::-1], words[::-1])


def _uncounted(segments: Sequence[Segment]) -> tuple[list[Segment], bool]:
    """The segments without the numbers that count the lines, in a margin on either side."""
    rows = [list(row) for row in rows_of(segments)]
    candidates: list[Candidate] = []
    for number, row in enumerate(rows):
        for place in {0, len(row) - 1}:
            first = row[place].pieces[0]
            found = AT_START.match(first.words)
            if found and (place == 0 or row[place].words.strip() == first.words.strip()):
                candidates.append(Candidate(int(found.group(1)), number, first.x, first.end, (place, found.end())))
    beside = {candidate.row: candidate for candidate in reversed(candidates)}
    words = [_beside(row, beside.get(number)) for number, row in enumerate(rows)]
    counted = line_numbers(candidates, words, least=2)
    for candidate in counted:
        place, length = candidate.place
        rows[candidate.row][place] = _cut(rows[candidate.row][place], length)
    return [segment for row in rows for segment in row if segment.words], bool(counted)


def _beside(row: Sequence[Segment], candidate: Candidate | None) -> str:
    """The words of a row without its candidate, those that stand apart as cells."""
    words = [segment.words for segment in row]
    if candidate is not None:
        place, _ = candidate.place
        words[place] = AT_START.sub("", words[place], count=1)
    return CELLS.join(filter(None, words))


def _cut(segment: Segment, length: int) -> Segment:
    """A segment without its first `length` letters, all of its first piece."""
    first, *others = segment.pieces
    rest = first.words[length:]
    if rest.strip():
        start = first.end - (first.end - first.x) * len(rest) / len(first.words)
        others.insert(0, first._replace(x=start, words=rest))
    return joined(others) if others else segment._replace(words="")


def _boxed(segments: Sequence[Segment], page: Drawn) -> list[Segment]:
    """The segments, each with the number of the smallest box that stands around it; cells of a table are no boxes."""
    useful = []
    for box in sorted(set(page.boxes), key=_area):
        smallest = min(box.right - box.left, box.high - box.low)
        if smallest < _SMALLEST_BOX or _area(box) > _MOST_OF_PAGE * page.width * page.height:
            continue
        inside = [each for each in segments if _within(each, box)]
        if len({round(each.y) for each in inside}) < 2 or sum(len(each.words) for each in inside) < _LEAST_BOXED:
            continue
        if not any(_touches(box, other) for other in page.boxes):
            useful.append(box)
    return [
        each._replace(box=next((number for number, box in enumerate(useful, 1) if _within(each, box)), 0))
        for each in segments
    ]


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.high - box.low)


def _within(segment: Segment, box: Box) -> bool:
    middle = segment.y + segment.size / 3
    return box.left - 1 <= segment.x and segment.end <= box.right + 1 and box.low <= middle <= box.high


def _touches(box: Box, other: Box) -> bool:
    """Whether two boxes stand side by side as the cells of a table do."""
    if min(other.right - other.left, other.high - other.low) < _TOUCH:
        return False
    level = min(box.high, other.high) - max(box.low, other.low) > _TOUCH
    above = min(box.right, other.right) - max(box.left, other.left) > _TOUCH
    beside = min(abs(box.right - other.left), abs(box.left - other.right)) < _TOUCH
    stacked = min(abs(box.low - other.high), abs(box.high - other.low)) < _TOUCH
    return (level and beside) or (above and stacked)
