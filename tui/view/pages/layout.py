"""Both texts laid out in rows, with partners on the same row where they scroll together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, Side
from tui.view.pages.leveling import block_pairs, level, stack
from tui.view.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.comparison import Comparison
    from tui.view.pages.folds import Fold
    from tui.view.pages.page import Block, Wraps
    from tui.view.pages.viewport import Frame


def lay_out(
    comparison: Comparison,
    wraps: Mapping[Side, Wraps],
    folds: Mapping[Side, Sequence[Fold]],
    frame: Frame,
    *,
    leveled: bool,
) -> dict[Side, Page]:
    """The pages of both sides; `leveled` pads them until partners are on the same row."""
    blocks = {side: wraps[side].blocks(comparison.article(side), folds[side], frame.measures[side]) for side in SIDES}
    shown = {side: wraps[side].shown for side in SIDES}
    heights = {side: [block.height for block in blocks[side]] for side in SIDES}
    if not leveled:
        return {side: Page(shown[side], blocks[side], *stack(heights[side])) for side in SIDES}
    pairs = block_pairs(blocks["a"], blocks["b"], comparison.alignment.chain)
    tops_a, tops_b, rows = level(heights["a"], heights["b"], pairs, _weak(comparison, pairs, blocks))
    return {"a": Page(shown["a"], blocks["a"], tops_a, rows), "b": Page(shown["b"], blocks["b"], tops_b, rows)}


def _weak(
    comparison: Comparison, pairs: Sequence[tuple[int, int]], blocks: Mapping[Side, Sequence[Block]]
) -> set[tuple[int, int]]:
    """Those pairs of blocks that no strong match holds together."""
    a, b = comparison.a, comparison.b
    strong = {
        (a.sentences[match.a_sentences[0]].paragraph, b.sentences[match.b_sentences[0]].paragraph)
        for match in comparison.alignment.matches
        if match.strength == "strong"
    }
    return {(i, j) for i, j in pairs if (blocks["a"][i].paragraph, blocks["b"][j].paragraph) not in strong}
