"""A finding that the reader makes of two passages or selections; verdict and tick where the texts are read."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.background import child_process as jobs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from articles.claims.statements.finding import Ledger
    from tests.tui.screen import Diptych, Opener


@asynccontextmanager
async def reading(diptych: Opener, *keys: str, **more: Any) -> AsyncIterator[Diptych]:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=more.pop("ledger", LEDGER), **more) as it:
        await it.press(*keys)
        yield it


async def choose(it: Diptych, verdict: str) -> None:
    await it.type(verdict)
    await it.press("enter")


def own(it: Diptych) -> list[tuple[str, str, str]]:
    """The reader's own findings: verdict, and the words of both texts."""
    session = it.reading.session
    ledger = session.ledger
    assert ledger is not None
    claims = ((each, ledger.claim(each.finding.a), ledger.claim(each.finding.b)) for each in session.judged if each.own)
    return [(each.verdict, a.text, b.text) for each, a, b in claims]


ROOF, STACKS = "The roof fell in before the second engine came.", "In yard west the stacks burned till noon."
TO_ROOF, TO_STACKS = ("5 J",), ("tab", "G", "2 K")


async def test_the_sentences_under_both_cursors_make_a_finding_with_the_verdict_chosen(diptych: Opener) -> None:
    async with reading(diptych, *TO_ROOF, *TO_STACKS, "Y") as it:
        assert f"A ¶ 5/13  “{ROOF}”" in it.text
        assert f"B ¶ 9/11  “{STACKS}”" in it.text
        assert "the machine's" not in it.text
        await choose(it, "contradict")
        assert it.status.startswith("your own finding: contradict, A ¶ 5/13 and B ¶ 9/11; z takes it back")
        assert own(it) == [("contradict", ROOF, STACKS)]
        await it.press("z")
        assert own(it) == []
        assert "undone: a verdict" in it.status


async def test_it_stands_first_in_the_ledger_and_says_whose_it_is(diptych: Opener) -> None:
    async with reading(diptych, *TO_ROOF, *TO_STACKS, "Y") as it:
        await choose(it, "agree")
        await it.press("c", "g")
        row = next(line for line in it.lines if line.startswith("▸"))
        assert "= " in row
        assert "agree, your own" in row
        assert "a finding of your own" in it.text
        assert it.row_of("agree, your own") < it.row_of("✗ ")
        await it.press("r")
        assert "checked; z takes it back" in it.status
        assert "= ✓" in next(line for line in it.lines if line.startswith("▸"))
        await it.press("t")
        await choose(it, "differ")
        assert "your own finding: differ; z takes it back" in it.status
        assert "differ, your own" in it.text
        await it.press("t")
        await choose(it, "take your own finding back")
        assert "your own finding is gone" in it.status
        assert "your own" not in it.lines[2]
        await it.press("z")
        assert "differ, your own" in it.text


async def test_words_selected_in_both_texts_make_a_finding(diptych: Opener) -> None:
    async with reading(diptych, *TO_ROOF, "v", "2 w", "h", "h", "tab") as it:
        assert "the selection stays: v selects here too, Y makes a finding of both" in it.status
        await it.press("G", "2 K", "v", "3 w", "h", "h", "Y")
        assert "“The roof”" in it.text
        assert "“In yard west”" in it.text
        await choose(it, "differ")
        assert own(it) == [("differ", "The roof", "In yard west")]
        assert it.status.startswith("your own finding: differ, A ¶ 5/13 and B ¶ 9/11; z takes it back")
        assert it.reading.selection() is None
        assert not it.reading.cursor.kept
        assert it.screen.mode == "reading"


async def test_a_selection_goes_before_the_cursor_and_the_other_text_gives_its_sentence(diptych: Opener) -> None:
    async with reading(diptych, *TO_STACKS, "tab", "g", "v", "w", "h", "h", "Y") as it:
        await choose(it, "related")
        assert own(it) == [("related", "Fire", STACKS)]


async def test_selections_made_with_the_mouse_in_both_texts_make_a_finding(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.drag("Fourteen workers", "workers were hurt")
        await it.drag("least eleven", "workers were injured")
        await it.press("Y")
        await choose(it, "differ")
        assert own(it) == [("differ", "Fourteen w", "least eleven w")]


async def test_what_stayed_selected_is_let_go_by_escape(diptych: Opener) -> None:
    async with reading(diptych, "v", "w", "tab", "escape") as it:
        assert not it.reading.cursor.kept
        await it.press("Y")
        await choose(it, "related")
        assert own(it)[0][1] == LEFT.quote(LEFT.sentences[0].span)


async def test_where_the_other_text_has_no_passage_yet_the_way_there_is_said(diptych: Opener) -> None:
    async with reading(diptych, "J", "Y") as it:
        assert it.said == "first choose the passage in B: Tab goes there, to put the cursor on it or select words"
        assert own(it) == []


async def test_on_the_passages_of_a_machine_finding_it_stands_beside_that(diptych: Opener) -> None:
    async with reading(diptych, "J", "tab", "Y") as it:
        await choose(it, "agree")
        assert own(it)[0][0] == "agree"
        machine = next(each for each in it.reading.session.judged if each.finding.id == "f2")
        assert (machine.by, machine.verdict) == ("machine", "differ")
        await it.press("Y")
        assert "yours" in it.text
        await choose(it, "related")
        assert [verdict for verdict, _a, _b in own(it)] == ["related"]


async def test_its_passages_are_marked_in_the_texts_and_are_a_stop(diptych: Opener) -> None:
    async with reading(diptych, *TO_ROOF, *TO_STACKS, "Y") as it:
        await choose(it, "contradict")
        x, y = it.place_of("The roof fell")
        assert it.lines[y][x - 3 : x] == " ≠ "
        assert it.style_of("The roof fell").underline
        assert "≠ 4 left to check" in it.status or "takes it back" in it.status
        await it.press("tab", "g", "3 ]")
        assert it.at_cursor.startswith("denied")
        await it.press("]")
        assert it.at_cursor.startswith("The roof fell")


async def test_it_is_made_before_claims_are_read_and_stands_in_them_later(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()

    async def slow(*_args: object) -> Ledger:
        await asked.wait()
        return LEDGER

    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        monkeypatch.setattr(jobs, "read_claims", slow)
        await it.press("J", "x")
        await it.until(lambda: it.screen.context.analysis.state == "claims")
        await it.press("g", *TO_ROOF, *TO_STACKS, "Y")
        await choose(it, "contradict")
        asked.set()
        await it.until(lambda: it.screen.context.analysis.state == "done")
        assert own(it) == [("contradict", ROOF, STACKS)]
    async with reading(diptych) as it:
        assert own(it) == [("contradict", ROOF, STACKS)]


@pytest.mark.parametrize("keymap", ["default", "vim", "emacs", "less"])
async def test_every_keymap_has_keys_for_it(diptych: Opener, keymap: str) -> None:
    async with reading(diptych, keymap=keymap) as it:
        other = it.screen.context.ui.key_of("other-pane")
        key = "+" if keymap == "less" else "Y"  # Y copies there
        assert it.screen.context.key("own-finding") == key
        await it.command("next-passage")
        await it.command("other-pane")
        await it.press(key)
        await choose(it, "agree")
        assert other
        assert own(it)[0][0] == "agree"


# verdict and tick in the texts


async def test_a_verdict_is_given_where_the_texts_are_read(diptych: Opener) -> None:
    async with reading(diptych, "J", "t") as it:
        assert "hurt workers" in it.text
        await choose(it, "compatible")
        assert "compatible, you say; the machine says differ; z takes it back" in it.status


async def test_a_tick_is_set_and_taken_back_where_the_texts_are_read(diptych: Opener) -> None:
    async with reading(diptych, "J", "C") as it:
        assert it.said == "checked: differ, hurt workers; z takes it back"
        assert [each.finding.id for each in it.reading.session.judged if each.checked] == ["f2"]
        await it.press("tab", "C")
        assert it.said == "no longer checked: differ, hurt workers"
        assert not any(each.checked for each in it.reading.session.judged)


async def test_where_no_finding_is_the_key_of_an_own_one_is_said(diptych: Opener) -> None:
    async with reading(diptych, *TO_ROOF) as it:
        for key in ("t", "C"):
            await it.press(key)
            assert it.said == "no finding is about this passage; Y makes one of your own, c shows them all"


async def test_verdict_and_tick_reach_an_own_finding_from_each_of_its_sentences(diptych: Opener) -> None:
    async with reading(diptych, *TO_STACKS, "tab", "g", *TO_ROOF, "V", "J", "$", "Y") as it:
        await choose(it, "agree")
        assert own(it)[0][1].endswith("Nobody lives in the row behind it.")
        assert it.at_cursor.startswith(".")
        await it.press("C")
        assert "checked: agree, your own" in it.status
        await it.press("g", *TO_ROOF, "C")
        assert it.at_cursor.startswith("The roof")
        assert "no longer checked: agree, your own" in it.status
        await it.press("t")
        assert "take your own finding back" in it.text
