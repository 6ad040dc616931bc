"""The bottom row: where the reader is, what just happened, and the keys that make sense here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.view.hint import room_beside
from tui.view.ledger.layout import fit

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
        if (state, hints, urgent) == (self._state, self._hints, self._urgent):
            return
        self._state, self._hints, self._urgent = state, hints, urgent
        self._take_rows()

    def on_resize(self) -> None:
        """Take the rows again: what was said while another line stood here found no width."""
        self._take_rows()

    def _take_rows(self) -> None:
        """Take as many rows as the message needs."""
        long = self._urgent and cell_len(self._state) > self.size.width - 2 > 0
        self.set_class(long, LONG)
        self.refresh(layout=long)

    def render(self) -> Content:
        """The row. A message has the first right to room; else the last hint and the first, then where one is."""
        width = self.size.width
        if self.has_class(LONG):
            self._places = []
            return Content.styled(f" {self._state}", "bold")
        text = self._state if self._urgent else fit(self._state, room_beside(self._hints, width))
        room = width - cell_len(text) - 3
        wanted = [*self._hints[-1:], *self._hints[:-1]]
        shown: list[Hint] = []
        for hint in wanted:
            if sum(each.cells for each in (*shown, hint)) <= room:
                shown.append(hint)
        shown.sort(key=self._hints.index)
        used = sum(hint.cells for hint in shown)
        state = Content.styled(f" {text}", "bold" if self._urgent else "")
        gap = max(width - cell_len(text) - 1 - used, 0)
        parts = [state, Content(" " * gap)]
        column = cell_len(text) + 1 + gap
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
