"""The start screen: recent comparisons, the bundled sample, or two files to open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.named import articles_in
from articles.samples import TITLE, paths
from tui.recent import Recent, load_recents
from tui.screens.commanded import Commanded
from tui.screens.entries import command_entries
from tui.screens.filtered_list import Chosen, FilteredList
from tui.screens.open_pair import OpenPair

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from keymaps.keymap import Keymap

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Line:
    title: str
    outlets: str
    left: str
    when: str
    sources: tuple[str, str]


class StartScreen(Commanded[None]):
    """Numbers and Enter open a comparison; `o` asks for two files."""

    AUTO_FOCUS = "OptionList"

    class PairChosen(Message):
        """The reader chose two sources."""

        def __init__(self, screen: StartScreen, a: str, b: str) -> None:
            super().__init__()
            self.screen = screen
            self.a = a
            self.b = b

    def __init__(self, keymap: Callable[[], Keymap], *, ascii_only: bool = False) -> None:
        super().__init__()
        self.start_keys(keymap, "start", ascii_only=ascii_only)
        self._lines = [_recent_line(recent) for recent in load_recents()[:_SHOWN]]
        sample = paths()
        self._lines.append(_Line(TITLE, "sample", "", "", (str(sample[0]), str(sample[1]))))

    def compose(self) -> ComposeResult:
        """Name, list, keys, a line for what went wrong."""
        with Vertical(id="start"):
            yield Static(
                Content.assemble(("Diptych", "bold"), "   two accounts, side by side"), id="start-name", markup=False
            )
            options = [Option(_show(number, line)) for number, line in enumerate(self._lines, 1)]
            yield OptionList(*options, id="start-list", markup=False, compact=True)
            yield Static(self._keys(), id="start-keys", markup=False)
            yield Static("", id="start-message", markup=False)

    def _keys(self) -> Content:
        words = (("open", "open two files"), ("help", "help"), ("quit", "quit"))
        parts: list[str | tuple[str, str]] = []
        for command, word in words:
            parts += [(self.key_of(command) or f":{command}", "bold"), f" {word}     "]
        return Content.assemble(*parts)

    def on_key(self, event: events.Key) -> None:
        """A digit opens the line of that number; other keys are commands."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self._lines):
            event.stop()
            self._open(int(event.character) - 1)
        else:
            super().on_key(event)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens the line."""
        self._open(event.option_index)

    def _open(self, index: int) -> None:
        self.say("opening …")
        self.post_message(self.PairChosen(self, *self._lines[index].sources))

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - the start screen takes no counts
        """Open, help, leave."""
        if command == "quit":
            self.app.exit(return_code=0)
        elif command == "open":
            self.app.push_screen(OpenPair(self.load_keymap), self.open_names)
        elif command in ("help", "palette", "command-line"):
            entries = command_entries(self.keymap, "start", ascii_only=self._ascii_only)
            listed = FilteredList("Help", lambda: entries, self.load_keymap, foot="Enter runs it · Esc closes")
            self.app.push_screen(listed, self._run)

    def _run(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.value not in ("help", "palette", "command-line"):
            self.run_command(chosen.value)

    def on_paste(self, event: events.Paste) -> None:
        """Two paths dropped on the screen open; one goes into the first of two fields."""
        event.stop()
        try:
            names = articles_in([event.text]) if event.text.strip() else []
        except BadInputError as error:
            self.say(str(error))
        else:
            self.open_names(names)

    def open_names(self, names: list[str] | None) -> None:
        """Open two articles by their names; one waits for the other in the fields."""
        if not names:
            return
        if len(names) == 1:
            self.app.push_screen(OpenPair(self.load_keymap, names[0]), self.open_names)
            return
        self.say("opening …")
        self.post_message(self.PairChosen(self, *names))

    def say(self, message: str) -> None:
        """Show a line below the list."""
        self.query_one("#start-message", Static).update(displayable(message))


def _recent_line(recent: Recent) -> _Line:
    outlets = " ⇄ ".join(name for name in recent.outlets if name)
    left = "" if not recent.notes else "1 note" if recent.notes == 1 else f"{recent.notes} notes"
    left = f"{recent.to_check} left to check" if recent.to_check else left
    return _Line(recent.titles[0], outlets, left, _ago(recent.opened), recent.sources)


def _ago(opened: str) -> str:
    """How long ago, in the words people use."""
    try:
        days = (datetime.now(UTC).date() - datetime.fromisoformat(opened).date()).days
    except (ValueError, TypeError):
        return ""
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def _show(number: int, line: _Line) -> Content:
    title, outlets = displayable(line.title), displayable(line.outlets)
    details = f"{line.left:<17}{line.when:<15}{outlets}"
    return Content.assemble((f"{number}  ", "bold"), f"{_cut(title, 36):<38}", (details, "dim"))


def _cut(words: str, cells: int) -> str:
    return words if len(words) <= cells else f"{words[: cells - 1]}…"
