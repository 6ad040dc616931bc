"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4283,
    "agree": -0.2681,
    "other": 0.0000,
    "match": 0.0614,
    "no match": -1.9462,
    "score beside best of a": 0.8260,
    "score beside best of b": 0.8260,
    "nearness beside best of a": 0.9927,
    "nearness beside best of b": 0.9927,
    "figures differ": 1.1197,
    "figures agree": 1.2285,
    "other time": 1.9092,
    "other date": 1.1065,
    "other name": 2.4518,
    "other number": 2.4772,
    "opposites": 1.0503,
    "one sense": 0.0659,
    "other speaker": 0.0000,
    "one speaker": 0.2921,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.3287,
    "both deny": -0.4057,
    "one time": 1.0748,
    "one date": 1.3209,
    "length of a": 0.1814,
    "length of b": 0.1814,
    "bias": -4.0029,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.0925,
    "other": -0.2643,
    "match": 0.0251,
    "no match": -1.6265,
    "score beside best of a": 1.0197,
    "score beside best of b": 1.0197,
    "nearness beside best of a": 0.6743,
    "nearness beside best of b": 0.6743,
    "figures differ": -1.7458,
    "figures agree": 3.0518,
    "other time": -0.8120,
    "other date": -0.9824,
    "other name": 1.2262,
    "other number": 0.0000,
    "opposites": -0.4207,
    "one sense": 0.3513,
    "other speaker": -1.2677,
    "one speaker": 0.5087,
    "words": 0.0000,
    "names": 0.0490,
    "one denies": -0.2547,
    "both deny": -0.4196,
    "one time": 1.6156,
    "one date": 1.1988,
    "length of a": -0.0980,
    "length of b": -0.0980,
    "bias": -2.5688,
}
