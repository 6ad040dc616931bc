"""A field for the path of a folder to choose two articles from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.named import is_folder, names_in
from articles.reading.source import shown_name
from tui.screens.command_screen import CommandScreen
from tui.widgets.path_input import PathInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap


class OpenFolder(CommandScreen["list[str] | None"], ModalScreen["list[str] | None"]):
    """Asks for a folder; `folder` is proposed, and typing takes its place."""

    AUTO_FOCUS = "#folder-path"

    def __init__(self, keymap: Callable[[], Keymap], folder: str) -> None:
        super().__init__()
        self.start_keys(keymap, "find")
        self._proposed = folder

    def compose(self) -> ComposeResult:
        """One field."""
        with Vertical(classes="open-box"):
            yield Static("Choose from a folder", classes="list-title", markup=False)
            yield Static("folder", classes="field-name", markup=False)
            yield PathInput(displayable(self._proposed), placeholder="path of a folder", id="folder-path")
            yield Static("", classes="open-message", markup=False)
            yield Static("Tab or → completes · Enter goes on · Esc closes", classes="list-foot", markup=False)

    def on_path_input_dropped(self, event: PathInput.Dropped) -> None:
        """Only one folder is looked into."""
        event.stop()
        self.say(f"{len(event.names)} paths were pasted; one folder is wanted")

    def on_input_submitted(self) -> None:
        """Go on with what was named, if it is a folder."""
        names = names_in(self.query_one(PathInput).value)
        if len(names) == 1 and is_folder(names[0]):
            self.dismiss(names)
        elif names:
            self.say(
                str(BadInputError(f"cannot look into {shown_name(names[0])}", "it is not a folder", "check the path"))
            )

    def say(self, message: str) -> None:
        """Show a line below the field."""
        self.query_one(".open-message", Static).update(displayable(message))

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - only Esc comes here
        """Close."""
        if command == "cancel":
            self.dismiss(None)
