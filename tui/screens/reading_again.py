"""Reading the articles again: files from the disk, pages from the web; and what has changed since."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import DiptychError
from tui.model.jumps import remember, show
from tui.screens.reading_meta import Knowing

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.reading.addresses.access import Access
    from articles.reading.changes import Change
    from tui.model.action import Call
    from tui.screens.filtered_list import Chosen

_RELOADING = "reloading"
_NAMES: dict[Side, str] = {"a": "left text", "b": "right text"}


class Again(Knowing):
    """Mixed into the reading screen. `before` holds the articles as they were before they were last read again."""

    before: dict[Side, Article]

    def take_articles(self, a: Article, b: Article) -> None:
        """Show other versions of the articles."""
        raise NotImplementedError

    def start_matching(self) -> None:
        """Match the articles of the reading in another process."""
        raise NotImplementedError

    def do_reload(self, _call: Call) -> None:
        """Read both again, fetching what came from the web, and match them anew."""
        self.say("reading again …")
        self.run_worker(self._reload(), group=_RELOADING, exclusive=True)

    def stop_reloading(self) -> bool:
        """Give up reading again; whether anything was being read."""
        stopped = bool(self.workers.cancel_group(self, _RELOADING))
        if stopped:
            self.say("stopped; the texts stay as they are")
        return stopped

    async def _reload(self) -> None:
        from tui.fetching import read_aside

        loaded = self.reading.loaded
        encoding, private = self.options.encoding, self.options.allow_private
        try:
            a, b = await read_aside(
                lambda access: _again(loaded["a"], loaded["b"], encoding, access),
                self.say_under_way,
                fetch=True,
                allow_private=private,
            )
        except DiptychError as error:
            self.say(str(error))
            return
        found = await asyncio.to_thread(_changes, loaded, {"a": a, "b": b})
        await asyncio.to_thread(self.desk.store.read_again, a, b)
        self.before = {side: loaded[side] for side in SIDES if found[side]}
        self.take_articles(a, b)
        self.say(f"read again: {_told(found)}" + (f"; {self._list_key()} lists it" if self.before else ""))
        self.patient = True
        self.start_matching()

    def _list_key(self) -> str:
        return self.key_of("changes") or ":changes"

    # the list

    def do_changes(self, _call: Call) -> None:
        """What changed when the texts were last read again; of a page, since the version kept before."""
        self.run_worker(self._list_changes(), group="changes", exclusive=True)

    async def _list_changes(self) -> None:
        loaded = self.reading.loaded
        before = self.before or await asyncio.to_thread(_kept_before, loaded)
        if not before:
            self.say("no earlier version of either text is known")
            return
        found = await asyncio.to_thread(_changes, before, loaded)
        from tui.screens.change_entries import Changed

        changed = Changed(before, loaded, found)
        self.open_list(
            _title(before),
            lambda: changed.entries(self.signs),
            lambda chosen: self._go_to(*changed.place(chosen.value)) if chosen is not None else None,
            "Enter goes there · Esc closes",
            empty="nothing has changed but white space",
            detail=changed.detail,
        )

    def _go_to(self, side: Side, paragraph: int) -> None:
        remember(self.reading)
        show(self.reading, side, self.reading.comparison.article(side).paragraphs[paragraph].span)
        self.settle()
        self.refresh_view()

    # the pages themselves

    def do_open_page(self, _call: Call) -> None:
        """Show the addresses of the articles in full; the one that is chosen opens in the reader's browser."""
        from tui.screens.page_entries import page_entries

        made = page_entries(self.reading.loaded)
        self.open_list(
            "Open in your browser",
            lambda: made,
            self._open_page,
            "Enter opens it, outside Diptych · Esc closes",
            empty="neither text comes from the web",
        )

    def _open_page(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        from tui.browser import open_page

        try:
            open_page(chosen.value)
        except DiptychError as error:
            self.say(str(error))
        else:
            self.say("handed to your browser")


def _again(a: Article, b: Article, encoding: str | None, access: Access) -> tuple[Article, Article]:
    """Both read from their sources again; a stream cannot be read twice and stays as it was."""
    from articles.reading import load, load_pair
    from articles.reading.source import is_stream

    if not any(is_stream(article.source) for article in (a, b)):
        return load_pair(a.source, b.source, encoding=encoding, access=access)
    left, right = (
        each if is_stream(each.source) else load(each.source, encoding=encoding, access=access) for each in (a, b)
    )
    return left, right


def _kept_before(loaded: dict[Side, Article]) -> dict[Side, Article]:
    """The versions before the last ones of those articles that came from the web."""
    from articles.reading import load_earlier

    found = {}
    for side in SIDES:
        try:
            earlier = load_earlier(loaded[side].source)
        except DiptychError:
            continue
        if earlier is not None:
            found[side] = earlier
    return found


def _changes(before: dict[Side, Article], now: dict[Side, Article]) -> dict[Side, list[Change]]:
    from articles.reading.changes import changes

    return {side: changes(before[side], now[side]) if side in before else [] for side in SIDES}


def _told(found: dict[Side, list[Change]]) -> str:
    from articles.reading.changes import summary

    parts = [f"{_NAMES[side]} {summary(found[side])}" for side in SIDES if found[side]]
    return ", ".join(parts) if parts else "nothing has changed"


def _title(before: dict[Side, Article]) -> str:
    """What the list is of, and since when where that is known."""
    from articles.reading.addresses.opening import time_shown

    since = [each.fetched for each in before.values() if each.fetched]
    return f"What changed since {time_shown(since[0].time)}" if since else "What changed"
