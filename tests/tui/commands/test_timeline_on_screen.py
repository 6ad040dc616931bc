"""`T`: who says when, as a list; Enter goes to the passage, in both texts where both tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.building import article, comparison

if TYPE_CHECKING:
    from articles.article import Article
    from tests.tui.screen import Opener


def _dated(made: Article) -> Article:
    return replace(made, published=date(2016, 12, 17))


LEFT = _dated(
    article(
        [
            ["The town was quiet."],
            ["On 9 December at 10.30 a.m. they fired on families."],
            ["The school opened on 13 December."],
            ["At noon a bell was rung somewhere in a quarter nobody names."],
        ]
    )
)
RIGHT = _dated(
    article(
        [
            ["The school opened on 8 December."],
            ["Nobody slept."],
            ["They fired at 7 a.m. on 9 December."],
            ["The next day it rained."],
        ],
        source="right.txt",
    )
)
FOUND = comparison(LEFT, RIGHT, ((1, 2), (2, 0)), ())


async def test_the_list_is_in_order_of_time_with_sources_and_signs(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.press("T")
        assert "Who says when" in it.text
        rows = [it.row_of(words) for words in ("Fri 9 Dec 2016", "Sat 10 Dec 2016", "Tue 13 Dec 2016")]
        assert rows == sorted(rows)
        assert "A B" in it.lines[it.row_of("they fired on families")]
        assert "≠" in it.lines[it.row_of("they fired on families")]
        assert "10:30" in it.lines[it.row_of("they fired on families")]


async def test_the_row_under_the_cursor_is_told_in_full_with_its_clash(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.press("T")
        await it.type("families")
        assert "hour: A 10:30; B 07:00" in it.text
        assert "They fired at 7 a.m. on 9 December." in it.text


async def test_enter_goes_to_the_passage_and_back_returns(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.press("T")
        await it.type("school")
        await it.press("enter")
        assert it.at_cursor.startswith("The school opened on 13 December.")
        await it.press("backspace")
        assert it.at_cursor.startswith("The town was quiet.")


async def test_what_only_the_other_text_tells_is_gone_to_there(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.press("T")
        await it.type("it rained")
        await it.press("enter")
        assert it.at_cursor.startswith("The next day it rained.")


async def test_escape_leaves_everything_as_it_was(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.press("T")
        await it.press("escape")
        assert "Who says when" not in it.text
        assert it.at_cursor.startswith("The town was quiet.")


async def test_a_time_that_is_not_understood_stands_at_the_end_with_the_reason(diptych: Opener) -> None:
    left = _dated(article([["A bell rang at 5 p.m. in a shed."]]))
    async with diptych.read(left, RIGHT, found=comparison(left, RIGHT)) as it:
        await it.press("T")
        await it.type("not understood")
        assert "5 p.m.: the day is not told" in it.text
