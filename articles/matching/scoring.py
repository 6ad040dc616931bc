"""How likely each sentence of a tells of the same thing as each sentence of b, from words weighted by rarity.

Every word, and every pair of neighbouring words, weighs by how rare it is among the sentences of the two articles; what
two sentences share is set against what both hold (Dice) and against what the slighter one holds (containment).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from math import cbrt, exp, log
from typing import TYPE_CHECKING, Any

from articles.matching.words import Token, standing, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.match import Strength

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

LOWEST_SCORE = 0.05
# Chosen on news-dev: of the pairs that reach it, .85 (strong) and .51 (weak) are right; `make bench` shows it again.
STRONG_SCORE = 0.4
WEAK_SCORE = 0.12

# Two neighbouring words together say less than a rare word; .3 of 0, .2, .3, .5 and 1 served news-dev and superpal-dev.
_PAIR_OF_WORDS = 0.3
# Containment lifts a short sentence told inside a long one; .2 of 0, .2 and .4 served the same files.
_CONTAINMENT = 0.2
# One shared rare word may be chance: so much shared weight keeps half of the likeness, twice as much four fifths.
# Ranks the same files as well as 1.5, 2.5 or 3, and leaves short sentences that share one word below strong.
_CHANCE = 2.0
# Terms in most sentences weigh under this and are left out: it changes no ranking and keeps long texts fast.
_WEIGHTLESS = 0.02
# Rarity among a handful of sentences means nothing, so never fewer than this are assumed.
_FEWEST_SENTENCES = 12
# Logistic in the cube root of the likeness, fitted on the 1,642 pairs of news-dev (log loss .080, base rate 4.8 %).
_SLOPE = 16.0
_INTERCEPT = -6.4
# Keeps memory bounded when thousands of sentences are alike.
_MOST_PARTNERS = 200
_MOST_COPIES = 16
_BLOCK_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Sentence `a` of one side and `b` of the other (indices), how probably they belong together, and the strength."""

    a: int
    b: int
    score: float
    strength: Strength


@dataclass(frozen=True, slots=True)
class Scores:
    """Pairs as three arrays of equal length, sorted by row, then column; `likeness` is 0..1, before calibration."""

    rows: Ints
    columns: Ints
    likeness: Floats


def score_sentences(
    a: Sequence[str],
    b: Sequence[str],
    language: str = "en",
    meaning: bool = True,  # noqa: ARG001, FBT001, FBT002 - the contract's name and place; without an encoder it changes nothing
) -> list[ScoredPair]:
    """Every pair of sentences with a score of .05 or more, sorted by a, then b.

    `score` is a calibrated probability (0..1); `strength` is "strong" from `STRONG_SCORE`, else "weak". `meaning=False`
    leaves the encoder out; while none is present both values give the same result. A sentence keeps its best 200
    partners, and where copies of one sentence face more than 16 copies, each copy keeps one.
    """
    sides = [[tokens(text, language) for text in side] for side in (a, b)]
    scores = score_tokens(sides[0], sides[1], Rarity.of(chain(*sides)))
    found = []
    for row, column, likeness in zip(
        scores.rows.tolist(), scores.columns.tolist(), scores.likeness.tolist(), strict=True
    ):
        score = probability(likeness)
        found.append(ScoredPair(row, column, score, strength_of(score)))
    return found


def probability(likeness: float) -> float:
    """The calibrated probability (0..1) of a likeness (0..1); it rises with it."""
    return 1 / (1 + exp(-(_SLOPE * cbrt(likeness) + _INTERCEPT)))


def likeness_at(score: float) -> float:
    """The likeness that has this probability: the inverse of `probability`."""
    return max(0.0, (log(score / (1 - score)) - _INTERCEPT) / _SLOPE) ** 3


def strength_of(score: float) -> Strength:
    """`strong` or `weak`, from a calibrated score."""
    return "strong" if score >= STRONG_SCORE else "weak"


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each term says, from 0 (in most sentences) to 1 (in one): ((idf - 1) / (max idf - 1)) squared.

    idf is 1 + ln((1 + n) / (1 + sentences with the term)) over the n sentences of both articles. Short words say less.
    """

    weights: dict[str, float]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[Token]]) -> Rarity:
        """The weights of all terms of some sentences, those of both articles together."""
        seen: Counter[str] = Counter()
        count = 0
        for sentence in sentences:
            count += 1
            # Not a set: its order changes from run to run, and with it the last digit of every sum.
            seen.update(list(dict.fromkeys(terms([token.key for token in sentence]))))
        total = max(count, _FEWEST_SENTENCES)
        rarest = log((1 + total) / 2)
        weights = {}
        for term, found in seen.items():
            weight = 1.0 if found == 1 else (log((1 + total) / (1 + found)) / rarest) ** 2
            if weight >= _WEIGHTLESS:
                first, _, second = term.partition(" ")
                share = max(standing(first), standing(second)) * _PAIR_OF_WORDS if second else standing(term)
                weights[term] = weight * share
        return cls(weights)

    def terms_of(self, sentence: Iterable[Token]) -> dict[str, float]:
        """The weighing terms of a sentence or passage, in order of their first place, with their weights."""
        return {term: self.weights[term] for term in terms([t.key for t in sentence]) if term in self.weights}


def likeness(a: dict[str, float], b: dict[str, float]) -> float:
    """The likeness (0..1) of two passages given by their terms and weights."""
    shared = sum(weight for term, weight in a.items() if term in b)
    if not shared:
        return 0.0
    heavy, light = sorted((sum(a.values()), sum(b.values())), reverse=True)
    share = (1 - _CONTAINMENT) * 2 * shared / (heavy + light) + _CONTAINMENT * shared / light
    return min(1.0, share * shared**2 / (shared**2 + _CHANCE**2))


def score_tokens(
    a: Sequence[Sequence[Token]],
    b: Sequence[Sequence[Token]],
    rarity: Rarity,
    progress: Callable[[float], None] | None = None,
) -> Scores:
    """The pairs worth `LOWEST_SCORE` or more; sentences with the same keys have likeness 1.

    `progress` gets fractions from 0 to 1. Memory grows with the pairs found, time with the terms shared.
    """
    import numpy as np

    copies_a, copies_b = _copies(a), _copies(b)
    unique = _unique_scores(list(copies_a), list(copies_b), rarity, progress)
    groups_a, groups_b = list(copies_a.values()), list(copies_b.values())
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, column, value in zip(unique.rows.tolist(), unique.columns.tolist(), unique.likeness.tolist(), strict=True):
        for left, right in _spread(groups_a[row], groups_b[column]):
            rows.append(left)
            columns.append(right)
            values.append(value)
    all_rows, all_columns = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
    order = np.lexsort((all_columns, all_rows))
    return Scores(all_rows[order], all_columns[order], np.array(values, dtype=np.float64)[order])


def _copies(sentences: Sequence[Sequence[Token]]) -> dict[tuple[str, ...], list[int]]:
    """Indices of the sentences that have at least one token, by their keys in order."""
    copies: dict[tuple[str, ...], list[int]] = {}
    for index, sentence in enumerate(sentences):
        if sentence:
            copies.setdefault(tuple([token.key for token in sentence]), []).append(index)
    return copies


def _spread(a: Sequence[int], b: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of two groups of copies, or, when they are many, one partner each in order."""
    if len(a) * len(b) <= _MOST_COPIES:
        return [(left, right) for left in a for right in b]
    longest = max(len(a), len(b))
    return [(a[at * len(a) // longest], b[at * len(b) // longest]) for at in range(longest)]


def _unique_scores(
    a: Sequence[tuple[str, ...]],
    b: Sequence[tuple[str, ...]],
    rarity: Rarity,
    progress: Callable[[float], None] | None,
) -> Scores:
    """The pairs of distinct sentences, given by their keys, that reach the lowest likeness."""
    import numpy as np

    index = {term: place for place, term in enumerate(rarity.weights)}
    weights = np.fromiter(rarity.weights.values(), dtype=np.float64, count=len(index))
    rows, columns = (_term_ids(side, index, np) for side in (a, b))
    sizes_a, sizes_b = (np.array([weights[ids].sum() for ids in side]) for side in (rows, columns))
    postings = _Postings.of(columns, len(index), np)
    twins = {keys: place for place, keys in enumerate(b)}
    lowest = likeness_at(LOWEST_SCORE)
    block = max(1, _BLOCK_CELLS // max(1, len(b)))
    parts: list[tuple[Ints, Ints, Floats]] = []
    for first in range(0, len(a), block):
        if progress:
            progress(first / len(a))
        some = range(first, min(first + block, len(a)))
        shared = postings.shared([rows[row] for row in some], weights, len(b), np)
        heavy = sizes_a[some.start : some.stop, None]
        light = np.maximum(np.minimum(heavy, sizes_b), 1e-9)
        value = (1 - _CONTAINMENT) * 2 * shared / np.maximum(heavy + sizes_b, 1e-9) + _CONTAINMENT * shared / light
        value *= shared**2 / (shared**2 + _CHANCE**2)
        for row in some:
            twin = twins.get(a[row])
            if twin is not None:
                value[row - first, twin] = 1.0
        parts.append(_best(value, lowest, first, np))
    if not parts:
        return Scores(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0))
    return Scores(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _best(value: Floats, lowest: float, first: int, np: Any) -> tuple[Ints, Ints, Floats]:
    """Rows (counted from `first`), columns and likeness of the cells that reach `lowest`, at most 200 a row."""
    if value.shape[1] > _MOST_PARTNERS:
        bar = np.partition(value, -_MOST_PARTNERS, axis=1)[:, -_MOST_PARTNERS]
        reach = value >= np.maximum(bar, lowest)[:, None]
        reach &= np.cumsum(reach, axis=1) <= _MOST_PARTNERS
    else:
        reach = value >= lowest
    rows, columns = np.nonzero(reach)
    return rows + first, columns, np.minimum(value[rows, columns], 1.0)


def _term_ids(sentences: Sequence[Sequence[str]], index: dict[str, int], np: Any) -> list[Ints]:
    """For each sentence the ids of its weighing terms, each once."""
    return [np.fromiter({index[term] for term in terms(keys) if term in index}, dtype=np.int64) for keys in sentences]


@dataclass(frozen=True, slots=True)
class _Postings:
    """For each term the sentences of b that have it: term t's are `places[starts[t]:starts[t + 1]]`."""

    places: Ints
    starts: Ints

    @classmethod
    def of(cls, columns: Sequence[Ints], terms_count: int, np: Any) -> _Postings:
        ids = np.concatenate([*columns, np.empty(0, dtype=np.int64)])
        places = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
        starts = np.concatenate(([0], np.cumsum(np.bincount(ids, minlength=terms_count))))
        return cls(places[np.argsort(ids, kind="stable")], starts)

    def shared(self, rows: Sequence[Ints], weights: Floats, width: int, np: Any) -> Floats:
        """The weight that each row shares with each of `width` sentences of b."""
        ids = np.concatenate(rows)
        lengths = self.starts[ids + 1] - self.starts[ids]
        ends = np.cumsum(lengths)
        # One run of postings after another: where each run starts, plus the place within it.
        at = np.arange(lengths.sum()) + np.repeat(self.starts[ids] - (ends - lengths), lengths)
        cell_rows = np.repeat(np.arange(len(rows)) * width, [len(row) for row in rows])
        cells = self.places[at] + np.repeat(cell_rows, lengths)
        counted: Floats = np.bincount(cells, weights=np.repeat(weights[ids], lengths), minlength=len(rows) * width)
        return counted.reshape(len(rows), width)
