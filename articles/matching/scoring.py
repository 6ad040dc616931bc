"""How likely each sentence of a is about the same thing as each sentence of b.

Candidate pairs share a rare word or lie near each other in meaning; each becomes a row of features, weighed by a
trained model into a calibrated probability. Articles that seem to be about different events get no strong pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.matching.match import SAME_EVENT
from articles.matching.nearness import nearness
from articles.matching.options import MatchOptions
from articles.matching.rarity import Rarity, likeness
from articles.matching.words import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.features import Table
    from articles.matching.match import Strength, Weakness
    from articles.matching.model import Linear
    from articles.matching.units import SentenceIndex
    from articles.text.tokens import Token

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Sides = tuple[Sequence[Sequence[Token]], Sequence[Sequence[Token]]]
    Meaning = Mapping[str, Floats]

__all__ = [
    "LOWEST_SCORE",
    "STRONG_SCORE",
    "WEAK_SCORE",
    "Rarity",
    "ScoredPair",
    "Scores",
    "likeness",
    "score_sentences",
]

# Below, pairs differ by chance alone; what is left out above costs recall in a ranking.
LOWEST_SCORE = 0.01
# Chosen on the labelled news pairs, each scored by a model that had not seen it; `make bench` shows what they give.
STRONG_SCORE = 0.45
WEAK_SCORE = 0.05
# From here on doubt lowers no score: all but a few of the news pairs lie above it.
_SURELY_ONE_EVENT = 0.6

# The same words in the same order are the same statement, in nearly all of the labelled files.
_IDENTICAL = 0.97
# What a score above the lowest keeps where the articles are about different events: all stay below strong, in order.
_OTHER_EVENT = 0.99 * (STRONG_SCORE - LOWEST_SCORE)
_MOST_COPIES = 16
# How much nearness in meaning (half-CSLS) counts beside the log odds of the score where pairs are put in order: reports
# in words of their own share too few for the score alone. 5 to 20 do equally well on the report pairs.
_NEARNESS = 10.0
_LEAST_SCORE = 0.005
# A pair below is shown only where it is near in meaning.
_FAINTEST = 0.02
NEVER = -9.0
"""Likelihood of a pair that is not worth showing, see `Scores.likely`."""
# Pairs that are kept for each sentence though they do not reach the lowest score, the likeliest first.
_KEPT_BELOW = 4


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Sentence `a` of one side and `b` of the other (indices), how probably they belong together, and the strength."""

    a: int
    b: int
    score: float
    strength: Strength


@dataclass(frozen=True, slots=True)
class Scores:
    """Pairs as arrays of equal length, sorted by row, then column; `score` is a calibrated probability (0..1).

    `copy` is True where both sentences have the same words in the same order.
    `likely` puts the pairs in order: the log odds of the score, and where meaning is read how near the two are in it.
    `same_event` is the probability that the articles are about one event; None when there is nothing to judge by.
    `one_event` is whether they were taken to be so, by the gate or by the reader's word. `short` holds, for each group
    of features, how far each pair stays behind a typical strong pair, in log odds (0: not at all).
    """

    rows: Ints
    columns: Ints
    score: Floats
    copy: NDArray[np.bool_]
    likely: Floats
    same_event: float | None
    one_event: bool = True
    short: Mapping[Weakness, Floats] = field(default_factory=dict)


def score_sentences(
    a: Sequence[str],
    b: Sequence[str],
    language: str = "en",
    meaning: bool = True,  # noqa: FBT001, FBT002 - the contract's name and place
) -> list[ScoredPair]:
    """Every pair of sentences with a score of .01 or more, sorted by a, then b.

    `score` is a calibrated probability (0..1); `strength` is "strong" from `STRONG_SCORE`, else "weak". `meaning=False`
    leaves the encoder out; where none is present, or it does not know the language, both values give the same result. A
    sentence keeps its best 40 partners; where copies of one sentence face more than 16 copies, each copy keeps one.
    """
    sides = ([tokens(text, language) for text in a], [tokens(text, language) for text in b])
    languages = (language, language)
    near = nearness((a, b), languages, MatchOptions(meaning=meaning), sides=sides)
    scores = score_texts((a, b), sides, languages, near.features)
    return [
        ScoredPair(row, column, score, strength_of(score))
        for row, column, score in zip(scores.rows.tolist(), scores.columns.tolist(), scores.score.tolist(), strict=True)
        if score >= LOWEST_SCORE
    ]


def strength_of(score: float) -> Strength:
    """`strong` or `weak`, from a calibrated score."""
    return "strong" if score >= STRONG_SCORE else "weak"


def score_texts(
    texts: tuple[Sequence[str], Sequence[str]],
    sides: Sides,
    languages: tuple[str, str],
    meaning: Meaning | None = None,
    progress: Callable[[float], None] | None = None,
    *,
    one_event: bool = False,
) -> Scores:
    """The pairs that reach `LOWEST_SCORE`. `sides` are the tokens of `texts`, which may count from the article's start.

    `one_event` True takes the articles to be about one event, whatever the gate says. `progress` gets
    fractions from 0 to 1. Time and memory grow with the texts, not with their product.
    """
    import numpy as np

    from articles.matching.features import features
    from articles.matching.units import read

    tell = progress or (lambda _: None)
    tell(0.0)
    none = np.zeros(0, dtype=np.int64)
    if not (any(sides[0]) and any(sides[1])):
        return Scores(none, none, np.zeros(0), none > 0, np.zeros(0), None)
    reading = read(texts, sides, languages)
    tell(0.2)
    rows, columns, twin = pairs_of(reading, sides, meaning)
    tell(0.4)
    table = features(reading, rows, columns, meaning)
    tell(0.9)
    return _judged(reading, table, twin, one_event=one_event, meaning=meaning)


def _judged(
    reading: SentenceIndex, table: Table, twin: NDArray[np.bool_], *, one_event: bool, meaning: Meaning | None
) -> Scores:
    """The scores of all candidates, given the two articles as wholes."""
    import numpy as np

    from articles.matching.model import models

    trained = models()
    scorer = (trained.meaning if meaning is not None else None) or trained.words
    score = scorer.probability(table.values)
    score[twin] = np.maximum(score[twin], _IDENTICAL)
    same_event = _same_event(reading, table, twin)
    if not one_event:
        score, one_event = _doubted(score, same_event), same_event >= SAME_EVENT
    # Machines add in different orders: beyond six places a score says nothing.
    score, same_event = score.round(6), round(same_event, 6)
    likely = _likelihood(score, table, meaning)
    few = _KEPT_BELOW * min(len(reading.a.length), len(reading.b.length))
    keep = score >= LOWEST_SCORE
    keep[np.argsort(-likely, kind="stable")[:few]] = True
    short = _shortage(scorer, {name: column[keep] for name, column in table.values.items()})
    return Scores(
        table.rows[keep], table.columns[keep], score[keep], twin[keep], likely[keep], same_event, one_event, short
    )


def _likelihood(score: Floats, table: Table, meaning: Meaning | None) -> Floats:
    """What puts pairs in order, see `Scores.likely`."""
    import numpy as np

    bounded = np.clip(score, _LEAST_SCORE, 1 - _LEAST_SCORE)
    odds: Floats = np.log(bounded / (1 - bounded))
    if meaning is None:
        return np.where(score < _FAINTEST, NEVER, odds).round(6)
    nearer: Floats = odds + _NEARNESS * meaning["half"][table.rows, table.columns]
    return nearer.round(6)


def _same_event(reading: SentenceIndex, table: Table, twin: NDArray[np.bool_]) -> float:
    """The probability (0..1) that two articles are about one event; text copied in full is enough."""
    from articles.matching.gate import copied, whole
    from articles.matching.model import models

    trained = models()
    judged = float(trained.gate.probability(whole(reading, table, trained.words.probability(table.values))))
    return max(judged, copied(table.rows[twin], table.columns[twin], reading))


def _doubted(score: Floats, same_event: float) -> Floats:
    """The scores lowered by the doubt whether it is one event, in the same order; below the gate none is strong."""
    import numpy as np

    lowered: Floats = score * min(1.0, same_event / _SURELY_ONE_EVENT)
    if same_event >= SAME_EVENT:
        return lowered
    return np.where(lowered < LOWEST_SCORE, lowered, LOWEST_SCORE + (lowered - LOWEST_SCORE) * _OTHER_EVENT)


def _shortage(scorer: Linear, values: Mapping[str, Floats]) -> dict[Weakness, Floats]:
    import numpy as np

    added = scorer.added(values)
    return {group: np.maximum(scorer.typical.get(group, 0.0) - column, 0.0) for group, column in added.items()}


def pairs_of(reading: Any, sides: Sides, meaning: Meaning | None = None) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """The candidate pairs, sorted by row, then column, and which of them are copies of one sentence."""
    import numpy as np

    from articles.matching.incidence import candidates

    width = max(1, len(sides[1]))
    rows, columns = candidates(reading, meaning)
    groups, copies = _copies(sides)
    labels_a, labels_b = (np.array(group, dtype=np.int64) for group in groups)
    other = (labels_a[rows] != labels_b[columns]) | (labels_a[rows] < 0)
    twins = np.array([left * width + right for left, right in copies], dtype=np.int64)
    cells = np.union1d((rows * width + columns)[other], twins)
    return cells // width, cells % width, np.isin(cells, twins)


def _copies(sides: Sides) -> tuple[tuple[list[int], list[int]], list[tuple[int, int]]]:
    """A number for each sentence, equal for equal keys, below 0 where there are no words; and the pairs of copies."""
    found: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}
    for number, side in enumerate(sides):
        for index, sentence in enumerate(side):
            if sentence:
                found.setdefault(tuple([token.key for token in sentence]), ([], []))[number].append(index)
    labels = ([-1] * len(sides[0]), [-1] * len(sides[1]))
    pairs: list[tuple[int, int]] = []
    for label, group in enumerate(found.values()):
        for number in (0, 1):
            for index in group[number]:
                labels[number][index] = label
        if group[0] and group[1]:
            pairs.extend(_spread(*group))
    return labels, pairs


def _spread(a: Sequence[int], b: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of two groups of copies, or, when they are many, one partner each in order."""
    if len(a) * len(b) <= _MOST_COPIES:
        return [(left, right) for left in a for right in b]
    longest = max(len(a), len(b))
    return [(a[at * len(a) // longest], b[at * len(b) // longest]) for at in range(longest)]
