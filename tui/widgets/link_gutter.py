"""The gutter between the panes: it draws the links that are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tui.view.links import Canvas, Link
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.view.signs import Signs


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
        self._canvas: Canvas | None = None

    def show(self, links: Sequence[Link], signs: Signs) -> None:
        """Show other links; only the rows that look otherwise are painted."""
        if signs is self.signs and links == self._links:
            return
        before, known = self._canvas, self.signs is signs
        self.signs, self._links = signs, links
        self._canvas = None
        size = self.size
        if before is None or not known or (before.width, before.height) != (size.width, size.height):
            self.refresh()
            return
        drawn = self._drawn()
        self.repaint(row for row in range(drawn.height) if drawn.row(row) != before.row(row))

    def _drawn(self) -> Canvas:
        """The canvas of the present links, drawn when it is first asked for."""
        size = self.size
        if self._canvas is None or (self._canvas.width, self._canvas.height) != (size.width, size.height):
            self._canvas = Canvas(size.width, size.height, self.signs)
            self._canvas.draw(self._links)
        return self._canvas

    def render_line(self, y: int) -> Strip:
        """One row of the canvas."""
        size, canvas = self.size, self._drawn()
        styles = {"": self.style_of()}
        styles |= {tone: self.style_of(f"link-gutter--{tone}") for tone in ("faint", "quiet", "lit")}
        if y >= size.height:
            return Strip.blank(size.width, self.style_of())
        return Strip([Segment(glyph, styles[tone]) for glyph, tone in canvas.row(y)]).simplify()

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        event.stop()
        self.post_message(self.Picked(self, event.y - self.gutter.top, left=event.x < self.size.width // 2))
