"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4139,
    "agree": -0.2669,
    "other": 0.0000,
    "match": 0.0578,
    "no match": -2.0393,
    "score beside best of a": 0.8557,
    "score beside best of b": 0.8557,
    "nearness beside best of a": 0.9945,
    "nearness beside best of b": 0.9945,
    "figures differ": 1.0008,
    "figures agree": 1.3707,
    "other time": 1.8751,
    "other date": 1.1455,
    "other name": 4.4071,
    "other number": 4.0232,
    "opposites": 1.4248,
    "one sense": 0.0195,
    "other speaker": 0.0000,
    "one speaker": 0.1720,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.4340,
    "both deny": -0.4131,
    "one time": 1.1340,
    "one date": 1.2839,
    "length of a": 0.2004,
    "length of b": 0.2004,
    "bias": -4.1449,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.1028,
    "other": -0.2639,
    "match": 0.0322,
    "no match": -1.5233,
    "score beside best of a": 1.0219,
    "score beside best of b": 1.0219,
    "nearness beside best of a": 0.6629,
    "nearness beside best of b": 0.6629,
    "figures differ": -1.9171,
    "figures agree": 3.4232,
    "other time": -0.8360,
    "other date": -1.0306,
    "other name": -2.7375,
    "other number": -2.1786,
    "opposites": -0.2911,
    "one sense": 0.3148,
    "other speaker": -1.2397,
    "one speaker": 0.4809,
    "words": 0.0000,
    "names": 0.0171,
    "one denies": -0.2912,
    "both deny": -0.4302,
    "one time": 1.7048,
    "one date": 1.1790,
    "length of a": -0.0867,
    "length of b": -0.0867,
    "bias": -2.5107,
}
