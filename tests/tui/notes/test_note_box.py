"""The fields of the note box: type, what is said of a pair, tags; and how they are kept, listed and searched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import TextArea

from articles.notes.content.kinds import type_of
from articles.notes.content.note import LONGEST_NOTE
from tests.tui import ledger_pair
from tests.tui.notes.test_drafts_on_screen import abandon, files
from tests.tui.notes.test_notes_on_screen import write

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener

KEYMAPS = {"default": "ctrl+g", "vim": "ctrl+g", "emacs": "ctrl+l", "less": "ctrl+g"}


def on_disk(diptych: Opener) -> dict[str, Any]:
    """The first annotation of the notes file."""
    item: dict[str, Any] = json.loads(diptych.notes_path.read_text(encoding="utf-8"))["first"]["items"][0]
    return item


@pytest.mark.parametrize(("keymap", "to_tags"), KEYMAPS.items())
async def test_type_relation_and_tags_are_fields_with_keys(diptych: Opener, keymap: str, to_tags: str) -> None:
    """N-7: what is said of a pair is kept beside `linking`, and what the words are for with the words."""
    async with diptych.read(keymap=keymap) as it:
        await it.press("a")
        await it.type("which is right")
        await it.press("ctrl+t", "ctrl+r", "ctrl+r", to_tags)
        await it.type("harbour office, May")
        assert "question" in it.lines[-6]
        assert "contradict" in it.text
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        note = it.reading.session.notes[0]
        assert (note.body, note.tags, note.relation) == ("which is right", ("harbour office", "May"), "contradict")
        assert (type_of(note), note.motivation) == ("question", "linking")
    raw = on_disk(diptych)
    assert raw["motivation"] == "linking"
    assert raw["diptych:relation"] == "contradict"
    assert raw["body"][0]["purpose"] == "questioning"
    assert len(raw["target"]) == 2


async def test_a_relation_is_said_of_a_pair_only(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "tab", "ctrl+r")
        assert "this is said of a pair" in it.text
        await it.press("tab", "tab", "ctrl+r")
        assert "agree" in it.text
        await it.press("tab")
        assert "agree" not in it.text
        await it.type("only left")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert it.reading.session.notes[0].relation is None


async def test_a_relation_needs_no_words(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "ctrl+r", "ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert [(note.relation, note.body) for note in it.reading.session.notes] == [("agree", "")]


async def test_fields_are_changed_and_the_words_stay(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "ctrl+r", "ctrl+t")
        await it.type("as told")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        await it.press("e")
        assert "edit note on the pair" in it.text
        await it.press("ctrl+r", "ctrl+r", "ctrl+t", "ctrl+s")
        await it.until(lambda: it.reading.session.notes[0].relation == "omits")
        note = it.reading.session.notes[0]
        assert (note.body, type_of(note), note.created) == ("as told", "disagreement", note.created)
        await it.press("e", "ctrl+r", "ctrl+s")
        await it.until(lambda: it.reading.session.notes[0].relation is None)
        assert it.reading.session.notes[0].motivation == "assessing"
        for relation in ("omits", "agree"):
            await it.press("z")
            assert it.reading.session.notes[0].relation == relation


async def test_a_tag_is_completed_from_those_in_use(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "ctrl+g")
        await it.type("water-level")
        await it.press("enter")
        await it.type("first")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        await it.press("J", "a", "ctrl+g")
        await it.type("May, wa")
        await it.until(lambda: "May, water-level" in it.text)
        await it.press("tab", "tab")
        await it.type("second")
        await it.press("ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 2 and "saved" in it.status)
        assert it.reading.session.notes[1].tags == ("May", "water-level")
        assert it.reading.session.notes[1].body == "second"


async def test_tags_typed_on_the_last_line_join_those_of_the_field(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "ctrl+g")
        await it.type("May")
        await it.press("ctrl+g")
        await it.type("who says")
        await it.press("enter")
        await it.type("#question #harbour office")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        note = it.reading.session.notes[0]
        assert (note.body, note.tags, type_of(note)) == ("who says", ("May", "harbour office"), "question")


async def test_a_draft_keeps_type_tags_and_relation(diptych: Opener) -> None:
    """R-6."""
    async with diptych.read() as it:
        await it.press("a", "ctrl+t", "ctrl+r", "ctrl+g")
        await it.type("May")
        await it.press("ctrl+g")
        await it.type("half")
        await it.until(lambda: "draft kept" in it.text)
        await it.press("escape")
        await it.until(lambda: files(it) and b"half" in files(it)[0].read_bytes())
        abandon(it)
    async with diptych.read() as it:
        await it.command("drafts")
        await it.press("enter")
        assert "half" in it.text
        await it.press("ctrl+s")
        await it.until(lambda: it.reading.session.notes)
        note = it.reading.session.notes[0]
        assert (note.body, note.tags, note.relation, type_of(note)) == ("half", ("May",), "agree", "question")


async def listed(it: Diptych, words: str) -> str:
    """The list of notes, filtered by `words`."""
    await it.press("A")
    await it.type(words)
    text = it.text
    await it.press("escape")
    return text


async def test_what_is_said_of_a_pair_is_shown_and_searched(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "ctrl+r", "ctrl+r")
        await it.type("five against eight")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert "✎ 1/1 ✗ contradict: five against eight" in it.status
        await it.press("J")
        await write(it, "other words")
        text = await listed(it, "contradict")
        assert "✗ contradict: five against eight" in text
        assert "other words" not in text
        assert "✗ contradict on the pair" in text


async def test_more_than_a_note_may_hold_is_refused_while_it_is_typed(diptych: Opener) -> None:
    """R-15."""
    async with diptych.read() as it:
        await it.press("a")
        words = it.screen.note_box.query_one(TextArea)
        words.load_text("x" * (LONGEST_NOTE - 1))
        words.move_cursor(words.document.end)
        await it.type("yz")
        assert "a note holds 1,000,000 characters: make two of it" in it.text
        assert words.text.endswith("xy")
        assert len(words.text) == LONGEST_NOTE
        await it.paste("more")
        assert len(words.text) == LONGEST_NOTE
        await it.press("backspace")
        await it.type("!")
        assert words.text.endswith("x!")


async def test_markdown_in_a_note_is_kept_as_such_and_shown_without_its_signs(diptych: Opener) -> None:
    """H-3."""
    async with diptych.read() as it:
        await it.press("a")
        await it.type("ask **the mate** [b]")
        await it.press("enter", "enter")
        await it.type("- twice")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        text = await listed(it, "")
        assert "ask the mate [b]" in text
        assert "• twice" in text
    assert on_disk(diptych)["body"][0]["format"] == "text/markdown"
    assert on_disk(diptych)["body"][0]["value"] == "ask **the mate** [b]\n\n- twice"


async def test_a_full_notes_file_is_told_before_a_note_is_typed(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-15."""
    async with diptych.read() as it:
        await write(it, "the last one")
        monkeypatch.setattr("articles.notes.collection.notebook.MOST_NOTES", 1)
        await it.press("J", "a")
        assert it.said.startswith("the notes file holds 1 notes, and no more fit")
        assert not it.screen.note_box.display
        await it.press("K", "e")
        assert it.screen.note_box.display


async def test_a_note_on_a_finding_says_what_it_is_of_the_pair(diptych: Opener) -> None:
    """N-7."""
    async with diptych.read(
        ledger_pair.FOUND.a, ledger_pair.FOUND.b, found=ledger_pair.FOUND, ledger=ledger_pair.LEDGER
    ) as it:
        await it.press("c", "a", "ctrl+r", "ctrl+r", "ctrl+t", "ctrl+g")
        await it.type("May")
        await it.press("enter")
        await it.type("which")
        await it.press("ctrl+s")
        await it.until(lambda: it.reading.session.notes)
        note = it.reading.session.notes[0]
        assert (note.about, note.relation, type_of(note), note.tags) == ("pair", "contradict", "question", ("May",))
        await it.press("a")
        assert "edit note on the pair" in it.text
        assert "contradict" in it.text


async def test_tags_from_elsewhere_are_safe_in_the_field_and_when_they_are_proposed(diptych: Opener) -> None:
    """H-2."""
    async with diptych.read() as it:
        await write(it, "plain")
    tree = json.loads(diptych.notes_path.read_text(encoding="utf-8"))
    tag = {"type": "TextualBody", "value": "wa\x1b[31mter", "purpose": "tagging", "format": "text/plain"}
    tree["first"]["items"][0]["body"].append(tag)
    diptych.notes_path.write_text(json.dumps(tree), encoding="utf-8")
    async with diptych.read() as it:
        await it.press("e")
        assert "wa␛[31mter" in it.text
        await it.press("escape", "J", "a", "ctrl+g")
        await it.type("wa")
        await it.until(lambda: "wa␛[31mter" in it.text)
        assert "\x1b" not in it.text
        await it.press("escape")
        await it.press("K", "e", "ctrl+t", "ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert it.reading.session.notes[0].tags == ("wa\x1b[31mter",)
