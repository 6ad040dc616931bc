"""Articles read while the screen goes on: a line tells how far pages are, and the reader can stop them."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.reading.addresses.access import Access, Transfer

_Read = TypeVar("_Read")

QUIET = 0.3
"""Seconds after which the reader is told what is waited for."""


async def read_aside(
    read: Callable[[Access], _Read], say: Callable[[str], None], *, fetch: bool = False, allow_private: bool = False
) -> _Read:
    """What `read` returns, called in a thread of its own; cancelling stops the fetching of pages.

    `say` is called with a line, on the thread of the screen. Raises what `read` raises.
    """
    from articles.reading.addresses.access import Access

    watcher = _Watcher(say)
    access = Access(fetch=fetch, allow_private=allow_private, watch=watcher.watch)
    try:
        return await asyncio.to_thread(read, access)
    finally:
        watcher.stopped.set()


class _Watcher:
    """Hears in the reading thread how far the pages are, and tells the screen."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.stopped = threading.Event()
        self._say = say
        self._since = time.monotonic()
        self._loop = asyncio.get_running_loop()

    def watch(self, transfers: Sequence[Transfer]) -> None:
        """Report to the screen. Raises StoppedError when the reader has stopped it."""
        from articles.reading.addresses.access import StoppedError
        from tui.background.transfers import words_of

        if self.stopped.is_set() and transfers:
            raise StoppedError
        if transfers and time.monotonic() - self._since >= QUIET:
            with suppress(RuntimeError):  # the screen is gone
                self._loop.call_soon_threadsafe(self._tell, words_of(transfers))

    def _tell(self, words: str) -> None:
        if not self.stopped.is_set():
            self._say(words)
