"""Whether the screen is drawn in a browser, and what does not work there: what opens or writes a path typed there."""

from __future__ import annotations

import os

_NAMES_A_PATH = frozenset({"save-to", "open", "folder", "library", "edit-in-editor", "export", "pack", "suspend"})


def served() -> bool:
    """Whether the screen is drawn in a browser: Textual is then told which driver to use."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def refusal(command: str) -> str | None:
    """The line that says that a command does not work in the browser; None where it works."""
    return f"{command} does not work in the browser" if command in _NAMES_A_PATH and served() else None
