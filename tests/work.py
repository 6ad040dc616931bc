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
    """The seconds of the processor that `run` takes, the least of five: for work below Python's calls."""
    best = float("inf")
    for _ in range(5):
        start = time.thread_time()
        run()
        best = min(best, time.thread_time() - start)
    return best


def in_time(taken: float, seconds: float) -> bool:
    """Whether something took no more than `seconds` on a quiet machine, or in proportion on a busy one."""
    return taken <= seconds or taken <= seconds * _busyness()


def _busyness() -> float:
    """How many times as long as on a quiet machine things take at this moment; a little more, since that varies."""
    wall, own = time.monotonic(), time.thread_time()
    while time.thread_time() - own < 0.2:
        sum(range(1000))
    return 1.5 * (time.monotonic() - wall) / (time.thread_time() - own)
