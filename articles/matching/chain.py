"""The order-keeping chain of paragraphs: what the two panes are made level by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.article import Article
    from articles.matching.match import Match

# A weak match alone moves a paragraph only where nothing stronger speaks against it.
_WEIGHT_OF_WEAK = 0.3


def paragraph_chain(matches: Iterable[Match], a: Article, b: Article) -> tuple[tuple[int, int], ...]:
    """Paragraph pairs along the heaviest order-keeping chain; a pair weighs as much as its matches, weak ones less."""
    weights: dict[tuple[int, int], float] = {}
    for match in matches:
        pair = (a.sentences[match.a_sentences.start].paragraph, b.sentences[match.b_sentences.start].paragraph)
        worth = match.score if match.strength == "strong" else match.score * _WEIGHT_OF_WEAK
        weights[pair] = weights.get(pair, 0.0) + worth
    return heaviest_chain(weights)


def heaviest_chain(weights: Mapping[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """The chain of pairs, strictly rising on both sides, whose weights have the largest sum.

    `weights` maps pairs of indices to weights above 0. Among chains of equal weight the choice is always the same.
    Takes O(n log n) steps for n pairs.
    """
    columns = sorted({pair[1] for pair in weights})
    rank = {column: place for place, column in enumerate(columns, 1)}
    tree = _BestBefore(len(columns))
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    # Falling columns within a row, so that no two pairs of one row can follow each other.
    for pair in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        weight, last = tree.best(rank[pair[1]] - 1)
        before[pair] = last
        tree.offer(rank[pair[1]], weight + weights[pair], pair)
    _, pair_or_none = tree.best(len(columns))
    chain = []
    while pair_or_none is not None:
        chain.append(pair_or_none)
        pair_or_none = before[pair_or_none]
    return tuple(reversed(chain))


class _BestBefore:
    """A Fenwick tree of running maxima: the heaviest chain that ends at or before a place."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (size + 1)

    def best(self, place: int) -> tuple[float, tuple[int, int] | None]:
        """The heaviest weight at places 1..`place`, and the pair it ends with."""
        found: tuple[float, tuple[int, int] | None] = (0.0, None)
        while place:
            if self._best[place][0] > found[0]:
                found = self._best[place]
            place -= place & -place
        return found

    def offer(self, place: int, weight: float, pair: tuple[int, int]) -> None:
        """Let a chain of `weight` end with `pair` at `place`."""
        while place < len(self._best):
            if weight > self._best[place][0]:
                self._best[place] = (weight, pair)
            place += place & -place
