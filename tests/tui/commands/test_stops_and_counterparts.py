"""Going from stop to stop, across to the counterpart and back, and asking why two passages are paired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.building import article, comparison

if TYPE_CHECKING:
    from tests.tui.screen import Opener


async def test_next_and_previous_stop_walk_the_matches_in_order(diptych: Opener) -> None:
    async with diptych.read() as it:
        walk = []
        for key in ("]", ".", "]", "[", ","):
            await it.press(key)
            walk.append(it.at_cursor.split(".")[0])
        assert walk == [
            "Forty-one passengers were hurt",
            "The mate saw the light and did not turn",
            "A second light was asked for in May",
            "The mate saw the light and did not turn",
            "Forty-one passengers were hurt",
        ]


async def test_a_number_before_next_stop_goes_that_many_on(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("3 ]")
        assert it.at_cursor.startswith("A second light")


async def test_a_stop_is_reached_by_its_number(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("9 ]")
        await it.command("3 go-to-stop")
        assert it.at_cursor.startswith("The mate saw")


async def test_the_last_stop_says_that_none_follows(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("9 ]", "]")
        assert it.at_cursor.startswith("The quay was cleared")
        assert it.said.startswith("no match, weak match, note or difference after")


async def test_back_returns_from_a_stop(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("9 ]", "backspace")
        assert it.at_cursor.startswith("The night ferry")


async def test_the_kinds_of_stop_are_chosen_in_a_list_with_their_numbers(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("f")
        assert "[x] strong matches" in it.text
        assert "[ ] passages only here" in it.text
        await it.press("enter", "down", "enter")
        assert "[ ] strong matches" in it.text
        assert "[ ] weak matches" in it.text
        await it.press("down", "enter", "escape", "]")
        assert it.at_cursor.startswith("It gave no names")


async def test_with_no_kind_chosen_next_stop_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("f", "enter", "down", "enter", "down", "down", "enter", "down", "enter", "escape", "]")
        assert it.said == "no kind of stop is chosen"


async def test_matches_and_lone_passages_have_commands_of_their_own(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("next-match")
        assert it.at_cursor.startswith("Forty-one")
        await it.command("previous-match")
        assert it.at_cursor.startswith("The night ferry")
        await it.command("next-only")
        assert it.at_cursor.startswith("It gave no names")
        await it.command("2 next-only")
        assert it.at_cursor.startswith("Sailings are off")
        await it.command("previous-only")
        assert it.at_cursor.startswith("Nobody answered")


async def test_enter_goes_to_the_counterpart_and_back(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("2 ]", "enter")
        assert it.at_cursor.startswith("The mate conceded")
        await it.press("enter")
        assert it.at_cursor.startswith("The mate saw")


async def test_a_passage_without_a_counterpart_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J", "enter")
        assert it.said == "no counterpart: this passage is only here"
        assert it.at_cursor.startswith("Nobody answered")


async def test_a_counterpart_out_of_sight_is_brought_into_sight_with_the_texts_freed(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("3 ]")
        assert "↓ ¶ 16/17" in it.status
        await it.press("enter")
        assert it.at_cursor.startswith("The letter about a second light")
        assert "A second light was asked" in it.text
        assert "The letter about a second light" in it.text
        assert "free" in it.status
        await it.press("backspace")
        assert it.at_cursor.startswith("A second light")
        assert "lock" in it.status


async def test_enter_walks_all_counterparts_and_returns(diptych: Opener) -> None:
    a = article([["The river rose by two metres in one night."], ["A school stayed shut."]])
    b = article([["The river rose."], ["It rose two metres."], ["Nobody slept."]], source="right.txt")
    async with diptych.read(a, b, found=comparison(a, b, strong=[(0, 0)], weak=[(0, 1)])) as it:
        await it.press("enter")
        assert (it.at_cursor[:15], it.said) == ("The river rose.", "counterpart 1 of 2")
        await it.press("enter")
        assert (it.at_cursor[:19], it.said) == ("It rose two metres.", "counterpart 2 of 2")
        await it.press("enter")
        assert (it.at_cursor[:15], it.said) == ("The river rose ", "back where you began")


async def test_why_says_strength_kind_and_what_is_shared(diptych: Opener) -> None:
    async with diptych.read(matching=True) as it:
        await it.press("i")
        why = it.row_of("why  strong")
        assert "names: Calder Point" in it.text or "Calder" in it.lines[why + 1]
        assert "rests most on:" in it.lines[why + 2]
        await it.press("i")
        assert "why  strong" not in it.text


async def test_why_follows_the_cursor_and_escape_closes_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J", "i")
        assert "this passage has no counterpart" in it.text
        await it.press("K")
        assert "why  weak .50" in it.text
        await it.press("escape")
        assert "why  weak" not in it.text


async def test_a_stop_inside_what_is_folded_opens_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("-", "9 ]")
        assert "The quay was cleared by dark." in it.text
        assert "By nightfall the quay was empty." in it.text
