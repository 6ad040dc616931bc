"""Work that can wait: done bit by bit, so that no key waits for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.session import Session
    from tui.view.reading_view import ReadingView

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


def complete(view: ReadingView, shown: Callable[[], None], seconds: float) -> bool:
    """What takes long in long texts: the marks, and then the stops, which the next key may ask for."""
    if view.markings.incomplete:
        before = view.markings.starts("a")
        view.markings.complete(seconds)
        if view.markings.starts("a") is not before:
            shown()
        return True
    return view.known_stops.prepare(view.comparison, view.index.only, view.display.stop_kinds, seconds)


async def find_sentences(session: Session) -> None:
    """Find the sentences of both texts bit by bit, so that no key waits for those of a long one."""
    for article in session.loaded.values():
        while article.split(SLICE):
            await asyncio.sleep(SLICE / 4)
