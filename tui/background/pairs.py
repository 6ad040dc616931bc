"""Every two of several accounts, matched and read for claims beside reading."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.background import child_process

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from articles.claims.statements.finding import Ledger
    from articles.session import ClaimsRequest, Session
    from tui.view.accounts.desk import AccountDesk, Pair

_LOOK_EVERY = 0.1
"""Seconds between two looks whether the two in sight are still being worked on."""
_SLICE = 0.005
"""Seconds for which sentences are found before keys have their turn."""


class Pairs:
    """Works through the pairs of a desk that are not in sight, those with the base first, in one child.

    All are matched, and compared in words and figures, before pairs of sentences of any are read together, which takes
    longest: so the table is soon whole. `open_session` opens the session on two accounts, `busy` says whether the two
    in sight are being worked on elsewhere.
    """

    def __init__(
        self, desk: AccountDesk, open_session: Callable[[Pair], Awaitable[Session]], busy: Callable[[], bool]
    ) -> None:
        self._desk = desk
        self._open_session = open_session
        self._busy = busy
        self._task: asyncio.Task[None] | None = None
        self._first: dict[Pair, tuple[Session, ClaimsRequest]] = {}
        """Those of which only words and figures have been looked at."""

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
        desk, kept = self._desk, child_process.Kept()
        try:
            for pair in [each for each in desk.pairs if each != desk.pair and not desk.is_done(each)]:
                await self._try(pair, self._match(pair, kept))
            for pair in list(self._first):
                await self._try(pair, self._weigh(pair, kept))
        finally:
            await kept.end()
        while self._busy():
            await asyncio.sleep(_LOOK_EVERY)

    async def _try(self, pair: Pair, work: Awaitable[None]) -> None:
        try:
            await work
        except (DiptychError, OSError) as error:
            self._desk.unmatched[pair] = str(error)
        self._desk.changed()

    async def _match(self, pair: Pair, kept: child_process.Kept) -> None:
        """Match two accounts and compare them in words and figures. Raises DiptychError when that fails."""
        session = await self._open_session(pair)
        for article in session.loaded.values():
            while article.split(_SLICE):
                await asyncio.sleep(0)
        if not session.comparison.matched:
            request = session.match_request()
            a, b, options = request.a, request.b, request.options
            async with child_process.within(child_process.deadline(a, b), "no more matches"):
                found = await child_process.match(a, b, lambda _share: None, options=options, kept=kept)
            session.take_alignment(request, found)
        asked = session.claims_request()
        if asked is not None:
            session.take_ledger(asked, await _read(asked, kept, weigh=False))
            self._first[pair] = session, asked

    async def _weigh(self, pair: Pair, kept: child_process.Kept) -> None:
        """Have the sentences of two accounts read together. Raises DiptychError when that fails."""
        session, asked = self._first.pop(pair)
        try:
            session.take_ledger(asked, await _read(asked, kept, session.ledger))
        except asyncio.CancelledError:
            self._first[pair] = session, asked
            raise


async def _read(
    asked: ClaimsRequest, kept: child_process.Kept, before: Ledger | None = None, *, weigh: bool = True
) -> Ledger:
    async with child_process.within(child_process.deadline(asked.a, asked.b), "no more claims"):
        return await child_process.read_claims(asked.a, asked.b, asked.alignment, None, before, kept, weigh=weigh)
