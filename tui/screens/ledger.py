"""The ledger screen: what has become of the claims of both texts, as a table, with the passages below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from articles.reading.display import displayable
from tui.commands import BY_ID
from tui.model.geometry import SHORT, SMALLEST
from tui.model.ledger import VIEWS, Filter, Row, View, counts_of, discrepancy_at, rows_of, sums_of
from tui.model.ledger_cells import plain
from tui.model.ledger_layout import head_line, heading
from tui.screens.ledger_deciding import Deciding
from tui.screens.ledger_lists import Listing
from tui.widgets.ledger_rows import LedgerPassages, LedgerRows
from tui.widgets.status_line import Hint, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from keymaps.resolver import Wait
    from tui.screens.reading import ReadingScreen

_TALL = 45
_HINTS = {
    "ledger": (
        "read-both", "verdict", "check", "note", "filter-findings", "only-here", "who-said-what", "cancel", "help",
    ),
}  # fmt: skip
_WORDS = {"cancel": "back", "note-about": "about", "filter-findings": "kinds"}
SWITCHES: dict[str, View] = {
    "findings": "findings",
    "only-here": "only",
    "who-said-what": "speakers",
    "wording": "wordings",
    "clashes": "clashes",
}
"""The commands that show a view, and show the findings again when that view is shown."""
_EMPTY: dict[View, str] = {
    "findings": "no findings: no two claims of these texts could be compared",
    "only": "nothing stands in one text only",
    "speakers": "nobody is quoted or named as a source",
    "wordings": "no two words for the same thing were found",
    "clashes": "no claims of one text clash",
}


class LedgerScreen(Deciding, Listing):
    """Shows the ledger of a reading. Ends with the row whose passages are to be read, or None."""

    AUTO_FOCUS = ""

    def __init__(self, home: ReadingScreen) -> None:
        super().__init__()
        self.home = home
        self.state = home.ledger_state
        self.start_keys(home.load_keymap, "ledger", ascii_only=home.signs.ascii_only)
        self.message = ""
        self.pending = ""
        self._rows: list[Row] = []
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Head, rows, passages, the row below."""
        from tui.widgets.note_box import NoteBox

        with Vertical(id="body"):
            yield Static("", id="ledger-head", markup=False)
            yield Static("", id="ledger-heading", markup=False)
            yield LedgerRows(self.home.signs, id="ledger-table")
            yield LedgerPassages(id="ledger-passages")
        with Vertical(id="foot"):
            yield NoteBox(id="note-box")
            yield Static("", id="which-keys", markup=False)
            yield StatusLine(id="status")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the row that was left, the first time what differs at the cursor of the texts."""
        self.query_one("#which-keys").display = False
        self.take_rows()
        if not self.state.opened and self.home.reading.ledger is not None:
            self.state.opened = True
            reading = self.home.reading
            self._go_to(discrepancy_at(self._rows, reading.side, reading.offset))

    def on_resize(self) -> None:
        """Arrange anew."""
        width, height = self.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-too-small")
        self.query_one("#too-small", Static).update(
            f"Diptych needs {SMALLEST[0]} by {SMALLEST[1]}; this is {width} by {height}"
        )
        self.set_class(height < SHORT, "-short")
        self.set_class(height >= _TALL, "-tall")
        self.call_after_refresh(self.show)

    def on_ledger_rows_resized(self) -> None:
        """The rows have got their room."""
        self.show()

    # the rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def take_rows(self) -> None:
        """Work the rows out anew; the cursor stays on its row, or where that was."""
        view = self.state.view
        self._rows = rows_of(self.home.reading, view, self.state.filter)
        key = self.state.keys.get(view, "")
        kept = next((index for index, row in enumerate(self._rows) if row.key == key), self._cursor)
        self._cursor = min(max(kept, 0), max(len(self._rows) - 1, 0))
        self.show()

    def _move(self, rows: int) -> None:
        self._cursor = min(max(self._cursor + rows, 0), max(len(self._rows) - 1, 0))
        if self.row is not None:
            self.state.keys[self.state.view] = self.row.key

    def _go_to(self, row: Row | None) -> None:
        if row is not None:
            self._move(self._rows.index(row) - self._cursor)
            self.show()

    def _see_cursor(self, fitting: int) -> int:
        """The first row in sight, moved only as far as the cursor asks for."""
        view = self.state.view
        top = self.state.tops.get(view, 0)
        around = 1 if fitting > 4 else 0
        top = min(top, max(self._cursor - around, 0))
        top = max(top, self._cursor + around - fitting + 1)
        self.state.tops[view] = top = min(max(top, 0), max(len(self._rows) - fitting, 0))
        return top

    def show(self) -> None:
        """Show the present state in every widget."""
        if not self.is_mounted:
            return
        home, view, width = self.home, self.state.view, self.size.width
        table = self.query_one(LedgerRows)
        empty = home.claims_state or (_EMPTY[view] if self.state.filter == Filter() else "nothing passes the filter")
        table.show(self._rows, self._cursor, self._see_cursor(table.fitting), home.signs, empty)
        if view == "findings":
            head = head_line(counts_of(home.reading.judged), self.state.filter, home.signs, width)
        else:
            head = [(f" {VIEWS[view]}", "strong"), (f"   {sums_of(self._rows)}", "plain")]
        contents = [Content.styled(text, "bold" if tone == "strong" else "") for text, tone in head]
        self.query_one("#ledger-head", Static).update(Content("").join(contents))
        line = heading(view, self._names(), table.columns)
        self.query_one("#ledger-heading", Static).update(Content(line))
        self.query_one(LedgerPassages).show(self.row, home.reading.shown, home.signs)
        self.query_one(StatusLine).show(self._status(), self._hints(), urgent=bool(self.message))

    def _names(self) -> tuple[str, str]:
        comparison = self.home.reading.comparison
        left, right = (plain(article.outlet or article.title) for article in (comparison.a, comparison.b))
        return f"A  {left}", f"B  {right}"

    def _status(self) -> str:
        if self.pending:
            return f"{self.pending} …"
        if self.message:
            return displayable(self.message)
        place = f"{self._cursor + 1}/{len(self._rows)}" if self._rows else ""
        desk = self.home.desk
        if desk.failed:
            ways = f"{self.key_of('save') or ':save'} retries, {self.key_of('cancel')} to the texts for more"
            return displayable(f"not saved, {desk.failed}: {ways}")
        notices = self.home.reading.ledger.notices if self.home.reading.ledger is not None else ()
        parts = [place, desk.state if self.home.complete else "", *map(plain, notices)]
        return "   ".join(part for part in parts if part)

    def _hints(self) -> list[Hint]:
        made = []
        for command in self.writing_hints() if self.mode == "note" else _HINTS.get(self.mode, ()):
            if command in ("verdict", "check", "filter-findings") and self.state.view != "findings":
                continue
            key = self.key_of(command)
            if key and (self._rows or command in ("cancel", "help", "filter-findings", "only-here", "who-said-what")):
                word = _WORDS.get(command, BY_ID[command].hint)
                made.append(Hint(key, "findings" if SWITCHES.get(command) == self.state.view else word, command))
        return made

    # commands

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - nothing here takes words
        """Move, switch the view, decide, leave."""
        self.message = ""
        if self.mode not in BY_ID[command].modes:
            self.message = f"{command} does not work here"
        elif command in SWITCHES:
            same = SWITCHES[command] == self.state.view
            self.switch_view("findings" if same else SWITCHES[command])
        elif command in ("undo", "redo", "legend", "save"):
            self.home.run_command(command, count)
            self.message = self.home.message if command != "legend" else ""
            self.take_rows()
        else:
            steps = self._steps(command, count or 1)
            if steps is not None:
                self._move(steps)
            else:
                own: Callable[[], None] = getattr(self, f"do_{command.replace('-', '_')}")
                own()
        self.show()

    def _steps(self, command: str, times: int) -> int | None:
        """How many rows a command moves; None when it is no move."""
        page, all_rows = max(self.query_one(LedgerRows).fitting - 1, 1), len(self._rows)
        moves = {
            "line-down": times, "line-up": -times, "page-down": page * times, "page-up": -page * times,
            "top": -all_rows, "bottom": all_rows,
        }  # fmt: skip
        return moves.get(command)

    def switch_view(self, view: View) -> None:
        """Show another view, from its row that was left."""
        self.state.view = view
        self._cursor = 0
        self.take_rows()

    def do_next_view(self) -> None:
        """The next of the views."""
        views = list(VIEWS)
        self.switch_view(views[(views.index(self.state.view) + 1) % len(views)])

    def do_read_both(self) -> None:
        """Leave for the texts, with the row to be read there."""
        if self.row is not None:
            self.state.keys[self.state.view] = self.row.key
            self.dismiss(self.row)

    def do_cancel(self) -> None:
        """Leave for the texts, where they were."""
        self.dismiss(None)

    def do_quit(self) -> None:
        """Leave the program."""
        self.home.run_command("quit")

    def pending_changed(self, wait: Wait | None) -> None:
        """Show the keys that wait; after a moment, what may follow them."""
        self.pending = wait.pending if wait is not None else ""
        self.message = ""
        self.list_following(wait)
        self.show()

    # the mouse

    def on_ledger_rows_pointed(self, event: LedgerRows.Pointed) -> None:
        """Press: the cursor goes there. Twice: read both."""
        if self.mode == "ledger":
            self._move(event.index - self._cursor)
            self.message = ""
            self.show()
            if event.presses > 1:
                self.call_after_refresh(partial(self.run_command, "read-both"))

    def on_ledger_rows_wheeled(self, event: LedgerRows.Wheeled) -> None:
        """Go through the rows."""
        if self.mode == "ledger":
            self._move(event.rows)
            self.show()

    def on_status_line_hint_picked(self, event: StatusLine.HintPicked) -> None:
        """Run the hint's command."""
        self.run_command(event.command)
