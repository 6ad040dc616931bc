"""A list to choose from: type to filter, arrows to move, Enter to choose. Help, notes and stops are such lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from articles.reading.display import displayable
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_choosing
from tui.lists.entry import Chosen
from tui.screens.command_screen import CommandScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap
    from tui.lists.entry import Entry, Listing


class FilteredList(CommandScreen["Chosen | None"], ModalScreen["Chosen | None"]):
    """A titled list over the screen: its entries are asked for again after every change."""

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(self, listing: Listing, keymap: Callable[[], Keymap], *, ascii_only: bool = False) -> None:
        super().__init__()
        self.start_keys(keymap, "list", ascii_only=ascii_only)
        self._listing = listing
        self._all: tuple[Entry, ...] = ()
        self._shown: list[Entry | None] = []
        self._passed = listing.at

    def compose(self) -> ComposeResult:
        """A frame with title, filter field, list, and a line of keys."""
        hint = self._listing.hint
        with Vertical(classes="list-box"):
            yield Static(displayable(self._listing.title), classes="list-title", markup=False)
            yield Input(
                placeholder=f"type to filter: {hint}" if hint else "type to filter", classes="list-filter", compact=True
            )
            yield MarkedList(classes="list-options", ascii_only=self.keys.ascii_only)
            if self._listing.detail is not None:
                yield Static("", classes="list-detail", markup=False)
            keyed = ((self.keys.key_of(command), word) for command, word in self._listing.keys)
            yield KeyLine([f"{key} {word}" for key, word in keyed if key], classes="list-foot")

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill()
        values = [entry.value if entry is not None else "" for entry in self._shown]
        at = self._listing.at
        if at and at in values:
            self.query_one(MarkedList).highlighted = values.index(at)

    def fill(self, *, changed: bool = True) -> None:
        """Show the entries that hold every word of the filter; the cursor stays on its entry, else on its line.

        They are asked for again after a change, and not while only the filter changes.
        """
        if changed:
            self._all = tuple(self._listing.entries())
        wanted = self.query_one(Input).value.casefold().split()
        options = self.query_one(MarkedList)
        before = options.highlighted or 0
        present = self._shown[before] if before and before < len(self._shown) else None
        self._shown = _under_headings(
            entry for entry in self._all if all(word in entry.words.casefold() for word in wanted)
        )
        options.clear_options()
        options.add_options(self._options())
        place = _place_of(present, before, self._shown)
        if place is None:
            options.add_option(Option(Content("nothing like that" if wanted else self._listing.empty), disabled=True))
        else:
            options.highlighted = place
        self._show_detail()

    def _options(self) -> Iterator[Option]:
        """A line for each entry, and for each heading above some."""
        for entry, below in zip(self._shown, [*self._shown[1:], None], strict=False):
            if entry is not None:
                yield Option(entry.content)
            elif below is not None:
                yield Option(Content.styled(below.heading, "bold"), disabled=True)

    def on_option_list_option_highlighted(self) -> None:
        """Show in full what is under the cursor."""
        if self.whole:
            self._show_detail()
            entry = self._entry_here()
            if self._listing.passed is not None and entry is not None and entry.value != self._passed:
                self._passed = entry.value
                self._listing.passed(entry.value)

    def _entry_here(self) -> Entry | None:
        index = self.query_one(MarkedList).highlighted
        return self._shown[index] if index is not None and index < len(self._shown) else None

    def _show_detail(self) -> None:
        if self._listing.detail is not None:
            entry = self._entry_here()
            self.query_one(".list-detail", Static).update(
                self._listing.detail(entry.value if entry is not None else "")
            )

    def on_input_changed(self) -> None:
        """Apply another filter."""
        if self.whole:
            self.query_one(MarkedList).highlighted = 0
            self.fill(changed=False)

    def on_option_list_option_selected(self, event: MarkedList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self._choose("list-run", event.option_index)

    def on_input_submitted(self) -> None:
        """Enter in the filter field chooses."""
        self.run_command("list-run")

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Move, choose, close, or act on the entry under the cursor."""
        dispatch_choosing(command, Call(count, argument), self, self.mode)

    def step(self, rows: int) -> None:
        """Move the cursor."""
        options = self.query_one(MarkedList)
        for _ in range(abs(rows)):
            (options.action_cursor_down if rows > 0 else options.action_cursor_up)()

    def page(self, pages: int) -> None:
        """Move the cursor by a number of screens."""
        options = self.query_one(MarkedList)
        self.step(pages * max(options.size.height - 1, 1))

    def to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last entry."""
        options = self.query_one(MarkedList)
        (options.action_last if last else options.action_first)()

    def choose(self) -> None:
        """Take the entry under the cursor."""
        self.act("list-run")

    def act(self, command: str) -> None:
        """Run a command on the entry under the cursor, if it is one of this list."""
        known = {"list-run", *(command for command, _word in self._listing.keys)}
        if command not in known and not (command == "redo" and "undo" in known):
            self.say(f"{self.keys.key_of(command)} does nothing in this list")
            return
        highlighted = self.query_one(MarkedList).highlighted
        if highlighted is not None:
            self._choose(command, highlighted)
        elif command in ("undo", "redo"):
            # In an empty list too: what is brought back may be what it was emptied of.
            self._do(Chosen(command, ""))

    def swap(self) -> None:
        """There are no sides here."""

    def close(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)

    def _choose(self, command: str, index: int) -> None:
        entry = self._shown[index] if 0 <= index < len(self._shown) else None
        if entry is not None:
            self._do(Chosen(command, entry.value))

    def _do(self, chosen: Chosen) -> None:
        act = self._listing.act
        message = act(chosen) if act is not None else None
        if message is None:
            self.dismiss(chosen)
        else:
            self.say(message)
            self.fill()

    def say(self, message: str) -> None:
        """Show a message in place of the keys."""
        self.query_one(KeyLine).say(message)


def _place_of(present: Entry | None, before: int, shown: list[Entry | None]) -> int | None:
    """Where the cursor goes: to the entry it was on, else to the nearest line from there; None without any entry."""
    places = [index for index, entry in enumerate(shown) if entry is not None]
    same = (index for index, entry in enumerate(shown) if entry and present and entry.value == present.value)
    near = (index for index in places if index >= before)
    return next(same, next(near, places[-1])) if places else None


def _under_headings(entries: Iterable[Entry]) -> list[Entry | None]:
    """The entries with None, for a heading, before each with another heading than the entry before."""
    shown: list[Entry | None] = []
    heading = ""
    for entry in entries:
        if entry.heading != heading:
            heading = entry.heading
            shown.append(None)
        shown.append(entry)
    return shown
