"""From scored sentence pairs to pairs of passages: the clutter dropped, neighbours that tell one thing joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.matching.rarity import likeness
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.matching.rarity import Rarity
    from articles.matching.scoring import Scores
    from articles.matching.words import Token

# A weak pair must be nearly the best of both its sentences; a strong one may be one of several, as when three sentences
# retell a long one. On news-dev this keeps 62 of 124 pairs and lifts their precision from .52 to .77.
_WEAK_REACH = 0.8
_STRONG_REACH = 0.2
_MOST_MATCHES = 3
_LONGEST_PASSAGE = 4


@dataclass(frozen=True, slots=True)
class Side:
    """What joining needs to know of one article: tokens and paragraph of each sentence that takes part, in order.

    `numbers` are the sentences' indices in the article; everything else here counts 0, 1, 2 among those that take part.
    """

    numbers: tuple[int, ...]
    sentences: tuple[tuple[Token, ...], ...]
    paragraphs: tuple[int, ...]

    def tokens(self, passage: range) -> list[Token]:
        """The tokens of a passage."""
        return [token for sentence in self.sentences[passage.start : passage.stop] for token in sentence]

    def continuous(self, passage: range) -> bool:
        """Whether the passage lies in one paragraph, without a gap."""
        first, last = passage.start, passage.stop - 1
        return (
            self.paragraphs[first] == self.paragraphs[last]
            and self.numbers[last] - self.numbers[first] == len(passage) - 1
        )


@dataclass(frozen=True, slots=True)
class Pairing:
    """A passage of a and one of b, as ranges of sentences, and their score: a calibrated probability (0..1)."""

    a: range
    b: range
    score: float


def choose(scores: Scores, size_a: int, size_b: int) -> list[Pairing]:
    """The sentence pairs worth showing: above the weak threshold, within reach of the best of both their sentences.

    Equal pairs go to those that stand at like places in the two articles. At most three matches a sentence.
    """
    pairs = [
        (value, row, column, copy)
        for row, column, value, copy in zip(
            scores.rows.tolist(), scores.columns.tolist(), scores.score.tolist(), scores.copy.tolist(), strict=True
        )
        if value >= WEAK_SCORE
    ]
    best_a, best_b = [0.0] * size_a, [0.0] * size_b
    for value, row, column, _ in pairs:
        best_a[row] = max(best_a[row], value)
        best_b[column] = max(best_b[column], value)
    pairs.sort(key=lambda pair: (-pair[0], abs(pair[1] / size_a - pair[2] / size_b), pair[1], pair[2]))
    used_a, used_b = [0] * size_a, [0] * size_b
    chosen = []
    for value, row, column, copy in pairs:
        reach = _STRONG_REACH if value >= STRONG_SCORE else _WEAK_REACH
        # A line repeated on both sides has one partner each.
        most = 1 if copy else _MOST_MATCHES
        if value < reach * max(best_a[row], best_b[column]) or used_a[row] >= most or used_b[column] >= most:
            continue
        used_a[row] += 1
        used_b[column] += 1
        chosen.append(Pairing(range(row, row + 1), range(column, column + 1), value))
    return chosen


def join(chosen: Iterable[Pairing], a: Side, b: Side, rarity: Rarity) -> list[Pairing]:
    """Neighbouring pairs made one passage pair where the joined passage is more like its partner than either part.

    Passages stay within a paragraph and within four sentences. Sorted by place in a, then in b.
    """
    pairings = sorted(chosen, key=_place)
    while True:
        after = _join_once(pairings, a, b, rarity)
        if len(after) == len(pairings):
            return after
        pairings = after


def _place(pairing: Pairing) -> tuple[int, int, int, int]:
    return pairing.a.start, pairing.b.start, pairing.a.stop, pairing.b.stop


def _join_once(pairings: Sequence[Pairing], a: Side, b: Side, rarity: Rarity) -> list[Pairing]:
    """One round: each pairing is joined with at most one that follows it on one side and equals it on the other."""
    below = {(pairing.a.start, pairing.b): pairing for pairing in pairings}
    beside = {(pairing.a, pairing.b.start): pairing for pairing in pairings}
    gone: set[Pairing] = set()
    joined = []
    for pairing in pairings:
        if pairing in gone:
            continue
        for other in (below.get((pairing.a.stop, pairing.b)), beside.get((pairing.a, pairing.b.stop))):
            together = _together(pairing, other, a, b, rarity) if other and other not in gone else None
            if other and together:
                gone.add(other)
                pairing = together
                break
        joined.append(pairing)
    return sorted(joined, key=_place)


def _together(first: Pairing, other: Pairing, a: Side, b: Side, rarity: Rarity) -> Pairing | None:
    wide_a = range(first.a.start, max(first.a.stop, other.a.stop))
    wide_b = range(first.b.start, max(first.b.stop, other.b.stop))
    if max(len(wide_a), len(wide_b)) > _LONGEST_PASSAGE or not (a.continuous(wide_a) and b.continuous(wide_b)):
        return None
    parts = (
        likeness_of(range_a, range_b, a, b, rarity) for range_a, range_b in ((first.a, first.b), (other.a, other.b))
    )
    if likeness_of(wide_a, wide_b, a, b, rarity) < max(parts):
        return None
    return Pairing(wide_a, wide_b, max(first.score, other.score))


def likeness_of(passage_a: range, passage_b: range, a: Side, b: Side, rarity: Rarity) -> float:
    """How alike two passages are by their words (0..1)."""
    return likeness(rarity.terms_of(a.tokens(passage_a)), rarity.terms_of(b.tokens(passage_b)))
