"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4250,
    "agree": -0.2640,
    "other": 0.0000,
    "match": 0.0568,
    "no match": -2.0075,
    "score beside best of a": 0.8457,
    "score beside best of b": 0.8457,
    "nearness beside best of a": 0.9947,
    "nearness beside best of b": 0.9947,
    "figures differ": 0.9813,
    "figures agree": 1.1076,
    "other time": 1.9116,
    "other date": 1.1388,
    "other name": 4.0784,
    "other number": 4.0311,
    "opposites": 1.2559,
    "one sense": 0.0478,
    "other speaker": 0.0000,
    "one speaker": 0.2029,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.4113,
    "both deny": -0.4052,
    "one time": 1.1401,
    "one date": 1.2984,
    "length of a": 0.1972,
    "length of b": 0.1972,
    "bias": -4.1135,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.0982,
    "other": -0.2529,
    "match": 0.0289,
    "no match": -1.6088,
    "score beside best of a": 1.0195,
    "score beside best of b": 1.0195,
    "nearness beside best of a": 0.6954,
    "nearness beside best of b": 0.6954,
    "figures differ": -1.9229,
    "figures agree": 3.0586,
    "other time": -0.8199,
    "other date": -1.0284,
    "other name": 1.2466,
    "other number": -2.1686,
    "opposites": -0.3283,
    "one sense": 0.3659,
    "other speaker": -1.2816,
    "one speaker": 0.4666,
    "words": 0.0000,
    "names": 0.0331,
    "one denies": -0.2783,
    "both deny": -0.4364,
    "one time": 1.7289,
    "one date": 1.1970,
    "length of a": -0.0989,
    "length of b": -0.0989,
    "bias": -2.5730,
}
