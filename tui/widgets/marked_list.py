"""A list whose row under the cursor has the sign of it, and not its colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

from tui.view.signs import Signs

if TYPE_CHECKING:
    from textual.widgets.option_list import Option


class MarkedList(OptionList):
    """Options with two cells of room on the left, in which the sign of the cursor stands."""

    def __init__(
        self, *options: Option, ascii_only: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(*options, id=id, classes=classes, markup=False, compact=True)
        self._sign = Signs(ascii_only=ascii_only)["cursor"]

    def render_line(self, y: int) -> Strip:
        """A row, with the sign where the cursor is on it."""
        strip, line = super().render_line(y), self.scroll_offset.y + y
        if self.highlighted is None or self._index_to_line.get(self.highlighted) != line:
            return strip
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment(f"{self._sign} ", style)], 2), strip.crop(2)])
