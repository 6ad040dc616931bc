"""How much work something is, in measures that a busy machine does not change."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def calls_of(run: Callable[[], object]) -> int:
    """How many functions are called while `run` runs, those of Python's own included."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def seconds_of(run: Callable[[], object]) -> float:
    """The seconds of the processor that `run` takes on this thread, the least of five: for work below Python's calls."""
    best = float("inf")
    for _ in range(5):
        start = time.thread_time()
        run()
        best = min(best, time.thread_time() - start)
    return best
