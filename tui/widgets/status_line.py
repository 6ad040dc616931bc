"""The bottom row: where the reader is, what just happened, and the keys that make sense here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.view.hint import Hint

LONG = "-long"
"""The class of a row with a message that needs more than one."""


class StatusLine(Widget):
    """State on the left, hints on the right; hints that find no room are left out, the last one (help) last.

    A message that is longer than the row gets up to three rows, and no hints beside it.
    """

    ALLOW_SELECT = False

    class HintPicked(Message):
        """A hint was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = ""
        self._urgent = False
        self._hints: Sequence[Hint] = ()
        self._places: list[tuple[range, str]] = []

    def show(self, state: str, hints: Sequence[Hint], *, urgent: bool = False) -> None:
        """Show a state, or a message when it is urgent, and hints."""
        self._state, self._hints, self._urgent = state, hints, urgent
        self.set_class(urgent and cell_len(state) > self.size.width - 2 > 0, LONG)
        self.refresh(layout=self.has_class(LONG))

    def render(self) -> Content:
        """The row. The state has the first right to room, then the last hint, then the others in order."""
        width = self.size.width
        if self.has_class(LONG):
            self._places = []
            return Content.styled(f" {self._state}", "bold")
        room = width - len(self._state) - 3
        shown: list[Hint] = []
        last = self._hints[-1:] if self._hints else []
        used = sum(hint.cells for hint in last)
        for hint in self._hints[:-1]:
            if used + hint.cells <= room:
                shown.append(hint)
                used += hint.cells
        if used <= room:
            shown += last
        else:
            used = 0
        state = Content.styled(f" {self._state}", "bold" if self._urgent else "")
        gap = max(width - len(self._state) - 1 - used, 0)
        parts = [state, Content(" " * gap)]
        column = len(self._state) + 1 + gap
        self._places = []
        for hint in shown:
            self._places.append((range(column, column + hint.cells - 2), hint.command))
            parts += [Content.styled(hint.key, "bold"), Content(f" {hint.word}  ")]
            column += hint.cells
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Run the command of the hint under the mouse."""
        for columns, command in self._places:
            if event.x in columns:
                event.stop()
                self.post_message(self.HintPicked(command))
