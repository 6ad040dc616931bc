"""From one account to another: the screens of several accounts, one at a time, and what is read beside them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import DiptychError
from articles.session import Session
from tui.assembly import Workplace
from tui.background.accounts import read_others
from tui.background.pairs import Pairs
from tui.view.accounts.desk import Pair
from tui.view.accounts.table import TableView
from tui.view.navigation import bring_level, remember, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from articles.article import Article, Side, Span
    from articles.notes.disk.naming import Home
    from articles.notes.store import NotesStore
    from tui.assembly import Carried, ReadingOptions
    from tui.input_queue import InputQueue
    from tui.screens.reading import ReadingScreen
    from tui.view.accounts.desk import AccountDesk, Turn


class Turning:
    """Two of several accounts on screen, each two in a `Workplace` of their own, which ends when others are shown.

    `options` hold the desk of the accounts; `open_notes` opens the notes on all of them, of which the first two are
    asked for.
    """

    def __init__(
        self,
        app: App[None],
        keys: InputQueue,
        desk: AccountDesk,
        options: ReadingOptions,
        open_notes: Callable[..., NotesStore],
    ) -> None:
        self._app = app
        self._keys = keys
        self._desk = desk
        self._options = replace(options, table=TableView(desk))
        self._open_notes = open_notes
        self._home: Home | None = None
        self._mirrored = set[Pair]()
        self._reading: asyncio.Task[None] | None = None
        self._workplace = self._put_together(None)
        desk.reread.add(self.go_on)
        self._pairs = Pairs(desk, self._session, lambda: self._workplace.context.analysis.works)

    @property
    def screen(self) -> ReadingScreen:
        """The screen with the two accounts that are in sight."""
        return self._workplace.screen

    async def begin(self) -> None:
        """Once the first two are painted, read the others; it ends when that is done."""
        if self._reading is None:
            files = self._options.files
            work = read_others(self._desk, self._tell, files.encoding, allow_private=files.allow_private)
            self._reading = asyncio.create_task(work)
        await asyncio.shield(self._reading)

    def go_on(self) -> None:
        """The two in sight are there with their notes: match the others."""
        self._pairs.start()

    async def end(self) -> None:
        """Read and match nothing further: the reader leaves."""
        if self._reading is not None:
            self._reading.cancel()
        await self._pairs.stop()

    def turn(self, turn: Turn) -> None:
        """Show another two, once they have been read."""
        self._app.run_worker(self._turn(turn), group="turning", exclusive=True)

    def _put_together(self, carried: Carried | None) -> Workplace:
        desk = self._desk
        pair = desk.articles[desk.base], desk.articles[desk.shown]
        return Workplace(self._app, self._keys, pair, partial(self._open, *pair), self._options, self, carried)

    def _open(self, a: Article, b: Article) -> NotesStore:
        """The notes on two of the accounts, from the one file that is on all that could be read."""
        if self._home is None:
            further = [each for _number, each in sorted(self._desk.articles.items()) if each not in (a, b)]
            store = self._open_notes(a, b, *further)
        else:
            from articles.notes.store import NotesStore

            store = NotesStore.open(self._home, a, b)
        self._home = store.home
        return store

    def _tell(self, line: str) -> None:
        self._workplace.context.messages.tell(line)

    async def _turn(self, turn: Turn) -> None:
        asked_on = self._app.screen
        if self._desk.unread:
            self._say(f"reading account {next(iter({*turn[:2]} & {*self._desk.unread}), self._desk.unread[0])} …")
            await self.begin()
            if self._app.screen is not asked_on:  # the reader does something else by now
                self._say("all accounts have been read")
                return
        wrong = next((self._desk.wrong[each] for each in (turn.base, turn.shown) if each in self._desk.wrong), "")
        if not wrong:
            self._keys.hold()
            try:
                if turn[:2] != self._desk.pair:
                    await self._show(turn)
                await self._go_to_places(turn)
            except DiptychError as error:
                wrong = str(error)
            finally:
                self._keys.release()
        if wrong:
            self._say(wrong)

    def _say(self, line: str) -> None:
        self._workplace.context.messages.say(line)
        self.screen.settle()

    async def _show(self, turn: Turn) -> None:
        """Put the two in the place of those that are in sight. Raises DiptychError where these cannot be left."""
        desk, before = self._desk, self._workplace
        desk.keep(before.context.session.loaded)
        a, b = desk.articles[turn.base], desk.articles[turn.shown]
        if a.text_sha256 == b.text_sha256:
            raise DiptychError(f"accounts {turn.base} and {turn.shown}", "their texts are the same", "turn to another")
        await self._pairs.stop()
        await before.leave()
        while self._app.screen is not before.screen:
            await self._app.screen.dismiss(None)
        if before.context.session.has_store:
            self._home = before.context.session.store.home  # the reader may have moved it
        session = await self._session((turn.base, turn.shown))
        new = tuple(side for side, was, now in zip(SIDES, desk.pair, turn[:2], strict=True) if was != now)
        desk.base, desk.shown = turn.base, turn.shown
        self._workplace = self._put_together(before.carry(session, new, matched=turn[:2] in self._mirrored))
        if len(self._app.screen_stack) > 1:
            await self._app.switch_screen(self.screen)
        else:  # Textual can put no other screen in the place of its first one
            await self._app.push_screen(self.screen)
        if turn.ledger:
            self.screen.run_command("ledger")

    async def _go_to_places(self, turn: Turn) -> None:
        """Go to the passages that were asked for, both level where there are two."""
        spans: dict[Side, Span] = {
            side: span for side, span in zip(SIDES, turn.places, strict=True) if span is not None
        }
        if not spans:
            return
        while self._app.screen is not self.screen:
            await self._app.screen.dismiss(None)
        view, asked = self._workplace.context.view, "a" if turn.begin == turn.base else "b"
        first = next((side for side in spans if side == asked), next(iter(spans)))
        if not view.window.pages:
            view.lay_out()
        remember(view)
        show(view, first, spans[first])
        if len(spans) > 1:
            bring_level(view, spans[view.cursor.across].start)
        self.screen.settle()

    def _take_mirrored(self, session: Session, pair: Pair) -> None:
        """Take what was matched of the same two while the other one was the left one: only claims are read again."""
        other = self._desk.sessions.get((pair[1], pair[0]))
        found = None if other is None or other.ledger is None else other.known().found
        texts = list(session.loaded.values())[::-1]
        if other is not None and found is not None and texts == list(other.loaded.values()):
            session.take_alignment(session.match_request(), found[1].mirrored())
            self._mirrored.add(pair)

    async def _session(self, pair: Pair) -> Session:
        """The session on two of the accounts as they are now, with what was written to their notes meanwhile."""
        desk, options = self._desk, self._options
        a, b = (desk.articles[number] for number in pair)
        session = desk.sessions.get(pair)
        if session is None or not session.has_store:
            store = await asyncio.to_thread(self._open, a, b)
            session = Session(a, b, store, author=options.author, matching=options.matching)
            desk.sessions[pair] = session
            self._take_mirrored(session, pair)
            return session
        if self._home is not None and self._home.path != session.store.path:
            session.store.home = self._home
        if (session.loaded["a"], session.loaded["b"]) != (a, b):
            await asyncio.to_thread(session.store.read_again, a, b)
            session.reload(a, b, reread=False)
        if session.store.touched():
            await asyncio.to_thread(session.store.save)
        session.refresh()
        return session
