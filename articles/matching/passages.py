"""From scored sentence pairs to pairs of passages: the clutter dropped, neighbours about one thing joined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from articles.matching.rarity import likeness
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.matching.rarity import Rarity
    from articles.matching.scoring import Scores
    from articles.text.tokens import Token

# A strong pair may be one of several, as when three sentences retell a long one. `benchmarks/train_scorer.py` prints
# what strong pairs show on labelled pairs that no model had seen.
_STRONG_REACH = 0.2
_MOST_MATCHES = 3
# What a sentence that is "only here" has no partner by: nearly the best of both sentences, from the weak threshold on.
_FIRM_REACH = 0.6
_ENOUGH = 40
"""Matches that are shown, strong and weak together; of longer articles one for each sentence of the shorter."""
_MOST_WEAK = 5
_UNLIKELY = -5.0
"""Likelihood (`Scores.likely`) below which a pair is not shown: a higher one loses pairs of reports in other words."""
# Fewer strong pairs than one for ten sentences of the shorter article is few.
_FEW_STRONG = 0.1
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


class Chosen(NamedTuple):
    """Pairs of sentences: those shown, further ones for a reader who asks for looser matching, and firm ones.

    A sentence without a firm pair counts as standing in one article only, whatever weak pairs it is shown in.
    """

    shown: list[Pairing]
    spare: list[Pairing]
    firm: list[Pairing]


def choose(scores: Scores, size_a: int, size_b: int) -> Chosen:
    """The sentence pairs worth showing.

    Shown are the strong pairs within reach of the best of both their sentences, then the likeliest others up to 40
    matches in all, at most five a sentence. Equal pairs go to those that stand at like places in the two articles.
    """
    pairs = _ranked(scores, size_a, size_b)
    firm = _within_reach(pairs, size_a, size_b)
    strong = [pairing for pairing in firm if pairing.score >= STRONG_SCORE]
    enough = max(_ENOUGH, min(size_a, size_b))
    rest = _likeliest(scores, strong, 2 * enough)
    room = max(0, enough - len(strong))
    return Chosen([*strong, *rest[:room]], rest[room:], firm)


def _likeliest(scores: Scores, strong: Sequence[Pairing], count: int) -> list[Pairing]:
    """The likeliest pairs that are not strong, by score and nearness in meaning together."""
    used_a, used_b = Counter(pairing.a.start for pairing in strong), Counter(pairing.b.start for pairing in strong)
    chosen: list[Pairing] = []
    order = np.lexsort((scores.columns, scores.rows, -scores.likely))
    order = order[scores.likely[order] >= _UNLIKELY]
    for row, column, score in zip(
        scores.rows[order].tolist(), scores.columns[order].tolist(), scores.score[order].tolist(), strict=True
    ):
        if len(chosen) == count:
            break
        if score < STRONG_SCORE and used_a[row] < _MOST_WEAK and used_b[column] < _MOST_WEAK:
            used_a[row] += 1
            used_b[column] += 1
            chosen.append(Pairing(range(row, row + 1), range(column, column + 1), score))
    return chosen


def faint_notice(shown: Sequence[Pairing], sentences: int) -> str:
    """A line for the reader where hardly any pair is strong, as between independent accounts, else "".

    `sentences` are those of the shorter article.
    """
    strong = sum(pairing.score >= STRONG_SCORE for pairing in shown)
    if not shown or strong >= _FEW_STRONG * sentences:
        return ""
    return f"hardly any strong match: {len(shown) - strong} weak ones are shown as suggestions"


def _ranked(scores: Scores, size_a: int, size_b: int) -> list[tuple[float, int, int, bool]]:
    """Score, row, column and whether it is a copy, of all pairs, the best first."""
    pairs = zip(scores.score.tolist(), scores.rows.tolist(), scores.columns.tolist(), scores.copy.tolist(), strict=True)
    return sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] / size_a - pair[2] / size_b), pair[1], pair[2]))


def _within_reach(pairs: Sequence[tuple[float, int, int, bool]], size_a: int, size_b: int) -> list[Pairing]:
    """The ranked pairs from the weak threshold on that are nearly the best of both sentences, at most three each."""
    best_a, best_b = [0.0] * size_a, [0.0] * size_b
    used_a, used_b = [0] * size_a, [0] * size_b
    chosen = []
    for value, row, column, copy in pairs:
        if value < WEAK_SCORE:
            break
        best_a[row], best_b[column] = max(best_a[row], value), max(best_b[column], value)
        reach = _STRONG_REACH if value >= STRONG_SCORE else _FIRM_REACH
        # A line repeated on both sides has one partner each.
        allowed = 1 if copy else _MOST_MATCHES
        if value < reach * max(best_a[row], best_b[column]) or used_a[row] >= allowed or used_b[column] >= allowed:
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
    """How similar two passages are by their words (0..1)."""
    return likeness(rarity.terms_of(a.tokens(passage_a)), rarity.terms_of(b.tokens(passage_b)))
