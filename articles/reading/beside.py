"""Doing two things at once: one part of the work in a child of this process, which ends with its answer."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def beside(work: Callable[[], Any]) -> Callable[[], Any]:
    """Begin `work`, whose answer JSON can hold, in a child; returns what waits for that answer.

    With one processor, or if the child fails, the work is done when it is waited for.
    """
    if processors() < 2:
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        with suppress(BaseException):  # whatever happens here, the parent then does the work itself
            os.close(reading)
            with os.fdopen(writing, "w") as out:
                out.write(json.dumps(work()))
            status = 0
        os._exit(status)
    os.close(writing)

    def answer() -> Any:
        with os.fdopen(reading) as answers:
            written = answers.read()
        _, status = os.waitpid(child, 0)
        return work() if status else json.loads(written)

    return answer
