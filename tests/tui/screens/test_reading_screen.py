"""The reading screen: what is on it, how keys move through it, and how it behaves while matching is under way."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from articles import load
from articles.errors import DiptychError
from tui.background import child_process as jobs
from tui.themes import DEFAULT, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from articles.article import Article
    from articles.matching.match import Alignment
    from tests.tui.screen import Opener

# what is on it


async def test_both_texts_stand_under_their_outlets_and_titles(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert "Harbour Gazette · The ferry that did not turn" in it.lines[0]
        assert "Calder Post · Ferry hits mole" in it.lines[0]
        assert "The night ferry struck the mole at Calder Point." in it.text
        assert "The company counted 38 injured." in it.text


async def test_partners_stand_on_one_row(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert it.row_of("The night ferry struck") == it.row_of("A ferry hit the mole")
        assert it.row_of("Two tugs brought") == it.row_of("Tugs towed the ferry")


async def test_the_passage_under_the_cursor_and_its_counterpart_are_lit(diptych: Opener) -> None:
    async with diptych.read() as it:
        plain = it.style_of("Two tugs").bgcolor
        assert it.style_of("The night ferry").bgcolor != plain
        assert it.style_of("A ferry hit").bgcolor != plain
        assert it.style_of("Tugs towed").bgcolor == plain


async def test_the_lit_passages_carry_signs_as_well_as_colour(diptych: Opener) -> None:
    async with diptych.read() as it:
        row = it.lines[it.row_of("The night ferry")]
        assert row.index("▸") < row.index("The night ferry")
        assert row.index("The night ferry") < row.index("▎") < row.index("A ferry hit")


async def test_links_show_their_strength_by_sign(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert it.lines[it.row_of("Two tugs")].count("●") == 2
        assert "○" not in it.lines[it.row_of("The mate saw")]
        while not it.at_cursor.startswith("The mate saw"):
            await it.press("j")
        assert it.lines[it.row_of("The mate saw")].count("○") == 2


async def test_a_passage_without_a_counterpart_has_a_sign(diptych: Opener) -> None:
    async with diptych.read() as it:
        row = it.lines[it.row_of("Sailings are off")]
        assert row[: row.index("Sailings")].rstrip().endswith("·")


async def test_what_is_not_body_is_one_line_that_says_what_and_how_much(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert "⋯ 1 picture line, 6 words" in it.text
        assert "Photograph" not in it.text


async def test_the_bottom_row_says_where_the_reader_is_and_what_keys_do(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert "lock ●" in it.status
        assert "¶ 1/15" in it.status
        assert "match 1/4 strong" in it.status
        assert "] next stop" in it.status
        assert it.status.endswith("? help")


async def test_the_terminals_own_cursor_stands_on_the_first_character(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert tuple(it.app.cursor_position) == it.place_of("The night ferry")
        await it.press("J")
        assert tuple(it.app.cursor_position) == it.place_of("Forty-one")


# while matching is under way


async def test_the_texts_can_be_read_before_they_are_matched(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    reached = asyncio.Event()

    async def never(
        _a: Article, _b: Article, progress: Callable[[float], None], _found: object = None, **_more: object
    ) -> Alignment:
        progress(0.25)
        reached.set()
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(jobs, "match", never)
    async with diptych.unmatched() as it:
        await it.until(lambda: "matching 25%" in it.status)
        assert "A ferry hit the mole" in it.text
        await it.press("j", "j")
        assert it.at_cursor.startswith("The mate saw")


async def test_matching_that_fails_says_so_and_leaves_the_texts(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(
        _a: Article, _b: Article, _progress: Callable[[float], None], _found: object = None, **_more: object
    ) -> Alignment:
        raise DiptychError("no matches", "the child fell asleep", "press R")

    monkeypatch.setattr(jobs, "match", failing)
    async with diptych.unmatched() as it:
        await it.until(lambda: "the child fell asleep" in it.status)
        await it.press("J")
        assert it.at_cursor.startswith("Forty-one")


async def test_the_child_process_finds_the_matches(diptych: Opener) -> None:
    async with diptych.read(matching=True) as it:
        assert it.row_of("Two tugs brought") == it.row_of("Tugs towed the ferry")
        assert it.lines[it.row_of("Two tugs")].count("●") == 2


async def test_late_matches_leave_the_cursor_where_it_is(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = asyncio.Event()
    found = diptych.alignment()

    async def later(
        _a: Article, _b: Article, _progress: Callable[[float], None], _found: object = None, **_more: object
    ) -> Alignment:
        await gate.wait()
        return found

    monkeypatch.setattr(jobs, "match", later)
    async with diptych.unmatched(size=(120, 20)) as it:
        await it.press("8", "J")
        row, words = it.row_of(it.at_cursor[:20]), it.at_cursor
        gate.set()
        await it.until(lambda: it.reading.comparison.matched)
        assert (it.row_of(it.at_cursor[:20]), it.at_cursor) == (row, words)


# moving


STEPS = (
    ("j", "Forty-one"),
    ("down down", "The mate saw"),
    ("j j k", "Forty-one"),
    ("j up", "The night ferry"),
    ("5 j", "⋯"),
    ("J", "Forty-one"),
    ("2 J", "The mate saw"),
    ("2 J K", "Forty-one"),
    ("}", "The mate saw"),
    ("} } {", "The mate saw"),
    ("ctrl+down", "The mate saw"),
    ("} ctrl+up", "The night ferry"),
    (">", "⋯"),
    ("tab", "A ferry hit"),
    ("tab tab", "The night ferry"),
    ("l", "A ferry hit"),
    ("right left", "The night ferry"),
    ("l h", "The night ferry"),
    ("l l", "A ferry hit"),
    ("0 j", "Forty-one"),
)

JUMPS = (
    ("G", "⋯"),
    ("end", "⋯"),
    ("G g", "The night ferry"),
    ("G home", "The night ferry"),
    ("end <", "The night ferry"),
    ("G backspace", "The night ferry"),
    ("J G alt+left", "Forty-one"),
    ("G backspace alt+right", "⋯"),
    ("J m x G ' x", "Forty-one"),
    ("J G ' '", "Forty-one"),
)


@pytest.mark.parametrize("table", [STEPS, JUMPS], ids=["steps", "jumps"])
async def test_every_moving_key_goes_where_it_says(diptych: Opener, table: tuple[tuple[str, str], ...]) -> None:
    async with diptych.read() as it:
        for keys, words in table:
            it.go_to_the_beginning()
            await it.press(keys)
            assert it.row_words().startswith(words), keys


async def test_screens_go_down_and_up_again(diptych: Opener) -> None:
    async with diptych.read() as it:
        for down, up in (("space", "b"), ("pagedown", "pageup"), ("d", "u")):
            await it.press(down)
            assert "The night ferry" not in it.text, down
            await it.press(up)
            assert "The night ferry" in it.text, up


async def test_percent_goes_to_that_part_of_the_text(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("5 0 %")
        assert re.search("(fourth|fifth|sixth)", it.row_words())


async def test_percent_alone_asks_for_its_number(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("%")
        assert it.said == "type the percentage first, as in 50%"


async def test_a_number_waits_in_the_bottom_row(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("1", "2")
        assert it.said.startswith("12")
        await it.press("escape")
        assert "12" not in it.said


async def test_a_mark_that_was_never_set_is_said(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("' k")
        assert it.said == "no mark k"


async def test_a_message_goes_with_the_next_key(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("' k", "j")
        assert it.said.startswith("lock")


async def test_a_key_that_means_nothing_changes_nothing(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = it.lines
        await it.press("f9", "Q")
        assert it.lines == before


# level and locked


async def test_locked_texts_scroll_together(diptych: Opener) -> None:
    async with diptych.read(size=(120, 20)) as it:
        await it.press("d", "d")
        assert it.reading.window.tops["a"] == it.reading.window.tops["b"] > 0


async def test_freed_texts_scroll_alone_and_the_bottom_row_says_so(diptych: Opener) -> None:
    async with diptych.read(size=(120, 20)) as it:
        await it.press("s")
        assert it.said == "free: each text scrolls alone"
        await it.press("d", "d")
        assert "free ○" in it.status
        assert it.reading.window.tops["a"] > it.reading.window.tops["b"] == 0
        await it.press("s")
        assert it.said == "locked: both texts scroll level"
        assert it.reading.window.tops["a"] == it.reading.window.tops["b"]


async def test_level_now_brings_a_crossing_counterpart_beside_the_cursor(diptych: Opener) -> None:
    async with diptych.read(size=(120, 34)) as it:
        await it.press("3 J")
        assert it.at_cursor.startswith("A second light")
        await it.press("=")
        assert it.row_of("A second light was") == it.row_of("The letter about a second light")


# folding


async def test_enter_opens_a_folded_line_and_underscore_closes_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("5 j", "enter")
        assert "Photograph of the mole" in it.text
        await it.press("_")
        assert "Photograph of the mole" not in it.text
        await it.press("_")
        assert "Photograph of the mole" in it.text


async def test_what_agrees_is_folded_and_everything_opens_again(diptych: Opener) -> None:
    async with diptych.read(size=(120, 70)) as it:
        await it.press("-")
        assert it.said == "1 pair of paragraphs folded"
        assert it.text.count("⋯ 1 paragraph agrees") == 2
        await it.press("+")
        assert it.said == "everything is open"
        assert "paragraph agrees" not in it.text
        assert "picture line" not in it.text
        # What is no part of the article keeps the sign of it.
        assert "⋯ Photograph of the mole at noon." in it.text
        assert "So was my aunt." in it.text


# what it looks like


async def test_layout_stacks_the_texts_and_puts_them_side_by_side_again(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("W")
        assert it.row_of("Harbour Gazette") < it.row_of("Calder Post")
        await it.press("W")
        assert it.row_of("Harbour Gazette") == it.row_of("Calder Post")


async def test_swap_puts_the_right_text_on_the_left(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("~")
        assert it.lines[0].index("Calder Post") < it.lines[0].index("Harbour Gazette")
        await it.press("h")
        assert it.at_cursor.startswith("A ferry hit")
        await it.press("~")
        assert it.lines[0].index("Harbour Gazette") < it.lines[0].index("Calder Post")


async def test_signs_change_to_ascii_and_back(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("signs")
        drawn = "".join(it.lines[1:-1])
        assert drawn.isascii()
        await it.command("signs")
        assert "●" in it.text


async def test_ascii_signs_can_be_the_setting(diptych: Opener) -> None:
    async with diptych.read(signs="ascii") as it:
        assert "".join(it.lines[1:-1]).isascii()


async def test_the_colours_are_those_of_the_theme_from_the_first_row_on(diptych: Opener) -> None:
    for theme in THEMES:
        async with diptych.read(theme=theme.name) as it:
            style = it.style_of("Two tugs")
            assert style.bgcolor is not None
            assert style.color is not None
            assert style.bgcolor.name == theme.background
            assert style.color.name == theme.foreground
            assert it.app.has_class("-dark-mode") == theme.dark
            assert it.app.has_class("-light-mode") != theme.dark
    async with diptych.read(theme="nowhere") as it:
        assert it.app.theme == DEFAULT


async def test_without_colour_signs_and_attributes_say_the_same(diptych: Opener) -> None:
    async with diptych.read(no_color=True) as it:
        row = it.lines[it.row_of("The night ferry")]
        assert "▸" in row
        assert "▎" in row
        await it.press("v", "w", "w")
        assert it.style_of("The night ferry").reverse


# reading again and leaving


async def test_reload_shows_what_changed_and_keeps_the_place(diptych: Opener, pair: tuple[Path, Path]) -> None:
    a, b = load(pair[0]), load(pair[1])
    async with diptych.read(a, b) as it:
        await it.press("G")
        before = it.at_cursor[:20]
        words = pair[0].read_text(encoding="utf-8")
        pair[0].write_text(
            words.replace("\n\nThe night", "\n\nA new beginning came first.\n\nThe night"), encoding="utf-8"
        )
        await it.press("R")
        await it.until(lambda: "read again: left text 1 paragraph new" in it.status)
        assert "A new beginning" in it.text
        assert it.at_cursor.startswith(before)


async def test_reload_of_the_same_text_says_so(diptych: Opener, pair: tuple[Path, Path]) -> None:
    async with diptych.read(load(pair[0]), load(pair[1])) as it:
        await it.press("R")
        await it.until(lambda: "nothing has changed" in it.status)


async def test_reload_of_a_file_that_is_gone_says_so_and_keeps_the_text(
    diptych: Opener, pair: tuple[Path, Path]
) -> None:
    async with diptych.read(load(pair[0]), load(pair[1])) as it:
        pair[0].unlink()
        await it.press("R")
        await it.until(lambda: "left.txt" in it.status)
        assert "The night ferry to Calder Point" in it.text


async def test_quitting_ends_the_program_well(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("q")
        await it.until(lambda: not it.app.is_running)
        assert it.app.return_code == 0


async def test_the_next_start_goes_on_where_the_reader_left_off(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("tab", "3 J", "s", "q")
        words = it.at_cursor
    async with diptych.read() as it:
        assert it.at_cursor == words
        assert "free" in it.status
