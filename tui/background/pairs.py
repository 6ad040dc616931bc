"""Every two of several accounts, matched and read for claims beside reading, while the two in sight need nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.background import child_process

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from articles.session import Session
    from tui.view.accounts.desk import AccountDesk, Pair

_LOOK_EVERY = 0.1
"""Seconds between two looks whether the two in sight are still being worked on."""
_AT_ONCE = 2
"""Pairs that are worked on side by side: a child each."""


class Pairs:
    """Works through the pairs of a desk that are not in sight, those with the base first.

    `open_session` opens the session on two accounts, `busy` says whether the two in sight are being worked on.
    """

    def __init__(
        self, desk: AccountDesk, open_session: Callable[[Pair], Awaitable[Session]], busy: Callable[[], bool]
    ) -> None:
        self._desk = desk
        self._open_session = open_session
        self._busy = busy
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, or go on, with what is missing."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())

    async def finished(self) -> None:
        """Wait until there is nothing left to do; whoever waits may give up, and the work goes on."""
        self.start()
        if self._task is not None:
            await asyncio.shield(self._task)

    async def stop(self) -> None:
        """End what is under way; what was found stays."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        waiting = [pair for pair in self._desk.pairs if pair != self._desk.pair and not self._desk.is_done(pair)]
        while self._busy():
            await asyncio.sleep(_LOOK_EVERY)
        async with asyncio.TaskGroup() as group:
            for _child in range(_AT_ONCE):
                group.create_task(self._take_from(waiting))

    async def _take_from(self, waiting: list[Pair]) -> None:
        while waiting:
            pair = waiting.pop(0)
            try:
                await complete(await self._open_session(pair))
            except (DiptychError, OSError) as error:
                self._desk.unmatched[pair] = str(error)
            self._desk.changed()


async def complete(session: Session) -> None:
    """Match two accounts and read their claims in child processes. Raises DiptychError when that fails."""
    for article in session.loaded.values():
        while article.split(_LOOK_EVERY / 20):
            await asyncio.sleep(0)
    request = session.match_request()
    seconds = child_process.deadline(request.a, request.b)
    if not session.comparison.matched:
        async with child_process.within(seconds, "no more matches"):
            found = await child_process.match(request.a, request.b, lambda _share: None, options=request.options)
        session.take_alignment(request, found)
    asked = session.claims_request()
    if asked is not None:
        async with child_process.within(seconds, "no more claims"):
            session.take_ledger(asked, await child_process.read_claims(asked.a, asked.b, asked.alignment))
