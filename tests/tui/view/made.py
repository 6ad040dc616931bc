"""A view of two short made-up accounts, laid out in rows without a screen, and commands run on it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, cast

from articles.article import Side, Span
from articles.notes.content.note import Note, new_note
from articles.session import Session
from tests.building import article, comparison
from tui.background.analysis import Analysis
from tui.background.exporting import Exporter
from tui.background.note_editor import NoteEditor
from tui.background.notes_saver import NotesSaver
from tui.background.reload import Files, Reload
from tui.commands.call import Call, Mode
from tui.commands.context import Context
from tui.commands.dispatch import dispatch
from tui.view.ledger.ledger_view import LedgerView
from tui.view.messages import Messages
from tui.view.pages.viewport import Frame
from tui.view.reading_view import ReadingView
from tui.view.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from contextlib import AbstractContextManager

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.notes.store import NotesStore
    from tui.background.exporting import ExportForm, Rows
    from tui.commands.context import NoteWriting
    from tui.lists.entry import Chosen, Listing
    from tui.lists.known import Known, Typed
    from tui.view.accounts.desk import Turn

LEFT = article(
    [
        ["The dam held until Sunday.", "Nobody slept in the valley."],
        ["Eighty houses were emptied by noon."],
        ("caption", ["The dam seen from above."]),
        ["A cow was saved by boat."],
        ["The wall broke at six."],
        ("comments", ["Told you so.", "Same here."]),
    ],
    title="The dam",
)
RIGHT = article(
    [
        ["The wall gave way at six in the evening."],
        ["On Sunday the dam still held."],
        ["Engineers had asked for sand.", "They got none."],
        ["By noon eighty houses stood empty."],
    ],
    source="right.txt",
    title="A wall",
)
FOUND = comparison(LEFT, RIGHT, strong=[(0, 1), (2, 4)], weak=[(5, 0)], chain=[(0, 1), (1, 3)])


class Notes:
    """Notes as a session reads them; they are never changed."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self.notes = notes


def session_of(found: Comparison, notes: tuple[Note, ...] = ()) -> Session:
    """A session that has found what `found` says."""
    store = cast("NotesStore", Notes(notes)) if notes else None
    session = Session(found.a, found.b, store)
    if found.matched:
        session.take_alignment(session.match_request(), found.alignment)
    return session


def reading(
    found: Comparison = FOUND, *, width: int = 30, height: int = 12, stacked: bool = False, notes: tuple[Note, ...] = ()
) -> ReadingView:
    """A view at a measure of `width` cells and `height` rows on either side."""
    made = ReadingView(session_of(found, notes))
    made.resize(Frame({"a": width, "b": width}, {"a": height, "b": height}, stacked))
    return made


def note_on(side: Side, start: int, end: int, found: Comparison = FOUND) -> Note:
    """A note on some characters of one side."""
    articles: dict[Side, Article] = {"a": found.a, "b": found.b}
    return new_note(articles, {side: Span(start, end)}, "words")


class Nowhere:
    """A screen that is not there: it keeps the mode, and what was copied."""

    def __init__(self) -> None:
        self.mode: Mode = "reading"
        self.home_mode: Mode = "reading"
        self.copied: list[str] = []
        self.rows = 26

    @property
    def box(self) -> NoteWriting:
        raise AssertionError("there is no box")

    def enter_mode(self, mode: Mode) -> None:
        self.mode = mode

    def key_of(self, command: str, mode: Mode | None = None) -> str:
        return ""

    def work_on(self, context: Context) -> None: ...

    def refresh(self) -> None: ...

    def arrange(self) -> None: ...

    def open_list(self, listing: Listing, done: Callable[[Chosen | None], None] | None = None) -> None: ...

    def open_help(self) -> None: ...

    def ask_name(self) -> None: ...

    def open_ledger(self) -> None: ...

    def open_table(self) -> None: ...

    def turn(self, turn: Turn) -> None: ...

    def open_metadata(self, known: Mapping[Side, Known], first: Side, done: Callable[[Typed | None], None]) -> None: ...

    def open_export(self, form: ExportForm, rows: Rows, name: str = "") -> None: ...

    def open_prompt(self, sign: str, words: str = "") -> None: ...

    def close_prompt(self) -> None: ...

    def leave(self, result: Any = None) -> None: ...

    def copy(self, words: str) -> None:
        self.copied.append(words)

    def themes(self) -> tuple[Sequence[str], str]:
        return (), ""

    def take_theme(self, name: str) -> None: ...

    def suspended(self) -> AbstractContextManager[None]:
        return nullcontext()

    def redraw(self) -> None:
        """Nothing is painted."""

    def suspend(self) -> str | None:
        return None

    def spawn(self, work: Coroutine[Any, Any, None], group: str) -> None:
        work.close()

    def give_up(self, group: str) -> bool:
        return False

    def hold_keys(self) -> None: ...

    def release_keys(self) -> None: ...

    def quit(self) -> None: ...


def context_of(view: ReadingView) -> Context:
    """What commands work on, without a screen."""
    session, shown = view.session, Signal()
    messages = Messages(shown)
    editor = NoteEditor(session, messages.tell)
    ledger, analysis = LedgerView(view), Analysis(session, messages, shown, lambda: "")
    return Context(
        session=session,
        view=view,
        display=view.display,
        make_ledger=lambda: ledger,
        analysis=analysis,
        editor=editor,
        saver=NotesSaver(session, editor),
        reload=Reload(session, Files()),
        make_exporter=lambda: Exporter(session, analysis, ledger),
        messages=messages,
        ui=Nowhere(),
    )


def run(view: ReadingView, command: str, argument: str = "", count: int | None = None) -> str | None:
    """Run a command on a view; what it says."""
    context = context_of(view)
    context.ui.enter_mode("select" if view.cursor.anchor is not None else "reading")
    return dispatch(command, Call(count, argument), context)
