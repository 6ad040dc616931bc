"""Two themes of our own, ink on paper and the same at night; Textual's others can be chosen, and all be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NIGHT = Theme(
    name="diptych-night",
    primary="#8fb8d8",
    secondary="#b6a27c",
    accent="#e5b567",
    warning="#e08f5f",
    error="#e37070",
    success="#9cbf7f",
    foreground="#d5d3cc",
    background="#17191d",
    surface="#1d2025",
    panel="#262a31",
    dark=True,
)

DAY = Theme(
    name="diptych-day",
    primary="#2c5f86",
    secondary="#7a6236",
    accent="#9a5b00",
    warning="#a8480f",
    error="#a82a2a",
    success="#44701f",
    foreground="#26241f",
    background="#f8f5ee",
    surface="#f1ede2",
    panel="#e6e0d1",
    dark=False,
)

THEMES = (NIGHT, DAY)
DEFAULT = NIGHT.name

CONTRAST = 4.5
"""Between text and its ground, at the least: what WCAG 2 asks of text of normal size."""
_INKS = ("foreground", "primary", "secondary", "accent", "warning")
_GROUNDS = ("background", "surface", "panel")
_LIT = 0.16
"""How much of a colour lies over the ground of what is lit; the style sheet says the same."""
_QUIET = 0.6
_STEP = 0.05


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def readable(ink: Color, grounds: Iterable[Color]) -> Color:
    """The ink, moved towards black or white only as far as all the grounds ask for."""
    found = [ground.rgb for ground in grounds]
    opaque = [Color(*rgb) for rgb in found]
    poles = sorted((BLACK, WHITE), key=lambda pole: -min(contrast(pole, ground) for ground in opaque))
    for step in range(round(1 / _STEP) + 1):
        moved = ink.blend(poles[0], step * _STEP, alpha=1.0)
        if all(contrast(moved, ground) >= CONTRAST for ground in opaque):
            return moved
    return poles[0]


def inks(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of the style sheet for text: each colour of a theme so that it can be read, and a quiet one."""
    colours = {name: Color.parse(variables[name]) for name in (*_INKS, *_GROUNDS)}
    if any(colour.ansi is not None for colour in colours.values()):  # the terminal's own: it says how they look
        return {**{f"ink-{name}": variables[name] for name in _INKS}, "ink-quiet": variables["foreground"]}
    plain = [colours[name] for name in _GROUNDS]
    lit = [ground + colours[name].with_alpha(_LIT) for ground in plain for name in ("primary", "accent")]
    made = {f"ink-{name}": readable(colours[name], [*plain, *lit]).hex for name in _INKS}
    made["foreground"] = made["ink-foreground"]
    quiet = readable(colours["background"].blend(colours["foreground"], _QUIET), [*plain, *lit]).hex
    here = f"{variables['primary']} {_LIT:.0%}"
    # Textual's own widgets: what is proposed in a field or cannot be chosen, and the line under the cursor of a list.
    lists = dict.fromkeys(("block-cursor-background", "block-cursor-blurred-background"), here)
    lists |= dict.fromkeys(("block-cursor-foreground", "block-cursor-blurred-foreground"), made["ink-foreground"])
    return {**made, **lists, "ink-quiet": quiet, "text-disabled": quiet, "text-muted": quiet}
