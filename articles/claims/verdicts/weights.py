"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4134,
    "agree": -0.2690,
    "other": 0.0000,
    "match": 0.0567,
    "no match": -2.0105,
    "score beside best of a": 0.8529,
    "score beside best of b": 0.8529,
    "nearness beside best of a": 1.0137,
    "nearness beside best of b": 1.0137,
    "figures differ": 0.9870,
    "figures agree": 0.9766,
    "other time": 1.9052,
    "other date": 1.1371,
    "other name": 4.2345,
    "other number": 4.0259,
    "opposites": 1.2547,
    "one sense": 0.0418,
    "other speaker": 0.0000,
    "one speaker": 0.1858,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.4211,
    "both deny": -0.4031,
    "one time": 1.1365,
    "one date": 1.2800,
    "length of a": 0.1945,
    "length of b": 0.1945,
    "bias": -4.1615,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.0991,
    "other": -0.2545,
    "match": 0.0293,
    "no match": -1.5909,
    "score beside best of a": 1.0219,
    "score beside best of b": 1.0219,
    "nearness beside best of a": 0.6943,
    "nearness beside best of b": 0.6943,
    "figures differ": -1.9576,
    "figures agree": 3.0743,
    "other time": -0.8237,
    "other date": -1.0366,
    "other name": -0.8704,
    "other number": -2.1680,
    "opposites": -0.3369,
    "one sense": 0.3652,
    "other speaker": -1.2773,
    "one speaker": 0.4702,
    "words": 0.0000,
    "names": 0.0264,
    "one denies": -0.2849,
    "both deny": -0.4423,
    "one time": 1.7210,
    "one date": 1.2030,
    "length of a": -0.0958,
    "length of b": -0.0958,
    "bias": -2.5724,
}
