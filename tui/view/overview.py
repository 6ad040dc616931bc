"""The strip at the edge: the whole article in one column, with the window's place in it."""

from __future__ import annotations

from bisect import bisect_left
from operator import is_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side
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
    if not strip:
        return strip
    if view.comparison.matched:
        alone = view.index.alone[side]
        for bucket in range(min(height, rows) if page.blocks else 0):
            block = page.blocks[page.block_at_row(bucket * max(rows, height) // height)]
            if block.fold is None and block.paragraph in alone:
                strip[bucket] = "only"
    for bucket, name in _density(view, side, rows, height):
        strip[bucket] = name
    starts, noted = view.markings.starts(side), view.noted(side)
    told: tuple[tuple[SignName, Sequence[int]], ...] = (
        ("reworded", starts.reworded),
        ("differ", starts.differing),
        ("note", noted.begin(guessed=False)),
        ("unplaced", noted.begin(guessed=True)),
        ("hit", view.search.hits[side].starts),
    )
    edges = [page.offset_at_row(_first_row(bucket, rows, height)) for bucket in range(min(height, rows) + 1)]
    for name, begun in told:
        for bucket in _holding(begun, edges) if begun else ():
            strip[bucket] = name
    return strip


def _holding(starts: Sequence[int], edges: Sequence[int]) -> Iterator[int]:
    """The rows of the strip in which any of those sorted places is: there are few rows, and may be very many places.

    `edges` are where the rows begin in the text, and where the last one ends.
    """
    for bucket in range(len(edges) - 1):
        index = bisect_left(starts, edges[bucket] if bucket else 0)
        if index < len(starts) and (starts[index] < edges[bucket + 1] or bucket == len(edges) - 2):
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


def _first_row(bucket: int, rows: int, height: int) -> int:
    return -(-bucket * max(rows, height) // height)


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
