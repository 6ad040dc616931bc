"""Notes as readers use them: types and tags, places put right by hand, the reader's own editor."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

import pytest

from articles.notes.kinds import type_of
from articles.notes.written import read_typed
from tests.building import article
from tests.tui.test_notes_on_screen import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.screen import Opener

CHANGED = article(
    [
        ["The night ferry struck the mole at Calder Point.", "Forty-one passengers were hurt."],
        ["The mate saw the light and did not turn."],
        ["A second light was asked for in June.", "Somebody else wrote again."],
        ["Two tugs brought the ferry in."],
    ],
    title="The ferry that did not turn",
)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("who says", ("who says", (), None)),
        ("who says\n#question", ("who says", (), "question")),
        ("who says\n#To-check #harbour office #May", ("who says", ("harbour office", "May"), "to check")),
        ("#May", ("", ("May",), None)),
        ("text\n# Heading", ("text\n# Heading", (), None)),
        ("#1 is wrong\nas said", ("#1 is wrong\nas said", (), None)),
        ("a\n## b", ("a\n## b", (), None)),
    ],
)
def test_a_last_line_of_tags_gives_tags_and_type(words: str, read: tuple[str, tuple[str, ...], str | None]) -> None:
    assert read_typed(words) == read


async def test_a_note_is_typed_with_its_type_and_tags(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("who asked")
        await it.press("enter")
        await it.type("#question #harbour office")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        note = it.reading.notes[0]
        assert (note.body, note.tags, type_of(note)) == ("who asked", ("harbour office",), "question")
        await it.press("A")
        assert "question: who asked #harbour office" in it.text
        await it.type("question #harbour")
        assert "who asked" in it.text
        await it.type(" orphan")
        assert "nothing like that" in it.text
        await it.press("escape", "e", "ctrl+g", "backspace")
        await it.press("ctrl+s")
        await it.until(lambda: it.reading.notes[0].tags == ("harbour offic",))
        assert type_of(it.reading.notes[0]) == "question"


async def test_an_orphan_is_listed_with_its_quote_and_hung_by_hand(diptych: Opener) -> None:
    """A-4."""
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "ask again", "tab", "tab")
    async with diptych.read(CHANGED) as it:
        assert "1 not placed" in it.status
        await it.press("A")
        assert "No longer in the text: Enter, go to the new place" in it.text
        assert "“Nobody answered the letter.”   no longer in the text" in it.text
        await it.press("enter")
        assert "H hangs it" in it.status
        await it.press("4 J")
        assert it.at_cursor.startswith("Somebody else")
        await it.command("hang-note")
        await it.until(lambda: it.reading.notes[0].placed)
        assert it.reading.notes[0].targets[0].selector.exact == "Somebody else wrote again."
        await it.press("z")
        assert not it.reading.notes[0].placed


async def test_an_approximate_place_is_shown_until_it_is_confirmed(diptych: Opener) -> None:
    """A-4."""
    old = "A second light was asked for in May."
    async with diptych.read() as it:
        await it.press("3 J")
        await write(it, "which month", "tab")
        assert it.reading.notes[0].targets[0].selector.exact == old
    async with diptych.read(CHANGED) as it:
        assert "1 approximately" in it.status
        await it.press("A")
        assert f"“{old}”   now A second light was asked for in [May. →]" in it.text
        await it.press("enter")
        await it.command("confirm-note")
        await it.until(lambda: not it.reading.notes[0].targets[0].uncertain)
        assert it.said.startswith("confirmed")
        await it.command("confirm-note")
        assert it.said == "no note with an approximate place here"
    async with diptych.read(CHANGED) as it:
        assert not it.reading.notes[0].targets[0].uncertain


async def test_hanging_needs_a_note_and_its_own_side(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("hang-note")
        assert it.said == "choose a note without a place in the list of notes first"
        await it.press("4 J")
        await write(it, "ask again", "tab", "tab")
    async with diptych.read(CHANGED) as it:
        await it.command("other-pane")
        await it.command("hang-note")
        assert it.said == "that note is to be hung in the left text"


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program that appends two words to the file it is given."""
    program = tmp_path / "editor"
    program.write_text('#!/bin/sh\nprintf " and more" >> "$1"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))
    monkeypatch.delenv("VISUAL", raising=False)

    @contextlib.contextmanager
    def suspended(_app: object) -> Iterator[None]:
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspended)
    return program


async def test_a_note_is_written_in_the_readers_editor(diptych: Opener, editor: Path) -> None:
    async with diptych.read() as it:
        await write(it, "once")
        await it.press("E")
        await it.until(lambda: [note.body for note in it.reading.notes] == ["once and more"])
        editor.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
        await it.press("E")
        assert it.reading.notes[0].body == "once and more"
        os.environ["EDITOR"] = str(editor.with_name("nowhere"))
        await it.press("E")
        assert it.said.startswith("no editor could be run")
