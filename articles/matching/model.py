"""The trained weights, from `model.json`, applied to tables of features. `benchmarks/train_scorer.py` makes them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.match import Weakness

    Floats = NDArray[np.float64]


GROUPS: dict[Weakness, frozenset[str]] = {
    "words": frozenset(
        ("likeness", "dice", "covers", "second", "terms", "clause", "clauses", "other_gain", "run", "heavy", "short")
    ),
    "names": frozenset(("who", "who_clash", "names")),
    "quotations": frozenset(("quote", "quote_told", "quote_clash", "one_quotes", "both_quote")),
    "meaning": frozenset(("cos", "half", "soft", "cos_above", "soft_above")),
    "place": frozenset(("apart", "early", "late", "lead", "diagonal", "diagonal_both", "crossing", "beside")),
    "rivals": frozenset(("likeness_ahead", "likeness_rank", "soft_rank", "cos_rank")),
}
"""Which features speak of what; each belongs to one."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression: intercept and the weight of each feature, in the feature's own units.

    `typical` is what each group of features adds to the log odds of a strong pair, on average.
    """

    intercept: float
    weights: Mapping[str, float]
    typical: Mapping[str, float] = field(default_factory=dict)

    def probability(self, values: Mapping[str, Floats | float]) -> Floats:
        """The probability (0..1) for features given by name, as numbers or as columns of equal length."""
        import numpy as np

        total = self.intercept + sum(weight * np.asarray(values[name]) for name, weight in self.weights.items())
        return np.asarray(1 / (1 + np.exp(-np.clip(total, -50, 50))))

    def added(self, values: Mapping[str, Floats]) -> dict[Weakness, Floats]:
        """What each group of features adds to the log odds, for columns of equal length."""
        import numpy as np

        size = len(next(iter(values.values())))
        return {
            group: sum((self.weights[name] * values[name] for name in names & self.weights.keys()), np.zeros(size))
            for group, names in GROUPS.items()
        }


@dataclass(frozen=True, slots=True)
class Models:
    """The scorer on words, the scorer on words and meaning (None where none was trained), and the gate."""

    words: Linear
    meaning: Linear | None
    gate: Linear


@lru_cache(maxsize=1)
def models() -> Models:
    """The models of `model.json`, read once."""
    data = json.loads(files("articles.matching").joinpath("model.json").read_text(encoding="utf-8"))
    made = {
        name: Linear(item["intercept"], item["weights"], item.get("typical", {}))
        for name, item in data["models"].items()
    }
    return Models(made["words"], made.get("meaning"), made["gate"])
