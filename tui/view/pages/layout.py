"""Both texts laid out in rows, with partners on the same row where they scroll together."""

from __future__ import annotations

from bisect import bisect_right
from time import perf_counter
from typing import TYPE_CHECKING

from articles.article import SIDES, Safe, Side
from tui.view.pages.leveling import block_pairs, level, stack
from tui.view.pages.page import Page, Wraps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.comparison import Comparison
    from tui.view.pages.folds import Fold
    from tui.view.pages.page import Block
    from tui.view.pages.viewport import Frame

LONG = 200_000
"""Code points of both texts together from which only what is in sight is laid out at once."""
AROUND = 2
"""Screens above and below a row that are laid out with it: it may be the first or the last one in sight, and as much
again is around that."""

Places = dict[Side, list[int]]


class Layout:
    """Makes pages of two texts, `shown` as they may be drawn; `whole` says whether all rows of the last ones are final.

    Where they are not, the paragraphs that are not in sight have as many rows as their length lets expect, until `rest`
    has wrapped them all.
    """

    def __init__(self, shown: Mapping[Side, Safe]) -> None:
        self.whole = True
        self._long = sum(map(len, shown.values())) > LONG
        self._wraps = {side: Wraps(shown[side]) for side in SIDES}

    def pages(
        self,
        comparison: Comparison,
        folds: Mapping[Side, Sequence[Fold]],
        frame: Frame,
        *,
        leveled: bool,
        near: Places | None = None,
    ) -> dict[Side, Page]:
        """The pages of both sides; `leveled` pads them until partners are on the same row.

        Given offsets to be `near`, rows of a long text are final only there, `AROUND` it; but as they are in the end.
        """
        whole = near is None or not self._long
        blocks = {
            side: self._wraps[side].blocks(comparison.article(side), folds[side], frame.measures[side], whole)
            for side in SIDES
        }
        self.whole = all(wraps.whole for wraps in self._wraps.values())
        pairs = block_pairs(blocks["a"], blocks["b"], comparison.alignment.chain) if leveled else []
        weak = _weak(comparison, pairs, blocks)
        made = self._leveled(blocks, pairs, weak) if leveled else self._stacked(blocks)
        if self.whole or near is None:
            return made
        strong = [pair for pair in pairs if pair not in weak]
        rows = AROUND * max(frame.heights.values())
        for place in ((side, offset) for side in SIDES for offset in near[side]):
            while self._wrapped(blocks, made, place, rows, strong if leveled else None):
                made = self._leveled(blocks, pairs, weak) if leveled else self._stacked(blocks)
        return made

    def rest(self, seconds: float) -> bool:
        """Wrap more paragraphs, for so long; whether there are more. Pages made then are whole in a moment."""
        end = perf_counter() + seconds
        return any(wraps.rest(end) for wraps in self._wraps.values())

    def _stacked(self, blocks: Mapping[Side, Sequence[Block]]) -> dict[Side, Page]:
        heights = {side: [len(block.rows) for block in blocks[side]] for side in SIDES}
        return {side: Page(self._wraps[side].shown, blocks[side], *stack(heights[side])) for side in SIDES}

    def _leveled(
        self, blocks: Mapping[Side, Sequence[Block]], pairs: Sequence[tuple[int, int]], weak: set[tuple[int, int]]
    ) -> dict[Side, Page]:
        heights = {side: [len(block.rows) for block in blocks[side]] for side in SIDES}
        tops_a, tops_b, rows = level(heights["a"], heights["b"], pairs, weak)
        tops = {"a": tops_a, "b": tops_b}
        return {side: Page(self._wraps[side].shown, blocks[side], tops[side], rows) for side in SIDES}

    def _wrapped(
        self,
        blocks: dict[Side, list[Block]],
        made: Mapping[Side, Page],
        place: tuple[Side, int],
        rows: int,
        strong: Sequence[tuple[int, int]] | None,
    ) -> bool:
        """Wrap what is `rows` around a place, on both sides where they are level; whether anything was left to wrap.

        Rows beside one another depend on all that is above them up to the last `strong` pair: that is wrapped too.
        """
        side, offset = place
        row = made[side].row_of(offset)
        sides = SIDES if strong is not None else (side,)
        first = {each: made[each].block_at_row(row - rows) for each in sides}
        if strong is not None:
            index = bisect_right(strong, first["a"], key=lambda pair: pair[0])
            index = min(index, bisect_right(strong, first["b"], key=lambda pair: pair[1]))
            first["a"], first["b"] = strong[index - 1] if index else (0, 0)
        found = False
        for each in sides:
            last = made[each].block_at_row(row + rows)
            if all(isinstance(block.rows, tuple) for block in blocks[each][first[each] : last + 1]):
                continue
            # Wrapped ones may take fewer rows than expected, so some more are wrapped with them.
            stop, found = made[each].block_at_row(row + 2 * rows) + 1, True
            wrapped = map(self._wraps[each].wrapped, blocks[each][first[each] : stop])
            blocks[each] = [*blocks[each][: first[each]], *wrapped, *blocks[each][stop:]]
        return found


def _weak(
    comparison: Comparison, pairs: Sequence[tuple[int, int]], blocks: Mapping[Side, Sequence[Block]]
) -> set[tuple[int, int]]:
    """Those pairs of blocks that no strong match holds together."""
    if not pairs:
        return set()
    strong = comparison.alignment.strong_pairs(comparison.a.sentences, comparison.b.sentences)
    return {(i, j) for i, j in pairs if (blocks["a"][i].paragraph, blocks["b"][j].paragraph) not in strong}
