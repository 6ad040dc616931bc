"""Whether two articles are about one event at all, from what they share as wholes: words, names, places, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from articles.matching.features import Table
    from articles.matching.units import SentenceIndex, Units

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_BEST = 5
_TINY = 1e-9
_OFTEN = 3
_FIRST = 3
# Reports name the day of the event near their beginning; further down other days come up.
_DATED = 4
_SAID = 2


def whole(reading: SentenceIndex, table: Table, score: Floats) -> dict[str, float]:
    """Evidence on the two articles as wholes, the same when they change sides.

    `score` is that of each candidate pair of `table` (0..1).
    """
    count = len(reading.weight)
    in_a, in_b = _totals(reading.a, count), _totals(reading.b, count)
    words = np.ones(count)
    names, figures = reading.is_name, reading.is_number
    plain = (1 - names) * (1 - figures)
    # Short words say little, whatever their rarity in two articles.
    said = reading.standing
    likeness = table.values["likeness"]
    lead = (table.rows < _FIRST) & (table.columns < _FIRST)
    return (
        _openings(reading)
        | _times(reading)
        | {
            "cosine": _cosine(in_a, in_b, words * said),
            "plain": _cosine(in_a, in_b, plain * said),
            "names": _cosine(in_a, in_b, names),
            "names_shared": _share(in_a, in_b, names),
            "names_within": _within(in_a, in_b, names),
            "main_names": _main(in_a, in_b, names),
            "places_within": _within(_among(reading.a.places, count), _among(reading.b.places, count), words),
            "figures": _share(in_a, in_b, figures),
            "figures_within": _within(in_a, in_b, figures),
            "dates": _within(_among(reading.a.dates, count), _among(reading.b.dates, count), words),
            "dates_clash": _clash(_among(reading.a.dates, count), _among(reading.b.dates, count)),
            "words_within": _within(in_a, in_b, said),
            "best": _mean_of_best(likeness, 1),
            "bests": _mean_of_best(likeness, _BEST),
            "score": _mean_of_best(score, 1),
            "scores": _mean_of_best(score, _BEST),
            "lead": _mean_of_best(likeness[lead], 1),
            "lead_names": _mean_of_best(table.values["names"][lead], 1),
            "covered": float(np.log1p(np.sum(score)) / np.log1p(min(len(reading.a.length), len(reading.b.length)))),
            "size": float(np.log1p(min(len(reading.a.length), len(reading.b.length)))),
        }
    )


def _openings(reading: SentenceIndex) -> dict[str, float]:
    """How much of what an article opens with, its first sentence or its first three, stands in the other one."""
    count = len(reading.weight)
    in_a, in_b = _totals(reading.a, count) > 0, _totals(reading.b, count) > 0
    names, figures = reading.is_name, reading.is_number
    plain = (1 - names) * (1 - figures) * reading.standing
    found = {}
    for first in (1, _FIRST):
        a, b = (_opening(side, first, count) for side in (reading.a, reading.b))
        for kind, weight in (("names", names), ("plain", plain), ("figures", figures)):
            shares = [
                float((weight * own * other).sum() / ((weight * own).sum() + 0.5))
                for own, other in ((a, in_b), (b, in_a))
            ]
            found[f"open{first}_{kind}"], found[f"open{first}_{kind}_most"] = min(shares), max(shares)
        alone = [float((names * own * ~other).sum()) for own, other in ((a, in_b), (b, in_a))]
        found[f"open{first}_alone"], found[f"open{first}_alone_most"] = _logged(min(alone)), _logged(max(alone))
        found[f"open{first}_names_both"] = _logged(float((names * a * b).sum()))
        found[f"open{first}_plain_both"] = _logged(float(((1 - names) * reading.standing * a * b).sum()))
    return found


def _times(reading: SentenceIndex) -> dict[str, float]:
    """Weekdays in the openings, months and years anywhere: shared, or named in both and never the same.

    And names said often in one article: how many are never said in the other, in the article where that is rarer and in
    the one where it is not, and how many are.
    """
    count = len(reading.weight)
    dates = [_among(side.dates, count) > 0 for side in (reading.a, reading.b)]
    openings = [_opening(side, _DATED, count) for side in (reading.a, reading.b)]
    found = {}
    for kind, name in ((1, "weekday"), (2, "month"), (3, "year")):
        a, b = (date & (reading.time_kind == kind) for date in dates)
        if kind == 1:
            a, b = a & openings[0], b & openings[1]
        found[f"{name}_same"] = float((a & b).any())
        found[f"{name}_clash"] = float(a.any() and b.any() and not (a & b).any())
    in_a, in_b = (_totals(side, count) * reading.is_name for side in (reading.a, reading.b))
    alone = [int(((one >= _SAID) & (other == 0)).sum()) for one, other in ((in_a, in_b), (in_b, in_a))]
    shared = ((in_a >= _SAID) & (in_b > 0)) | ((in_b >= _SAID) & (in_a > 0))
    found |= {"often_alone": _logged(min(alone)), "often_alone_most": _logged(max(alone))}
    return found | {"often_both": _logged(int(shared.sum()))}


def _opening(side: Units, sentences: int, count: int) -> NDArray[np.bool_]:
    """Which of `count` ids stand in the first sentences."""
    starts = side.words.starts
    return _among(side.words.ids[: starts[min(sentences, len(starts) - 1)]], count) > 0


def _logged(value: float) -> float:
    return float(np.log1p(value))


def copied(rows: Ints, columns: Ints, reading: SentenceIndex) -> float:
    """How much (0..1) of the article that has fewer words stands word for word in the other, given the copied pairs."""
    a, b = reading.a.length, reading.b.length
    shares = [float(side[np.unique(at)].sum()) / max(1, int(side.sum())) for side, at in ((a, rows), (b, columns))]
    if a.sum() == b.sum():
        return max(shares)
    return shares[0] if a.sum() < b.sum() else shares[1]


def _totals(side: Units, count: int) -> Floats:
    return np.bincount(side.words.ids, minlength=count).astype(np.float64)


def _among(ids: Ints, count: int) -> Floats:
    return np.bincount(ids, minlength=count).astype(np.float64)


def _cosine(a: Floats, b: Floats, weight: Floats) -> float:
    left, right = np.log1p(a) * weight, np.log1p(b) * weight
    return float(left @ right / max(float(np.sqrt((left @ left) * (right @ right))), _TINY))


def _share(a: Floats, b: Floats, weight: Floats) -> float:
    """Shared kinds as part of all kinds."""
    one, other = a > 0, b > 0
    return float(weight[one & other].sum() / max(float(weight[one | other].sum()), 1.0))


def _within(a: Floats, b: Floats, weight: Floats) -> float:
    """Shared kinds as part of the kinds of the side that has fewer."""
    one, other = a > 0, b > 0
    fewer = min(float(weight[one].sum()), float(weight[other].sum()))
    return float(weight[one & other].sum() / (fewer + 1.0))


def _clash(a: Floats, b: Floats) -> float:
    return float(bool(a.any()) and bool(b.any()) and not bool(((a > 0) & (b > 0)).any()))


def _main(a: Floats, b: Floats, weight: Floats) -> float:
    """Whether the names that one article says most often stand in the other: the lower of both ways, 0..1."""
    shares = []
    for one, other in ((a * weight, b), (b * weight, a)):
        top = np.argsort(-one, kind="stable")[:_OFTEN]
        top = top[one[top] > 0]
        total = float(one[top].sum())
        shares.append(float(one[top][other[top] > 0].sum()) / total if total else 0.0)
    return min(shares)


def _mean_of_best(values: Floats, count: int) -> float:
    return float(np.sort(values)[::-1][:count].sum() / count) if len(values) else 0.0
