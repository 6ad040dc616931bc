"""A list to choose from: type to filter, arrows to move, Enter to choose. Help, notes and stops are such lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from articles.reading.display import displayable
from tui.screens.commanded import Commanded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: what it stands for, how it looks, what the filter looks at, and the heading above it."""

    value: str
    content: Content
    words: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was done in the list: a command id (`list-run` for Enter) on the value of an entry."""

    command: str
    value: str


class FilteredList(Commanded["Chosen | None"], ModalScreen["Chosen | None"]):
    """A titled list over the text. Entries come from a callable, so that they can be read again after a change.

    `acts` are commands that work on the entry under the cursor: with `stay` True they call `act` and the list stays
    open; else the screen is dismissed with what was chosen. `detail` shows the entry under the cursor in full, below;
    `hint` says what may be typed; the cursor begins on the entry of `at`.
    """

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self,
        title: str,
        entries: Callable[[], Sequence[Entry]],
        keymap: Callable[[], Keymap],
        *,
        foot: str = "",
        empty: str = "nothing here",
        act: Callable[[Chosen], str | None] | None = None,
        ascii_only: bool = False,
        detail: Callable[[str], Content] | None = None,
        hint: str = "",
        at: str = "",
    ) -> None:
        super().__init__()
        self.start_keys(keymap, "list", ascii_only=ascii_only)
        self._detail = detail
        self._hint = f"type to filter: {hint}" if hint else "type to filter"
        self._at = at
        self._title = title
        self._entries = entries
        self._foot = foot
        self._empty = empty
        self._act = act
        self._all: tuple[Entry, ...] = ()
        self._shown: list[Entry | None] = []

    def compose(self) -> ComposeResult:
        """A frame with title, filter field, list, and a line of keys."""
        with Vertical(classes="list-box"):
            yield Static(displayable(self._title), classes="list-title", markup=False)
            yield Input(placeholder=self._hint, classes="list-filter", compact=True)
            yield OptionList(classes="list-options", markup=False, compact=True)
            if self._detail is not None:
                yield Static("", classes="list-detail", markup=False)
            yield Static(self._foot, classes="list-foot", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill()
        values = [entry.value if entry is not None else "" for entry in self._shown]
        if self._at and self._at in values:
            self.query_one(OptionList).highlighted = values.index(self._at)

    def fill(self, *, anew: bool = True) -> None:
        """Show the entries that hold every word of the filter; the cursor stays on its entry, else on its line.

        They are read `anew` after a change, and not while only the filter changes.
        """
        if anew:
            self._all = tuple(self._entries())
        wanted = self.query_one(Input).value.casefold().split()
        options = self.query_one(OptionList)
        before = options.highlighted or 0
        present = self._shown[before] if before and before < len(self._shown) else None
        self._shown = _under_headings(
            entry for entry in self._all if all(word in entry.words.casefold() for word in wanted)
        )
        options.clear_options()
        options.add_options(self._options())
        places = [index for index, entry in enumerate(self._shown) if entry is not None]
        if places:
            value = present.value if present is not None else None
            same = (index for index in places if getattr(self._shown[index], "value", None) == value)
            near = (index for index in places if index >= before)
            options.highlighted = next(same, next(near, places[-1]))
        else:
            options.add_option(Option(Content("nothing like that" if wanted else self._empty), disabled=True))
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
        self._show_detail()

    def _show_detail(self) -> None:
        if self._detail is not None:
            index = self.query_one(OptionList).highlighted
            entry = self._shown[index] if index is not None and index < len(self._shown) else None
            self.query_one(".list-detail", Static).update(self._detail(entry.value if entry is not None else ""))

    def on_input_changed(self) -> None:
        """Filter anew."""
        self.query_one(OptionList).highlighted = 0
        self.fill(anew=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self._choose("list-run", event.option_index)

    def on_input_submitted(self) -> None:
        """Enter in the filter field chooses."""
        self.run_command("list-run")

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - lists take no counts
        """Move, choose, close, or act on the entry under the cursor."""
        options = self.query_one(OptionList)
        if command == "list-down":
            options.action_cursor_down()
        elif command == "list-up":
            options.action_cursor_up()
        elif command == "cancel":
            self.dismiss(None)
        elif options.highlighted is not None:
            self._choose(command, options.highlighted)
        elif command in ("undo", "redo"):
            # In an empty list too: what is brought back may be what it was emptied of.
            self._do(Chosen(command, ""))

    def _choose(self, command: str, index: int) -> None:
        entry = self._shown[index] if 0 <= index < len(self._shown) else None
        if entry is not None:
            self._do(Chosen(command, entry.value))

    def _do(self, chosen: Chosen) -> None:
        if self._act is None:
            if chosen.command == "list-run":
                self.dismiss(chosen)
            return
        message = self._act(chosen)
        if message is None:
            self.dismiss(chosen)
        else:
            self.say(message)
            self.fill()

    def say(self, message: str) -> None:
        """Show a message in the line of keys."""
        self.query_one(".list-foot", Static).update(Content(displayable(message) or self._foot))


def _under_headings(entries: Iterable[Entry]) -> list[Entry | None]:
    """The entries with None, for a heading, before each that stands under another one than the entry before."""
    shown: list[Entry | None] = []
    heading = ""
    for entry in entries:
        if entry.heading != heading:
            heading = entry.heading
            shown.append(None)
        shown.append(entry)
    return shown
