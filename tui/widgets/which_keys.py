"""The keys that may follow those pressed, listed after a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

DELAY = 0.5
"""Seconds that a sequence waits before its possible endings are listed."""


class WhichKeys(Static):
    """Shows keys with what they do, a while after it was told to."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self.display = False
        self._timer: Timer | None = None

    def show(self, choices: Sequence[tuple[str, str]]) -> None:
        """List keys after a moment, unless something else is shown by then; none at all at once."""
        if not choices and self._timer is None:
            return
        self.display = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if choices:
            self.update(Content("\n".join(f"{key:<10} {title}" for key, title in choices)))
            self._timer = self.set_timer(DELAY, self._appear)

    def _appear(self) -> None:
        self.display = True
