"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.2337,
    "agree": -0.2515,
    "other": -0.1725,
    "match": 0.1432,
    "no match": -0.2900,
    "score beside best of a": 0.6894,
    "score beside best of b": 0.6894,
    "nearness beside best of a": 2.1439,
    "nearness beside best of b": 2.1439,
    "figures differ": 1.8825,
    "figures agree": 0.7555,
    "other time": 1.6858,
    "other date": 0.3879,
    "other name": 1.5250,
    "words": -1.9823,
    "names": 0.0365,
    "one denies": 0.5654,
    "both deny": -0.4211,
    "one time": 0.6001,
    "one date": 0.8807,
    "length of a": 0.5603,
    "length of b": 0.5603,
    "bias": -6.5412,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": -0.1882,
    "agree": 0.1094,
    "other": -0.4225,
    "match": 0.0181,
    "no match": 0.5235,
    "score beside best of a": 1.1209,
    "score beside best of b": 1.1209,
    "nearness beside best of a": 1.4680,
    "nearness beside best of b": 1.4680,
    "figures differ": -0.8310,
    "figures agree": 2.9734,
    "other time": -0.8180,
    "other date": -0.9914,
    "other name": 1.1225,
    "words": -1.1842,
    "names": 0.1829,
    "one denies": -0.1620,
    "both deny": -0.7632,
    "one time": 1.2986,
    "one date": 1.4033,
    "length of a": 0.0658,
    "length of b": 0.0658,
    "bias": -5.0977,
}
