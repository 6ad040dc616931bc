"""Work that can wait: done bit by bit, so that no key waits for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SLICE = 0.004
"""Seconds of work after which the keys have their turn."""


class Idle:
    """Calls `work` with the seconds it may take, again and again while it says that there is more, then `done`."""

    def __init__(self, work: Callable[[float], bool], done: Callable[[], None]) -> None:
        self._work = work
        self._done = done
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, unless it is under way."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """End what is under way."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while self._work(SLICE):
            await asyncio.sleep(SLICE / 4)
        self._done()
