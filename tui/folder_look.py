"""Looking at the files of a folder while the reader chooses among them."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.reading.folder import Listed, offered, too_few
from tui import previewing
from tui.view.choosing.picking import Picking

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Side

_FIRST_PAIRS = 32
"""Files looked at before pairs are sought for the first time; each time after that, for four times as many."""
_PAUSE = 0.2
"""Seconds between two paintings while files are looked at."""


def picking_of(folder: str, beside: str | None, side: Side) -> tuple[Picking, str]:
    """What a folder offers, and why it can offer nothing, "" where it can.

    `beside` is an article from elsewhere that the other is chosen for, on `side`.
    """
    wrong = ""
    try:
        files = offered(folder, beside)
    except BadInputError as error:
        wrong, files = str(error), []
    if beside is not None:
        path = os.path.expanduser(beside)  # noqa: PTH111 - links and strokes stay as they are
        files.append(Listed(path.rpartition("/")[2], path, 0.0, 0))
    if len(files) < 2 and not wrong:
        wrong = str(too_few(len(files) - bool(beside), beside=beside is not None) or "")
    done = bool(wrong)
    return Picking(files, beside=beside is not None, side=side, complete=done, settled=done), wrong


class FolderLook:
    """Looks at what has not been looked at, and seeks likely pairs now and then; `changed` shows what there is."""

    def __init__(self, picking: Picking, changed: Callable[[], None]) -> None:
        self._picking = picking
        self._changed = changed
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Go on looking."""
        self.stop()
        self._task = asyncio.create_task(self._look())

    def stop(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._task.cancel()

    async def close(self) -> None:
        """Stop looking, and wait until no process is left."""
        self.stop()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    async def _look(self) -> None:
        picking, clock = self._picking, asyncio.get_running_loop().time
        left = [i for i in range(len(picking.files)) if i not in picking.previews and i not in picking.foreign]
        if picking.beside and left and left[-1] == len(picking.files) - 1:
            left.insert(0, left.pop())
        shown, sought = clock(), _FIRST_PAIRS
        seeking: asyncio.Task[None] | None = None
        try:
            async with contextlib.aclosing(previewing.previews([picking.files[i].path for i in left])) as found:
                async for place, preview in found:
                    picking.previewed(left[place], preview)
                    if clock() - shown > _PAUSE:
                        self._show()
                        shown = clock()
                    if len(picking.previews) >= sought and (seeking is None or seeking.done()):
                        sought = 4 * len(picking.previews)
                        seeking = asyncio.create_task(self._seek())
            picking.complete = picking.looked_at >= len(picking.files)
            self._show()
        finally:
            # What was found of a part is of no use once the whole is sought, nor when the reader has gone.
            if seeking is not None:
                seeking.cancel()
                await asyncio.gather(seeking, return_exceptions=True)
        await self._seek()
        picking.settled = True
        picking.refresh()
        self._changed()

    def _show(self) -> None:
        if self._picking.stale or self._picking.complete:
            self._picking.refresh()
        self._changed()

    async def _seek(self) -> None:
        """Have the likely pairs found among what has been looked at so far."""
        places = sorted(self._picking.previews)
        if len(places) < 2:
            return
        with contextlib.suppress(DiptychError, OSError):  # without proposals there is still the list
            found = await previewing.likely([self._picking.previews[index] for index in places])
            self._picking.proposed(found, places)
            self._changed()
