"""What commands may ask of the screens that one chooses from."""

from __future__ import annotations

from typing import Protocol


class Choosing(Protocol):
    """A list, a form or a folder: a cursor over things, one of which is chosen."""

    def step(self, rows: int) -> None:
        """Move the cursor."""

    def page(self, pages: int) -> None:
        """Move the cursor by a number of screens."""

    def to_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last thing."""

    def choose(self) -> None:
        """Take what is under the cursor."""

    def act(self, command: str) -> None:
        """Run another command on what is under the cursor."""

    def swap(self) -> None:
        """Let the two sides change places."""

    def close(self) -> None:
        """Leave, or take one step back."""


class Starting(Protocol):
    """The start screen: comparisons are opened from it."""

    def ask_for_pair(self) -> None:
        """Ask for two files or addresses."""

    def ask_for_folder(self) -> None:
        """Ask for a folder to choose from."""

    def open_library(self) -> None:
        """Browse the reader's library."""

    def list_commands(self) -> None:
        """List the commands that work here."""

    def stop_opening(self) -> None:
        """Open nothing after all."""

    def suspend(self) -> None:
        """Give the terminal back to the shell, until it brings the program back."""

    def quit(self) -> None:
        """Leave the program."""

    def say(self, message: str) -> None:
        """Show a line to the reader."""
