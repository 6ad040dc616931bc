"""The ledger screen: how the claims of both texts compare, as a table, with the passages below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands.call import Call
from tui.commands.completing import completions
from tui.commands.dispatch import dispatch, read_line
from tui.commands.status import following, in_sequence, ledger_hints, ledger_status, waiting
from tui.screens.command_screen import CommandScreen
from tui.state import keep_entered, load_entered
from tui.view.ledger.layout import heading, summary
from tui.view.ledger.rows import empty_line
from tui.view.pages.geometry import SHORT, is_too_small, too_small
from tui.widgets.ledger_rows import LedgerPassages, LedgerRows
from tui.widgets.note_box import NoteBox
from tui.widgets.prompt_line import PromptLine
from tui.widgets.status_line import StatusLine
from tui.widgets.which_keys import WhichKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap
    from keymaps.resolver import Wait
    from tui.commands.context import Context
    from tui.view.ledger.rows import Row  # noqa: F401 - named in the base's type argument, which ruff does not read

_TALL = 45


class LedgerScreen(CommandScreen["Row | None"]):
    """Shows the ledger of a context. Ends with the row whose passages the reader goes to, or None."""

    AUTO_FOCUS = ""

    def __init__(self, context: Context, keymap: Callable[[], Keymap]) -> None:
        super().__init__()
        self.context = context
        self._awaited: Wait | None = None
        self.start_keys(keymap, "ledger", ascii_only=context.display.signs.ascii_only)

    def compose(self) -> ComposeResult:
        """Head, rows, passages, the row below."""
        with Vertical(id="body"):
            yield Static("", id="ledger-head", markup=False)
            yield Static("", id="ledger-heading", markup=False)
            yield LedgerRows(self.context.display.signs, id="ledger-table")
            yield LedgerPassages(id="ledger-passages")
        with Vertical(id="foot"):
            yield NoteBox(id="note-box")
            yield WhichKeys(id="which-keys")
            yield PromptLine(load_entered(), keep_entered, id="prompt")
            yield StatusLine(id="status")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the row that was left, the first time what differs at the cursor of the texts."""
        self.context.ledger.open()
        self.show()

    def on_resize(self) -> None:
        """Arrange the screen for another size."""
        if self.whole:
            self.set_class(is_too_small(self.size), "-too-small")
            self.query_one("#too-small", Static).update(too_small(self.size))
            self.set_class(self.size.height < SHORT, "-short")
            self.set_class(self.size.height >= _TALL, "-tall")
            self.call_after_refresh(self.show)

    def on_ledger_rows_resized(self) -> None:
        """The rows have got their room."""
        self.show()

    @property
    def note_box(self) -> NoteBox:
        """The box at the foot."""
        return self.query_one(NoteBox)

    def show(self) -> None:
        """Show the present state in every widget."""
        if not self.whole:
            return
        context, ledger, signs = self.context, self.context.ledger, self.context.display.signs
        table = self.query_one(LedgerRows)
        ledger.page = max(table.fitting - 1, 1)
        rows = ledger.rows
        empty = context.analysis.claims_state or empty_line(ledger.view, filtered=not ledger.unfiltered)
        table.show(rows, ledger.index, ledger.top_for(table.fitting), signs, empty)
        head = summary(ledger.view, rows, ledger.counts, ledger.filter, signs, self.size.width)
        contents = [Content.styled(text, "bold" if tone == "strong" else "") for text, tone in head]
        self.query_one("#ledger-head", Static).update(Content("").join(contents))
        line = heading(ledger.view, context.session.comparison, table.columns)
        self.query_one("#ledger-heading", Static).update(Content(line))
        self.query_one(LedgerPassages).show(ledger.row, context.view.shown, signs)
        status = ledger_status(context, waiting(context, self._awaited))
        made = [] if in_sequence(self._awaited) else ledger_hints(context)
        self.query_one(StatusLine).show(status, made, urgent=bool(context.messages.line))

    # commands

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command."""
        messages = self.context.messages
        messages.clear()
        messages.line = dispatch(command, Call(count, argument), self.context) or messages.line
        self.show()

    def run_line(self, line: str) -> None:
        """Run a command by its name, as it was typed."""
        command, call, wrong = read_line(line, self.keys.keymap.aliases)
        if command:
            self.run_command(command, call.count, call.argument)
        else:
            self.say(wrong)
            self.show()

    # the line at the bottom

    def open_prompt(self, _sign: str, words: str = "") -> None:
        """Begin typing a command at the bottom."""
        self.query_one(StatusLine).display = False
        self.enter_mode("find")
        complete = partial(completions, self.context, aliases=self.keys.keymap.aliases)
        self.query_one(PromptLine).open("command", complete, words, self.keys.key_of("cancel"))

    def close_prompt(self) -> None:
        """End typing."""
        self.query_one(PromptLine).close()
        self.query_one(StatusLine).display = True
        self.enter_mode("ledger")
        self.settle()

    def on_prompt_line_entered(self, event: PromptLine.Entered) -> None:
        """Run the command."""
        if self.mode == "find":
            self.close_prompt()
            self.run_line(event.words)

    def settle(self) -> None:
        """Show the present state."""
        self.show()

    def pending_changed(self, wait: Wait | None) -> None:
        """Show the keys that wait; after a moment, what may follow them."""
        self._awaited = wait
        if wait is not None:
            self.context.messages.clear()
        if self.whole:
            self.query_one(WhichKeys).show(following(wait))
        self.show()

    def say(self, message: str) -> None:
        """Show a line to the reader until the next key."""
        self.context.messages.say(message)

    def on_came_back(self) -> None:
        """The terminal has the keyboard again: see what was written to the notes file meanwhile."""
        self.context.saver.save_soon(anyway=True)

    def on_note_box_changed(self, _event: NoteBox.Changed) -> None:
        """What is typed in the box is kept."""
        self.context.editor.typed(self.note_box.written)
        self.show()

    # the mouse

    def on_ledger_rows_pointed(self, event: LedgerRows.Pointed) -> None:
        """Press: the cursor goes there. Twice: read both."""
        if self.mode == "ledger":
            self.context.ledger.go_to(event.index)
            self.context.messages.clear()
            self.show()
            if event.presses > 1:
                self.call_after_refresh(partial(self.run_command, "read-both"))

    def on_ledger_rows_wheeled(self, event: LedgerRows.Wheeled) -> None:
        """Go through the rows."""
        if self.mode == "ledger":
            self.context.ledger.go_to(self.context.ledger.index + event.rows)
            self.show()

    def on_status_line_hint_picked(self, event: StatusLine.HintPicked) -> None:
        """Run the hint's command."""
        self.run_command(event.command)
