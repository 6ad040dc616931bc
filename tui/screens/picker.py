"""A folder to choose two articles from: the likely pairs first, then all files; type to filter, Enter chooses."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from articles.reading.display import displayable
from articles.reading.folder import too_few
from articles.reading.source import shown_name
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_choosing
from tui.folder_look import FolderLook, picking_of
from tui.screens.pair_chooser import PairChooser
from tui.view.choosing.pick_layout import one_line, runs_of, side_letter
from tui.view.signs import Signs
from tui.widgets.filter_input import FilterInput
from tui.widgets.pick_rows import PickRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from articles.article import Side
    from keymaps.keymap import Keymap
    from tui.view.choosing.pick_layout import Runs
    from tui.view.choosing.picking import Picking

_TALL = 30
_FEW, _MANY = 5, 8


class Picker(PairChooser, ModalScreen[None]):
    """Offers the articles of a folder; `beside` is one from elsewhere that the other is chosen for, on `side`."""

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self,
        folder: str,
        keymap: Callable[[], Keymap],
        *,
        beside: str | None = None,
        side: Side = "a",
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.start_keys(keymap, "pick", ascii_only=ascii_only)
        self._folder = folder
        self.picking, self._wrong = picking_of(folder, beside, side)
        self._look = FolderLook(self.picking, self._refresh)

    def compose(self) -> ComposeResult:
        """Title, what is picked, filter field, rows, a line of keys."""
        with Vertical(classes="pick-box"):
            yield Static(
                title_of(self._folder, self.picking, looking=not self._wrong), classes="pick-title", markup=False
            )
            yield Static("", classes="pick-first", markup=False)
            yield FilterInput(placeholder="type to filter", classes="pick-filter", compact=True)
            signs = Signs(ascii_only=self.keys.ascii_only)
            yield PickRows(self.picking, partial(_runs, self.picking, signs), id="pick-rows")
            yield Static("", classes="pick-foot", markup=False)

    def on_mount(self) -> None:
        """Paint names at once; titles come as they are read."""
        self._paint()
        if self._wrong:
            self.say(self._wrong)

    def on_resize(self) -> None:
        """Offer as many pairs as there is room for."""
        self.picking.offered = _MANY if self.size.height >= _TALL else _FEW
        self.picking.refresh()
        self._paint()

    def on_screen_resume(self) -> None:
        """Go on looking at the files."""
        if not self.picking.complete and not self._wrong:
            self._look.start()

    def on_screen_suspend(self) -> None:
        """Stop looking while something else is read."""
        self._look.stop()

    async def on_unmount(self) -> None:
        """Wait until no process is left, which takes a moment only."""
        await self._look.close()

    def _refresh(self) -> None:
        """Show what is known so far."""
        self._paint(still=True)
        if self.picking.complete and not self._wrong:
            self.say(str(too_few(self.picking.count, beside=self.picking.beside) or ""))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Apply another filter."""
        self.picking.narrow(event.value)
        self._paint()

    def on_input_submitted(self) -> None:
        """Enter in the filter field chooses."""
        self.choose()

    def on_filter_input_emptied(self) -> None:
        """Backspace gives the first one back."""
        if self.picking.unpick():
            self._paint()

    def on_pick_rows_pointed(self, event: PickRows.Pointed) -> None:
        """A click chooses."""
        if self.picking.point(event.place):
            self.choose()

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Move, choose, swap sides, give back, close."""
        dispatch_choosing(command, Call(count, argument), self, self.mode)
        self._paint()

    def step(self, rows: int) -> None:
        """Move the cursor."""
        self.picking.move(rows)

    def page(self, pages: int) -> None:
        """Move the cursor by a number of screens."""
        self.picking.move(pages * max(self.query_one(PickRows).fitting - 2, 1))

    def to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.picking.point_near(len(self.picking.rows) if last else 0)

    def act(self, command: str) -> None:
        """Nothing else is done to a file here."""

    def swap(self) -> None:
        """Put the one that is picked on the other side."""
        self.picking.swap()

    def close(self) -> None:
        """Give the first one back; where there is none, leave."""
        if not self.picking.unpick():
            self.stop_opening()
            self.dismiss(None)

    def choose(self) -> None:
        """Take the row under the cursor."""
        if self._wrong:
            return
        before = self.picking.picked
        pair = self.picking.choose()
        if pair is not None:
            self.open_pair(*pair)
        elif self.picking.picked != before:
            with self.prevent(Input.Changed):
                self.query_one(Input).value = ""
        self._paint()

    def _paint(self, *, still: bool = False) -> None:
        if not self.is_mounted:
            return
        self.query_one(".pick-title", Static).update(title_of(self._folder, self.picking, looking=not self._wrong))
        first = self.query_one(".pick-first", Static)
        first.display = self.picking.picked is not None
        if self.picking.picked is not None:
            letter = side_letter(self.picking.side)
            first.update(Content.assemble((f"{letter} ", "bold"), one_line(self.picking.title(self.picking.picked))))
        self.query_one(PickRows).update(still=still)
        if not self.has_class("-said"):
            self.query_one(".pick-foot", Static).update(foot_of(self.picking, self.keys.key_of))

    def say(self, message: str) -> None:
        """Show a line in place of the keys."""
        self.set_class(bool(message), "-said")
        self.query_one(".pick-foot", Static).update(
            displayable(message) if message else foot_of(self.picking, self.keys.key_of)
        )

    def on_key(self, event: events.Key) -> None:
        """A key takes away what was said, unless the folder has nothing to offer."""
        if not self._wrong and self.has_class("-said"):
            self.say("")
        super().on_key(event)


def title_of(folder: str, picking: Picking, *, looking: bool) -> Content:
    """The title: which folder it is, and how much of it has been looked at."""
    done, every = picking.looked_at, len(picking.files)
    state = f"   {done:,} of {every:,} looked at" if done < every and looking else ""
    return Content.assemble((f"Two of {shown_name(_homely(folder))}", "bold"), (state, "$ink-quiet"))


def foot_of(picking: Picking, key_of: Callable[[str], str]) -> Content:
    """The line of keys, each with what it does now."""
    picked = picking.picked is not None
    row = picking.rows[picking.cursor] if picking.rows else None
    opens = picked or (row is not None and row.kind == "pair")
    back = "gives the first one back" if picked and not picking.beside else "closes"
    words = (
        ("list-run", "opens both" if opens else "takes it as the first"),
        ("swap", "swaps sides"),
        ("cancel", back),
    )
    keyed = ((key_of(command), word) for command, word in words)
    return Content(" · ".join(f"{key} {word}" for key, word in keyed if key))


def _runs(picking: Picking, signs: Signs, place: int, width: int, here: bool) -> Runs:  # noqa: FBT001 - called for each row
    return runs_of(picking.rows[place], picking, width, signs, here=here)


def _homely(folder: str) -> str:
    """The folder with `~` for the home folder."""
    whole = os.path.abspath(os.path.expanduser(folder))  # noqa: PTH100, PTH111 - links stay as the reader named them
    home = os.path.expanduser("~")  # noqa: PTH111 - as above
    return "~" + whole[len(home) :] if whole == home or whole.startswith(home + "/") else whole
