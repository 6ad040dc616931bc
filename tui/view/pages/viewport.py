"""The rows of both texts, and the part of them that is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, other_side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.view.pages.page import Page


@dataclass(frozen=True, slots=True)
class Frame:
    """The room the panes have: text widths (the measure) and heights, per side, and whether they are stacked."""

    measures: Mapping[Side, int]
    heights: Mapping[Side, int]
    stacked: bool = False


class Viewport:
    """Both pages and the first row in sight of each, `tops`.

    While `locked` and side by side, both tops are one number, and partners are on the same row. `lay_out` makes the
    pages; it is called when the first one is asked for. `above` is how many rows are to be in sight above the cursor
    then, None for as many as there is reason for.
    """

    def __init__(self, lay_out: Callable[[], None]) -> None:
        self._lay_out = lay_out
        self.frame = Frame({"a": 40, "b": 40}, {"a": 20, "b": 20})
        self.pages: dict[Side, Page] = {}
        self.tops: dict[Side, int] = {"a": 0, "b": 0}
        self.locked = True
        self.above: int | None = None

    @property
    def one_top(self) -> bool:
        """Whether both texts share one top."""
        return self.locked and not self.frame.stacked

    @property
    def at_beginning(self) -> bool:
        """Whether both windows show the first row."""
        return not any(self.tops.values()) and (self.above is None or bool(self.pages))

    def page(self, side: Side) -> Page:
        """The page of a side."""
        if not self.pages:
            self._lay_out()
        return self.pages[side]

    def make_again(self, make: Callable[[], None]) -> None:
        """Have `make` make the pages again, of the same rows; those in sight stay where they are."""
        first = {side: self.page(side).offset_at_row(self.tops[side]) for side in SIDES}
        above = {side: self.page(side).row_of(first[side]) - self.tops[side] for side in SIDES}
        make()
        for side in SIDES:
            self.tops[side] = self.page(side).row_of(first[side]) - above[side]

    def near(self, side: Side, offsets: Mapping[Side, int]) -> dict[Side, list[int]]:
        """Places in whose neighbourhood the windows will be once the pages are made again: the cursors, at `offsets`.

        While both share one top, the one of `side` counts. Windows at the beginning stay there.
        """
        sides = (side,) if self.one_top else SIDES
        begin = [0] if self.at_beginning else []
        return {each: [*begin, offsets[each]] if each in sides else begin for each in SIDES}

    def rows_in_sight(self, side: Side) -> range:
        """The rows of the page that the window of a side shows."""
        return range(self.tops[side], self.tops[side] + self.frame.heights[side])

    def nearest_in_sight(self, side: Side, row: int) -> int | None:
        """The row with text in the window of a side nearest to `row`; None where that is in sight, or none is."""
        page, rows = self.page(side), self.rows_in_sight(side)
        if row in rows:
            return None
        wanted = page.nearest_text_row(rows.start if row < rows.start else rows.stop - 1)
        if wanted < rows.start:
            wanted = page.next_text_row(rows.start, 1) or wanted
        return wanted if wanted in rows else None

    def level_with(self, side: Side, row: int) -> tuple[int, int] | None:
        """What the other window shows level with a row: the offset of the nearest text, and how far below it is."""
        across = other_side(side)
        level_row = self.tops[across] + row - self.tops[side]
        number = self.page(across).nearest_text_row(level_row)
        found = self.page(across).row(number)
        return None if found is None else (found.start, number - level_row)

    def stretch(self, side: Side) -> tuple[int, int]:
        """The offsets, from and to, of the paragraphs in the window of a side."""
        return self.page(side).stretch(self.tops[side], self.frame.heights[side])

    def row_in_window(self, side: Side, offset: int) -> int:
        """How far below the top a place is, at most at the window's last row."""
        if side not in self.pages:
            return self.above or 0
        row = self.pages[side].row_of(offset) - self.tops[side]
        return min(max(row, 0), max(self.frame.heights[side] - 1, 0))

    def shift(self, side: Side, rows: int) -> bool:
        """Move the window of a side; whether there was any way to go."""
        before = self.tops[side]
        self.tops[side] = self._within(side, before + rows)
        return self.tops[side] != before

    def show_row(self, side: Side, row: int) -> None:
        """Scroll so that a row has some rows around it; one far away comes into the upper third."""
        height, top = self.frame.heights[side], self.tops[side]
        margin = max(min(height // 4, 6), 0)
        if row < top - height or row > top + 2 * height:
            top = row - height // 3
        elif row < top + margin:
            top = row - margin
        elif row > top + height - 1 - margin:
            top = row - height + 1 + margin
        self.tops[side] = self._within(side, top)

    def bring(self, side: Side, row: int, below: int) -> None:
        """Show a row `below` the top; stacked, no further than the page goes."""
        top = row - below
        self.tops[side] = min(max(top, 0), max(self.page(side).height - 1, 0)) if self.frame.stacked else top

    def keep_on_page(self, leader: Side) -> None:
        """Keep windows on their pages; while both share one top, the one of `leader`."""
        if self.locked or self.frame.stacked:
            for side in SIDES:
                self.tops[side] = min(max(self.tops[side], 0), self._last_top(side))
        if self.one_top:
            self.tops[other_side(leader)] = self.tops[leader]

    def _last_top(self, side: Side) -> int:
        """The last top that a window is scrolled to: two rows stay empty below the end."""
        return max(self.page(side).height - max(self.frame.heights[side] - 2, 1), 0)

    def _within(self, side: Side, top: int) -> int:
        """A top on the page; a window that was brought level beyond its ends may stay there."""
        before = self.tops[side] if not self.locked and not self.frame.stacked else 0
        return min(max(top, min(before, 0)), max(before, self._last_top(side)))
