"""From scored sentence pairs to pairs of passages: the clutter dropped, neighbours about one thing joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.matching.rarity import likeness
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.matching.rarity import Rarity
    from articles.matching.scoring import Scores
    from articles.text.tokens import Token

# A weak pair must be nearly the best of both its sentences; a strong one may be one of several, as when three sentences
# retell a long one. `benchmarks/train_scorer.py` prints what these show on labelled pairs that no model had seen.
_WEAK_REACH = 0.6
_STRONG_REACH = 0.2
_MOST_MATCHES = 3
# Fewer strong pairs than one for ten sentences of the shorter article is few: the accounts are independent, and the
# scorer, trained on reports that share agency text, is then too cautious.
_FEW_STRONG = 0.1
_FAINTEST = 0.02
_FILLING_REACH = 0.4
_ENOUGH = 40
_SPARE_REACH = 0.3
_MOST_SPARE = 5
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


def choose(scores: Scores, size_a: int, size_b: int) -> tuple[list[Pairing], list[Pairing]]:
    """The sentence pairs worth showing, and further ones for a reader who asks for looser matching.

    Shown is what lies above the weak threshold and within reach of the best of both its sentences, at most three
    matches a sentence. Where few pairs are strong, as between independent accounts, less likely ones are shown too, the
    likeliest first, up to 40 matches in all. Equal pairs go to those that stand at like places in the two articles.
    """
    pairs = _ranked(scores, size_a, size_b)
    shown = _within_reach(pairs, size_a, size_b, WEAK_SCORE, _WEAK_REACH, _MOST_MATCHES)
    strong = sum(pairing.score >= STRONG_SCORE for pairing in shown)
    if strong < _FEW_STRONG * min(size_a, size_b) and scores.one_event:
        wider = _within_reach(pairs, size_a, size_b, _FAINTEST, _FILLING_REACH, _MOST_MATCHES)
        shown = list(dict.fromkeys([*shown, *wider[:_ENOUGH]]))[: max(_ENOUGH, len(shown))]
    taken = set(shown)
    spare = _within_reach(pairs, size_a, size_b, _FAINTEST, _SPARE_REACH, _MOST_SPARE)
    return shown, [pairing for pairing in spare if pairing not in taken]


def faint_notice(shown: Sequence[Pairing]) -> str:
    """A line for the reader where pairs are shown that elsewhere would be held back, "" where there are none."""
    faint = sum(pairing.score < WEAK_SCORE for pairing in shown)
    return f"hardly any strong match: {faint} fainter ones are shown as suggestions" if faint else ""


def _ranked(scores: Scores, size_a: int, size_b: int) -> list[tuple[float, int, int, bool]]:
    """Score, row, column and whether it is a copy, of all pairs, the best first."""
    pairs = zip(scores.score.tolist(), scores.rows.tolist(), scores.columns.tolist(), scores.copy.tolist(), strict=True)
    return sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] / size_a - pair[2] / size_b), pair[1], pair[2]))


def _within_reach(
    pairs: Sequence[tuple[float, int, int, bool]], size_a: int, size_b: int, lowest: float, weak_reach: float, most: int
) -> list[Pairing]:
    """The ranked pairs from `lowest` on that are nearly the best of both their sentences, at most `most` a sentence."""
    best_a, best_b = [0.0] * size_a, [0.0] * size_b
    used_a, used_b = [0] * size_a, [0] * size_b
    chosen = []
    for value, row, column, copy in pairs:
        if value < lowest:
            break
        best_a[row], best_b[column] = max(best_a[row], value), max(best_b[column], value)
        reach = _STRONG_REACH if value >= STRONG_SCORE else weak_reach
        # A line repeated on both sides has one partner each.
        allowed = 1 if copy else most
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
