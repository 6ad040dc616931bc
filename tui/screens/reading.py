"""The reading screen: two articles side by side, or stacked; everything else is one row above, one below."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.widgets import Static

from articles.article import SIDES, Article, Safe, Side, other_side
from articles.comparison import Comparison
from articles.reading.display import displayable
from tui.commands import BY_ID
from tui.model.action import Call
from tui.model.actions import ACTIONS
from tui.model.correcting import take_notes
from tui.model.geometry import SHORT, SMALLEST, STACK_BELOW, Measure, gutter_width, measure
from tui.model.ledger import LedgerState
from tui.model.reading import Frame, Reading
from tui.model.signs import Signs
from tui.model.stops import STOP_KINDS
from tui.screens.reading_again import Again
from tui.screens.reading_life import Life
from tui.screens.reading_matching import Matching
from tui.screens.reading_mouse import Mouse
from tui.screens.reading_view import show_reading
from tui.widgets.article_title import ArticleTitle
from tui.widgets.link_gutter import LinkGutter
from tui.widgets.overview_strip import OverviewStrip
from tui.widgets.status_line import StatusLine
from tui.widgets.text_pane import TextPane
from tui.widgets.why_strip import WhyStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from articles.notes.store import NotesStore
    from keymaps.resolver import Wait
    from tui.screens.notes_desk import NotesDesk
    from tui.screens.reading_base import ReadingOptions


AFTER_FIRST_PAINT = 0.05
"""Seconds from laying the texts out until all else is made: three frames, of which painting them takes one."""


class ReadingScreen(Matching, Life, Mouse, Again):
    """Shows a `Reading` and runs commands on it."""

    AUTO_FOCUS = ""

    def __init__(self, a: Article, b: Article, open_notes: Callable[[], NotesStore], options: ReadingOptions) -> None:
        super().__init__()
        self.options = options
        self.signs = Signs(ascii_only=options.ascii_only)
        self.start_keys(options.keymap, "reading", ascii_only=options.ascii_only)
        shown: dict[Side, Safe] = {"a": displayable(a.text), "b": displayable(b.text)}
        self.reading = Reading(Comparison(a, b), shown)
        self.reading.stop_kinds = frozenset(kind for kind in STOP_KINDS if kind in options.stops)
        self._open_notes = open_notes
        self._desk: NotesDesk | None = None
        self.complete = False
        self._completing = False
        self.left: Side = "a"
        self.forced_layout: bool | None = None
        self.message = ""
        self.waiting: list[str] = []
        self.progress: float | None = 0.0
        self.unfinished = ""
        self.before: dict[Side, Article] = {}
        self.why = False
        self.pending = ""
        self.pairing = False
        self.ledger_state = LedgerState()
        self.measures: dict[Side, Measure] = {"a": Measure(40, 0), "b": Measure(40, 0)}

    # what it is made of

    def compose(self) -> ComposeResult:
        """Titles and panes, the gutter between, strips at the edges, the row below."""
        with Horizontal(id="body"):
            for side in SIDES:
                if side == "b":
                    yield LinkGutter(self.signs, id="gutter")
                with Vertical(id=f"column-{side}", classes="column"):
                    yield ArticleTitle(id=f"title-{side}")
                    with Horizontal(classes="pane-row"):
                        parts = [
                            OverviewStrip(side, self.signs, id=f"strip-{side}"),
                            TextPane(side, self.signs, id=f"pane-{side}"),
                        ]
                        yield from parts if side == "a" else reversed(parts)
        with Vertical(id="foot"):
            yield WhyStrip(id="why")
            yield Static("", id="which-keys", markup=False)
            yield StatusLine(id="status")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the texts; matching begins once they are painted."""
        self.query_one("#which-keys").display = False
        self.query_one("#why").display = False
        self.resume()
        self.set_out()
        # Where there is no room for the texts nothing is ever laid out.
        self.set_timer(10 * AFTER_FIRST_PAINT, self.make_complete)

    async def make_complete(self) -> None:
        """After the first paint: matching, the boxes that are typed into, keys in the bottom row, notes."""
        from tui.widgets.note_box import NoteBox
        from tui.widgets.prompt_line import PromptLine

        if self._completing:
            return
        self._completing = True
        self.start_matching()
        foot = self.query_one("#foot")
        await foot.mount(NoteBox(id="note-box"), before=0)
        await foot.mount(PromptLine(id="prompt"), before="#status")
        self._desk = self._new_desk(await asyncio.to_thread(self._open_notes))
        store = self.desk.store
        await asyncio.to_thread(self.desk.find_left)
        take_notes(self.reading, store.notes)
        self.match_as_decided()
        self.complete = True
        comparison = self.reading.comparison
        self.offer_drafts()
        for line in (store.where, *map(self.with_doubts, store.notices), *comparison.a.notices, *comparison.b.notices):
            if line:
                self.tell(line)
        self.watch_notes()
        if store.unsaved:
            self.save_notes()
        self.refresh_view()

    def _new_desk(self, store: NotesStore) -> NotesDesk:
        from tui.screens.notes_desk import NotesDesk

        comparison = self.reading.comparison
        articles: dict[Side, Article] = {"a": comparison.a, "b": comparison.b}
        return NotesDesk(store, articles, self.options.author, self.notes_changed)

    @property
    def desk(self) -> NotesDesk:
        """What keeps the notes."""
        if self._desk is None:
            self._desk = self._new_desk(self._open_notes())
        return self._desk

    def pane(self, side: Side) -> TextPane:
        """The pane of a side."""
        return self.query_one(f"#pane-{side}", TextPane)

    # room

    @property
    def stacked(self) -> bool:
        """Whether the texts stand one above the other."""
        return self.size.width < STACK_BELOW if self.forced_layout is None else self.forced_layout

    def on_resize(self) -> None:
        """Arrange anew."""
        self.set_out()

    def set_out(self) -> None:
        """Side by side or stacked, left and right as the reader wants, or only a notice where there is no room."""
        width, height = self.size
        too_small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(too_small, "-too-small")
        self.query_one("#too-small", Static).update(
            f"Diptych needs {SMALLEST[0]} by {SMALLEST[1]}; this is {width} by {height}"
        )
        self.set_class(self.stacked, "-stacked")
        self.set_class(height < SHORT, "-short")
        gutter = self.query_one("#gutter")
        gutter.styles.width = gutter_width(width)
        first = self.reading.side if self.stacked else self.left
        body, top = self.query_one("#body"), self.query_one(f"#column-{first}")
        bottom = self.query_one(f"#column-{other_side(first)}")
        if body.children[0] is not top:
            body.move_child(top, before=body.children[0])
            body.move_child(bottom, after=body.children[-1])
        for side in SIDES:
            self.query_one(f"#column-{side}").set_class(side == first, "-first")
        self.call_after_refresh(self.fit)

    def on_text_pane_resized(self) -> None:
        """A pane has got its room."""
        self.fit()

    def fit(self) -> None:
        """Lay the texts out in the room that the panes have."""
        sizes = {side: self.pane(side).size for side in SIDES}
        if not all(size.width and size.height for size in sizes.values()):
            return
        for side in SIDES:
            self.measures[side] = measure(
                sizes[side].width, self.options.longest, left=side == self.left, stacked=self.stacked
            )
        widths = {side: self.measures[side].cells for side in SIDES}
        if not self._completing:
            self.set_timer(AFTER_FIRST_PAINT, self.make_complete)
        self.reading.resize(Frame(widths, {side: sizes[side].height for side in SIDES}, self.stacked))
        self.refresh_view()

    # commands

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command: on the reading state, or by the screen's own `do_…`."""
        if not self.complete and command not in ACTIONS:
            self.set_timer(AFTER_FIRST_PAINT, partial(self.run_command, command, count, argument))
            return
        self.message, before = "", self.mode
        if self.mode not in BY_ID[command].modes:
            self.message = f"{command} does not work here"
        elif command == "find" and not argument:
            self.open_prompt("find")
        elif command in ACTIONS:
            self.message = ACTIONS[command](self.reading, Call(count, argument)) or ""
            self.settle()
        else:
            own: Callable[[Call], Any] = getattr(self, f"do_{command.replace('-', '_')}")
            own(Call(count, argument))
        if not self.message and self.waiting and "note" not in (before, self.mode):  # what is kept is told in its place
            self.message = self.waiting.pop(0)
        self.refresh_view()

    def settle(self) -> None:
        """After a change: the mode fits the selection, and stacked texts have the active one on top."""
        if self.mode in ("reading", "select"):
            self.enter_mode("select" if self.reading.anchor is not None else "reading")
        if self.stacked and not self.query_one(f"#column-{self.reading.side}").has_class("-first"):
            self.set_out()

    def pending_changed(self, wait: Wait | None) -> None:
        """Show the keys that wait; after a moment, what may follow them."""
        self.pending = wait.pending if wait is not None else ""
        self.pairing = wait is not None and any(choice.command == "link" for choice in wait.choices)
        self.message = ""
        self.list_following(wait)
        self.refresh_view()

    def refresh_view(self) -> None:
        """Show the present state in every widget."""
        if self.is_mounted:
            show_reading(self)

    def place_terminal_cursor(self, x: int, y: int) -> None:
        """Put the terminal's own cursor on the reader's, for those who read by it."""
        self.app.cursor_position = Offset(x, y)

    def do_layout(self, _call: Call) -> None:
        """Side by side, or stacked."""
        self.forced_layout = not self.stacked
        self.set_out()

    def do_swap(self, _call: Call) -> None:
        """The other text on the left."""
        self.left = other_side(self.left)
        self.set_out()

    def do_left_pane(self, _call: Call) -> None:
        """The cursor to the text on the left."""
        if self.reading.side != self.left:
            self.run_command("other-pane")

    def do_right_pane(self, _call: Call) -> None:
        """The cursor to the text on the right."""
        if self.reading.side == self.left:
            self.run_command("other-pane")

    def do_why(self, _call: Call) -> None:
        """Show or hide the strip that says why."""
        self.why = not self.why
        self.query_one("#why").display = self.why

    def do_signs(self, _call: Call) -> None:
        """Drawn signs or ASCII ones."""
        self.signs = Signs(ascii_only=not self.signs.ascii_only)
