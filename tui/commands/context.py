"""What commands work on: named collaborators, each of which owns one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from contextlib import AbstractContextManager

    from articles.article import Side
    from articles.lessons.lesson import Lesson
    from articles.notes.content.fields import NoteFields
    from articles.notes.content.kinds import NoteType
    from articles.notes.content.note import About
    from articles.session import Session
    from tui.background.analysis import Analysis
    from tui.background.exporting import Exporter, ExportForm, Rows
    from tui.background.note_editor import NoteEditor
    from tui.background.notes_saver import NotesSaver
    from tui.background.reload import Reload
    from tui.commands.call import Mode
    from tui.lists.entry import Chosen, Listing
    from tui.lists.known import Known, Typed
    from tui.view.accounts.desk import AccountDesk, Pair, Turn
    from tui.view.accounts.table import TableView
    from tui.view.display import Display
    from tui.view.ledger.ledger_view import LedgerView
    from tui.view.lessons.desk import LessonDesk
    from tui.view.messages import Messages
    from tui.view.note_labels import Labels
    from tui.view.reading_view import ReadingView


class NoteWriting(Protocol):
    """The box that a note is written in, as commands see it."""

    abouts: tuple[About, ...]
    about: About
    kind: NoteType
    fixed: bool

    @property
    def written(self) -> NoteFields:
        """All that is written so far."""

    def open(
        self,
        abouts: Sequence[About],
        written: NoteFields,
        *,
        fixed: bool,
        tags: Sequence[str],
        labels: Labels,
        lesson: Lesson | None = None,
    ) -> None:
        """Begin typing; in a `lesson` its tasks are offered, and the kinds of answer that they name."""

    def close(self) -> None:
        """Hide the box."""

    def say(self, message: str) -> None:
        """Show a message in the box."""

    def tell(self, message: str) -> None:
        """Show a message, unless the box says why something typed is not there."""

    def next_about(self) -> None:
        """Let the note be about the next of what it can be about."""

    def next_kind(self) -> None:
        """Let the note be of the next type."""

    def next_task(self) -> None:
        """Let the note answer the next task of the lesson, or none."""

    def next_relation(self) -> None:
        """Let the note say the next of what can be said of a pair."""

    def to_tags(self) -> None:
        """Type tags, or go back to the words."""

    def complete(self) -> bool:
        """While tags are typed: take the one that is proposed, or go back to the words. False anywhere else."""


class Ui(Protocol):
    """The screen that a command runs on, as far as commands may know it."""

    @property
    def mode(self) -> Mode:
        """The mode that keys are read in."""

    @property
    def home_mode(self) -> Mode:
        """The mode of the screen while nothing is typed on it."""

    def enter_mode(self, mode: Mode) -> None:
        """Read keys in another mode from now on."""

    def key_of(self, command: str, mode: Mode | None = None) -> str:
        """The preferred key of a command as shown to people, in the present mode or another; "" if it has none."""

    @property
    def box(self) -> NoteWriting:
        """The box that notes are written in."""

    @property
    def rows(self) -> int:
        """The rows of the screen."""

    def ask_name(self) -> None:
        """Ask who works on the lesson; what is typed from then on is theirs."""

    def work_on(self, context: Context) -> None:
        """Let the commands of this screen work on that from now on."""

    def refresh(self) -> None:
        """Show the present state."""

    def arrange(self) -> None:
        """Lay the screen out again: sides, stack or sizes are others."""

    def open_list(self, listing: Listing, done: Callable[[Chosen | None], None] | None = None) -> None:
        """Open a list over the screen."""

    def open_help(self) -> None:
        """List the commands that work here; the one chosen is run."""

    def open_ledger(self) -> None:
        """Open the ledger over the texts."""

    def open_table(self) -> None:
        """Open the table of all accounts over the texts."""

    def turn(self, turn: Turn) -> None:
        """Show another two of several accounts."""

    def open_metadata(self, known: Mapping[Side, Known], first: Side, done: Callable[[Typed | None], None]) -> None:
        """Open the form with what is known of the articles."""

    def open_export(self, form: ExportForm, rows: Rows, name: str = "") -> None:
        """Open the form that hands in, beginning with these; what is written is said at the bottom."""

    def open_prompt(self, sign: str, words: str = "") -> None:
        """Begin typing at the bottom: what to find (`/`), or a command (`:`)."""

    def close_prompt(self) -> None:
        """End typing at the bottom."""

    def leave(self, result: Any = None) -> None:
        """Close this screen."""

    def copy(self, words: str) -> None:
        """Put words on the clipboard."""

    def themes(self) -> tuple[Sequence[str], str]:
        """The names of all themes, and the one in use."""

    def take_theme(self, name: str) -> None:
        """Use another theme."""

    def suspended(self) -> AbstractContextManager[None]:
        """While it lasts, the terminal belongs to another program."""

    def suspend(self) -> str | None:
        """Give the terminal back to the shell until it brings the program back; why not, where there is none."""

    def redraw(self) -> None:
        """Paint all of the screen, whatever the terminal was taken to show."""

    def spawn(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Do work while the screen goes on; other work of the group is given up."""

    def give_up(self, group: str) -> bool:
        """Give up the work of a group; whether there was any."""

    def hold_keys(self) -> None:
        """Let keys wait until they are released."""

    def release_keys(self) -> None:
        """Hand on the keys that wait."""

    def quit(self) -> None:
        """End the program."""


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every command. The ledger has one of its own with another `ui`; the rest is shared.

    `lesson` is there where a lesson is worked on, `accounts` where there are more than two, and then their `table`;
    `works` are what commands on every two of these work on, as far as there were any.
    What is not needed to paint the texts is made when it is first asked for, once.
    """

    session: Session
    view: ReadingView
    display: Display
    make_ledger: Callable[[], LedgerView]
    analysis: Analysis
    editor: NoteEditor
    saver: NotesSaver
    reload: Reload
    make_exporter: Callable[[], Exporter]
    messages: Messages
    ui: Ui
    lesson: LessonDesk | None = None
    accounts: AccountDesk | None = None
    table: TableView | None = None
    works: dict[Pair, Context] = field(default_factory=dict)

    @property
    def ledger(self) -> LedgerView:
        """Where the reader is in the ledger."""
        return self.make_ledger()

    @property
    def exporter(self) -> Exporter:
        """What makes what is handed in."""
        return self.make_exporter()

    def key(self, command: str, mode: Mode | None = None) -> str:
        """How a command is called in a sentence: by its key in a mode, the present one at first, or by its name."""
        return self.ui.key_of(command, mode) or f":{command}"
