"""Two fields for two files, completed as they are typed; paths may be dropped or pasted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.screens.commanded import Commanded

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from keymaps.keymap import Keymap

_LISTED = 2000


class PathSuggester(Suggester):
    """Completes a path with the first name in its folder that begins so."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The completed path, or None."""
        folder, begun = os.path.split(value)
        if not begun:
            return None
        try:
            names = sorted(os.listdir(Path(folder or ".").expanduser()))[:_LISTED]  # noqa: PTH208 - names alone are wanted
        except (OSError, ValueError, RuntimeError):
            return None
        found = next((name for name in names if name.startswith(begun)), None)
        return None if found is None or not found.isprintable() else os.path.join(folder, found)  # noqa: PTH118 - what was typed stays as typed


def unquoted(path: str) -> str:
    """A path as dropped or pasted: quotes around it and backslashes before spaces taken off."""
    bare = path.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        return bare[1:-1]
    return bare.replace("\\ ", " ").removeprefix("file://")


class OpenPair(Commanded["tuple[str, str] | None"], ModalScreen["tuple[str, str] | None"]):
    """Asks for a left and a right article."""

    AUTO_FOCUS = "#left-path"

    def __init__(self, keymap: Callable[[], Keymap]) -> None:
        super().__init__()
        self.start_keys(keymap, "find")

    def compose(self) -> ComposeResult:
        """Two fields."""
        with Vertical(classes="open-box"):
            yield Static("Open two articles", classes="list-title", markup=False)
            yield Static("left", classes="field-name", markup=False)
            yield self._field("left-path", "path of a text or Markdown file")
            yield Static("right", classes="field-name", markup=False)
            yield self._field("right-path", "path of the other")
            yield Static("→ completes · Enter goes on · Esc closes", classes="list-foot", markup=False)

    @staticmethod
    def _field(name: str, words: str) -> Input:
        return Input(placeholder=words, id=name, compact=True, suggester=PathSuggester())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The first Enter goes to the other field, the second opens."""
        left, right = (self.query_one(f"#{name}-path", Input) for name in ("left", "right"))
        if left.value.strip() and right.value.strip():
            self.dismiss((unquoted(left.value), unquoted(right.value)))
        else:
            (right if event.input is left else left).focus()

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - only Esc comes here
        """Close."""
        if command == "cancel":
            self.dismiss(None)
