"""The rows of a long list, drawn as they come into sight, and lines in pieces as content."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from tui.view.pages.wrapping import fit
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual import events

    from tui.view.ledger.layout import Runs, Tone

_STEP = 3
"""Rows that a turn of the wheel goes."""
_LOOKS: dict[Tone, str] = {"plain": "", "strong": "bold", "shout": "bold", "quiet": "$ink-quiet", "sign": "bold"}


def content_of(lines: Iterable[Runs]) -> Content:
    """Lines in pieces, as a widget of text takes them."""
    made = (Content("").join(Content.styled(text, _LOOKS[tone]) for text, tone in runs) for runs in lines)
    return Content("\n").join(made)


class RowLines(Painted):
    """Shows the lines of the rows in sight, those of one row under the cursor; says which row was pressed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-lines--here",
        "row-lines--strong",
        "row-lines--shout",
        "row-lines--quiet",
        "row-lines--sign",
    }

    class Pointed(Message):
        """A row was pressed, once or more."""

        def __init__(self, index: int, presses: int) -> None:
            super().__init__()
            self.index = index
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
        self._lines: Callable[[int, int], Sequence[tuple[int, Runs]]] = lambda _width, _height: ()
        self._made: tuple[tuple[int, int], Sequence[tuple[int, Runs]]] | None = None
        self._cursor = 0
        self._empty = ""

    def show(self, lines: Callable[[int, int], Sequence[tuple[int, Runs]]], cursor: int, empty: str) -> None:
        """Show what `lines` gives for a width and a height, each line with the number of its row.

        `empty` is said where there are none.
        """
        self._lines, self._made, self._cursor, self._empty = lines, None, cursor, empty
        self.refresh()

    @property
    def _in_sight(self) -> Sequence[tuple[int, Runs]]:
        width, height = self.size
        if self._made is None or self._made[0] != (width, height):
            self._made = (width, height), self._lines(width, height)
        return self._made[1]

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, lines = self.size.width, self._in_sight
        if y >= len(lines):
            text = fit(f"   {self._empty}", width) if y == 1 and not lines else ""
            return Strip([Segment(text, self.style_of())]).adjust_cell_length(width, self.style_of())
        index, runs = lines[y]
        base = ("row-lines--here",) if index == self._cursor else ()
        segments = [
            Segment(text, self.style_of(*base, *((f"row-lines--{tone}",) if tone != "plain" else ())))
            for text, tone in runs
        ]
        return Strip(segments).adjust_cell_length(width, self.style_of(*base))

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        """Say which row was pressed."""
        event.stop()
        if event.y < len(self._in_sight):
            self.post_message(self.Pointed(self._in_sight[event.y][0], event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self.post_message(self.Wheeled(_STEP))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self.post_message(self.Wheeled(-_STEP))
