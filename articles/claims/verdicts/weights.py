"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4292,
    "agree": -0.2589,
    "other": 0.0000,
    "match": 0.0631,
    "no match": -1.9610,
    "score beside best of a": 0.8342,
    "score beside best of b": 0.8342,
    "nearness beside best of a": 1.0035,
    "nearness beside best of b": 1.0035,
    "figures differ": 0.9221,
    "figures agree": 1.1373,
    "other time": 1.9021,
    "other date": 1.0995,
    "other name": 2.4455,
    "other number": 4.0373,
    "opposites": 1.2504,
    "one sense": 0.0536,
    "other speaker": 0.0000,
    "one speaker": 0.2438,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.3796,
    "both deny": -0.4159,
    "one time": 1.0702,
    "one date": 1.2910,
    "length of a": 0.1956,
    "length of b": 0.1956,
    "bias": -4.0578,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.0985,
    "other": -0.2556,
    "match": 0.0235,
    "no match": -1.6417,
    "score beside best of a": 1.0211,
    "score beside best of b": 1.0211,
    "nearness beside best of a": 0.6865,
    "nearness beside best of b": 0.6865,
    "figures differ": -1.8752,
    "figures agree": 3.0771,
    "other time": -0.7972,
    "other date": -0.9877,
    "other name": 1.2397,
    "other number": -2.1354,
    "opposites": -0.3105,
    "one sense": 0.3727,
    "other speaker": -1.2969,
    "one speaker": 0.5434,
    "words": 0.0000,
    "names": 0.0389,
    "one denies": -0.2799,
    "both deny": -0.4287,
    "one time": 1.6228,
    "one date": 1.2093,
    "length of a": -0.1046,
    "length of b": -0.1046,
    "bias": -2.5779,
}
