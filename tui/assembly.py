"""The reading screen and its ledger put together: who owns what, and who is notified when something changes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

from articles.article import SIDES
from articles.matching.options import MatchOptions
from articles.session import Session
from tui.background.analysis import Analysis
from tui.background.idle import Idle, complete, find_sentences
from tui.background.note_editor import NoteEditor
from tui.background.notes_saver import NotesSaver
from tui.background.reload import Files, Reload
from tui.commands.context import Context
from tui.commands.notes.saving import draft_lines, opening_lines, tell_of_saving
from tui.commands.rows.subject import works_of
from tui.commands.status import doubt
from tui.screen_ui import ScreenUi
from tui.screens.reading import ReadingScreen
from tui.state import RECENT, state_file
from tui.view.display import Display
from tui.view.history import Place
from tui.view.messages import Messages
from tui.view.navigation import begin_at
from tui.view.reading_view import ReadingView
from tui.view.signal import Signal
from tui.view.signs import Signs
from tui.view.stops import STOP_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import App

    from articles.article import Article, Side
    from articles.notes.store import NotesStore
    from articles.session import Changed
    from keymaps.keymap import Keymap
    from tui.background.exporting import Exporter
    from tui.commands.call import Mode
    from tui.input_queue import InputQueue
    from tui.recent import Recent
    from tui.screen_ui import Host
    from tui.view.accounts.desk import AccountDesk, Turn
    from tui.view.accounts.table import TableView
    from tui.view.ledger.ledger_view import LedgerView
    from tui.view.ledger.rows import Row
    from tui.view.lessons.desk import LessonDesk
    from tui.view.returning.kept import Kept

LOOK_EVERY = 4.0
"""Seconds between two looks at the notes file; what others write has to be seen within five."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the reader chose beforehand, and the lesson that the texts belong to."""

    keymap: Callable[[], Keymap]
    longest: int = 72
    ascii_only: bool = False
    author: str = ""
    stops: tuple[str, ...] = ()
    matching: MatchOptions = field(default_factory=MatchOptions)
    files: Files = field(default_factory=Files)
    lesson: LessonDesk | None = None
    accounts: AccountDesk | None = None
    table: TableView | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes along when the reader turns to another account: the session with its notes, what is chosen of the
    display, the place, how many rows were in sight above it, and what was set up in the texts.

    `new` are the sides on which there is another text; `matched` tells that the session has all matches, but no claims.
    """

    session: Session
    display: Display
    place: Place
    above: int
    kept: Kept
    new: tuple[Side, ...]
    matched: bool


class Turns(Protocol):
    """Shows two of several accounts, each two in a workplace of their own."""

    async def begin(self) -> None:
        """The first two are on screen: read the others; it ends when that is done."""

    def go_on(self) -> None:
        """The two in sight are there with their notes: match the others."""

    async def end(self) -> None:
        """The reader leaves."""

    def turn(self, turn: Turn) -> None:
        """Show another two."""


class Workplace:
    """One comparison on screen: the session, what works on it, and the screens that show it.

    `turning` shows another two of several accounts; `carried` is what came along from the two before.
    """

    def __init__(
        self,
        app: App[None],
        keys: InputQueue,
        articles: tuple[Article, Article],
        open_notes: Callable[[], NotesStore],
        options: ReadingOptions,
        turning: Turns | None = None,
        carried: Carried | None = None,
    ) -> None:
        self._app = app
        self._keys = keys
        self._open_notes = open_notes
        self._options = options
        self._shown = Signal()
        self._idle = Idle(lambda seconds: complete(self.context.view, self._shown, seconds), lambda: None)
        self._looking = self._left = False
        self._turning, self._carried = turning, carried
        self.context = self._make_context(*articles)
        self.screen = ReadingScreen(self.context, options.keymap, options.longest, self._finish_opening, self._close)
        self._ui.attach(self.screen, self.screen)
        self._shown.add(self.screen.refresh_view)
        if options.accounts is not None:
            options.accounts.changed.add(self._shown)
            self.context.works[options.accounts.pair] = self.context
            self.context.saver.changed.add(options.accounts.written)
            options.accounts.written.add(self._join)

    def _make_context(self, a: Article, b: Article) -> Context:
        options, desk = self._options, self._options.lesson
        hidden = desk is not None and (desk.lesson.hides or desk.group is not None)
        session = Session(a, b, author=options.author, matching=options.matching, hidden=hidden)
        if self._carried is not None:
            session = self._carried.session
        if options.accounts is not None:
            options.accounts.sessions[options.accounts.pair] = session
        view, recent = self._make_view(session)
        ledger = cache(partial(_make_ledger, view, recent))
        messages = Messages(self._shown)
        turn = None if self._turning is None else self._turning.turn
        self._ui = ScreenUi(self._app, self._keys, self._open_rows, self._ask_name, turn)
        editor = NoteEditor(session, messages.tell)
        analysis = Analysis(session, messages, self._shown, lambda: doubt(self.context))
        context = Context(
            session=session,
            view=view,
            display=view.display,
            make_ledger=ledger,
            analysis=analysis,
            editor=editor,
            saver=NotesSaver(session, editor),
            reload=Reload(session, options.files, options.accounts),
            make_exporter=cache(partial(_make_exporter, session, analysis, ledger, options)),
            messages=messages,
            ui=self._ui,
            lesson=desk,
            accounts=options.accounts,
            table=options.table,
        )
        context.saver.changed.add(partial(tell_of_saving, context))
        context.saver.changed.add(self._shown)
        self._unsubscribe = session.subscribe(self._session_changed)
        return context

    def _make_view(self, session: Session) -> tuple[ReadingView, Recent | None]:
        """The texts as they were left, at the place and with the display that came along; what was kept of them."""
        options, carried, desk = self._options, self._carried, self._options.lesson
        display = Display(Signs(ascii_only=options.ascii_only)) if carried is None else carried.display
        if carried is None:
            display.stop_kinds = frozenset(kind for kind in STOP_KINDS if kind in options.stops)
        kinds, density = display.stop_kinds, display.density
        view = ReadingView(session, display, desk.group if desk is not None else None)
        recent = _resume(view, options) if state_file(RECENT).exists() else None
        if carried is not None:
            display.stop_kinds, display.density = kinds, density
            _bring_along(view, carried)
        if options.accounts is not None:
            display.account = options.accounts.place()
        return view, recent

    def _session_changed(self, changed: Changed) -> None:
        """In this order: view and ledger take what there is, the work that is needed now starts, all is shown."""
        self.context.view.take(changed)
        self.context.ledger.update()
        self.context.analysis.update()
        self._shown()
        self._idle.start()

    async def _finish_opening(self) -> None:
        """After the first paint: once all sentences are found, match, open the notes, and say what is to be known.

        A pupil is asked for a name first: the notes are those of that name.
        """
        await find_sentences(self.context.session)
        self.context.analysis.go_on(matched=self._carried is not None and self._carried.matched)
        self._idle.start()
        if self._turning is not None:
            await self._turning.begin()
        if (desk := self.context.lesson) is None:
            await self._attach(self._open_notes)
        elif desk.nameless:
            self.screen.call_after_refresh(self._ask_name)
        else:
            from tui.background.pupils import OF_TEACHER

            await self._attach(self._notes_of(OF_TEACHER))

    async def _attach(self, open_notes: Callable[[], NotesStore]) -> None:
        from tui.commands.program import since_lines

        context = self.context
        if not context.session.has_store or self._carried is None:
            store = await asyncio.to_thread(open_notes)
            if self._left:  # another two are shown by now
                return
            context.session.attach(store)
        # At once: a key that comes between the first sight of the notes and these lines would take them for read.
        _tell_once(context, opening_lines(context))
        await asyncio.to_thread(context.editor.find_left)
        _tell_once(context, (*draft_lines(context), *await since_lines(context)))
        if not self._looking:
            self._looking = True
            self.screen.set_interval(LOOK_EVERY, self._look)
        if context.session.store.unsaved:
            context.saver.save_soon()
        if self._turning is not None:
            self._turning.go_on()

    async def _look(self) -> None:
        """See whether somebody else wrote to the notes file."""
        if not self._left and await asyncio.to_thread(self.context.session.store.touched):
            self.context.saver.save_soon(anyway=True)

    def _join(self) -> None:
        """Let every two of the accounts take what was written to the notes of others."""
        from tui.background.accounts import join_notes

        if (desk := self._options.accounts) is not None and not self._left:
            self.screen.run_worker(join_notes(desk), group="joining", exclusive=True)

    def _ask_name(self) -> None:
        """Ask who works on the lesson; once that is known, the answers of that name are opened."""
        from tui.background.pupils import begun_by_another
        from tui.screens.name_form import NameForm

        desk = self.context.lesson
        if desk is None or desk.group is not None:
            return
        before = desk.pupil or desk.last
        form = NameForm(self._options.keymap, desk.lesson.title, before, partial(begun_by_another, desk))
        self.screen.open_over(form, self._named)

    def _named(self, name: str | None) -> None:
        if name is not None:
            self.screen.run_worker(self._begin_as(name), group="naming", exclusive=True)

    async def _begin_as(self, name: str) -> None:
        """Work on the lesson as that pupil: their answers, their name on what they write."""
        from tui.background.pupils import keep_name

        desk, context = self.context.lesson, self.context
        if desk is None or name == desk.pupil:
            return
        if context.session.has_store:
            await context.saver.save()
        desk.pupil, desk.last, desk.handed_in = name, name, False
        context.session.author = name
        keep_name(desk.lesson, dict(context.session.loaded), name)
        await self._attach(self._notes_of(name))
        self.screen.settle()

    def _notes_of(self, name: str) -> Callable[[], NotesStore]:
        """What opens the notes of somebody who works on the lesson."""
        from articles.notes.store import NotesStore
        from tui.background.pupils import home_of

        desk, loaded = self.context.lesson, self.context.session.loaded
        if desk is None:
            return self._open_notes
        return lambda: NotesStore.open(home_of(desk, name), loaded["a"], loaded["b"])

    def _open_rows(self, mode: Mode, over: Host) -> None:
        """Open the ledger or the table over the texts, or over one another."""
        from tui.commands.decisions.ledger import came_from_ledger
        from tui.commands.rows.opening import sheet_of
        from tui.screens.rows import RowsScreen

        sheet = sheet_of(self.context, mode)
        ui = ScreenUi(self._app, self._keys, self._open_rows, turn=self._ui.turn)
        screen = RowsScreen(replace(self.context, ui=ui), sheet, self._options.keymap)
        ui.attach(screen)
        self._shown.add(screen.settle)

        def closed(row: Row | None) -> None:
            self._shown.remove(screen.settle)
            came_from_ledger(self.context, row)
            self.screen.settle()
            self._shown()

        over.open_over(screen, closed)

    async def leave(self) -> None:
        """Keep all that is here before another account takes the place of one of these.

        Raises DiptychError for notes that cannot be saved; then the reader stays.
        """
        for work in works_of(self.context):
            work.editor.leave()
            if work.session.store.unsaved:
                await work.saver.save_now()
        self._unsubscribe()
        await self._end()
        self._left = True

    def carry(self, session: Session, new: tuple[Side, ...], *, matched: bool) -> Carried:
        """What goes along to the session on another two accounts, of which the sides `new` have other texts."""
        from tui.view.returning.kept import kept_of

        view, cursor = self.context.view, self.context.view.cursor
        above = view.window.row_in_window(cursor.side, cursor.offset)
        return Carried(session, view.display, view.place(), above, kept_of(view), new, matched)

    async def _end(self) -> None:
        """Keep the place, and end what is under way."""
        if self._options.accounts is not None:
            self._options.accounts.changed.remove(self._shown)
            self._options.accounts.written.remove(self._join)
        _remember(self.context, self._options)
        await self._idle.close()
        await self.context.analysis.close()

    async def _close(self) -> None:
        """Whenever the program ends normally, keep what is typed or not saved yet, and the place."""
        if self._left:
            return
        for work in works_of(self.context):
            work.editor.leave()
            work.saver.leave()
        if self._turning is not None:
            await self._turning.end()
        await self._end()


def _resume(view: ReadingView, options: ReadingOptions) -> Recent | None:
    from tui.recent import resume

    return resume(view, options.files.path, options.accounts)


def _remember(context: Context, options: ReadingOptions) -> None:
    from tui.recent import remember

    remember(context.view, options.files.path, context.ledger, options.accounts)


def _make_ledger(view: ReadingView, recent: Recent | None) -> LedgerView:
    from tui.view.returning.kept_ledger import ledger_as_left

    return ledger_as_left(view, None if recent is None else recent.ledger)


def _make_exporter(session: Session, work: Analysis, make: Callable[[], LedgerView], asked: ReadingOptions) -> Exporter:
    from tui.background.exporting import Exporter

    group = asked.lesson.group if asked.lesson is not None else None
    return Exporter(session, work, make(), asked.files.case, group)


def _bring_along(view: ReadingView, carried: Carried) -> None:
    """Be at the place that came along; on a side with another text that is where the reader left that one."""
    from tui.view.returning.kept import bring_back

    bring_back(view, replace(carried.kept, marks=(), opened=()))
    a, b = (
        view.cursor.offsets[side] if side in carried.new else offset
        for side, offset in zip(SIDES, carried.place.offsets, strict=True)
    )
    begin_at(view, Place(carried.place.side, (a, b), carried.place.locked), carried.above)


def _tell_once(context: Context, lines: Iterable[str]) -> None:
    """Tell what was not told before on another two of the accounts."""
    told = set[str]() if context.accounts is None else context.accounts.told
    for line in lines:
        if line not in told:
            context.messages.tell(line)
        told.add(line)
