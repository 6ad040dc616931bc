"""Text can be read in every theme that can be chosen: at a contrast of 4.5 to 1 at the least."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.themes import CONTRAST, contrast, inks, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.screen import Diptych, Opener

# What is drawn and not read: bars, lines between the texts, the overview, the ends of a scrollbar.
DRAWN = set("│█▎·─╭╮╰╯┬┴├┤┼╴╶╵╷╌╎━┃┏┓┗┛┳┻┣┫╋╸╺╹╻▁▂▃▄▅▆▇▔▊▐▌ ")


def unreadable(it: Diptych, box: str = "Screen") -> Iterator[str]:
    """The words inside a box of the screen whose contrast is too small, with it."""
    screen = it.app.screen
    region = screen.region if box == "Screen" else screen.query_one(box).region
    for strip in screen._compositor.render_strips(screen.size)[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None or DRAWN.issuperset(segment.text):
                continue
            if style.color.triplet is None or style.bgcolor.triplet is None:
                continue
            ink, ground = Color(*style.color.triplet), Color(*style.bgcolor.triplet)
            ink = ground.blend(ink, 0.5) if style.dim else ink
            if contrast(ink, ground) < CONTRAST:
                yield f"{it.app.theme}: {segment.text.strip()!r} {contrast(ink, ground):.2f}"


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
