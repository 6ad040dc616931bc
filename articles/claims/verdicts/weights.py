"""The weights by which evidence on two sentences is summed; made by `benchmarks/train_weights.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASH_WEIGHTS: Final[Mapping[str, float]] = {"bias": -2.0, "clash": 0.5}
AGREE_WEIGHTS: Final[Mapping[str, float]] = {"bias": -2.0, "agree": 0.5}
