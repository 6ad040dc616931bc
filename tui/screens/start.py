"""The start screen: recent comparisons, the bundled sample, two files to open, or a folder to choose them from."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from articles.cases.naming import is_case
from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.named import MOST_TOGETHER, articles_in, folder_among, is_folder
from articles.samples import TITLE, paths
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_starting
from tui.commands.help_entries import command_entries
from tui.lists.entry import RUNS, Listing
from tui.lists.start_lines import StartLine, columns, recent_line, with_gone
from tui.recent import each_set_once, load_recents, relink
from tui.screens.filtered_list import FilteredList
from tui.screens.pair_chooser import PairChooser
from tui.serving import refusal
from tui.terminal import suspend
from tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from articles.article import Side
    from keymaps.keymap import Keymap
    from tui.lists.entry import Chosen
    from tui.screens.command_screen import CommandScreen

_SHOWN = 8
_MARGIN = 8 + 3 + 2
"""Cells of a row that no column has: the screen's margins, the number, the scroll bar."""
_WIDEST = 140


class Dialogs(Protocol):
    """The screens that are opened from the start screen."""

    def ask_for_pair(self, screen: CommandScreen[None], left: str, done: Callable[[list[str] | None], None]) -> None:
        """Ask for two articles, of which the left one may be known; `done` gets their names."""

    def ask_where(
        self, screen: CommandScreen[None], gone: str, now: tuple[str, str], done: Callable[[list[str] | None], None]
    ) -> None:
        """Ask where the file `gone` of a pair is; `now` is what is known of both, `done` gets their names."""

    def ask_for_folder(
        self, screen: CommandScreen[None], proposed: str, done: Callable[[list[str] | None], None]
    ) -> None:
        """Ask for a folder; `done` gets its name."""

    def browse(self, screen: CommandScreen[None]) -> None:
        """Let two texts of the reader's library be chosen."""

    def pick(self, screen: CommandScreen[None], folder: str, beside: str | None, side: Side) -> None:
        """Let two articles of a folder be chosen, or one for `side` where the other, `beside`, is from elsewhere."""


class StartScreen(PairChooser):
    """Numbers and Enter open a comparison; `o` asks for two files, `f` for a folder. `names` are opened at once."""

    AUTO_FOCUS = "MarkedList"

    def __init__(
        self, keymap: Callable[[], Keymap], dialogs: Dialogs, names: Sequence[str] = (), *, ascii_only: bool = False
    ) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.start_keys(keymap, "start", ascii_only=ascii_only)
        self._names = list(names)
        self._lines = _lines()

    def compose(self) -> ComposeResult:
        """Name, list, keys, a line for what went wrong."""
        with Vertical(id="start"):
            yield Static(
                Content.assemble(("Diptych", "bold"), "   two accounts, side by side"), id="start-name", markup=False
            )
            options = [Option(self._shown(index, line)) for index, line in enumerate(self._lines)]
            yield MarkedList(*options, id="start-list", ascii_only=self.keys.ascii_only)
            yield Static(self._keys(), id="start-keys", markup=False)
            yield Static("", id="start-message", markup=False)

    async def on_mount(self) -> None:
        """Open what was named on the command line; see which files are still there."""
        if self._names:
            self.call_later(self.open_names, self._names)
        self.run_worker(self._look_for_files(), group="files")

    async def _look_for_files(self) -> None:
        """Say of each comparison whether a file of it is gone; a disk that answers late delays nothing."""
        found = await asyncio.to_thread(lambda: [with_gone(line) for line in self._lines])
        if found != self._lines:
            self._lines = found
            self._fill()

    def on_resize(self) -> None:
        """Lay the columns out for another width."""
        self._fill()

    def _fill(self) -> None:
        options = self.query_one(MarkedList)
        for index, line in enumerate(self._lines):
            options.replace_option_prompt_at_index(index, self._shown(index, line))

    def _shown(self, index: int, line: StartLine) -> Content:
        width = min(self.app.size.width - _MARGIN, _WIDEST)
        title, outlets, left, when = columns(line, width, ascii_only=self.keys.ascii_only)
        return Content.assemble(
            (f"{index + 1}  ", "bold"),
            title,
            (outlets, "$ink-quiet"),
            (left, "bold" if line.gone or line.left else ""),
            (when, "$ink-quiet"),
        )

    def _keys(self) -> Content:
        words = (
            ("open", "open two files or addresses"), ("folder", "a folder"), ("library", "library"),
            ("help", "help"), ("quit", "quit"),
        )  # fmt: skip
        parts: list[str | tuple[str, str]] = []
        for command, word in words:
            parts += [(self.keys.key_of(command) or f":{command}", "bold"), f" {word}   "]
        return Content.assemble(*parts)

    def on_key(self, event: events.Key) -> None:
        """A digit opens the line of that number; other keys are commands."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self._lines):
            event.stop()
            self._open(int(event.character) - 1)
        else:
            super().on_key(event)

    def on_option_list_option_selected(self, event: MarkedList.OptionSelected) -> None:
        """Enter or a click opens the line."""
        self._open(event.option_index)

    def on_paste(self, event: events.Paste) -> None:
        """Two paths dropped on the screen open; one goes into the first of two fields, a folder is looked into."""
        event.stop()
        refused = refusal("open")
        if refused is not None:
            self.say(refused)
            return
        try:
            names = articles_in([event.text], MOST_TOGETHER) if event.text.strip() else []
        except BadInputError as error:
            self.say(str(error))
        else:
            self.open_names(names)

    def _open(self, index: int) -> None:
        line = self._lines[index]
        if line.gone:
            now = ("", "") if line.sources[0] == line.sources[1] else line.now
            self._dialogs.ask_where(self, line.gone, now, partial(self._found_again, line.sources))
        else:
            self.open_pair(*(line.accounts or line.sources), at=line.at)

    def _found_again(self, before: tuple[str, str], names: list[str] | None) -> None:
        """Open a pair where it is now, with what was known of it there."""
        if names is not None and len(names) == len(before):
            relink(before, (names[0], names[1]))
        self.open_names(names)

    def open_names(self, names: list[str] | None) -> None:
        """Open articles by their names, or the folder among them; one article waits for the other in the fields."""
        if not names:
            return
        if len(names) > 2 and any(is_folder(name) or is_case(name) for name in names):
            self.say("among several accounts each is an article: leave folders and cases out")
            return
        try:
            found = folder_among(names)
        except BadInputError as error:
            self.say(str(error))
            return
        if found is not None:
            folder, beside = found
            self.say("")
            self._dialogs.pick(self, folder, beside, "a" if beside is None or beside == names[0] else "b")
        elif len(names) == 1 and is_case(names[0]):
            self.open_pair(names[0], names[0])
        elif len(names) == 1:
            self._dialogs.ask_for_pair(self, names[0], self.open_names)
        else:
            self.open_pair(*names)

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Open, help, leave."""
        dispatch_starting(command, Call(count, argument), self)

    def ask_for_pair(self) -> None:
        """Ask for two files or addresses."""
        self._dialogs.ask_for_pair(self, "", self.open_names)

    def ask_for_folder(self) -> None:
        """Ask for a folder to choose from."""
        self._dialogs.ask_for_folder(self, _likely_folder(), self.open_names)

    def open_library(self) -> None:
        """Browse the reader's library."""
        self.say("")
        self._dialogs.browse(self)

    def list_commands(self) -> None:
        """List the commands that work here; the one chosen is run."""
        entries = command_entries(self.keys.keymap, "start", ascii_only=self.keys.ascii_only)
        listing = Listing("Help", lambda: entries, RUNS)
        self.open_over(FilteredList(listing, self.keys.load_keymap), self._run)

    def _run(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.value not in ("help", "palette", "command-line"):
            self.run_command(chosen.value)

    def suspend(self) -> None:
        """Give the terminal back to the shell, until it brings the program back."""
        self.say(suspend(self.app) or "")

    def quit(self) -> None:
        """Leave the program."""
        self.app.exit(return_code=0)

    def say(self, message: str) -> None:
        """Show a line below the list."""
        self.query_one("#start-message", Static).update(displayable(message))


def _likely_folder() -> str:
    """The folder of the comparison opened last; without one, the reader's current folder."""
    recents = load_recents()
    folder = str(Path(recents[0].sources[0]).parent) if recents else ""
    if not is_folder(folder) or folder == str(paths()[0].parent):
        folder = str(Path.cwd())
    home = str(Path.home())
    return f"~{folder[len(home) :]}/" if folder.startswith(home + "/") else f"{folder.rstrip('/')}/"


def _lines() -> list[StartLine]:
    """What was read lately, then the bundled pair, if it is not among that."""
    sample = (str(paths()[0]), str(paths()[1]))
    lines = [recent_line(recent) for recent in each_set_once(load_recents())[:_SHOWN]]
    lines = [replace(line, title=TITLE, outlets="sample") if line.sources == sample else line for line in lines]
    if any(line.sources == sample for line in lines):
        return lines
    return [*lines, StartLine(TITLE, "sample", "new", "", sample)]
