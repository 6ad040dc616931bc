"""Both texts with their titles, the links between them and the overviews at the edges: side by side, or stacked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.geometry import Offset

from articles.article import SIDES, Side, other_side
from articles.reading.display import displayable
from tui.background.idle import Idle
from tui.view.describing import short_date
from tui.view.links import links_in_sight
from tui.view.overview import Overviews, row_at, window
from tui.view.pages.geometry import MARGIN, gutter_width, measure
from tui.view.pages.viewport import Frame
from tui.view.painting import pane_view
from tui.widgets.article_title import ArticleTitle
from tui.widgets.link_gutter import LinkGutter
from tui.widgets.overview_strip import OverviewStrip
from tui.widgets.painted import unscrolled
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs


BEFORE_THE_REST = 0.75
"""Seconds until what is not in sight of long texts is laid out: while a window is drawn larger, sizes follow fast."""


class PaneRow(Horizontal):
    """A pane with the overview at its edge."""

    BLANK = True  # pane and overview cover it
    virtual_size = unscrolled()


class Rows(Vertical):
    """Widgets one above another that never scroll."""

    virtual_size = unscrolled()


class Spread(Horizontal):
    """Shows a view; its panes, gutter and strips say what was pressed in them."""

    BLANK = True  # what is in it covers it
    virtual_size = unscrolled()

    def __init__(self, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs
        self._first: Side = "a"
        self._longest = 0
        self._fitted: tuple[object, ...] | None = None
        self._overviews = Overviews()
        self._rest: Idle | None = None
        self._rest_timer: Timer | None = None
        self._pages: object = None
        self._links = LinkGutter(signs, id="gutter")
        self._panes = {side: TextPane(side, signs, id=f"pane-{side}") for side in SIDES}
        self._strips = {side: OverviewStrip(side, signs, id=f"strip-{side}") for side in SIDES}
        self._titles = {side: ArticleTitle(id=f"title-{side}") for side in SIDES}

    def compose(self) -> ComposeResult:
        """Titles and panes, the gutter between, strips at the edges."""
        for side in (self._first, other_side(self._first)):
            if side != self._first:
                yield self._links
            with Rows(id=f"column-{side}", classes="column -first" if side == self._first else "column"):
                yield self._titles[side]
                with PaneRow(classes="pane-row"):
                    parts = (self._strips[side], self._panes[side])
                    yield from parts if side == "a" else reversed(parts)

    @property
    def whole(self) -> bool:
        """Whether all that is shown is there: nothing is before it is put out, and not once the screen closes."""
        return all(each.is_attached for each in (*self._panes.values(), *self._titles.values()))

    # room

    def begin_with(self, first: Side, width: int) -> None:
        """Have a text on the left, or on top, of a screen of that many columns from the beginning."""
        self._first, self._links.styles.width = first, gutter_width(width)

    def is_first(self, side: Side) -> bool:
        """Whether a text is on the left, or on top."""
        return self.query_one(f"#column-{side}").has_class("-first")

    def put_first(self, first: Side, width: int) -> None:
        """Put a text on the left, or on top, of a screen of that many columns."""
        self._links.styles.width = gutter_width(width)
        top, bottom = self.query_one(f"#column-{first}"), self.query_one(f"#column-{other_side(first)}")
        if self.children[0] is not top:
            self.move_child(top, before=self.children[0])
            self.move_child(bottom, after=self.children[-1])
        for side in SIDES:
            self.query_one(f"#column-{side}").set_class(side == first, "-first")

    def fit(self, view: ReadingView, longest: int, *, stacked: bool) -> bool:
        """Lay the texts out in the room that the panes have, at most `longest` cells wide.

        Whether there is room, and anything has another place or size than the last time.
        """
        self._longest = longest
        sizes = {side: self._panes[side].size for side in SIDES}
        before, self._fitted = self._fitted, None
        if not all(size.width and size.height for size in sizes.values()):
            return False
        display, notes = view.display, _largest(view)
        for side in SIDES:
            left = side == display.left
            display.measures[side] = measure(sizes[side].width, longest, left=left, stacked=stacked, notes=notes)
        widths = {side: display.measures[side].cells for side in SIDES}
        view.resize(Frame(widths, {side: sizes[side].height for side in SIDES}, stacked))
        parts = (self._links, *self._panes.values(), *self._strips.values())
        self._fitted = view.window.frame, *(part.region for part in parts)
        return self._fitted != before

    # what is shown

    def show(self, view: ReadingView) -> None:
        """Show a view. Nothing here computes more than what is in sight."""
        signs, behind = view.display.signs, 1 + len(str(_largest(view)))
        if self._longest and any(max(behind, MARGIN) != each.behind for each in view.display.measures.values()):
            self.fit(view, self._longest, stacked=view.window.frame.stacked)
        for side in SIDES:
            self._panes[side].show(pane_view(view, side), signs)
            strip = self._strips[side]
            height = strip.size.height
            strip.show(self._overviews(view, side, height), window(view, side, height), signs)
            self._show_title(view, side)
        if not view.window.frame.stacked:
            self._links.show(links_in_sight(view, view.display.left), signs)

        self._await_rest(view)

    def _await_rest(self, view: ReadingView) -> None:
        """Have the rest of long texts laid out, once they have kept their size for a while."""
        if view.layout.whole or view.window.pages is self._pages:
            return
        self._pages = view.window.pages
        if self._rest is None:
            self._rest = Idle(view.lay_out_rest, partial(self.show, view))
        if self._rest_timer is not None:
            self._rest_timer.stop()
        self._rest_timer = self.set_timer(BEFORE_THE_REST, self._rest.start)

    async def on_unmount(self) -> None:
        """Leave the rest."""
        if self._rest is not None:
            await self._rest.close()

    def _show_title(self, view: ReadingView, side: Side) -> None:
        article, display = view.article(side), view.display
        first = side == display.left or view.window.frame.stacked
        self._titles[side].show(
            displayable(article.outlet or ""),
            short_date(article.published),
            displayable(article.title),
            active=side == view.cursor.side,
            indent=display.measures[side].indent + MARGIN + (1 if first else 0),
            account=display.account if side == "b" else "",
        )

    def cursor_cell(self, view: ReadingView) -> Offset:
        """Where on the screen the cursor is."""
        side = view.cursor.side
        region = self._panes[side].region
        x = region.x + view.display.measures[side].indent + MARGIN + view.cursor_cell()
        return Offset(x, region.y + view.cursor_row() - view.window.tops[side])

    def scroll_to_row(self, view: ReadingView, side: Side, row: int) -> None:
        """Bring into sight the part of a text that a row of its overview shows."""
        view.lay_out_rest()
        target = row_at(view, side, row, self._strips[side].size.height)
        view.scroll(side, target - view.window.frame.heights[side] // 2 - view.window.tops[side])


def _largest(view: ReadingView) -> int:
    """The largest number that stands behind the texts: of the last note; of a class up to 999, and a blank."""
    return max(len(view.session.notes), 100 if view.group is not None else 0)
