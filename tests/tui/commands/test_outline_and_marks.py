"""The outline of both texts, and the list of marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.building import article, comparison
from tests.tui.pair import LEFT, RIGHT

if TYPE_CHECKING:
    from articles.article import Article
    from tests.tui.screen import Opener


def _with_headings(made: Article, *indices: int) -> Article:
    paragraphs = [replace(each, heading=index in indices) for index, each in enumerate(made.paragraphs)]
    return replace(made, paragraphs=tuple(paragraphs))


HEADED_LEFT = _with_headings(
    article([["What happened"], ["The ferry hit the mole."], ["It was dark."], ["The inquiry"], ["Nobody was named."]]),
    0,
    3,
)
HEADED_RIGHT = _with_headings(
    article(
        [["A ferry struck the mole.", "Many were hurt."], ["Who is to blame"], ["No name was given."]], source="r.txt"
    ),
    1,
)
FOUND = comparison(HEADED_LEFT, HEADED_RIGHT, ((1, 0), (2, 1), (4, 3)), ())


async def test_the_outline_lists_headings_and_events_of_both_texts_in_order(diptych: Opener) -> None:
    async with diptych.read(HEADED_LEFT, HEADED_RIGHT, found=FOUND) as it:
        await it.press("I")
        rows = [
            it.row_of(words) for words in ("What happened", "The ferry hit", "It was dark", "The inquiry", "Nobody")
        ]
        assert rows == sorted(rows)
        assert "A ferry struck the mole." in it.lines[it.row_of("The ferry hit the mole.")]
        assert "Who is to blame" in it.text


async def test_matches_of_the_same_two_paragraphs_are_one_event(diptych: Opener) -> None:
    left = article([["The mole was hit.", "Many were hurt.", "It was dark."]])
    right = article([["The mole was struck.", "A number were hurt.", "Night had come."]], source="r.txt")
    async with diptych.read(left, right, found=comparison(left, right, ((0, 0), (1, 1), (2, 2)))) as it:
        await it.press("I")
        assert "+2" in it.lines[it.row_of("The mole was struck.")]
        assert it.text.count("event") == 1


async def test_the_outline_is_filtered_and_enter_goes_there_with_the_counterpart_lit(diptych: Opener) -> None:
    async with diptych.read(HEADED_LEFT, HEADED_RIGHT, found=FOUND) as it:
        await it.press("I")
        await it.type("no name")
        assert "The ferry hit" not in "\n".join(it.lines[6:14])
        await it.press("enter")
        assert it.at_cursor.startswith("Nobody was named.")
        assert it.reading.current_match() is FOUND.alignment.matches[2]
        await it.press("backspace")
        assert it.at_cursor.startswith("What happened")


async def test_a_heading_of_the_other_text_is_gone_to_there(diptych: Opener) -> None:
    async with diptych.read(HEADED_LEFT, HEADED_RIGHT, found=FOUND) as it:
        await it.press("I")
        await it.type("heading blame")
        await it.press("enter")
        assert it.reading.cursor.side == "b"
        assert it.at_cursor.startswith("Who is to blame")


async def test_the_outline_begins_where_the_cursor_is(diptych: Opener) -> None:
    async with diptych.read() as it:
        it.reading.put(LEFT.text.index("The quay was cleared"))
        await it.press("I")
        assert "▸" in it.lines[it.row_of("The quay was cleared by dark.")]
        await it.press("enter")
        assert it.at_cursor.startswith("The quay was cleared")


async def test_an_outline_of_nothing_says_so(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=comparison(LEFT, RIGHT)) as it:
        await it.press("I")
        assert "no headings, and no strong matches" in it.text


@pytest.mark.parametrize(("keymap", "keys"), [("vim", "g O"), ("emacs", "alt+g i"), ("less", "i")])
async def test_the_outline_has_a_key_in_every_keymap(diptych: Opener, keymap: str, keys: str) -> None:
    async with diptych.read(keymap=keymap) as it:
        await it.press(keys)
        assert "Outline" in it.text


async def test_the_list_of_marks_shows_the_words_at_each(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("m a", "4 J", "m z", "tab", "m q")
        await it.command("marks")
        assert "a  left  ¶ 1/" in it.lines[it.row_of("The night ferry struck the mole at Calder Point.")]
        assert "z  left  " in it.lines[it.row_of("Nobody answered the letter.")]
        assert any("q  right" in line for line in it.lines)


async def test_a_mark_is_gone_to_from_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J", "m z", "g", '"')
        await it.type("answered")
        await it.press("enter")
        assert it.at_cursor.startswith("Nobody answered")
        await it.press("backspace")
        assert it.at_cursor.startswith("The night ferry")


async def test_a_mark_is_forgotten_in_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("m a", "J", "m b", '"', "ctrl+d")
        assert "mark a forgotten" in it.text
        await it.press("escape", "' a")
        assert "no mark a" in it.status


async def test_a_list_without_marks_says_how_to_set_one(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("marks")
        assert "no marks yet: m and a letter" in it.text
