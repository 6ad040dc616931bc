"""Widgets that draw their own rows: styles from component classes, combined."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.themes import CONTRAST, contrast, readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.color import Color


def unscrolled() -> Reactive[Size]:
    """The size of what a widget holds that never scrolls: when that of others changes, the screen is laid out again."""
    return Reactive(Size(0, 0), repaint=False)


class Painted(Widget):
    """A widget with a cache of the styles made from its component classes, and of the rows drawn.

    It has no border, and no padding but above.
    """

    ALLOW_SELECT = False
    virtual_size = unscrolled()
    DECORATIVE: ClassVar[frozenset[str]] = frozenset()
    """The component classes of what is no text and need not be read."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.room = Size(0, 0)
        """The size that rows are drawn for: asking Textual for it takes longer than most rows."""
        self._laid_over: dict[tuple[str, ...], Style] = {}
        self._drawn_rows: dict[int, Strip] = {}
        self._drawn_for: tuple[object, ...] = ()

    def notify_style_update(self) -> None:
        """Forget what was made for the theme before."""
        self.forget()
        super().notify_style_update()

    def forget(self) -> None:
        """Forget the styles, and the rows drawn in them."""
        self._laid_over.clear()
        self._drawn_rows.clear()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint the regions again, or the whole widget where none is named."""
        if repaint and not regions:
            self._drawn_rows.clear()
        for region in regions if repaint else ():
            for row in region.line_range:
                self._drawn_rows.pop(row, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region, each drawn once until it is painted again; of Textual's styles only colours count."""
        drawn_for = (self.background_colors[1], *self.get_line_filters())
        if drawn_for != self._drawn_for:
            self.forget()
            self._drawn_for = drawn_for
        if self.size != self.room:
            self._drawn_rows.clear()
            self.room = self.size
        strips, above, (width, height) = [], self.gutter.top, self.room
        for y in (line - above for line in crop.line_range):
            strip = self._drawn_rows.get(y)
            if strip is None:
                strip = self.render_line(y) if 0 <= y < height else Strip.blank(width, self.style_of())
                self._drawn_rows[y] = strip
            strips.append(strip)
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def repaint(self, rows: Iterable[int]) -> None:
        """Paint these rows again, and leave the others as they stand; those outside the widget do not count."""
        width, height = self.size
        regions: list[Region] = []
        for row in sorted(row for row in set(rows) if 0 <= row < height):
            if regions and regions[-1].bottom == row:
                regions[-1] = Region(0, regions[-1].y, width, regions[-1].height + 1)
            else:
                regions.append(Region(0, row, width, 1))
        if regions:
            self.refresh(*regions)

    def style_of(self, *names: str) -> Style:
        """The widget's own style with component classes over it, translucent colours blended in order, filtered."""
        style = self._laid_over.get(names)
        if style is None:
            segments = [Segment("", self._blend(names))]
            for each in self.get_line_filters():
                segments = each.apply(segments, self.background_colors[1])
            style = self._laid_over[names] = segments[0].style or Style.null()
        return style

    def _blend(self, names: tuple[str, ...]) -> Style:
        _, _, ground, ink = self.colors
        style = self.rich_style
        for name in names:
            rules = self.get_component_styles(name)
            if rules.has_rule("background"):
                ground = ground + rules.background
            if rules.has_rule("color"):
                ink = self._over(ground, rules.color)
            style += rules.text_style
        opaque = ink.ansi is None and ground.ansi is None
        if opaque and not self.DECORATIVE.issuperset(names) and contrast(ink, ground) < CONTRAST:
            ink = readable(ink, [ground])
        return style + self._colours(ink, ground)

    @staticmethod
    def _over(ground: Color, ink: Color) -> Color:
        return ink if ink.ansi is not None or ground.ansi is not None else ground + ink

    @staticmethod
    def _colours(ink: Color, ground: Color) -> Style:
        return Style(color=ink.rich_color, bgcolor=ground.rich_color)
