"""Does what commands ask of a screen: lists and forms over it, the prompt, the clipboard, leaving."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from tui.painter import redraw
from tui.terminal import suspend

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence

    from textual.app import App

    from articles.article import Side
    from tui.background.exporting import ExportForm, Rows
    from tui.commands.call import Mode
    from tui.commands.context import Context, NoteWriting
    from tui.input_queue import InputQueue
    from tui.lists.entry import Chosen, Listing
    from tui.lists.known import Known, Typed
    from tui.screens.reading import ReadingScreen
    from tui.screens.rows import RowsScreen
    from tui.view.accounts.desk import Turn

    Host = ReadingScreen | RowsScreen


class ScreenUi:
    """The `Ui` of a reading screen, of a ledger or of a table.

    A screen is handed the context that holds its `Ui`, so this is made first, and `attach` gives it the screen.
    `open_rows` opens the ledger or the table over a screen, `ask_name` the question who works on a lesson; `turn` shows
    another two of several accounts.
    """

    def __init__(
        self,
        app: App[None],
        keys: InputQueue,
        open_rows: Callable[[Mode, Host], None] | None = None,
        ask_name: Callable[[], None] | None = None,
        turn: Callable[[Turn], None] | None = None,
    ) -> None:
        self._app = app
        self._queue = keys
        self._to_rows = open_rows
        self._name = ask_name
        self._turn = turn
        self._host: Host | None = None
        self._texts: ReadingScreen | None = None

    def attach(self, host: Host, texts: ReadingScreen | None = None) -> None:
        """Work on this screen; `texts` is the same one, where texts are read on it."""
        self._host = host
        self._texts = texts

    @property
    def _screen(self) -> Host:
        if self._host is None:
            raise RuntimeError("a command ran before there was a screen")
        return self._host

    # modes and keys

    @property
    def mode(self) -> Mode:
        """The mode that keys are read in."""
        return self._screen.mode

    @property
    def home_mode(self) -> Mode:
        """The mode of the screen while nothing is typed on it."""
        return self._screen.keys.home_mode

    @property
    def box(self) -> NoteWriting:
        """The box that notes are written in."""
        return self._screen.note_box

    def enter_mode(self, mode: Mode) -> None:
        """Read keys in another mode from now on."""
        self._screen.enter_mode(mode)

    def key_of(self, command: str, mode: Mode | None = None) -> str:
        """The preferred key of a command as shown to people, in the present mode or another; "" if it has none."""
        return self._screen.keys.key_of(command, mode)

    def hold_keys(self) -> None:
        """Let keys wait until they are released."""
        self._queue.hold()

    def release_keys(self) -> None:
        """Hand on the keys that wait."""
        self._queue.release()

    # showing

    @property
    def rows(self) -> int:
        """The rows of the screen."""
        return self._screen.size.height

    def work_on(self, context: Context) -> None:
        """Let the commands of this screen work on that from now on."""
        self._screen.context = context

    def refresh(self) -> None:
        """Show the present state."""
        self._screen.settle()

    def arrange(self) -> None:
        """Lay the screen out again: sides, stack or sizes are others."""
        if self._texts is not None:
            self._texts.set_out()

    def themes(self) -> tuple[Sequence[str], str]:
        """The names of all themes, and the one in use."""
        return tuple(self._app.available_themes), self._app.theme

    def take_theme(self, name: str) -> None:
        """Use another theme."""
        self._app.theme = name

    # what opens over the screen

    def open_list(self, listing: Listing, done: Callable[[Chosen | None], None] | None = None) -> None:
        """Open a list over the screen."""
        from tui.screens.filtered_list import FilteredList

        def closed(chosen: Chosen | None) -> None:
            if done is not None:
                done(chosen)
            self.refresh()

        keys = self._screen.keys
        self._screen.open_over(FilteredList(listing, keys.load_keymap, ascii_only=keys.ascii_only), closed)

    def open_help(self) -> None:
        """List the commands that work here; the one chosen is run."""
        from tui.commands.help_entries import command_entries
        from tui.lists.entry import RUNS, Listing

        keys = self._screen.keys
        made = command_entries(keys.keymap, keys.mode, ascii_only=keys.ascii_only)
        listing = Listing(f"Help   keymap {keys.keymap.name}", lambda: made, RUNS)
        self.open_list(listing, lambda chosen: self._screen.run_line(chosen.value) if chosen is not None else None)

    def open_ledger(self) -> None:
        """Open the ledger over the texts."""
        if self._to_rows is not None:
            self._to_rows("ledger", self._screen)

    def ask_name(self) -> None:
        """Ask who works on the lesson."""
        if self._name is not None:
            self._name()

    def open_table(self) -> None:
        """Open the table of all accounts over the texts."""
        if self._to_rows is not None:
            self._to_rows("table", self._screen)

    def turn(self, turn: Turn) -> None:
        """Show another two of several accounts."""
        if self._turn is not None:
            self._turn(turn)

    def open_metadata(self, known: Mapping[Side, Known], first: Side, done: Callable[[Typed | None], None]) -> None:
        """Open the form with what is known of the articles."""
        from tui.screens.metadata import MetadataForm

        def closed(typed: Typed | None) -> None:
            done(typed)
            self.refresh()

        self._screen.open_over(MetadataForm(known, self._screen.keys.load_keymap, first), closed)

    def open_export(self, form: ExportForm, rows: Rows, name: str = "") -> None:
        """Open the form that hands in, beginning with these; what is written is said at the bottom."""
        from tui.screens.export_form import ExportScreen
        from tui.widgets.export_fields import Asked

        context = self._screen.context

        def said(line: str) -> None:
            context.messages.say(line)
            self.refresh()

        asked = Asked(form, rows, context.session.author, name)
        made = ExportScreen(context.exporter, asked, self._screen.keys.load_keymap, said)
        self._screen.open_over(made, lambda _none: self.refresh())

    def open_prompt(self, sign: str, words: str = "") -> None:
        """Begin typing at the bottom: what to find (`/`), or a command (`:`)."""
        self._screen.open_prompt(sign, words)

    def close_prompt(self) -> None:
        """End typing at the bottom."""
        self._screen.close_prompt()

    # beyond the screen

    def leave(self, result: Any = None) -> None:
        """Close this screen."""
        self._screen.dismiss(result)

    def copy(self, words: str) -> None:
        """Put words on the clipboard."""
        self._app.copy_to_clipboard(words)

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """While it lasts, the terminal belongs to another program. Raises OSError where that cannot be."""
        import termios

        try:
            with self._app.suspend():
                yield
        except (SuspendNotSupported, termios.error) as error:
            raise OSError(str(error)) from error

    def suspend(self) -> str | None:
        """Give the terminal back to the shell until it brings the program back; why not, where there is none."""
        return suspend(self._app)

    def redraw(self) -> None:
        """Paint all of the screen, whatever the terminal was taken to show."""
        redraw(self._app)

    def spawn(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Do work while the screen goes on; other work of the group is given up."""
        self._screen.run_worker(work, group=group, exclusive=True)

    def give_up(self, group: str) -> bool:
        """Give up the work of a group; whether there was any."""
        return bool(self._screen.workers.cancel_group(self._screen, group))

    def quit(self) -> None:
        """End the program."""
        self._app.exit(return_code=0)
