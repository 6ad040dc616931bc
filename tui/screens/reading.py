"""The reading screen: two articles side by side, or stacked; everything else is one row above, one below."""

from __future__ import annotations

import asyncio
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual import work
from textual.widgets import Static

from tui.commands.call import Call
from tui.commands.dispatch import command_named, dispatch, read_line
from tui.commands.status import about_both, following, hints, in_sequence, status, waiting
from tui.screens.command_screen import CommandScreen
from tui.view.pages.geometry import SHORT, is_too_small, too_small
from tui.view.pointing import pick_link, point
from tui.widgets.painted import unscrolled
from tui.widgets.spread import Rows, Spread
from tui.widgets.status_line import StatusLine
from tui.widgets.task_strip import TaskStrip
from tui.widgets.which_keys import WhichKeys
from tui.widgets.why_strip import WhyStrip

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from articles.article import Side
    from keymaps.keymap import Keymap
    from keymaps.resolver import Wait
    from tui.commands.context import Context
    from tui.screens.key_reader import KeyReader
    from tui.widgets.link_gutter import LinkGutter
    from tui.widgets.note_box import NoteBox
    from tui.widgets.overview_strip import OverviewStrip
    from tui.widgets.prompt_line import PromptLine
    from tui.widgets.text_pane import TextPane

AFTER_FIRST_PAINT = 0.05
"""Seconds from laying the texts out until everything else is made: three frames, of which painting takes one."""
_AFTER_FIRST_PAINT = (
    "keymaps.resolver",
    "tui.commands.registry",
    "tui.widgets.note_box",
    "tui.widgets.prompt_line",
    "articles.notes.content.note",
    "articles.text.changed_words",
)


class ReadingScreen(CommandScreen[None]):
    """Shows the view of a context and runs commands on it.

    `complete` is False until what is not needed for the first paint is there, which `finish_opening` sees to;
    `close` is called when the screen is gone. `longest` is how wide the texts may be, in cells.
    """

    AUTO_FOCUS = ""
    virtual_size = unscrolled()
    note_box: NoteBox
    prompt: PromptLine
    # Both are there once the screen is complete: what is typed into takes long to load.

    def __init__(
        self,
        context: Context,
        keymap: Callable[[], Keymap],
        longest: int,
        finish_opening: Callable[[], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__()
        self.context = context
        self.complete = self._completing = self._painted = False
        self._longest = longest
        self._finish_opening = finish_opening
        self._close = close
        self._awaited: Wait | None = None
        self._begun: tuple[str, Call] | None = None
        self.spread = Spread(context.display.signs, id="body")
        self._task_strip, self._why = TaskStrip(id="task"), WhyStrip(id="why")
        self._which_keys, self._status = WhichKeys(id="which-keys"), StatusLine(id="status")
        self.start_keys(keymap, "reading", ascii_only=context.display.signs.ascii_only)

    def compose(self) -> ComposeResult:
        """The texts, the row below."""
        # Where there is no room for the texts nothing is ever laid out.
        self.set_timer(10 * AFTER_FIRST_PAINT, self._complete)
        self.spread.begin_with(_arrange(self), self.app.size.width)
        yield self.spread
        with Rows(id="foot"):
            yield from (self._task_strip, self._why, self._which_keys, self._status)
        yield Static(too_small(self.app.size), id="too-small", markup=False)

    async def on_unmount(self) -> None:
        """Keep the place, the drafts and the notes."""
        await self._close()

    @work(group="opening")
    async def _complete(self) -> None:
        """After the first paint: the boxes that are typed into, matching and notes; then the command that waited."""
        if self._completing:
            return
        self._completing = True
        await asyncio.to_thread(_load, self.keys)
        from tui.state import keep_entered, load_entered
        from tui.widgets.note_box import NoteBox
        from tui.widgets.prompt_line import PromptLine

        foot = self.query_one("#foot")
        self.note_box = NoteBox(id="note-box")
        await foot.mount(self.note_box, before=0)
        self.prompt = PromptLine(load_entered(), keep_entered, id="prompt")
        await foot.mount(self.prompt, before="#status")
        await self._finish_opening()
        self.complete = True
        self.refresh_view()
        if self._begun is not None:
            command, call = self._begun
            self.run_command(command, call.count, call.argument)
            self.context.ui.release_keys()

    # room

    def on_resize(self) -> None:
        """Arrange the screen for another size, before Textual lays it out."""
        if self.whole:
            self.arranged = self.app.size
            self.set_out()

    def _compositor_refresh(self) -> None:
        """Paint a frame. Before the first one the panes have just got their room: it shows the texts."""
        if not self._painted:
            self._painted = True
            self.on_text_pane_resized()
        super()._compositor_refresh()

    def set_out(self) -> None:
        """Arrange the texts again, as there is room."""
        first = _arrange(self)
        # It fills the screen or is not there: its words move nothing else.
        self.query_one("#too-small", Static).update(too_small(self.app.size), layout=False)
        self.spread.put_first(first, self.app.size.width)
        self.call_after_refresh(self.on_text_pane_resized)

    def on_text_pane_resized(self) -> None:
        """A pane has got its room: lay the texts out in it."""
        if self.spread.fit(self.context.view, self._longest, stacked=self.context.display.stacked):
            if not self._completing:
                self.set_timer(AFTER_FIRST_PAINT, self._complete)
            self.refresh_view()

    # commands

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command; one that needs more than the texts waits, and keys behind it, until that is there."""
        call = Call(count, argument)
        if not self.complete and not command_named(command).early:
            self._begun = command, call
            self.context.ui.hold_keys()
            return
        messages, before = self.context.messages, self.mode
        messages.clear()
        messages.line = dispatch(command, call, self.context) or messages.line
        if "note" not in (before, self.mode):  # the box says what is kept
            messages.next()
        self.settle()

    def run_line(self, line: str) -> None:
        """Run what was typed after the colon."""
        command, call, wrong = read_line(line, self.keys.keymap.aliases)
        if command:
            self.run_command(command, call.count, call.argument)
        else:
            self.say(wrong)

    def settle(self) -> None:
        """After a change: the mode fits the selection, stacked texts have the active one on top, and all is shown."""
        cursor = self.context.view.cursor
        if self.mode in ("reading", "select"):
            self.enter_mode("select" if cursor.anchor is not None else "reading")
        if self.whole and self.context.display.stacked and not self.spread.is_first(cursor.side):
            self.set_out()
        self.refresh_view()

    def pending_changed(self, wait: Wait | None) -> None:
        """Show the keys that wait; after a moment, what may follow them."""
        if wait is None and self._awaited is None:
            return  # whatever the key did shows the view
        self._awaited = wait
        self.context.display.pairing = wait is not None and any(choice.command == "link" for choice in wait.choices)
        if wait is not None:
            self.context.messages.clear()
        if self.whole:
            self._which_keys.show(following(wait))
        self.refresh_view()

    def say(self, message: str) -> None:
        """Show a line to the reader until the next key."""
        self.context.messages.say(message)

    def on_came_back(self) -> None:
        """The terminal has the keyboard again: see what was written to the notes file meanwhile."""
        if self.complete and self.context.session.has_store:
            self.context.saver.save_soon(anyway=True)

    # the line at the bottom

    def open_prompt(self, sign: str, words: str = "") -> None:
        """Begin typing at the bottom."""
        from tui.commands.completing import completions

        self._status.display = False
        self.enter_mode("find")
        complete = partial(completions, self.context, aliases=self.keys.keymap.aliases) if sign == ":" else None
        self.prompt.open("command" if sign == ":" else "find", complete, words, self.keys.key_of("cancel"))

    def close_prompt(self) -> None:
        """End typing."""
        self.prompt.close()
        self._status.display = True
        self.enter_mode("reading")
        self.settle()

    def on_prompt_line_typed(self, event: PromptLine.Typed) -> None:
        """While a search is typed, its hits are lit and counted."""
        view = self.context.view
        if event.purpose == "find" and self.mode == "find":
            view.search.seek(event.words, view.comparison)
            self.prompt.answer(view.search.count() if event.words else "")
            self.refresh_view()

    def on_prompt_line_entered(self, event: PromptLine.Entered) -> None:
        """Find, or run the command."""
        if self.mode != "find":
            return
        self.close_prompt()
        if event.purpose == "command":
            self.run_line(event.words)
        elif event.words:
            self.run_command("find", None, event.words)
        else:
            self.context.view.search.forget()
            self.refresh_view()

    # the mouse

    def on_text_pane_pointed(self, event: TextPane.Pointed) -> None:
        """Press: the cursor goes there. Drag: a selection. Twice: the passage. On a fold: it opens."""
        if self.mode in ("reading", "select"):
            view, side = self.context.view, event.pane.side
            command = point(view, side, event.offset, dragged=event.dragged, presses=event.presses)
            if command:
                self.run_command(command)
            self.settle()

    def on_text_pane_wheeled(self, event: TextPane.Wheeled) -> None:
        """Scroll the text under the mouse, and the other with it while they are locked."""
        self.context.view.scroll(event.pane.side, event.rows)
        self.refresh_view()

    def on_link_gutter_picked(self, event: LinkGutter.Picked) -> None:
        """Go to the end of the link that was clicked."""
        pick_link(self.context.view, event.row, left=event.left)
        self.settle()

    def on_overview_strip_picked(self, event: OverviewStrip.Picked) -> None:
        """Bring that part of the text into sight."""
        self.spread.scroll_to_row(self.context.view, event.strip.side, event.row)
        self.refresh_view()

    def on_status_line_hint_picked(self, event: StatusLine.HintPicked) -> None:
        """Run the hint's command."""
        self.run_command(event.command)

    def on_note_box_changed(self, _event: NoteBox.Changed) -> None:
        """What is typed in the box is kept."""
        self.context.editor.typed(self.note_box.written)
        self.refresh_view()

    # showing

    def refresh_view(self) -> None:
        """Show the present state in every widget."""
        if not (self.whole and self.spread.whole):  # closed, or closing
            return
        context, display = self.context, self.context.display
        self.spread.show(context.view)
        _show_task(self._task_strip, context, self.size.width)
        self._why.display = display.why
        if display.why:
            self._why.show(context.view, about_both(context))
        if self.complete and self.note_box.display:
            self.note_box.stand(display.left, stacked=context.view.window.frame.stacked)
        made = hints(context) if self.complete and not in_sequence(self._awaited) else []
        line = status(context, waiting(context, self._awaited), made, complete=self.complete)
        self._status.show(line, made, urgent=bool(context.messages.line))
        if self.mode in ("reading", "select"):
            # The terminal's own cursor, for those who read by it.
            self.app.cursor_position = self.spread.cursor_cell(context.view)


def _load(keys: KeyReader) -> None:
    """Load what the first keys and results need, and takes longer to load than keys may wait."""
    for name in _AFTER_FIRST_PAINT:
        import_module(name)
    from articles.text.tokens import SEPARATE

    SEPARATE.spans("")  # a pattern is compiled at its first use
    keys.load_keymap()


def _arrange(screen: ReadingScreen) -> Side:
    """Side by side or stacked, or only a notice where there is no room; which text is on the left, or on top.

    That is as the reader wants, or the one that is worked on.
    """
    display, size = screen.context.display, screen.app.size
    display.width = size.width
    screen.set_class(is_too_small(size), "-too-small")
    screen.set_class(display.stacked, "-stacked")
    screen.set_class(size.height < SHORT, "-short")
    return screen.context.view.cursor.side if display.stacked else display.left


def _show_task(strip: TaskStrip, context: Context, width: int) -> None:
    """In a lesson, show the task that is worked on."""
    if context.lesson is not None:
        from tui.commands.lessons.strip import task_rows

        strip.show(task_rows(context, context.lesson), width)
