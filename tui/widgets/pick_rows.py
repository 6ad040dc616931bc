"""The rows of a folder, drawn as they come into sight: thousands cost no more than a screenful."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tui.view.choosing.pick_layout import runs_of
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from textual import events

    from tui.view.choosing.picking import Picking
    from tui.view.signs import Signs

_STEP = 3
_CLASSES = {"plain": (), "strong": ("pick-rows--strong",), "quiet": ("pick-rows--quiet",), "sign": ("pick-rows--sign",)}


class PickRows(Painted):
    """Shows the rows around the cursor and says which was pressed. What is chosen, the model knows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pick-rows--here",
        "pick-rows--strong",
        "pick-rows--quiet",
        "pick-rows--sign",
    }

    class Pointed(Message):
        """A row was pressed."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, picking: Picking, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._picking = picking
        self._signs = signs
        self._top = 0
        self._cursor = picking.cursor

    @property
    def fitting(self) -> int:
        """How many rows there is room for; at least one."""
        return max(self.size.height, 1)

    def update(self, *, still: bool = False) -> None:
        """Redraw, with the cursor in sight. `still`: the row of the cursor stays where it is on the screen."""
        if still:
            self._top += self._picking.cursor - self._cursor
        self._cursor = self._picking.cursor
        # At the first row that can be chosen, what is above it is shown as well.
        above = 0 if self._cursor == self._picking.first() else self._cursor
        self._top = max(min(self._top, above), self._cursor - self.fitting + 1)
        self._top = max(min(self._top, len(self._picking.rows) - self.fitting), 0)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.update()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, place = self.size.width, self._top + y
        if place >= len(self._picking.rows):
            return Strip.blank(width, self.style_of())
        here = place == self._picking.cursor
        base = ("pick-rows--here",) if here else ()
        runs = runs_of(self._picking.rows[place], self._picking, width, self._signs, here=here)
        segments = [Segment(text, self.style_of(*base, *_CLASSES[tone])) for text, tone in runs]
        return Strip(segments).adjust_cell_length(width, self.style_of(*base))

    def on_click(self, event: events.Click) -> None:
        """Say which row was pressed."""
        event.stop()
        self.post_message(self.Pointed(self._top + event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Look further down; the cursor comes along when it would go out of sight."""
        event.stop()
        self._look(_STEP)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look further up."""
        event.stop()
        self._look(-_STEP)

    def _look(self, rows: int) -> None:
        self._top = max(min(self._top + rows, len(self._picking.rows) - self.fitting), 0)
        if self._cursor < self._top:
            self._picking.point_near(self._top)
        elif self._cursor >= self._top + self.fitting:
            self._picking.point_near(self._top + self.fitting - 1)
        self._cursor = self._picking.cursor
        self.refresh()
