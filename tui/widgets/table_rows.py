"""The rows of the table of all accounts, those in sight, and lines of runs as content."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from tui.view.pages.wrapping import fit
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from tui.view.ledger.layout import Runs

_STEP = 3
"""Rows that a turn of the wheel goes."""
_TONES = {"plain": "", "strong": "bold", "quiet": "$ink-quiet", "sign": "bold"}


def content_of(lines: Iterable[Runs]) -> Content:
    """Lines of runs, as a widget of text takes them."""
    made = (Content("").join(Content.styled(text, _TONES[tone]) for text, tone in runs) for runs in lines)
    return Content("\n").join(made)


class TableRows(Painted):
    """Shows lines, one of them under the cursor; says which one was pressed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table-rows--here",
        "table-rows--strong",
        "table-rows--quiet",
        "table-rows--sign",
    }

    class Pointed(Message):
        """A line in sight was pressed, once or more."""

        def __init__(self, line: int, presses: int) -> None:
            super().__init__()
            self.line = line
            self.presses = presses

    class Wheeled(Message):
        """The wheel was turned, by a number of rows."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Resized(Message):
        """There is another room for the rows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Runs] = ()
        self._cursor = 0
        self._empty = ""

    def show(self, lines: Sequence[Runs], cursor: int, empty: str) -> None:
        """Show the lines in sight; `empty` is said where there are none."""
        self._lines, self._cursor, self._empty = lines, cursor, empty
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.size.width
        if y >= len(self._lines):
            text = fit(f"   {self._empty}", width) if y == 1 and not self._lines else ""
            return Strip([Segment(text, self.style_of())]).adjust_cell_length(width, self.style_of())
        base = ("table-rows--here",) if y == self._cursor else ()
        segments = [
            Segment(text, self.style_of(*base, *((f"table-rows--{tone}",) if tone != "plain" else ())))
            for text, tone in self._lines[y]
        ]
        return Strip(segments).adjust_cell_length(width, self.style_of(*base))

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        """Say which line was pressed."""
        event.stop()
        if event.y < len(self._lines):
            self.post_message(self.Pointed(event.y, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self.post_message(self.Wheeled(_STEP))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self.post_message(self.Wheeled(-_STEP))
