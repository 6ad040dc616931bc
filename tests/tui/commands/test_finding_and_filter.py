"""Finding words in both texts, going from hit to hit, and showing only what holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.screen import Opener


async def test_hits_are_counted_on_both_sides_while_words_are_typed(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("/")
        await it.type("light")
        assert "“light”: 2 left, 2 right" in it.status
        assert it.status.startswith("/")


async def test_enter_goes_to_the_first_hit_from_the_cursor_on(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("2 J", "ctrl+f")
        await it.type("ferry")
        await it.press("enter")
        assert it.at_cursor.startswith("ferry in.")
        assert it.said == "“ferry”: 3 left, 2 right"


async def test_n_walks_the_hits_of_both_texts_and_begins_again(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("/")
        await it.type("mole")
        await it.press("enter")
        walk = [(it.reading.cursor.side, it.at_cursor[:18])]
        for key in ("n", "n", "n", "N"):
            await it.press(key)
            walk.append((it.reading.cursor.side, it.at_cursor[:18]))
        assert walk == [
            ("a", "mole at Calder Poi"),
            ("b", "mole at Calder Poi"),
            ("a", "mole at noon.\n\nTwo"),
            ("a", "mole at Calder Poi"),
            ("a", "mole at noon.\n\nTwo"),
        ]
        assert it.said == "hit 3 of 3, from the other end"


async def test_hits_are_drawn_differently(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = it.style_of("tugs brought")
        await it.command("find tugs")
        assert it.style_of("tugs brought") != before


async def test_a_hit_in_a_folded_part_opens_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("find photograph")
        assert it.at_cursor.startswith("Photograph")
        assert "Photograph of the mole at noon." in it.text


async def test_capitals_count_only_when_some_are_typed(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("find two")
        assert it.said == "“two”: 1 left, 0 right"
        await it.command("find TWO")
        assert it.said == "“TWO”: nothing found"


async def test_what_is_typed_runs_no_commands(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("/")
        await it.type("quay ? [s] : a")
        assert it.said == "/ quay ? [s] : a"
        assert it.app.is_running


async def test_escape_leaves_the_search_and_puts_the_hits_out(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = it.lines
        await it.press("/")
        await it.type("ferry")
        await it.press("escape")
        assert it.lines == before


async def test_escape_after_a_search_puts_the_hits_out(diptych: Opener) -> None:
    async with diptych.read() as it:
        plain = it.style_of("ferry struck")
        await it.command("find ferry")
        await it.press("escape")
        assert it.style_of("ferry struck") == plain
        await it.press("n")
        assert it.said == "no search yet: / finds words"


async def test_entering_no_words_forgets_the_search(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("find ferry")
        await it.press("/", "enter", "n")
        assert it.said == "no search yet: / finds words"


async def test_nothing_found_says_so_and_stays(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("J")
        await it.command("find submarine")
        assert it.said == "“submarine”: nothing found"
        assert it.at_cursor.startswith("Forty-one")


async def test_the_filter_shows_only_paragraphs_with_the_words_found(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("find second light")
        await it.press("&")
        assert "A second light was asked" in it.text
        assert "The letter about a second light" in it.text
        assert "Two tugs brought" not in it.text
        assert "without “second light”" in it.text
        await it.press("&")
        assert it.said == "all paragraphs are shown"
        assert "Two tugs brought" in it.text


async def test_escape_takes_the_filter_off(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("find second light")
        await it.press("&", "escape")
        assert "Two tugs brought" in it.text


async def test_a_filter_without_a_search_says_what_to_do(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("&")
        assert it.said == "no search yet: / finds words"


async def test_the_overview_shows_where_the_hits_are(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert "◆" not in it.text
        await it.command("find quay")
        assert any(line.endswith("◆") for line in it.lines)
        assert any(line.startswith("◆") for line in it.lines)
