"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": -0.5137,
    "other": 0.0000,
    "match": 0.0661,
    "no match": -1.8954,
    "score beside best of a": 0.8622,
    "score beside best of b": 0.8622,
    "nearness beside best of a": 1.8065,
    "nearness beside best of b": 1.8065,
    "figures differ": 1.8366,
    "figures agree": 1.5817,
    "other time": 2.0792,
    "other date": 1.2571,
    "other name": 2.0960,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.3183,
    "both deny": -0.3157,
    "one time": 1.4499,
    "one date": 1.4826,
    "length of a": -0.2969,
    "length of b": -0.2969,
    "bias": -5.4275,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": -0.0212,
    "agree": 0.2225,
    "other": -0.1703,
    "match": 0.0628,
    "no match": -1.4430,
    "score beside best of a": 0.9595,
    "score beside best of b": 0.9595,
    "nearness beside best of a": 0.7323,
    "nearness beside best of b": 0.7323,
    "figures differ": -1.0564,
    "figures agree": 3.1606,
    "other time": -0.8180,
    "other date": -0.6566,
    "other name": 1.1726,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": -0.3494,
    "both deny": -0.4238,
    "one time": 1.8163,
    "one date": 1.3220,
    "length of a": -0.1776,
    "length of b": -0.1776,
    "bias": -2.2968,
}
