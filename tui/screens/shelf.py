"""The reader's library: all texts, searched while one types; two are opened, or what tells of one event is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from articles.errors import DiptychError
from articles.reading.display import displayable
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_choosing
from tui.screens.pair_chooser import PairChooser
from tui.shelf_look import ShelfLook
from tui.view.choosing.shelf_layout import shelf_runs
from tui.view.choosing.shelving import Shelving
from tui.view.signs import Signs
from tui.widgets.filter_input import FilterInput
from tui.widgets.pick_rows import PickRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from keymaps.keymap import Keymap
    from tui.view.choosing.pick_layout import Runs


class Shelf(PairChooser, ModalScreen[None]):
    """Browses the library in the reader's data folder."""

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(self, keymap: Callable[[], Keymap], *, ascii_only: bool = False) -> None:
        super().__init__()
        self.start_keys(keymap, "pick", ascii_only=ascii_only)
        self.shelving = Shelving()
        self._sought = ShelfLook(self.shelving)

    def compose(self) -> ComposeResult:
        """Title, what is taken, search field, rows, a line of keys."""
        with Vertical(classes="pick-box"):
            yield Static("Your library", classes="pick-title", markup=False)
            yield Static("", classes="pick-first", markup=False)
            yield FilterInput(
                placeholder='type to search: words, "a phrase", -without', classes="pick-filter", compact=True
            )
            signs = Signs(ascii_only=self.keys.ascii_only)
            yield PickRows(self.shelving, partial(_runs, self.shelving, signs), id="shelf-rows")
            yield Static("", classes="pick-foot", markup=False)

    def on_mount(self) -> None:
        """Open the library and show what was added last."""
        self._look(self._sought.show_all)

    def on_unmount(self) -> None:
        """Let go of the file."""
        self._sought.close()

    def _look(self, work: Callable[..., Any], *values: Any) -> None:
        """Do what takes a while and show what comes of it; what was being looked for before is dropped."""
        if work in (self._sought.show_event, self._sought.show_pairs):
            self.say("looking …")
        self.run_worker(self._looked(work, *values), group="looking", exclusive=True)

    async def _looked(self, work: Callable[..., Any], *values: Any) -> None:
        try:
            await work(*values)
        except DiptychError as error:
            self.say(str(error))
        else:
            self.say("")
            self._paint()

    async def _open_two(self, a: int, b: int) -> None:
        self.open_pair(*await self._sought.sources(a, b))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the reader types."""
        words = event.value.strip()
        if words:
            self._look(self._sought.search, words)
        else:
            self._look(self._sought.show_all)

    def on_input_submitted(self) -> None:
        """Enter in the field takes the row."""
        self.choose()

    def on_filter_input_emptied(self) -> None:
        """Backspace in an empty field goes one step back."""
        self._back()

    def on_pick_rows_pointed(self, event: PickRows.Pointed) -> None:
        """A click takes the row."""
        if event.place < len(self.shelving.rows):
            self.shelving.point_near(event.place)
            self.choose()

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Move, take, look for an event or for pairs, close."""
        dispatch_choosing(command, Call(count, argument), self, self.mode)
        self._paint()

    def step(self, rows: int) -> None:
        """Move the cursor."""
        self.shelving.point_near(self.shelving.cursor + rows)

    def page(self, pages: int) -> None:
        """Move the cursor by a number of screens."""
        self.step(pages * max(self.query_one(PickRows).fitting - 2, 1))

    def to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.shelving.point_near(len(self.shelving.rows) if last else 0)

    def act(self, command: str) -> None:
        """Show which texts tell of the event of the one under the cursor, or likely pairs."""
        row = self.shelving.here()
        if command == "likely-pairs":
            self._look(self._sought.show_pairs)
        elif row is not None:
            self._look(self._sought.show_event, row.entries[0])

    def swap(self) -> None:
        """There are no sides here."""

    def choose(self) -> None:
        """Take the row under the cursor: the first of two, or both are opened."""
        pair = self.shelving.take()
        if pair is not None:
            self._look(self._open_two, *pair)
        self._paint()

    def close(self) -> None:
        """Go one step back; where there is none, leave."""
        if not self._back():
            self.stop_opening()
            self.dismiss(None)

    def _back(self) -> bool:
        """Give the first one back, or show all texts again; False where that is what is shown."""
        field = self.query_one(Input)
        if self.shelving.sight in ("event", "pairs"):
            self.shelving.taken = None
            self._look(self._sought.search, field.value.strip()) if field.value.strip() else self._look(
                self._sought.show_all
            )
        elif self.shelving.taken is not None:
            self.shelving.taken = None
        elif field.value:
            field.value = ""
        else:
            return False
        self._paint()
        return True

    def _paint(self) -> None:
        if not self.is_mounted:
            return
        self.query_one(".pick-title", Static).update(title_of(self.shelving))
        first = self.query_one(".pick-first", Static)
        first.display = self.shelving.taken is not None
        if self.shelving.taken is not None:
            first.update(Content.assemble(("A ", "bold"), displayable(self.shelving.taken.title)))
        self.query_one(PickRows).update()
        if not self.has_class("-said"):
            self.query_one(".pick-foot", Static).update(foot_of(self.shelving, self.keys.key_of))

    def say(self, message: str) -> None:
        """Show a line in place of the keys."""
        self.set_class(bool(message), "-said")
        words = displayable(message) if message else foot_of(self.shelving, self.keys.key_of)
        self.query_one(".pick-foot", Static).update(words)

    def on_key(self, event: events.Key) -> None:
        """A key takes away what was said."""
        if self.has_class("-said"):
            self.say("")
        super().on_key(event)


def title_of(shelving: Shelving) -> Content:
    """The title: how many texts there are, and which of them are shown."""
    count = len(shelving.rows)
    about = shelving.about.title if shelving.about is not None else ""
    words = {
        "all": f"   {shelving.total:,} texts, the last added first",
        "found": f"   {count:,} found" if count else "   nothing found",
        "event": f"   {count:,} may tell of the event of {about}"
        if count
        else f"   none seems to tell of the event of {about}",
        "pairs": f"   {count:,} likely pairs" if count else "   no likely pairs",
    }
    return Content.assemble(("Your library", "bold"), (displayable(words[shelving.sight]), "$ink-quiet"))


def foot_of(shelving: Shelving, key_of: Callable[[str], str]) -> Content:
    """The line of keys, each with what it does now."""
    row = shelving.here()
    opens = shelving.taken is not None or (row is not None and len(row.entries) > 1)
    words = [
        ("list-run", "opens both" if opens else "takes it as first"),
        ("same-event", "who tells of it"),
        ("likely-pairs", "likely pairs"),
        ("cancel", "closes" if shelving.sight == "all" and shelving.taken is None else "goes back"),
    ]
    keyed = ((key_of(command), word) for command, word in words)
    return Content(" · ".join(f"{key} {word}" for key, word in keyed if key))


def _runs(shelving: Shelving, signs: Signs, place: int, width: int, here: bool) -> Runs:  # noqa: FBT001 - called for each row
    return shelf_runs(shelving.rows[place], shelving, width, signs, here=here)
