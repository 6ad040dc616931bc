"""The table screen: what all accounts state, a row a statement, a column an account, with the passages below."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands.accounts.below import table_hints, table_status
from tui.commands.call import Call
from tui.commands.dispatch import dispatch, read_line
from tui.commands.status import following, in_sequence, waiting
from tui.screens.command_screen import CommandScreen
from tui.view.accounts.layout import foot_lines, heading, line_of, summary
from tui.view.accounts.table import accounts_of
from tui.view.pages.geometry import SHORT, is_too_small, too_small
from tui.widgets.status_line import StatusLine
from tui.widgets.table_rows import TableRows, content_of
from tui.widgets.which_keys import WhichKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from articles.accounts.accounts import Accounts
    from keymaps.keymap import Keymap
    from keymaps.resolver import Wait
    from tui.commands.context import Context
    from tui.view.accounts.table import TableView
    from tui.widgets.note_box import NoteBox

_TALL = 45


class TableScreen(CommandScreen[None]):
    """Shows the table of a context, and works it out again whenever more is known."""

    AUTO_FOCUS = ""
    note_box: NoteBox
    # There is none: notes are written in the texts and in the ledger.

    def __init__(self, context: Context, table: TableView, keymap: Callable[[], Keymap]) -> None:
        super().__init__()
        self.context = context
        self.table = table
        self._awaited: Wait | None = None
        self._asked: Accounts | None = None
        self.start_keys(keymap, "table", ascii_only=context.display.signs.ascii_only)

    def compose(self) -> ComposeResult:
        """Head, rows, passages, the row below."""
        with Vertical(id="body"):
            yield Static("", id="table-head", markup=False)
            yield Static("", id="table-heading", markup=False)
            yield TableRows(id="table-rows")
            yield Static("", id="table-passages", markup=False)
        with Vertical(id="foot"):
            yield WhichKeys(id="which-keys")
            yield StatusLine(id="status")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show what there is, and follow what becomes known."""
        self.table.desk.changed.add(self.settle)

    def on_unmount(self) -> None:
        """Follow nothing further."""
        self.table.desk.changed.remove(self.settle)

    def on_resize(self) -> None:
        """Arrange the screen for another size."""
        if self.whole:
            self.set_class(is_too_small(self.size), "-too-small")
            self.query_one("#too-small", Static).update(too_small(self.size))
            self.set_class(self.size.height < SHORT, "-short")
            self.set_class(self.size.height >= _TALL, "-tall")
            self.call_after_refresh(self.show)

    def on_table_rows_resized(self) -> None:
        """The rows have got their room."""
        self.settle()

    # what is shown

    def settle(self) -> None:
        """Work the rows out again where more is known than they were made of, and show the present state."""
        if not self.whole:
            return
        accounts = accounts_of(self.table.desk)
        if accounts != self._asked:
            self._asked = accounts
            self.run_worker(self._work_out(accounts), group="table", exclusive=True)
        self.show()

    async def _work_out(self, accounts: Accounts) -> None:
        from articles.accounts.table import statements
        from articles.accounts.witness import witnesses

        if accounts != self.table.accounts:
            known = self.table.accounts
            self.table.take(accounts, await asyncio.to_thread(statements, accounts), self.table.witnesses)
            self.show()
            if known is None or known.articles != accounts.articles or not self.table.witnesses:
                self.table.witnesses = await asyncio.to_thread(witnesses, accounts)
        self.show()

    def show(self) -> None:
        """Show the present state in every widget."""
        if not self.whole:
            return
        context, table, signs, width = self.context, self.table, self.context.display.signs, self.size.width
        rows = self.query_one(TableRows)
        fitting = max(rows.size.height, 1)
        table.page = max(fitting - 1, 1)
        top = table.top_for(fitting)
        lines = [
            line_of(table, row, width, signs, here=top + at == table.index)
            for at, row in enumerate(table.rows[top : top + fitting])
        ]
        empty = "nothing of that kind" if table.every else "the accounts are being compared …"
        rows.show(lines, table.index - top, empty)
        self.query_one("#table-head", Static).update(content_of([summary(table, width)]))
        names = (Content.styled(words, "bold" if here else "") for words, here in heading(table, width, signs))
        self.query_one("#table-heading", Static).update(Content("").join(names))
        foot = self.query_one("#table-passages", Static)
        rule = "-" if signs.ascii_only else "─"
        passages = foot_lines(table, width, foot.size.height - 1)
        foot.update(content_of([[(rule * width, "quiet")], *passages]))
        made = [] if in_sequence(self._awaited) else table_hints(context)
        status = table_status(context, waiting(context, self._awaited))
        self.query_one(StatusLine).show(status, made, urgent=bool(context.messages.line))

    # commands

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command."""
        messages = self.context.messages
        messages.clear()
        messages.line = dispatch(command, Call(count, argument), self.context) or messages.line
        self.settle()

    def run_line(self, line: str) -> None:
        """Run a command by its name."""
        command, call, wrong = read_line(line, self.keys.keymap.aliases)
        if command:
            self.run_command(command, call.count, call.argument)
        else:
            self.say(wrong)
            self.show()

    def open_prompt(self, _sign: str, _words: str = "") -> None:
        """List the commands, where others are typed."""
        self.context.ui.open_help()

    def close_prompt(self) -> None:
        """Nothing is typed here."""

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

    # the mouse

    def on_table_rows_pointed(self, event: TableRows.Pointed) -> None:
        """Press: the cursor goes there. Twice: read it."""
        table = self.table
        table.go_to(table.top_for(max(self.query_one(TableRows).size.height, 1)) + event.line)
        self.context.messages.clear()
        self.show()
        if event.presses > 1:
            self.call_after_refresh(partial(self.run_command, "read-both"))

    def on_table_rows_wheeled(self, event: TableRows.Wheeled) -> None:
        """Go through the rows."""
        self.table.go_to(self.table.index + event.rows)
        self.show()

    def on_status_line_hint_picked(self, event: StatusLine.HintPicked) -> None:
        """Run the hint's command."""
        self.run_command(event.command)
