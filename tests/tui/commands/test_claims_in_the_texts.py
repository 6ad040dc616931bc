"""What differs, marked in the texts and gone to; layers; claims read again when the reader corrects the matches."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.background import child_process as jobs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from articles.article import Article
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment
    from tests.tui.screen import Diptych, Opener


@asynccontextmanager
async def reading(diptych: Opener, **more: Any) -> AsyncIterator[Diptych]:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, **more) as it:
        yield it


def margin(it: Diptych, words: str) -> str:
    """What stands before words in their row, from the last blank stretch on."""
    x, y = it.place_of(words)
    return it.lines[y][max(x - 3, 0) : x]


async def test_what_differs_has_a_sign_in_the_margin_and_is_underlined(diptych: Opener) -> None:
    async with reading(diptych) as it:
        assert margin(it, "Fourteen workers") == " ≠ "
        assert margin(it, "At least eleven") == " ≠ "
        style = it.style_of("Fourteen workers")
        assert style.bold
        assert style.underline
        assert not it.style_of("were hurt").underline


async def test_the_status_says_how_many_are_left_to_check(diptych: Opener) -> None:
    async with reading(diptych) as it:
        assert "≠ 3 left to check" in it.status
        await it.press("c", "r", "escape")
        assert "≠ 2 left to check" in it.status


async def test_what_differs_is_a_stop_and_its_match_is_not_a_second_one(diptych: Opener) -> None:
    async with reading(diptych) as it:
        walk = []
        for _ in range(3):
            await it.press("]")
            walk.append(it.at_cursor[:14])
        assert walk == ["Fourteen worke", "new doors in M", "denied that th"]
        await it.press("[")
        assert it.at_cursor.startswith("new doors")


async def test_stops_are_walked_on_the_right_side_too(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.press("tab", "]")
        assert it.at_cursor.startswith("At least eleven")
        await it.press("]")
        assert it.at_cursor.startswith("other doors")
        await it.press("[")
        assert it.at_cursor.startswith("At least eleven")


async def test_differences_have_commands_of_their_own(diptych: Opener) -> None:
    async with reading(diptych, stops=("note",)) as it:
        await it.command("2 next-difference")
        assert it.at_cursor.startswith("new doors")
        await it.command("previous-difference")
        assert it.at_cursor.startswith("Fourteen")


async def test_layers_are_off_at_first(diptych: Opener) -> None:
    async with reading(diptych) as it:
        assert not it.reading.markings.layers
        assert not it.style_of("the fire chief").underline


async def test_a_layer_marks_its_words_and_gives_its_sign_at_the_row(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.press("L")
        await it.type("attribution")
        await it.press("enter", "escape")
        assert it.style_of("the fire chief").underline
        assert "»" in it.lines[it.row_of("Fourteen workers")]
        await it.press("L")
        await it.type("attribution")
        await it.press("enter", "escape")
        assert not it.style_of("the fire chief").underline


async def test_each_layer_has_a_line_in_the_list_with_sign_words_and_numbers(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.press("L")
        for sign, words in (
            ("»", "who says it, and the word that tells"),
            ("◇", "words that take firmness away"),
            ("▴", "two words for the same thing"),
            ("”", "quoted words"),
            ("#", "quantities"),
        ):
            assert words in it.lines[it.row_of(f"[ ] {sign}")]
        assert "A 1 · B 1" in it.lines[it.row_of("two words for the same thing")]


@pytest.mark.parametrize("layer", ["attribution", "hedge", "loaded", "quotation", "number"])
async def test_every_layer_differs_from_plain_text_without_colour(diptych: Opener, layer: str) -> None:
    words = {
        "attribution": "the hospital",
        "hedge": "denied",
        "loaded": "strikers",
        "quotation": '"We',
        "number": "sixteen",
    }
    async with reading(diptych, size=(120, 60), no_color=True) as it:
        before = it.style_of(words[layer])
        it.screen.run_command("layers")
        await it.rest()
        await it.type(layer)
        await it.press("enter", "escape")
        after = it.style_of(words[layer])
        assert (before.bold, before.italic, before.underline) != (
            after.bold,
            after.italic,
            after.underline,
        ) or layer == "hedge"


async def test_claims_are_read_again_when_a_pair_is_rejected_and_not_when_nothing_changed(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    async def read_claims(_a: Article, _b: Article, alignment: Alignment, *_first: object) -> Ledger:
        asked.append(len(alignment.matches))
        return LEDGER

    async with reading(diptych) as it:
        monkeypatch.setattr(jobs, "read_claims", read_claims)
        await it.press("J", "x")
        await it.until(lambda: asked == [3])
        await it.press(")", "a")
        await it.type("why")
        await it.press("ctrl+s")
        await it.rest()
        assert asked == [3]
