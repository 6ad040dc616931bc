"""Keeps on disk what is being typed, off the screen's thread, within two seconds of the key that was pressed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.notes.disk.drafts import Drafts, Typed

KEEP_AFTER = 1.0
"""Seconds from a key to the writing of what was typed; the rest of the two is for the disk."""
KEEP_AT_LENGTH = 200
"""Characters typed since the last writing that are written at once, as Vim does."""


class DraftAutosave:
    """Writes the latest state of the drafts.

    `failed` is called with the reason when the disk does not take one, `kept` when it has taken what was typed.
    """

    def __init__(self, drafts: Drafts, failed: Callable[[str], None], kept: Callable[[], None]) -> None:
        self._drafts = drafts
        self._failed = failed
        self._kept = kept
        self._written: dict[str, Typed] = {}
        self._waiting: dict[str, Typed | None] = {}
        self._lengths: dict[str, int] = {}
        self._hurry = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def typed(self, draft: Typed, *, at_once: bool = False) -> None:
        """Keep this state of a draft, unless it is on disk as it is."""
        if draft.key not in self._waiting and self._written.get(draft.key) == replace(draft, time=""):
            return
        self._waiting[draft.key] = draft
        if at_once or abs(len(draft.written.words) - self._lengths.get(draft.key, 0)) >= KEEP_AT_LENGTH:
            self._hurry.set()
        self._go_on()

    def drop(self, key: str) -> None:
        """Remove a draft."""
        self._waiting[key] = None
        self._hurry.set()
        self._go_on()

    def finish(self) -> None:
        """Write what still waits, here and now: the program is about to end."""
        if self._task is not None:
            self._task.cancel()
        self.write_waiting()

    def write_waiting(self) -> None:
        """Write what still waits, here and now; what the disk does not take waits on."""
        for key, draft in list(self._waiting.items()):
            with suppress(OSError):
                self._write(key, draft)
                del self._waiting[key]

    def _go_on(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._keep())

    async def _keep(self) -> None:
        """Write until nothing waits: what the disk does not take is tried again, and mentioned once."""
        told: dict[str, Typed | None] = {}
        while self._waiting:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), KEEP_AFTER)
            self._hurry.clear()
            for key, draft in list(self._waiting.items()):
                try:
                    await asyncio.to_thread(self._write, key, draft)
                except OSError as error:
                    if key not in told or told[key] is not draft:
                        told[key] = draft
                        self._failed((error.strerror or str(error)).lower())
                    continue
                if draft is not None:
                    self._kept()
                if key in self._waiting and self._waiting[key] is draft:
                    del self._waiting[key]

    def _write(self, key: str, draft: Typed | None) -> None:
        if draft is None:
            self._drafts.drop(key)
            self._written.pop(key, None)
            return
        self._drafts.keep(draft)
        self._written[key] = replace(draft, time="")
        self._lengths[key] = len(draft.written.words)
