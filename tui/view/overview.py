"""The strip at the edge: the whole article in one column, with the window's place in it."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.article import Side
    from tui.view.reading_view import ReadingView
    from tui.view.signs import SignName


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
    """One sign a row of the strip: hits, notes, what differs, then whether its paragraphs are only in this text."""
    page = view.page(side)
    rows = max(page.height, 1)
    strip: list[SignName] = ["bar"] * height
    if view.comparison.matched:
        alone = view.index.alone[side]
        for bucket in range(min(height, rows) if page.blocks else 0):
            block = page.blocks[page.block_at_row(bucket * max(rows, height) // height)]
            if block.fold is None and block.paragraph in alone:
                strip[bucket] = "only"
    marked: list[tuple[SignName, int]] = [("differ", page.row_of(each.start)) for each in view.markings.differing[side]]
    marked += view.noted(side).rows(page)
    marked += [("hit", page.row_of(hit.start)) for hit in view.search.hits[side]]
    for name, row in marked:
        bucket = _bucket(row, rows, height)
        if 0 <= bucket < height:
            strip[bucket] = name
    return strip


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
