"""The overview at the edge: a whole article in one column."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tui.view.overview import DENSITY
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from articles.article import Side
    from tui.view.signs import SignName, Signs


class OverviewStrip(Painted):
    """Shows one sign a row; says which row was pressed or dragged to."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"overview-strip--window", "overview-strip--sign"}

    class Picked(Message):
        """A row of the strip was pressed."""

        def __init__(self, strip: OverviewStrip, row: int) -> None:
            super().__init__()
            self.strip = strip
            self.row = row

        @property
        def control(self) -> OverviewStrip:
            """The strip."""
            return self.strip

    def __init__(self, side: Side, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.side: Side = side
        self.signs = signs
        self._rows: Sequence[SignName] = ()
        self._window = range(0)
        self._pressed = False

    def show(self, rows: Sequence[SignName], window: range, signs: Signs) -> None:
        """Show other rows; only those that look otherwise are painted."""
        old, window_before, known = self._rows, self._window, self.signs is signs
        self.signs, self._rows, self._window = signs, rows, window
        if not known or len(old) != len(rows):
            self.refresh()
        elif old is not rows or window_before != window:
            self.repaint(
                row for row in range(len(rows)) if old[row] != rows[row] or (row in window) != (row in window_before)
            )

    def render_line(self, y: int) -> Strip:
        """One sign; in the window the plain bar becomes a block and other signs are reversed."""
        name: SignName = self._rows[y] if y < len(self._rows) else "bar"
        style = self.style_of()
        if y in self._window:
            style = self.style_of("overview-strip--window")
            glyph = self.signs["window"] if name == "bar" else self.signs[name]
        else:
            glyph = self.signs[name]
            if name in ("note", "unplaced", "hit", "differ", *DENSITY):
                style = self.style_of("overview-strip--sign")
        return Strip([Segment(glyph, style)], 1).adjust_cell_length(self.room.width, self.style_of())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go there."""
        event.stop()
        self._pressed = True
        self.capture_mouse()
        self.post_message(self.Picked(self, event.y))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go along while the button is down."""
        if self._pressed:
            self.post_message(self.Picked(self, min(max(event.y, 0), max(self.size.height - 1, 0))))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Stop going along."""
        if self._pressed:
            self._pressed = False
            self.release_mouse()
