"""Opening where the reader left off, taking other versions of the texts, and leaving."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.article import SIDES, Article, Side, Span
from articles.comparison import Comparison
from articles.errors import DiptychError
from articles.matching.overlay import LOOSEST, STRICTEST
from articles.reading.display import displayable
from tui.model.correcting import take_notes
from tui.model.reading import Place, Reading, go_to_place
from tui.model.stops import STOP_KINDS
from tui.screens.commanded import Commanded
from tui.screens.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.model.action import Call

_CONTEXT = 120
"""Characters from the cursor on that find its place again in a text that was read anew."""


class Life(ReadingBase):
    """Mixed into the reading screen."""

    def resume(self) -> None:
        """Go to where these two texts were left, if they were read before."""
        from tui.recent import find_recent, load_recents

        comparison = self.reading.comparison
        recent = find_recent(comparison.a, comparison.b, load_recents())
        if recent is None:
            return
        kinds = frozenset(kind for kind in STOP_KINDS if kind in recent.stops)
        self.reading.stop_kinds = kinds or self.reading.stop_kinds
        self.reading.strictness = min(max(recent.strictness, LOOSEST), STRICTEST)
        side: Side = "a" if recent.side == "a" else "b"
        go_to_place(self.reading, Place(side, recent.offsets, recent.locked))

    def remember(self) -> None:
        """Keep where the reader is, for the next time."""
        from tui.recent import recent_of, remember_recent

        recent = recent_of(self.reading)
        if recent is not None:
            remember_recent(recent)

    def on_unmount(self) -> None:
        """However the program ends in order, the place is kept, and what is typed or not saved yet."""
        self.remember()
        if self.complete:
            self.desk.leave()

    def do_quit(self, _call: Call) -> None:
        """Leave; with notes that could not be saved, only at the second time of asking."""
        self.run_worker(self._quit(), group="quitting", exclusive=True)

    async def _quit(self) -> None:
        leaving, self.desk.leaving = self.desk.leaving, True
        if not leaving and self.desk.store.unsaved:
            try:
                await asyncio.to_thread(self.desk.store.save)
            except DiptychError as error:
                top = self.app.screen if isinstance(self.app.screen, Commanded) else self
                top.say(f"{top.key_of('quit') or ':quit'} again leaves without saving: {error.why}")
                return
        self.app.exit(return_code=0)

    def take_articles(self, a: Article, b: Article) -> None:
        """Show other versions of the articles; cursors, folds and notes find their places in them."""
        old = self.reading
        articles: dict[Side, Article] = {"a": a, "b": b}
        self.desk.articles = articles
        new = Reading(
            Comparison(a, b), {side: displayable(articles[side].text) for side in SIDES}, self.desk.store.notes
        )
        offsets = [_found_again(old.comparison.article(side), articles[side], old.offsets[side]) for side in SIDES]
        new.stop_kinds = old.stop_kinds
        new.strictness = old.strictness
        new.visited = old.visited
        new.layers = {layer: {"a": [], "b": []} for layer in old.layers}
        new.folding.open_sections = old.folding.open_sections
        new.resize(old.frame)
        go_to_place(new, Place(old.side, (offsets[0], offsets[1]), old.locked))
        self.reading = new
        take_notes(new, self.desk.store.notes)
        self.settle()
        self.refresh_view()


def _found_again(old: Article, new: Article, offset: int) -> int:
    """Where the words at `offset` of the old text stand in the new one; the same offset when they are gone."""
    if old.text_sha256 == new.text_sha256:
        return offset
    from articles.notes.placing import place_selector
    from articles.notes.selectors import select

    end = min(offset + _CONTEXT, len(old.text))
    placed = place_selector(new.text, select(old.text, Span(offset, end)).as_mapping())
    return placed.start if placed.status == "anchored" and placed.start is not None else min(offset, len(new.text))
