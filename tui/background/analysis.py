"""Matching and claims of a session, worked out in other processes: what was asked, how far it is, how it ended."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, Literal

from articles.errors import DiptychError
from tui.background import child_process

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment
    from articles.session import ClaimsRequest, MatchRequest, Session
    from tui.view.messages import Messages

State = Literal["idle", "matching", "claims", "done", "stopped", "failed"]
_LONG = 1.5
"""Seconds of matching after which the bottom row says how to stop it."""


class Analysis:
    """One piece of work at a time: first matching (by words, then by meaning), then claims.

    A new piece supersedes the one under way, whose process is ended. `progress` is a fraction while texts are matched,
    else None; `changed` is called when there is something to be shown; `doubt` gives the line that says that the texts
    may be about two events, "" when they are not.
    """

    def __init__(
        self, session: Session, messages: Messages, changed: Callable[[], None], doubt: Callable[[], str]
    ) -> None:
        self.state: State = "idle"
        self.progress: float | None = None if session.hidden or session.comparison.matched else 0.0
        self._session = session
        self._messages = messages
        self._changed = changed
        self._doubt = doubt
        self._incomplete = False
        self._patient = False
        self._since = 0.0
        self._matching_asked: object = None
        self._claims_asked: object = None
        self._claims_failed = ""
        self._said: frozenset[str] = frozenset()
        self._task: asyncio.Task[None] | None = None

    # what to show

    @property
    def works(self) -> bool:
        """Whether texts are being matched, or their claims read."""
        return self.state in ("matching", "claims")

    @property
    def takes_long(self) -> bool:
        """Whether matching has been under way for a while."""
        return self.progress is not None and time.monotonic() - self._since > _LONG

    @property
    def unfinished(self) -> str:
        """What is missing after matching was stopped or failed; "" else."""
        if not self._incomplete:
            return ""
        return "matching stopped" if self._session.comparison.matched else "not matched"

    @property
    def claims_state(self) -> str:
        """What to say while there is no ledger; "" when there is one."""
        if self._session.ledger is not None:
            return ""
        if self.state == "claims" or self.progress is not None:
            return "reading claims …"
        return self._claims_failed or "the texts are not matched, so no claims can be compared"

    # what to do

    def start(self, *, patient: bool | None = None) -> None:
        """Match the texts; work that is under way is superseded. `patient` works for as long as it takes.

        While the machine's marks are hidden, as in a lesson, there is nothing to be found.
        """
        if self._session.hidden:
            return
        self._messages.withdraw(self._doubt())
        self._patient = self._patient if patient is None else patient
        request = self._session.match_request()
        self._matching_asked = request.key
        self.state, self.progress, self._since = "matching", 0.0, time.monotonic()
        self._incomplete = False
        self._run(self._match(request))

    def go_on(self, *, matched: bool = False) -> None:
        """Go on from results that the session was given; what is missing in them is worked out.

        `matched`: the matches are whole, though no claims have been read with them.
        """
        known = self._session.known()
        if known.found is None or (known.read is None and not matched):
            self.start()
            return
        self._matching_asked = known.found[0].key
        if known.read is not None:
            self._claims_asked, self.state = known.read[0].key, "done"
        self.update()

    def update(self) -> None:
        """Start the work that the session needs now; work on the same texts and decisions goes on."""
        if self._matching_asked is None:
            return
        if self._matching_asked != self._session.match_request().key:
            self.start()
        else:
            self._read_claims()

    def stop(self) -> bool:
        """End the matching that is under way, and keep what it has found; whether there was any."""
        if self.progress is None:
            return False
        self._cancel()
        self._end_matching("stopped")
        self._read_claims()
        return True

    async def close(self) -> None:
        """End what is under way, and wait until its process is gone."""
        task = self._task
        self._cancel()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)

    # how it is done

    def _run(self, work: Coroutine[object, object, None]) -> None:
        self._cancel()
        self._task = asyncio.create_task(work)

    def _cancel(self) -> None:
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
            if self.state == "claims":
                self._claims_asked = None
        self._task = None

    def _end_matching(self, state: State) -> None:
        self.state, self.progress, self._incomplete = state, None, True

    def _seconds(self, request: MatchRequest | ClaimsRequest) -> float | None:
        return None if self._patient else child_process.deadline(request.a, request.b)

    async def _match(self, request: MatchRequest) -> None:
        # What words alone find is no news where meaning has been looked at before.
        by_words = None if self._session.comparison.matched else partial(self._take, request)
        try:
            async with child_process.within(self._seconds(request), "no more matches"):
                known = self._session.machine
                found = await child_process.match(
                    request.a, request.b, self._progressed, by_words, options=request.options, before=known
                )
        except (DiptychError, OSError) as error:
            self._end_matching("failed")
            self._messages.say(str(error))
            self._read_claims()
            self._changed()
            return
        self.state, self.progress = "done", None
        self._take(request, found)
        self._read_claims()
        self._tell_of(found)
        self._changed()

    def _take(self, request: MatchRequest, alignment: Alignment) -> None:
        self._session.take_alignment(request, alignment)

    def _tell_of(self, alignment: Alignment) -> None:
        """Say what there is to know of a matching: that there may be two events, and what was left out, each once."""
        if self._doubt():
            self._messages.tell(self._doubt())
        news = [line for line in alignment.notices if line not in self._said]
        self._said |= set(news)
        if news:
            self._messages.tell("  ".join(news))

    def _progressed(self, share: float) -> None:
        self.progress = share
        self._changed()

    def _read_claims(self) -> None:
        """Read the claims, unless they were read with the present matches."""
        request = self._session.claims_request()
        if request is None or self.progress is not None or request.key == self._claims_asked:
            return
        self._claims_asked, self._claims_failed = request.key, ""
        self._run(self._claims(request))
        self.state = "claims"

    async def _claims(self, request: ClaimsRequest) -> None:
        # What words and figures alone show is no news where all has been read before, with other matches.
        first = None if self._session.ledger is not None else partial(self._take_ledger, request)
        try:
            async with child_process.within(self._seconds(request), "no more claims"):
                before = self._session.ledger
                ledger = await child_process.read_claims(request.a, request.b, request.alignment, first, before)
        except (DiptychError, OSError) as error:
            self._claims_failed, self.state = str(error), "failed"
            if first is None or self._session.ledger is None:
                self._session.take_ledger(request, None)
            self._messages.tell(str(error))
        else:
            self.state = "done"
            self._session.take_ledger(request, ledger)
        self._changed()

    def _take_ledger(self, request: ClaimsRequest, ledger: Ledger) -> None:
        self._session.take_ledger(request, ledger)
        self._changed()
