"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4272,
    "agree": -0.2592,
    "other": 0.0000,
    "match": 0.0631,
    "no match": -1.9591,
    "score beside best of a": 0.8344,
    "score beside best of b": 0.8344,
    "nearness beside best of a": 1.0051,
    "nearness beside best of b": 1.0051,
    "figures differ": 0.9227,
    "figures agree": 1.1350,
    "other time": 1.9037,
    "other date": 1.1003,
    "other name": 2.4134,
    "other number": 4.0372,
    "opposites": 1.2499,
    "one sense": 0.0538,
    "other speaker": 0.0000,
    "one speaker": 0.2179,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.3811,
    "both deny": -0.4167,
    "one time": 1.1045,
    "one date": 1.2901,
    "length of a": 0.1946,
    "length of b": 0.1946,
    "bias": -4.0628,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.1023,
    "other": -0.2502,
    "match": 0.0274,
    "no match": -1.6214,
    "score beside best of a": 1.0144,
    "score beside best of b": 1.0144,
    "nearness beside best of a": 0.6926,
    "nearness beside best of b": 0.6926,
    "figures differ": -1.8743,
    "figures agree": 3.0661,
    "other time": -0.8010,
    "other date": -0.9927,
    "other name": 1.1784,
    "other number": -2.1424,
    "opposites": -0.3209,
    "one sense": 0.3679,
    "other speaker": -1.2676,
    "one speaker": 0.4189,
    "words": 0.0000,
    "names": 0.0456,
    "one denies": -0.2656,
    "both deny": -0.4198,
    "one time": 1.7409,
    "one date": 1.1995,
    "length of a": -0.1019,
    "length of b": -0.1019,
    "bias": -2.5688,
}
