"""A key without an effect says why, and the bottom row names the keys that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.screen import Opener


@pytest.mark.parametrize("key", ["k", "pageup", "u", "g", "K", "{"])
async def test_a_key_that_goes_up_says_at_the_beginning_that_it_is_one(diptych: Opener, key: str) -> None:
    async with diptych.read() as it:
        await it.press(key)
        assert it.said == "this is the beginning of the text"


@pytest.mark.parametrize("key", ["j", "space", "d", "G", "J", "}"])
async def test_a_key_that_goes_down_says_at_the_end_that_it_is_one(diptych: Opener, key: str) -> None:
    async with diptych.read() as it:
        await it.press("G", "J", "J", "J", key)
        assert it.said == "this is the end of the text"


async def test_a_key_that_went_somewhere_says_nothing_of_the_end(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("j", "J", "}", "space", "G")
        assert "text" not in it.said


async def test_going_to_the_text_that_the_cursor_is_in_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        for key in ("h", "left"):
            await it.press(key)
            assert it.said == "the cursor is in this text already"
        await it.press("l", "l")
        assert it.said == "the cursor is in this text already"


async def test_the_ends_of_a_row_are_said_while_selecting(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "0")
        assert it.said == "this is the start of the row"
        await it.press("$", "$")
        assert it.said == "this is the end of the row"


async def test_a_mark_that_one_stands_on_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("m", "w", "'", "w")
        assert it.said == "mark w is here"


async def test_the_sentence_before_is_another_one_from_within_a_row(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("J", "v", "w", "w", "escape")
        assert it.at_cursor.startswith("one passengers")
        await it.press("K")
        assert it.at_cursor.startswith("The night ferry")


async def test_a_selection_grows_to_the_start_of_its_sentence_first(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("J", "v", "w", "w", "escape", "v", "K")
        assert it.at_cursor.startswith("Forty-one")


async def test_folding_what_is_folded_already_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("-", "-")
        assert it.said == "what agrees is folded already; + opens it"


async def test_swapping_sides_where_texts_are_stacked_says_where_it_is_seen(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("~")
        assert it.said == "sides swapped: seen where the texts stand side by side"


async def test_level_is_said_where_texts_are_stacked(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("=")
        assert it.said == "level"


async def test_after_a_search_the_bottom_row_names_the_way_to_the_next_hit(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("find mole")
        assert "n next hit  Esc leave" in it.status
        await it.press("escape")
        assert "next hit" not in it.status


async def test_while_selecting_the_bottom_row_has_room_for_what_can_be_done(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("a")
        await it.type("ask the harbour")
        await it.press("ctrl+s", "v", "w")
        assert "a note  y copy" in it.status
        assert "checked" not in it.status


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("/", "words to find in both texts   Esc leaves"),
        (":", "the name of a command; → completes it, ↑ brings back   Esc leaves"),
    ],
)
async def test_the_line_that_is_typed_into_says_what_for(diptych: Opener, key: str, asked: str) -> None:
    async with diptych.read() as it:
        await it.press(key)
        assert asked in it.status
        await it.type("x")
        assert asked not in it.status


@pytest.mark.parametrize(("key", "line"), [("p", "p …"), ("m", "m …   now a letter"), ("'", "' …   now a letter")])
async def test_while_a_key_waits_the_bottom_row_names_no_key_that_does_something_else(
    diptych: Opener, key: str, line: str
) -> None:
    async with diptych.read() as it:
        await it.press(key)
        assert it.status == f"{line}   Esc takes it back"
        await it.press("escape")
        assert "] next stop" in it.status


async def test_a_number_that_waits_leaves_the_keys_that_it_may_stand_before(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("5")
        assert it.status.startswith("5 …   Esc takes it back")
        assert "] next stop" in it.status


async def test_a_path_that_is_longer_than_the_row_is_said_to_its_end(diptych: Opener) -> None:
    path = f"/home/reader/{'articles-of-this-week/' * 5}kept.notes.json"
    async with diptych.read(size=(80, 24)) as it:
        it.screen.say(f"notes are kept in {path}")
        it.screen.refresh_view()
        await it.rest()
        assert path in it.text.replace("\n", "").replace(" ", "")
