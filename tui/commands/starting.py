"""Commands of the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.rooms import Starting


def open_two(screen: Starting, _call: Call) -> None:
    """Ask for two files or addresses."""
    screen.ask_for_pair()


def folder(screen: Starting, _call: Call) -> None:
    """Ask for a folder to choose from."""
    screen.ask_for_folder()


def library(screen: Starting, _call: Call) -> None:
    """Browse the reader's library."""
    screen.open_library()


def list_commands(screen: Starting, _call: Call) -> None:
    """List the commands that work here."""
    screen.list_commands()


def stop_opening(screen: Starting, _call: Call) -> None:
    """Open nothing after all."""
    screen.stop_opening()


def suspend(screen: Starting, _call: Call) -> None:
    """Give the terminal back to the shell."""
    screen.suspend()


def leave(screen: Starting, _call: Call) -> None:
    """Leave the program."""
    screen.quit()
