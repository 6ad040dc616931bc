"""Trains the weights by which a library tells events apart, and writes `articles/library/event.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from articles.library.events import gather
from articles.library.judging import measured
from articles.library.profile import read
from benchmarks.train_scorer import logistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from articles.library.library import Library
    from articles.matching.model import Linear
    from benchmarks.library.collecting import Report

MODEL = Path(__file__).resolve().parents[2] / "articles" / "library" / "event.json"
_HELD = 1_000.0
"""What pulls weights to 0: chosen on the even topics of ecb-dev."""


class Asked(NamedTuple):
    """What the library sets beside one report: the numbers of the texts, what was measured of each two, the report and
    the texts in this order, and which texts tell of the same event.
    """

    numbers: NDArray[np.int64]
    values: dict[str, NDArray[np.float64]]
    same: NDArray[np.bool_]


def asked(library: Library, reports: Sequence[Report], every: Sequence[Report]) -> list[Asked]:
    """What is set beside each report; `every` are all of the library's, the first one has the number 1."""
    number = {each.name: at for at, each in enumerate(every, 1)}
    events = np.array(["", *(each.event for each in every)])
    found = []
    for report in reports:
        article = report.article
        beside, around = gather(library, read(article), article, [number[report.name]])
        numbers = np.array(beside, dtype=np.int64)
        found.append(
            Asked(numbers, measured(around.profiles, around.rarity, around.keys), events[numbers] == report.event)
        )
    return found


def fitted(found: Sequence[Asked]) -> Linear:
    """The weights that tell, of all that is set beside reports, what is of their events."""
    names = list(found[0].values)
    x = np.concatenate([np.stack([each.values[name][0, 1:] for name in names], axis=1) for each in found])
    y = np.concatenate([each.same for each in found]).astype(np.float64)
    return logistic(x, y, np.ones(len(y)), np.full(len(names), _HELD), names, [0] * len(names))


def write(model: Linear, path: Path = MODEL) -> None:
    """Write the weights."""
    about = "made by python -m benchmarks.library --train; a logistic regression, in the units of what is measured"
    weights = {name: round(weight, 6) for name, weight in sorted(model.weights.items())}
    data = {"about": about, "intercept": round(model.intercept, 6), "weights": weights}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
