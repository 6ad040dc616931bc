"""Text can be read in every theme that can be chosen: at a contrast of 4.5 to 1 at the least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.color import Color

from tests.building import article, comparison
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.themes import CONTRAST, THEMES, contrast, inks, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.color import Color as RichColor

    from tests.tui.screen import Diptych, Opener

# What is drawn and not read: bars, lines between the texts, the overview, the ends of a scrollbar.
DRAWN = set("│█▎·─╭╮╰╯┬┴├┤┼╴╶╵╷╌╎━┃┏┓┗┛┳┻┣┫╋╸╺╹╻▁▂▃▄▅▆▇▔▊▐▌ ")

# What terminals make of the sixteen colours, where nobody chose others: xterm, and the console of Linux.
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
VGA = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
LATE, NIGHT = (
    article([[f"All 35 workers on the {shift} shift had been seen by nine."]], source=shift)
    for shift in ("late", "night")
)
PALETTES = tuple([f"#{code}" for code in palette.split()] for palette in (XTERM, VGA))


def unreadable(it: Diptych, box: str = "Screen") -> Iterator[str]:
    """The words inside a box of the screen whose contrast is too small, with it."""
    screen = it.app.screen
    region = screen.region if box == "Screen" else screen.query_one(box).region
    for strip in screen._compositor.render_strips(screen.size)[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None or DRAWN.issuperset(segment.text):
                continue
            for palette in PALETTES:
                ink = seen(style.color, palette, dark=it.app.current_theme.dark, ground=False)
                ground = seen(style.bgcolor, palette, dark=it.app.current_theme.dark, ground=True)
                ink, ground = (ground, ink) if style.reverse else (ink, ground)
                ink = ground.blend(ink, 0.5) if style.dim else ink
                if contrast(ink, ground) < CONTRAST:
                    yield f"{it.app.theme}: {segment.text.strip()!r} {contrast(ink, ground):.2f}"


def seen(colour: RichColor, palette: Sequence[str], *, dark: bool, ground: bool) -> Color:
    """A colour as a terminal with that palette shows it; its own is white on black, or black on white."""
    if colour.triplet is not None:
        return Color(*colour.triplet)
    if colour.number is None:
        return Color.parse("#000000" if dark == ground else "#ffffff")
    return Color.parse(palette[colour.number])


async def in_every_theme(it: Diptych, box: str = "Screen") -> list[str]:
    """What cannot be read on the present screen, in whichever theme."""
    found: list[str] = []
    for name in it.app.available_themes:
        it.app.theme = name
        await it.pilot.pause()
        found += unreadable(it, box)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "steps",
    [
        [
            (("]", "i"), "Screen"),
            (("i", "v", "w", "w"), "Screen"),
            (("escape", "/", *"workers", "enter", "i"), "Screen"),
        ],
        [(("c",), "Screen"), (("o",), "Screen"), (("escape", "?"), ".list-box")],
        [(("a", *"words"), "Screen"), (("escape", "A"), ".list-box"), (("escape", "M"), ".meta-box")],
    ],
)
async def test_all_words_can_be_read_in_every_theme(diptych: Opener, steps: list[tuple[tuple[str, ...], str]]) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, size=(120, 20)) as it:
        for layer in ("attribution", "hedge", "loaded", "quotation", "number"):
            it.reading.markings.toggle(layer)
        for keys, box in steps:
            await it.press(*keys)
            assert await in_every_theme(it, box) == [], keys


async def test_changed_words_can_be_read_in_every_theme(diptych: Opener) -> None:
    async with diptych.read(LATE, NIGHT, found=comparison(LATE, NIGHT, ((0, 0),))) as it:
        assert it.style_of("late ").italic
        assert await in_every_theme(it) == []


async def test_the_start_screen_can_be_read_in_every_theme(diptych: Opener) -> None:
    async with diptych.start() as it:
        assert await in_every_theme(it) == []


async def test_what_differs_can_be_read_by_day_and_by_night(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        for name in ("diptych-night", "diptych-day", "textual-light", "solarized-light"):
            it.app.theme = name
            await it.pilot.pause()
            assert list(unreadable(it)) == []


async def test_every_ink_of_every_theme_can_be_read_on_its_grounds(diptych: Opener) -> None:
    async with diptych.start() as it:
        for name in it.app.available_themes:
            it.app.theme = name
            variables = it.app.get_css_variables()
            grounds = [Color.parse(variables[ground]) for ground in ("background", "surface", "panel")]
            if any(ground.ansi is not None for ground in grounds):
                continue
            for ink, value in inks(variables).items():
                if ink.startswith("ink-"):
                    assert all(contrast(Color.parse(value), ground) >= CONTRAST for ground in grounds), (name, ink)


def test_an_ink_that_can_be_read_stays_as_it_is() -> None:
    black, grey = Color.parse("#000000"), Color.parse("#777777")
    assert readable(black, [Color.parse("#ffffff")]) == black
    assert contrast(black, Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(readable(grey, [grey]), grey) >= CONTRAST or readable(grey, [grey]).hex in ("#000000", "#FFFFFF")


@pytest.mark.parametrize("name", ["diptych-contrast", "diptych-contrast-day"])
def test_high_contrast_is_seven_to_one_on_every_ground_and_lit_passages_stand_out(name: str) -> None:
    theme = next(theme for theme in THEMES if theme.name == name)
    variables = theme.to_color_system().generate() | theme.variables
    made = inks(variables, dark=theme.dark)
    grounds = [Color.parse(variables[ground]) for ground in ("background", "surface", "panel")]
    colours, shares = zip(*(made[kind].split() for kind in ("lit", "counterpart")), strict=True)
    laid = [
        Color.parse(colour).with_alpha(int(share.rstrip("%")) / 100)
        for colour, share in zip(colours, shares, strict=True)
    ]
    lit = [ground + over for ground in grounds for over in laid]
    for ink in ("ink-foreground", "ink-primary", "ink-secondary", "ink-accent", "ink-warning", "ink-quiet"):
        assert all(contrast(Color.parse(made[ink]), ground) >= 7 for ground in (*grounds, *lit)), ink
    assert all(contrast(grounds[0], one) >= 1.3 for one in lit)


@pytest.mark.parametrize("settings", [{"theme": "ansi-dark"}, {"theme": "ansi-light"}, {"no_color": True}])
async def test_without_grounds_attributes_tell_what_is_lit_found_and_selected(
    diptych: Opener, settings: dict[str, Any]
) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, **settings) as it:
        assert it.style_of("Fire broke out").underline
        assert it.style_of("A blaze destroyed").underline
        assert not it.style_of("The roof fell").underline
        await it.press("/", *"roof", "enter")
        assert it.style_of("roof").reverse
        await it.press("v", "l", "l")
        assert it.style_of("roof").reverse


async def test_the_terminals_own_colours_are_left_to_it_from_the_first_paint(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, theme="ansi-dark") as it:
        await it.press("]", "i")
        for strip in it.app.screen._compositor.render_strips(it.app.screen.size):
            for segment in strip:
                for colour in (segment.style.color, segment.style.bgcolor) if segment.style is not None else ():
                    assert colour is None or colour.triplet is None, segment


async def test_without_colours_not_one_is_sent(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, no_color=True) as it:
        for keys in (("]", "i"), ("c",), ("escape", "?"), ("escape", "a")):
            await it.press(*keys)
            for strip in it.app.screen._compositor.render_strips(it.app.screen.size):
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor) if segment.style is not None else ():
                        assert colour is None or colour.is_default, segment
