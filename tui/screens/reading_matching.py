"""Matching from the reading screen: started after the first paint, stopped, asked anew when the reader says more."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.comparison import Comparison, percent
from articles.errors import DiptychError
from tui import jobs
from tui.model.correcting import lay_over
from tui.model.recutting import seen_by_matching
from tui.screens.reading_base import ReadingBase

if TYPE_CHECKING:
    from articles.matching.match import Alignment
    from articles.matching.options import MatchOptions
    from tui.model.action import Call

_GROUP = "matching"
_LONG = 1.5
"""Seconds of matching after which the bottom row says how to stop it."""


class Matching(ReadingBase):
    """Mixed into the reading screen. `progress` is None when nothing is under way."""

    asked: MatchOptions | None = None
    """What matching was last asked for; None before the first time."""
    asked_of: tuple[object, ...] = ()
    """The articles as matching last saw them."""
    _since = 0.0
    _told: frozenset[str] = frozenset()

    @property
    def matching_takes_long(self) -> bool:
        """Whether matching has been under way for a while."""
        return self.progress is not None and time.monotonic() - self._since > _LONG

    def start_matching(self) -> None:
        """Match in another process; a matching that is still under way is ended."""
        self.waiting = [line for line in self.waiting if line != self.doubt()]
        self.asked = replace(self.options.matching, one_event=bool(self.reading.one_event))
        self.asked_of = self._seen()
        self.progress, self.unfinished, self._since = 0.0, "", time.monotonic()
        self.run_worker(self._match(self.asked), group=_GROUP, exclusive=True, exit_on_error=False)

    def match_as_decided(self) -> None:
        """Match again when the reader has decided otherwise since about one event or the articles."""
        if self.asked is None:
            return
        if self.asked.one_event != bool(self.reading.one_event) or self.asked_of != self._seen():
            self.start_matching()

    def _seen(self) -> tuple[object, ...]:
        return tuple(seen_by_matching(self.reading.comparison.article(side)) for side in SIDES)

    async def _match(self, asked: MatchOptions) -> None:
        a, b = self.reading.comparison.a, self.reading.comparison.b
        # What words alone find is no news where meaning has been looked at before.
        found = None if self.reading.comparison.matched else self._found
        try:
            async with jobs.within(self.seconds, "no more matches"):
                alignment = await jobs.match(a, b, self._progressed, found, options=asked)
        except DiptychError as error:
            self.progress, self.unfinished = None, self._left()
            self.say(str(error))
            self.read_claims()
            self.show_ledger()
            return
        self.progress = None
        self._found(alignment)
        self.read_claims()
        if self.doubt():
            self.tell(self.doubt())
        news = [line for line in alignment.notices if line not in self._told]
        self._told |= set(news)
        if news:
            self.tell("  ".join(news))

    def doubt(self) -> str:
        """That there may be two events, and what the reader can do; "" when matching does not think so."""
        comparison = self.reading.comparison
        if not comparison.doubtful or comparison.alignment.same_event is None:
            return ""
        chance, key = percent(comparison.alignment.same_event), self.key_of("one-event") or ":one-event"
        return f"two events? chance of one {chance}, so none is strong; {key} says it is one"

    def _found(self, alignment: Alignment) -> None:
        comparison = self.reading.comparison
        self.reading.machine = alignment
        self.reading.comparison = Comparison(comparison.a, comparison.b, alignment, matched=True)
        lay_over(self.reading)
        self.refresh_view()

    def _progressed(self, share: float) -> None:
        self.progress = share
        self.refresh_view()

    def _left(self) -> str:
        return "matching stopped" if self.reading.comparison.matched else "not matched"

    def do_stop_matching(self, _call: Call) -> None:
        """End the matching that is under way; what it has found so far stays."""
        if self.progress is None:
            self.say("nothing is being matched now")
            return
        self.workers.cancel_group(self, _GROUP)
        self.progress, self.unfinished = None, self._left()
        self.read_claims()
        kept = "the matches found so far stay" if self.reading.comparison.matched else "nothing is paired"
        self.say(f"matching stopped, {kept}; {self.key_of('reload') or ':reload'} matches again")
