"""Fields for the paths of two files, or of a folder, completed as they are typed; paths may be dropped or pasted."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from articles.cases.naming import is_case
from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.named import MOST_TOGETHER, articles_in, is_folder
from tui.screens.command_screen import CommandScreen
from tui.widgets.path_input import PathInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap


class OpenPair(CommandScreen["list[str] | None"], ModalScreen["list[str] | None"]):
    """Asks for a left and a right article; `left` and `right` are there already. A folder may be on its own or beside
    an article, and further accounts of the same event behind the right one.
    """

    AUTO_FOCUS = ""

    def __init__(self, keymap: Callable[[], Keymap], left: str = "", right: str = "", title: str = "") -> None:
        super().__init__()
        self.start_keys(keymap, "find")
        self._given = left, right
        self._title = title or "Open two articles"

    def compose(self) -> ComposeResult:
        """Two fields."""
        left, right = map(displayable, self._given)
        with Vertical(classes="open-box"):
            yield Static(displayable(self._title), classes="list-title", markup=False)
            yield Static("left", classes="field-name", markup=False)
            yield PathInput(
                left,
                placeholder="a file, an address, or a folder to choose from",
                id="left-path",
            )
            yield Static("right", classes="field-name", markup=False)
            yield PathInput(right, placeholder="the other; or several, a space between", id="right-path")
            yield Static("", classes="open-message", markup=False)
            yield Static("Tab or → completes · Enter goes on · Esc closes", classes="list-foot", markup=False)

    def on_mount(self) -> None:
        """Begin in the first empty field."""
        self._fields[1 if self._given[0] else 0].focus()
        for field in self._fields:
            self.call_after_refresh(self._show_end, field)

    @staticmethod
    def _show_end(field: PathInput) -> None:
        """Bring the name of the file into sight, which is at the end of its path."""
        field.cursor_position = 0
        field.cursor_position = len(field.value)

    @property
    def _fields(self) -> tuple[PathInput, PathInput]:
        return self.query_one("#left-path", PathInput), self.query_one("#right-path", PathInput)

    def on_path_input_dropped(self, event: PathInput.Dropped) -> None:
        """Two paths pasted at once fill both fields."""
        event.stop()
        if len(event.names) > MOST_TOGETHER:
            self.say(f"{len(event.names)} paths were pasted; at most {MOST_TOGETHER} are read together")
            return
        first, *others = event.names
        for field, words in zip(self._fields, (first, shlex.join(others) if others[1:] else others[0]), strict=True):
            field.value = words
            self._show_end(field)
        self._fields[1].focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what was named as soon as it is two articles or holds a folder; else go to the other field."""
        left, right = self._fields
        try:
            names = articles_in([each for each in (left.value, right.value) if each.strip()], MOST_TOGETHER)
        except BadInputError as error:
            self.say(str(error))
            return
        if len(names) >= 2 or any(map(is_folder, names)) or any(map(is_case, names)):
            self.dismiss(names)
        else:
            (right if event.input is left else left).focus()

    def say(self, message: str) -> None:
        """Show a line below the fields."""
        self.query_one(".open-message", Static).update(displayable(message))

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - only Esc comes here
        """Close."""
        if command == "cancel":
            self.dismiss(None)
