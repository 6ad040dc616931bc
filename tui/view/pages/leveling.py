"""Both pages made level: partners start on one row, and both pages get the same number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tui.view.pages.page import Block

GAP = 1
"""Empty rows between paragraphs."""

SOFT = 6
"""Rows of padding that a weak pair may cost; a strong pair is made level at any price."""


def stack(heights: Sequence[int]) -> tuple[list[int], int]:
    """Top rows of blocks that simply follow one another, and the number of rows."""
    tops, row = [], 0
    for height in heights:
        tops.append(row)
        row += height + GAP
    return tops, max(row - GAP, 0)


def level(
    heights_a: Sequence[int],
    heights_b: Sequence[int],
    pairs: Iterable[tuple[int, int]],
    weak: Collection[tuple[int, int]] = (),
) -> tuple[list[int], list[int], int]:
    """Top rows of both sides' blocks, and the rows of both pages.

    `pairs` are block indices, strictly rising on both sides; the blocks of each pair get one top row, the shorter side
    before it being padded. Those that are also in `weak` are left out where that would cost more than `SOFT` rows.
    """
    tops_a: list[int] = []
    tops_b: list[int] = []
    row_a = row_b = 0
    for next_a, next_b in [*pairs, (len(heights_a), len(heights_b))]:
        for height in heights_a[len(tops_a) : next_a]:
            tops_a.append(row_a)
            row_a += height + GAP
        for height in heights_b[len(tops_b) : next_b]:
            tops_b.append(row_b)
            row_b += height + GAP
        if (next_a, next_b) not in weak or abs(row_a - row_b) <= SOFT:
            row_a = row_b = max(row_a, row_b)
    return tops_a, tops_b, max(row_a - GAP, 0)


def block_pairs(
    blocks_a: Sequence[Block], blocks_b: Sequence[Block], chain: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The chain of paragraphs as pairs of blocks. A paragraph inside a fold pairs only with one inside a fold."""
    home_a = {block.paragraph: index for index, block in enumerate(blocks_a)}
    home_b = {block.paragraph: index for index, block in enumerate(blocks_b)}
    pairs: list[tuple[int, int]] = []
    for paragraph_a, paragraph_b in chain:
        a, b = home_a.get(paragraph_a), home_b.get(paragraph_b)
        if a is None or b is None:
            continue
        if (blocks_a[a].fold is None) == (blocks_b[b].fold is None):
            pairs.append((a, b))
    return pairs
