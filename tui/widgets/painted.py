"""Widgets that draw their own rows: styles from component classes, combined."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.widget import Widget

from tui.themes import CONTRAST, contrast, readable

if TYPE_CHECKING:
    from textual.color import Color


class Painted(Widget):
    """A widget with a cache of styles made from its component classes."""

    ALLOW_SELECT = False
    DECORATIVE: ClassVar[frozenset[str]] = frozenset()
    """The component classes of what is no text and need not be read."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._laid_over: dict[tuple[str, ...], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles made for the theme before."""
        self._laid_over.clear()
        super().notify_style_update()

    def style_of(self, *names: str) -> Style:
        """The widget's own style with component classes over it, translucent colours blended in order."""
        style = self._laid_over.get(names)
        if style is None:
            style = self._laid_over[names] = self._blend(names)
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
