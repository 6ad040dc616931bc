"""The bottom row: where the reader is, what just happened, and the keys that make sense here."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from articles.article import Safe
from tui.view.hint import room_beside
from tui.view.pages.wrapping import fit, wrap
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from tui.view.hint import Hint

LONG = "-long"
"""The class of a row with a message that needs more than one."""


class StatusLine(Painted):
    """State on the left, hints on the right; hints that find no room are left out, the last one (help) last.

    A message that is longer than the row gets up to three rows, and no hints beside it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-line--strong"}

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
        if long != self.has_class(LONG):
            self.set_class(long, LONG)
        self.refresh(layout=long)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """The rows of a message that is longer than one."""
        return len(self._message_rows(width))

    def _message_rows(self, width: int) -> list[str]:
        text = Safe(f" {self._state}")
        return [text[start:end].rstrip() for start, end in pairwise([*wrap(text, 0, len(text), width), len(text)])]

    def render_line(self, y: int) -> Strip:
        """The row. A message has the first right to room; else the last hint and the first, then where one is."""
        width, plain, strong = self.room.width, self.style_of(), self.style_of("status-line--strong")
        if self.has_class(LONG):
            self._places = []
            segments = [Segment(row, strong) for row in self._message_rows(width)[y : y + 1]]
        else:
            text = self._state if self._urgent else fit(self._state, room_beside(self._hints, width))
            shown = self._fitting(width - cell_len(text) - 3)
            column = max(width - sum(hint.cells for hint in shown), cell_len(text) + 1)
            segments = [Segment(f" {text}", strong if self._urgent else plain)]
            segments.append(Segment(" " * (column - cell_len(text) - 1), plain))
            self._places = []
            for hint in shown:
                self._places.append((range(column, column + hint.cells - 2), hint.command))
                segments += [Segment(hint.key, strong), Segment(f" {hint.word}  ", plain)]
                column += hint.cells
        return Strip(Segment.adjust_line_length(segments, width, plain), width)

    def _fitting(self, room: int) -> list[Hint]:
        """The hints that there is room for."""
        shown: list[Hint] = []
        for hint in (*self._hints[-1:], *self._hints[:-1]):
            if hint.cells <= room:
                room -= hint.cells
                shown.append(hint)
        return sorted(shown, key=self._hints.index)

    def on_click(self, event: events.Click) -> None:
        """Run the command of the hint under the mouse."""
        for columns, command in self._places:
            if event.x in columns:
                event.stop()
                self.post_message(self.HintPicked(command))
