"""The reader's library: all texts, searched while one types; two are opened, or what tells of one event is shown."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from articles.errors import BadInputError, DiptychError
from articles.reading.display import displayable
from tui.background import child_process
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_choosing
from tui.screens.pair_chooser import PairChooser
from tui.view.choosing.pick_layout import one_line
from tui.view.choosing.shelf_layout import shelf_runs
from tui.view.choosing.shelving import Shelving
from tui.view.signs import Signs
from tui.widgets.filter_input import FilterInput
from tui.widgets.pick_rows import PickRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from articles.library import Entry, Library
    from keymaps.keymap import Keymap
    from tui.view.choosing.pick_layout import Runs

_SHOWN = 5_000
"""Texts that are listed, those added last; a search goes through all."""
_PAUSE = 0.05


class Shelf(PairChooser, ModalScreen[None]):
    """Browses the library in the reader's data folder."""

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(self, keymap: Callable[[], Keymap], *, ascii_only: bool = False) -> None:
        super().__init__()
        self.start_keys(keymap, "pick", ascii_only=ascii_only)
        self.shelving = Shelving()
        self._library: Library | None = None

    def compose(self) -> ComposeResult:
        """Title, what is taken, search field, rows, a line of keys."""
        with Vertical(classes="pick-box"):
            yield Static("Your library", classes="pick-title", markup=False)
            yield Static("", classes="pick-first", markup=False)
            yield FilterInput(
                placeholder='type to search: words, "a phrase", -without', classes="pick-filter", compact=True
            )
            yield PickRows(self.shelving, self._runs, id="shelf-rows")
            yield Static("", classes="pick-foot", markup=False)

    def on_mount(self) -> None:
        """Open the library and show what was added last."""
        self._look(self._show_all)

    def on_unmount(self) -> None:
        """Let go of the file."""
        if self._library is not None:
            self._library.close()

    def _runs(self, place: int, width: int, here: bool) -> Runs:  # noqa: FBT001 - called for each row that is drawn
        signs = Signs(ascii_only=self.keys.ascii_only)
        return shelf_runs(self.shelving.rows[place], self.shelving, width, signs, here=here)

    def _look(self, work: Callable[..., Any], *values: Any) -> None:
        """Do what takes a while and show what comes of it; what was being looked for before is dropped."""
        self.run_worker(self._looked(work, *values), group="looking", exclusive=True)

    async def _looked(self, work: Callable[..., Any], *values: Any) -> None:
        try:
            await work(*values)
        except DiptychError as error:
            self.say(str(error))
        else:
            self._paint()

    async def _opened(self) -> Library:
        if self._library is None:
            from articles.library import Library

            self._library = await asyncio.to_thread(Library)
        return self._library

    async def _show_all(self) -> None:
        library = await self._opened()
        entries = await asyncio.to_thread(library.entries, most=_SHOWN)
        self.shelving.show_all(entries, await asyncio.to_thread(library.count))

    async def _search(self, words: str) -> None:
        from articles.library import search

        await asyncio.sleep(_PAUSE)
        library = await self._opened()
        # The last word, or the phrase, is still being typed.
        begun = f'{words}"' if words.count('"') % 2 else f"{words}*" if words[-1].isalnum() else words
        try:
            self.shelving.show_found(await asyncio.to_thread(search, library, begun))
        except BadInputError:
            return  # a sign to which a word is still to come

    async def _show_event(self, entry: Entry) -> None:
        from articles.library import event_of
        from articles.library.reopening import article_of

        library = await self._opened()
        self.say("looking …")
        article = await asyncio.to_thread(article_of, library, entry.number)
        found = await asyncio.to_thread(event_of, library, article, [entry.number])
        self.shelving.show_event(entry, found)
        self.say("")

    async def _show_pairs(self) -> None:
        """Have another process weigh them: in a large library that takes a while."""
        library = await self._opened()
        self.say("looking for likely pairs …")
        command = ("-P", "-m", "tui", "library", "pairs", "--json", "--library", str(library.path))
        child = await asyncio.create_subprocess_exec(
            sys.executable, *command, env=child_process.environment(), stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            written, _ = await child.communicate()
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode:
            raise DiptychError("no likely pairs were found", "looking for them failed", "see diptych library pairs")
        told = json.loads(written)["pairs"]
        numbers = [each[side]["number"] for each in told for side in "ab"]
        entries = {each.number: each for each in await asyncio.to_thread(library.entries, numbers)}
        pairs = [(each["a"]["number"], each["b"]["number"], each["probability"], _why(each)) for each in told]
        self.shelving.show_pairs([(entries[a], entries[b], chance, why) for a, b, chance, why in pairs])
        self.say("")

    async def _open_two(self, a: int, b: int) -> None:
        from articles.library.reopening import openable

        library = await self._opened()
        sources = [await asyncio.to_thread(openable, library, number) for number in (a, b)]
        self.open_pair(*sources)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the reader types."""
        words = event.value.strip()
        if words:
            self._look(self._search, words)
        else:
            self._look(self._show_all)

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
            self._look(self._show_pairs)
        elif row is not None:
            self._look(self._show_event, row.entries[0])

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
            self._look(self._search, field.value.strip()) if field.value.strip() else self._look(self._show_all)
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
            first.update(Content.assemble(("A ", "bold"), one_line(self.shelving.taken.title)))
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
    about = one_line(shelving.about.title) if shelving.about is not None else ""
    words = {
        "all": f"   {shelving.total:,} texts, the last added first",
        "found": f"   {count:,} found" if count else "   nothing found",
        "event": f"   {count:,} may tell of the event of {about}"
        if count
        else f"   none seems to tell of the event of {about}",
        "pairs": f"   {count:,} likely pairs" if count else "   no likely pairs",
    }
    return Content.assemble(("Your library", "bold"), (words[shelving.sight], "$ink-quiet"))


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


def _why(told: dict[str, Any]) -> str:
    copy = "a copy with changes" if told["copy"] else ""
    return ", ".join(part for part in (copy, *told["names"], *told["words"], told["days"]) if part)
