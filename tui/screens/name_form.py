"""The question who works on a lesson, asked before anything can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from articles.errors import BadInputError
from articles.lessons.handing_in import LONGEST_NAME, checked_name
from articles.reading.display import displayable
from tui.screens.command_screen import CommandScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap


class NameForm(CommandScreen["str | None"], ModalScreen["str | None"]):
    """Asks for a name, with the one given before in the field; gives it, None when the question was left.

    `taken` tells whether somebody else of that name has begun here: then the name counts only if it is entered twice.
    """

    AUTO_FOCUS = "#pupil-name"

    def __init__(self, keymap: Callable[[], Keymap], title: str, before: str, taken: Callable[[str], bool]) -> None:
        super().__init__()
        self.start_keys(keymap, "find")
        self._title = title
        self._before = before
        self._taken = taken
        self._warned = ""

    def compose(self) -> ComposeResult:
        """One field."""
        again = "Enter goes on as this pupil; or type your own name." if self._before else ""
        with Vertical(classes="open-box"):
            yield Static(displayable(self._title), classes="list-title", markup=False)
            yield Static("your first and last name", classes="field-name", markup=False)
            yield Input(displayable(self._before), id="pupil-name", max_length=LONGEST_NAME)
            yield Static(again, classes="open-message", markup=False)
            yield Static(
                "Your answers are kept under it on this computer. Enter goes on · Esc only reads",
                classes="list-foot",
                markup=False,
            )

    def on_input_submitted(self) -> None:
        """Take the name, if it is one and nobody else's."""
        try:
            name = checked_name(self.query_one(Input).value)
        except BadInputError as error:
            self.say(f"{error.what}: {error.do}")
            return
        if name != self._warned and self._taken(name):
            self._warned = name
            self.say(f"there are answers by {name} here already: Enter goes on with them; else add to your name")
            return
        self.dismiss(name)

    def say(self, message: str) -> None:
        """Show a line below the field."""
        self.query_one(".open-message", Static).update(displayable(message))

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - only Esc comes here
        """Close."""
        if command == "cancel":
            self.dismiss(None)
