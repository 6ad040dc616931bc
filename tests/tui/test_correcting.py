"""Pairs made, rejected, widened by the reader: seen at once, kept in the notes file, undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        await it.until(lambda: not it.app.screen.desk.store.unsaved)  # type: ignore[attr-defined]  # the reading screen
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
        assert it.reading.notes == ()
        await it.press("A")
        assert "Notes" in it.text
        assert "✎" not in it.text


async def test_stricter_shows_fewer_matches_and_looser_all(diptych: Opener) -> None:
    async with diptych.read() as it:
        every = pairs(it)
        for _ in range(7):
            await it.press(")")
        assert len(pairs(it)) < len(every)
        assert "matches shown" in it.status
        for _ in range(7):
            await it.press("(")
        assert pairs(it) == every
        assert "all that were found" in it.status


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
