"""What a note is: what it is about, who it is, and how it changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from articles.article import Span
from articles.notes.content.note import edited, new_note, timestamp
from tests.articles.notes.noting import A_TEXT, B_TEXT, NOON, note_on, plain, words

A, B = plain(A_TEXT), plain(B_TEXT, "right.txt")


def test_a_note_is_on_a_on_b_or_on_the_pair() -> None:
    assert note_on(A, B, a="Nine lorries").about == "a"
    assert note_on(A, B, b="Eleven lorries").about == "b"
    assert note_on(A, B, a="Nine lorries", b="Eleven lorries").about == "pair"


def test_a_note_knows_where_it_stands() -> None:
    note = note_on(A, B, b="Eleven lorries")
    assert note.span("b") == words(B, "Eleven lorries")
    assert note.span("a") is None


def test_every_note_has_its_own_uuid() -> None:
    one, other = note_on(A, B, a="Nine"), note_on(A, B, a="Nine")
    assert one.id != other.id
    assert UUID(one.id.removeprefix("urn:uuid:")).version == 4


def test_times_are_utc_with_a_z() -> None:
    east = timezone(timedelta(hours=9))
    assert timestamp(datetime(2026, 3, 2, 21, 0, tzinfo=east)) == "2026-03-02T12:00:00Z"


def test_editing_keeps_the_beginning_and_moves_the_end() -> None:
    note = new_note({"a": A, "b": B}, {"a": words(A, "Nine")}, "Nine or eleven?", now=NOON)
    later = edited(note, "Nine, or eleven?", now=NOON + timedelta(hours=1))
    assert (later.id, later.created, later.body) == (note.id, note.created, "Nine, or eleven?")
    assert later.modified == "2026-03-02T13:00:00Z"


def test_an_edit_is_later_even_when_the_clock_ran_back() -> None:
    note = new_note({"a": A, "b": B}, {"a": words(A, "Nine")}, "x", now=NOON)
    assert edited(note, "y", now=NOON - timedelta(days=365)).modified > note.modified
    assert edited(note, "y", now=NOON).modified > note.modified


def test_an_edit_survives_a_time_that_cannot_be_read() -> None:
    from dataclasses import replace

    note = replace(note_on(A, B, a="Nine"), modified="last Tuesday")
    assert edited(note, "y", now=datetime(2026, 1, 1, tzinfo=UTC)).modified == "2026-01-01T00:00:00Z"


def test_a_note_without_words_is_a_highlight_until_it_gets_some() -> None:
    note = note_on(A, B, "", a="Nine")
    assert note.motivation == "highlighting"
    assert edited(note, "Who counted?").motivation == "commenting"


def test_a_relation_links_the_pair() -> None:
    spans = {"a": words(A, "Nine"), "b": words(B, "Eleven")}
    note = new_note({"a": A, "b": B}, {"a": spans["a"], "b": spans["b"]}, "", relation="contradict")
    assert (note.motivation, note.about) == ("linking", "pair")


def test_a_note_needs_words_of_the_text() -> None:
    with pytest.raises(ValueError, match="needs a place"):
        new_note({"a": A, "b": B}, {}, "x")
    with pytest.raises(ValueError, match="nothing to select"):
        new_note({"a": A, "b": B}, {"a": Span(3, 3)}, "x")
    with pytest.raises(ValueError, match="nothing to select"):
        new_note({"a": A, "b": B}, {"a": Span(3, len(A.text) + 1)}, "x")
