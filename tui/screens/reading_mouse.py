"""What the mouse does on the reading screen: the same as keys, through the same state and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.links import links_in_sight
from tui.model.overview import row_at
from tui.screens.reading_base import ReadingBase

if TYPE_CHECKING:
    from articles.article import Side
    from tui.widgets.link_gutter import LinkGutter
    from tui.widgets.overview_strip import OverviewStrip
    from tui.widgets.status_line import StatusLine
    from tui.widgets.text_pane import TextPane


class Mouse(ReadingBase):
    """Mixed into the reading screen."""

    def on_text_pane_pointed(self, event: TextPane.Pointed) -> None:
        """Press: the cursor goes there. Drag: a selection. Twice: the passage. On a fold: it opens."""
        if self.mode not in ("reading", "select"):
            return
        reading, side = self.reading, event.pane.side
        if event.dragged:
            if side == reading.side and event.offset != reading.offset:
                reading.anchor = reading.offset if reading.anchor is None else reading.anchor
                reading.put(event.offset)
        elif event.presses > 1:
            self.run_command("select-passage")
        else:
            reading.anchor = None
            reading.tour = None
            reading.put(event.offset, side)
            if reading.fold_here() is not None:
                self.run_command("toggle-fold")
        self.settle()
        self.refresh_view()

    def on_text_pane_wheeled(self, event: TextPane.Wheeled) -> None:
        """Scroll the text under the mouse, and the other with it while they are locked."""
        self.reading.scroll(event.pane.side, event.rows)
        self.refresh_view()

    def on_link_gutter_picked(self, event: LinkGutter.Picked) -> None:
        """Go to the end of the link that was clicked."""
        for link in links_in_sight(self.reading, self.left):
            if event.row == (link.row_left if event.left else link.row_right):
                side: Side = self.left if event.left else "b" if self.left == "a" else "a"
                self.reading.tour = None
                self.reading.put(link.starts[0 if side == "a" else 1], side)
                self.settle()
                self.refresh_view()
                return

    def on_overview_strip_picked(self, event: OverviewStrip.Picked) -> None:
        """Bring that part of the text into sight."""
        reading, side = self.reading, event.strip.side
        row = row_at(reading, side, event.row, event.strip.size.height)
        reading.scroll(side, row - reading.frame.heights[side] // 2 - reading.tops[side])
        self.refresh_view()

    def on_status_line_hint_picked(self, event: StatusLine.HintPicked) -> None:
        """Run the hint's command."""
        self.run_command(event.command)
