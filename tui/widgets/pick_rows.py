"""The rows of a folder, drawn as they come into sight: thousands cost no more than a screenful."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Protocol

    from textual import events

    from tui.view.choosing.pick_layout import Runs

    class Rows(Protocol):
        """Rows with a cursor, as a model keeps them."""

        cursor: int

        @property
        def rows(self) -> Sequence[Any]:
            """All of them."""

        def first(self) -> int:
            """The place of the first row that can be chosen."""

        def point_near(self, place: int) -> None:
            """Put the cursor on a row, or on the nearest that can be chosen."""


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

    def __init__(self, rows: Rows, runs: Callable[[int, int, bool], Runs], *, id: str | None = None) -> None:
        """`runs` draws the row at a place, so many cells wide, and gets whether the cursor is on it."""
        super().__init__(id=id)
        self._picking = rows
        self._runs = runs
        self._top = 0
        self._cursor = rows.cursor

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
        runs = self._runs(place, width, here)
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
