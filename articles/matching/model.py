"""The trained weights, from `model.json`, applied to tables of features. `benchmarks/train_scorer.py` makes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression: intercept and the weight of each feature, in the feature's own units."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, values: Mapping[str, Floats | float]) -> Floats:
        """The probability (0..1) for features given by name, as numbers or as columns of equal length."""
        import numpy as np

        total = self.intercept + sum(weight * np.asarray(values[name]) for name, weight in self.weights.items())
        return np.asarray(1 / (1 + np.exp(-np.clip(total, -50, 50))))


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
    made = {name: Linear(item["intercept"], item["weights"]) for name, item in data["models"].items()}
    return Models(made["words"], made.get("meaning"), made["gate"])
