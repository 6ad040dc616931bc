"""The gutter between the panes: it draws the links that are in sight."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.view.links import Canvas
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.view.links import Link, Tone
    from tui.view.signs import Signs

Glyphs = tuple["tuple[str, Tone]", ...]


class LinkGutter(Painted):
    """Shows links; says which row was clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"link-gutter--faint", "link-gutter--quiet", "link-gutter--lit"}
    DECORATIVE = frozenset({"link-gutter--faint"})

    class Picked(Message):
        """A row of the gutter was clicked, nearer to one side."""

        def __init__(self, gutter: LinkGutter, row: int, *, left: bool) -> None:
            super().__init__()
            self.gutter = gutter
            self.row = row
            self.left = left

        @property
        def control(self) -> LinkGutter:
            """The gutter."""
            return self.gutter

    def __init__(self, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.signs = signs
        self._links: Sequence[Link] = ()
        self._rows: list[Glyphs] = []
        self._rows_for = Size(0, 0)
        self._strips: dict[Glyphs, Strip] = {}
        """Rows as they were drawn: most are like others."""

    def forget(self) -> None:
        """Forget the rows drawn for the theme before."""
        super().forget()
        self._strips.clear()

    def show(self, links: Sequence[Link], signs: Signs) -> None:
        """Show other links; only the rows that look otherwise are painted."""
        if signs is self.signs and links == self._links:
            return
        self.signs, self._links = signs, links
        before, size = self._rows, self.size
        rows = self._draw(size)
        self.repaint(row for row in range(size.height) if row >= len(before) or before[row] != rows[row])

    def _draw(self, size: Size) -> list[Glyphs]:
        canvas = Canvas(*size, self.signs)
        if size.width:
            canvas.draw(self._links)
        self._rows, self._rows_for = [canvas.row(row) for row in range(size.height)], size
        return self._rows

    def render_line(self, y: int) -> Strip:
        """One row of the links."""
        glyphs = (self._rows if self._rows_for == self.room else self._draw(self.room))[y]
        strip = self._strips.get(glyphs)
        if strip is None or strip.cell_length != self.room.width:
            runs = [(tone, "".join(glyph for glyph, _ in run)) for tone, run in groupby(glyphs, key=itemgetter(1))]
            segments = [
                Segment(text, self.style_of(*([f"link-gutter--{tone}"] if tone else []))) for tone, text in runs
            ]
            strip = Strip(segments).adjust_cell_length(self.room.width, self.style_of())
            self._strips[glyphs] = strip
        return strip

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        event.stop()
        self.post_message(self.Picked(self, event.y - self.gutter.top, left=event.x < self.size.width // 2))
