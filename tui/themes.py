"""Themes of our own: ink on paper, the same at night, both at high contrast; Textual's others can be read too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.css.stylesheet import Stylesheet

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

_STRONG = {"least-contrast": "7", "lit-share": "0.25", "faint-share": "0.6"}
"""What high contrast asks for: WCAG's enhanced contrast, grounds that are clearly others, lines that can be seen."""

CONTRAST_NIGHT = Theme(
    name="diptych-contrast",
    primary="#7fd4ff",
    secondary="#9dff9d",
    accent="#ffe600",
    warning="#ff9a76",
    error="#ff8080",
    success="#9dff9d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables=_STRONG,
)

CONTRAST_DAY = Theme(
    name="diptych-contrast-day",
    primary="#00408f",
    secondary="#004d00",
    accent="#6b3a00",
    warning="#a00000",
    error="#a00000",
    success="#004d00",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e6e6e6",
    dark=False,
    variables=_STRONG,
)

THEMES = (NIGHT, DAY, CONTRAST_NIGHT, CONTRAST_DAY)
DEFAULT = NIGHT.name

CONTRAST = 4.5
"""Between text and its ground, at the least: what WCAG 2 asks of text of normal size."""
_INKS = ("foreground", "primary", "secondary", "accent", "warning")
_GROUNDS = ("background", "surface", "panel")
_LIT, _HIT, _SELECTED, _FAINT, _LINK = 0.16, 0.35, 0.45, 0.25, 0.22
"""How much of a colour lies over the ground of what is lit, found and selected, and in lines that are no text."""
_OWN = {
    True: {
        "foreground": "default",
        "primary": "cyan",
        "secondary": "green",
        "accent": "bright_yellow",
        "warning": "bright_red",
    },
    False: {"foreground": "default", "primary": "blue", "secondary": "blue", "accent": "blue", "warning": "red"},
}
"""Of the terminal's sixteen colours those that can be read on black, and on white, in the palettes of xterm and VGA."""
_QUIET = 0.6
_STEP = 0.05


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def readable(ink: Color, grounds: Iterable[Color], least: float = CONTRAST) -> Color:
    """The ink, moved towards black or white only as far as all the grounds ask for, to a contrast of `least`."""
    found = [ground.rgb for ground in grounds]
    opaque = [Color(*rgb) for rgb in found]
    poles = sorted((BLACK, WHITE), key=lambda pole: -min(contrast(pole, ground) for ground in opaque))
    for step in range(round(1 / _STEP) + 1):
        moved = ink.blend(poles[0], step * _STEP, alpha=1.0)
        if all(contrast(moved, ground) >= least for ground in opaque):
            return moved
    return poles[0]


def inks(variables: Mapping[str, str], *, dark: bool = True) -> dict[str, str]:
    """The variables of the style sheet: each colour of a theme so that it can be read, a quiet one, and the grounds.

    `dark` says what the terminal's own ground is where a theme leaves the colours to the terminal.
    """
    colours = {name: Color.parse(variables[name]) for name in (*_INKS, *_GROUNDS)}
    if any(colour.ansi is not None for colour in colours.values()):
        return _of_the_terminal(dark=dark)
    least, lit = float(variables.get("least-contrast", CONTRAST)), float(variables.get("lit-share", _LIT))
    plain = [colours[name] for name in _GROUNDS]
    grounds = [*plain, *(ground + colours[name].with_alpha(lit) for ground in plain for name in ("primary", "accent"))]
    made = {f"ink-{name}": readable(colours[name], grounds, least).hex for name in _INKS}
    made["foreground"] = made["ink-foreground"]
    quiet = readable(colours["background"].blend(colours["foreground"], _QUIET), grounds, least).hex
    primary = variables["primary"]
    faint, link = (float(variables.get("faint-share", share)) for share in (_FAINT, _LINK))
    made |= {
        "lit": f"{primary} {lit:.0%}",
        "counterpart": f"{variables['accent']} {lit:.0%}",
        "hit": f"{variables['warning']} {_HIT:.0%}",
        "selected": f"{primary} {_SELECTED:.0%}",
        "faint": f"{variables['foreground']} {faint:.0%}",
        "link": f"{variables['foreground']} {link:.0%}",
    }
    # Textual's own widgets: what is proposed in a field or cannot be chosen, and the line under the cursor of a list.
    lists = dict.fromkeys(("block-cursor-background", "block-cursor-blurred-background"), made["lit"])
    lists |= dict.fromkeys(("block-cursor-foreground", "block-cursor-blurred-foreground"), made["ink-foreground"])
    return {**made, **lists, "ink-quiet": quiet, "text-disabled": quiet, "text-muted": quiet}


def _of_the_terminal(*, dark: bool) -> dict[str, str]:
    """The terminal's own colours, none of them as a ground: blended they would be others, and ink on ink unreadable."""
    quiet = dict.fromkeys(("ink-quiet", "text-disabled", "text-muted", "faint", "link"), "ansi_default")
    grounds = dict.fromkeys(("lit", "counterpart", "hit", "selected"), "ansi_default")
    blocks = {
        f"block-cursor-{part}" for part in ("background", "blurred-background", "foreground", "blurred-foreground")
    }
    return {
        **{f"ink-{name}": f"ansi_{colour}" for name, colour in _OWN[dark].items()},
        **quiet,
        **grounds,
        **dict.fromkeys(sorted(blocks), "ansi_default"),
        **dict.fromkeys(("input-cursor-background", "input-cursor-foreground"), "ansi_default"),
        "input-cursor-text-style": "reverse",
    }


def read_later(sheet: Stylesheet) -> None:
    """Read how everything looks that is not there at the first paint."""
    path = Path(__file__).with_name("later.tcss")
    sheet.add_source(path.read_text(encoding="utf-8"), (str(path), ""))
