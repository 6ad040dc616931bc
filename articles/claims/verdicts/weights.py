"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4192,
    "agree": -0.2651,
    "other": 0.0000,
    "match": 0.0553,
    "no match": -2.0374,
    "score beside best of a": 0.8626,
    "score beside best of b": 0.8626,
    "nearness beside best of a": 0.9907,
    "nearness beside best of b": 0.9907,
    "figures differ": 0.9902,
    "figures agree": 1.3497,
    "other time": 1.8844,
    "other date": 1.1494,
    "other name": 4.2541,
    "other number": 4.0344,
    "opposites": 1.3787,
    "one sense": 0.0162,
    "other speaker": 0.0000,
    "one speaker": 0.1882,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.4258,
    "both deny": -0.4003,
    "one time": 1.1390,
    "one date": 1.3109,
    "length of a": 0.1970,
    "length of b": 0.1970,
    "bias": -4.1323,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.1017,
    "other": -0.2653,
    "match": 0.0311,
    "no match": -1.5445,
    "score beside best of a": 1.0211,
    "score beside best of b": 1.0211,
    "nearness beside best of a": 0.6582,
    "nearness beside best of b": 0.6582,
    "figures differ": -1.9187,
    "figures agree": 3.4439,
    "other time": -0.8196,
    "other date": -1.0286,
    "other name": -0.8708,
    "other number": -2.1700,
    "opposites": -0.1764,
    "one sense": 0.3288,
    "other speaker": -1.2403,
    "one speaker": 0.4866,
    "words": 0.0000,
    "names": 0.0169,
    "one denies": -0.2927,
    "both deny": -0.4319,
    "one time": 1.7185,
    "one date": 1.1725,
    "length of a": -0.0891,
    "length of b": -0.0891,
    "bias": -2.5176,
}
