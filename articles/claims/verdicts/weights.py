"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.4159,
    "agree": -0.2703,
    "other": 0.0000,
    "match": 0.0540,
    "no match": -2.0419,
    "score beside best of a": 0.8792,
    "score beside best of b": 0.8792,
    "nearness beside best of a": 0.9890,
    "nearness beside best of b": 0.9890,
    "figures differ": 0.9465,
    "figures agree": 1.3755,
    "other time": 1.9508,
    "other date": 1.1554,
    "other name": 4.3728,
    "other number": 4.0071,
    "opposites": 1.3990,
    "one sense": 0.0379,
    "other speaker": 0.0000,
    "one speaker": 0.1561,
    "words": 0.0000,
    "names": 0.0000,
    "one denies": 0.4178,
    "both deny": -0.4130,
    "one time": 1.1147,
    "one date": 1.2850,
    "length of a": 0.2077,
    "length of b": 0.2077,
    "bias": -4.1638,
}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {
    "clash": 0.0000,
    "agree": 0.1014,
    "other": -0.2682,
    "match": 0.0324,
    "no match": -1.5235,
    "score beside best of a": 1.0190,
    "score beside best of b": 1.0190,
    "nearness beside best of a": 0.6575,
    "nearness beside best of b": 0.6575,
    "figures differ": -1.9199,
    "figures agree": 3.4183,
    "other time": -0.7869,
    "other date": -1.0152,
    "other name": -2.7412,
    "other number": -2.1695,
    "opposites": -0.2186,
    "one sense": 0.3142,
    "other speaker": -1.2355,
    "one speaker": 0.4825,
    "words": 0.0000,
    "names": 0.0202,
    "one denies": -0.2919,
    "both deny": -0.4315,
    "one time": 1.7098,
    "one date": 1.1779,
    "length of a": -0.0885,
    "length of b": -0.0885,
    "bias": -2.5028,
}
