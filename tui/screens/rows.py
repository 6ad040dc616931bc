"""The screen of a long list: the ledger of two articles, or the table of several accounts, with passages below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from textual.containers import Vertical
from textual.widgets import Static

from tui.commands.call import Call
from tui.commands.completing import completions
from tui.commands.dispatch import dispatch, read_line
from tui.commands.rows.subject import listed
from tui.commands.status import following, in_sequence, waiting
from tui.screens.command_screen import CommandScreen
from tui.state import keep_entered, load_entered
from tui.view.pages.geometry import SHORT, is_too_small, too_small
from tui.widgets.note_box import NoteBox
from tui.widgets.prompt_line import PromptLine
from tui.widgets.row_lines import RowLines, content_of
from tui.widgets.status_line import StatusLine
from tui.widgets.which_keys import WhichKeys

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap
    from keymaps.resolver import Wait
    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.view.hint import Hint
    from tui.view.ledger.layout import Runs
    from tui.view.ledger.rows import Row  # noqa: F401 - named in the base's type argument, which ruff does not read

_TALL = 45


class Sheet(Protocol):
    """What a list shows, from the state that its commands change; sizes are in cells."""

    @property
    def mode(self) -> Mode:
        """The mode that keys are read in."""

    def update(self, context: Context, shown: Callable[[], None]) -> Coroutine[Any, Any, None] | None:
        """The work without which older rows are shown, None where there is none; `shown` is called as it goes on."""

    def heads(self, context: Context, width: int) -> tuple[Runs, Runs, Runs]:
        """What is shown, and what it is filtered for; the line above the rows; what the signs mean, below them."""

    def lines(self, context: Context, width: int, height: int) -> Sequence[tuple[int, Runs]]:
        """The lines of the rows in sight, each with the number of its row."""

    def empty(self, context: Context) -> str:
        """What is said where there are no rows."""

    def foot(self, context: Context, width: int, height: int) -> Sequence[Runs]:
        """The passages of the row under the cursor, whole as far as there is room, and why."""

    def below(self, context: Context, pending: str) -> tuple[str, list[Hint]]:
        """The bottom row: a message, or where the reader is; and the keys that make sense."""


class RowsScreen(CommandScreen["Row | None"]):
    """Shows a sheet of a context. Ends with the row whose passages the reader goes to in the texts, or None."""

    AUTO_FOCUS = ""

    def __init__(self, context: Context, sheet: Sheet, keymap: Callable[[], Keymap]) -> None:
        super().__init__(classes="-table" if sheet.mode == "table" else None)
        self.context = context
        self.sheet = sheet
        self._awaited: Wait | None = None
        self.start_keys(keymap, sheet.mode, ascii_only=context.display.signs.ascii_only)

    def compose(self) -> ComposeResult:
        """Head, rows, legend, passages, the row below."""
        with Vertical(id="body"):
            yield Static("", id="rows-head", markup=False)
            yield Static("", id="rows-heading", markup=False)
            yield RowLines(id="rows")
            yield Static("", id="rows-legend", markup=False)
            yield Static("", id="rows-passages", markup=False)
        with Vertical(id="foot"):
            yield NoteBox(id="note-box")
            yield WhichKeys(id="which-keys")
            yield PromptLine(load_entered(), keep_entered, id="prompt")
            yield StatusLine(id="status")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the row that was left."""
        self.show()

    def on_resize(self) -> None:
        """Arrange the screen for another size."""
        if self.whole:
            self.set_class(is_too_small(self.size), "-too-small")
            self.query_one("#too-small", Static).update(too_small(self.size))
            self.set_class(self.size.height < SHORT, "-short")
            self.set_class(self.size.height >= _TALL, "-tall")
            self.call_after_refresh(self.show)

    def on_row_lines_resized(self) -> None:
        """The rows have got their room."""
        self.settle()

    @property
    def note_box(self) -> NoteBox:
        """The box at the foot."""
        return self.query_one(NoteBox)

    def settle(self) -> None:
        """Show the present state, and have worked out what is missing of it."""
        if self.whole:
            work = self.sheet.update(self.context, self.show)
            if work is not None:
                self.run_worker(work, group="rows", exclusive=True)
            self.show()

    def show(self) -> None:
        """Show the present state in every widget."""
        if not self.whole:
            return
        context, sheet, width = self.context, self.sheet, self.size.width
        rows, foot = self.query_one(RowLines), self.query_one("#rows-passages", Static)
        rows.show(partial(sheet.lines, context), listed(context).index, sheet.empty(context))
        for name, line in zip(("head", "heading", "legend"), sheet.heads(context, width), strict=True):
            self.query_one(f"#rows-{name}", Static).update(content_of([line]))
        rule = "-" if context.display.signs.ascii_only else "─"
        foot.update(content_of([[(rule * width, "quiet")], *sheet.foot(context, width, foot.size.height - 1)]))
        status, made = sheet.below(context, waiting(context, self._awaited))
        keys = [] if in_sequence(self._awaited) else made
        self.query_one(StatusLine).show(status, keys, urgent=bool(context.messages.line))

    # commands

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command."""
        messages = self.context.messages
        messages.clear()
        messages.line = dispatch(command, Call(count, argument), self.context) or messages.line
        self.settle()

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
        self.enter_mode(self.keys.home_mode)
        self.settle()

    def on_prompt_line_entered(self, event: PromptLine.Entered) -> None:
        """Run the command."""
        if self.mode == "find":
            self.close_prompt()
            self.run_line(event.words)

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

    def on_row_lines_pointed(self, event: RowLines.Pointed) -> None:
        """Press: the cursor goes there. Twice: read it in the texts."""
        if self.mode == self.keys.home_mode:
            listed(self.context).go_to(event.index)
            self.context.messages.clear()
            self.show()
            if event.presses > 1:
                self.call_after_refresh(partial(self.run_command, "read-both"))

    def on_row_lines_wheeled(self, event: RowLines.Wheeled) -> None:
        """Go through the rows."""
        if self.mode == self.keys.home_mode:
            listed(self.context).go_to(listed(self.context).index + event.rows)
            self.show()

    def on_status_line_hint_picked(self, event: StatusLine.HintPicked) -> None:
        """Run the hint's command."""
        self.run_command(event.command)
