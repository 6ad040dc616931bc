"""Pairs made, rejected, widened by the reader: seen at once, kept in the notes file, undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener


def pairs(it: Diptych) -> set[tuple[int, int]]:
    return {(m.a_sentences.start, m.b_sentences.start) for m in it.reading.comparison.alignment.matches}


def lit(it: Diptych) -> tuple[int, int]:
    match = it.reading.current_match()
    assert match is not None
    return match.a_sentences.start, match.b_sentences.start


async def test_a_rejected_pair_goes_and_undo_brings_it_back(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("]")
        pair = lit(it)
        await it.press("x")
        assert pair not in pairs(it)
        assert "pair rejected; z takes it back" in it.status
        await it.press("z")
        assert pair in pairs(it)


async def test_a_rejection_is_there_at_the_next_start(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("]")
        pair = lit(it)
        await it.press("x")
        await it.until(lambda: not it.app.screen.context.session.store.unsaved)  # type: ignore[attr-defined]  # the reading screen
    async with diptych.read() as it:
        assert pair not in pairs(it)


async def test_two_passages_are_paired_by_hand(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("G", "tab", "g", "p l")
        made = [m for m in it.reading.comparison.alignment.matches if m.origin == "reader"]
        assert len(made) == 1
        assert "paired by you" in it.status
        await it.press("i")
        assert "paired by the reader" in it.text


async def test_a_pair_made_by_hand_is_taken_back_with_the_same_key_as_a_rejection(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = pairs(it)
        await it.press("G", "tab", "g", "p l", "p u")
        assert pairs(it) == before


async def test_corrections_are_no_notes(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("]", "x")
        assert it.reading.session.notes == ()
        await it.press("A")
        assert "Notes" in it.text
        assert "✎" not in it.text


async def test_where_there_is_no_pair_it_is_said(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("next-only")
        await it.press("x")
        assert "there is no pair here to reject" in it.status


async def test_a_pair_is_widened_by_the_next_sentence_and_narrowed_again(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("g", "p m")
        match = it.reading.current_match()
        assert match is not None
        assert (match.a_sentences, match.origin) == (range(2), "reader")
        await it.press("p s")
        match = it.reading.current_match()
        assert match is not None
        assert match.a_sentences == range(1)


# every correction, from either text, there and back


def by_reader(it: Diptych) -> set[tuple[range, range]]:
    return {(m.a_sentences, m.b_sentences) for m in it.reading.comparison.alignment.matches if m.origin == "reader"}


Seen = set[tuple[range, range, str]]


def seen(it: Diptych) -> Seen:
    return {(m.a_sentences, m.b_sentences, m.origin) for m in it.reading.comparison.alignment.matches}


CORRECTIONS = (("reject", "x"), ("widen", "p m"), ("narrow", "p s"), ("pair", "p l"), ("take back", "x"))


async def _prepare(it: Diptych, name: str, side: str) -> None:
    """Bring the cursor of `side` to where the correction can be made."""
    await it.press("g", "tab", "g")
    if name == "pair":
        await it.press("2", "J", "tab", "3", "J")
    elif name == "narrow":
        await it.press("p m", "tab", "p m")
    elif name == "take back":
        await it.press("tab", "J", "p l")
    if it.reading.cursor.side != side:
        await it.press("tab")


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize(("name", "key"), CORRECTIONS, ids=[name for name, _key in CORRECTIONS])
async def test_a_correction_is_made_undone_redone_kept_and_outlives_a_rematch(
    diptych: Opener, name: str, key: str, side: str
) -> None:
    async with diptych.read() as it:
        await _prepare(it, name, side)
        before = seen(it)
        await it.press(key)
        after = seen(it)
        assert after != before
        assert it.reading.cursor.side == side
        await it.press("z")
        assert seen(it) == before
        await it.press("Z")
        assert seen(it) == after
        await it.until(lambda: not it.screen.context.session.store.unsaved)
        it.screen.context.analysis.start()
        await it.until(lambda: it.screen.context.analysis.progress is None)
        assert seen(it) == after
    async with diptych.read() as it:
        assert seen(it) == after


async def test_before_both_cursors_were_put_somewhere_nothing_is_paired(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("p l")
        assert "first put the cursor of the other text on its passage: Tab goes there" in it.status
        assert by_reader(it) == set()


async def test_what_would_be_paired_is_lit_while_the_key_waits(diptych: Opener) -> None:
    async with diptych.read(size=(120, 40)) as it:
        await it.press("}", "tab", "}", "}", "}")
        assert "▎" not in it.lines[it.row_of("The mate saw the light")]
        await it.press("p")
        assert "▎" in it.lines[it.row_of("The mate saw the light")].split("The mate saw")[0]
        await it.press("l")
        assert "paired by you: ¶ 2/15 and ¶ 6/17" in it.status


async def test_a_pair_is_widened_over_the_end_of_its_paragraph(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("tab", "g", "p m")
        assert by_reader(it) == {(range(1), range(2))}


async def test_taking_back_one_pair_leaves_another_that_overlaps_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("g", "p m", "tab", "J", "J", "tab", "J", "p l")
        assert len(by_reader(it)) == 2
        await it.press("x")
        assert len(by_reader(it)) == 1


async def test_undo_says_what_it_took_back(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("]", "x", "z")
        assert "undone: a rejection" in it.status
        await it.press("Z")
        assert "done again: a rejection" in it.status
