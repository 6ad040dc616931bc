"""The strip at the edge: the whole article in one column, with the window's place in it."""

from __future__ import annotations

from bisect import bisect_left
from operator import is_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Side, Span
    from tui.view.reading_view import ReadingView
    from tui.view.signs import SignName

DENSITY: tuple[SignName, ...] = ("few", "some", "many", "most")
"""The signs for how many of a class marked a passage, from the least to the most."""


class Overviews:
    """The overview of each side, made again only when something that it shows has changed."""

    def __init__(self) -> None:
        self._known: dict[Side, tuple[tuple[object, ...], list[SignName]]] = {}

    def __call__(self, view: ReadingView, side: Side, height: int) -> list[SignName]:
        """That of a side in so many rows; the same list as before while it is the same."""
        page = view.page(side)
        made_of = (page, view.index, view.markings.starts(side), view.noted(side), view.search.hits[side])
        known = self._known.get(side)
        if known is not None and len(known[1]) == height and all(map(is_, known[0], made_of)):
            return known[1]
        made = overview(view, side, height)
        self._known[side] = made_of, made
        return made


def overview(view: ReadingView, side: Side, height: int) -> list[SignName]:
    """One sign a row of the strip: hits, notes, what differs, what is reworded or a class marked, what is only here."""
    page = view.page(side)
    rows = max(page.height, 1)
    strip: list[SignName] = ["bar"] * height
    if view.comparison.matched:
        alone = view.index.alone[side]
        for bucket in range(min(height, rows) if page.blocks else 0):
            block = page.blocks[page.block_at_row(bucket * max(rows, height) // height)]
            if block.fold is None and block.paragraph in alone:
                strip[bucket] = "only"
    for bucket, name in _density(view, side, rows, height):
        strip[bucket] = name
    told: tuple[tuple[SignName, list[Span]], ...] = (
        ("reworded", view.markings.reworded[side]),
        ("differ", view.markings.differing[side]),
    )
    marked = [(name, page.row_of(each.start)) for name, spans in told for each in spans]
    marked += view.noted(side).rows(page)
    for name, row in marked:
        bucket = _bucket(row, rows, height)
        if 0 <= bucket < height:
            strip[bucket] = name
    for bucket in _with_hits(view, side, rows, height):
        strip[bucket] = "hit"
    return strip


def _with_hits(view: ReadingView, side: Side, rows: int, height: int) -> Iterator[int]:
    """The rows of the strip in which a hit begins: there are few of those, and may be very many hits."""
    page, starts = view.page(side), view.search.hits[side].starts
    if not starts:
        return
    for bucket in range(min(height, rows)):
        first, beyond = (-(-edge * max(rows, height) // height) for edge in (bucket, bucket + 1))
        low, high = page.offset_at_row(first), page.offset_at_row(beyond)
        index = bisect_left(starts, low if bucket else 0)
        if index < len(starts) and (starts[index] < high or beyond >= rows):
            yield bucket


def _density(view: ReadingView, side: Side, rows: int, height: int) -> Iterator[tuple[int, SignName]]:
    """The rows of the strip in which a class marked anything, with a sign for how many did."""
    if view.group is None:
        return
    page, most = view.page(side), dict[int, int]()
    for marked in view.group.marked[side]:
        low, high = page.row_of(marked.span.start), page.row_of(marked.span.end - 1)
        for bucket in range(_bucket(low, rows, height), _bucket(high, rows, height) + 1):
            most[bucket] = max(most.get(bucket, 0), marked.count)
    for bucket, count in most.items():
        if 0 <= bucket < height:
            yield bucket, DENSITY[view.group.level(count) - 1]


def _bucket(row: int, rows: int, height: int) -> int:
    return row * height // max(rows, height)


def window(view: ReadingView, side: Side, height: int) -> range:
    """The rows of the strip that show what is in sight; at least one."""
    rows = max(view.page(side).height, 1)
    first = _bucket(view.window.tops[side], rows, height)
    last = _bucket(min(view.window.tops[side] + view.window.frame.heights[side], rows) - 1, rows, height)
    first = min(first, max(height - 1, 0))
    return range(first, max(last, first) + 1)


def row_at(view: ReadingView, side: Side, strip_row: int, height: int) -> int:
    """The row of the page that a row of the strip shows."""
    rows = max(view.page(side).height, 1)
    return strip_row * max(rows, height) // max(height, 1)
