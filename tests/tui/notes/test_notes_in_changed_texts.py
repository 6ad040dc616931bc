"""Notes as readers use them: types and tags, places put right by hand, the reader's own editor."""

from __future__ import annotations

import contextlib
import os
import termios
from typing import TYPE_CHECKING

import pytest

from articles.notes.content.fields import read_typed
from articles.notes.content.kinds import type_of
from articles.reading import load_pair
from tests.building import article
from tests.tui.notes.test_notes_on_screen import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.screen import Diptych, Opener
    from tests.writing import Pair

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
        note = it.reading.session.notes[0]
        assert (note.body, note.tags, type_of(note)) == ("who asked", ("harbour office",), "question")
        await it.press("A")
        assert "question: who asked #harbour office" in it.text
        await it.type("question #harbour")
        assert "who asked" in it.text
        await it.type(" orphan")
        assert "nothing like that" in it.text
        await it.press("escape", "e", "ctrl+g", "backspace")
        await it.press("ctrl+s")
        await it.until(lambda: it.reading.session.notes[0].tags == ("harbour offic",))
        assert type_of(it.reading.session.notes[0]) == "question"


async def test_an_orphan_is_listed_with_its_quote_and_reattached_by_hand(diptych: Opener) -> None:
    """A-4."""
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "ask again", "tab", "tab")
    async with diptych.read(CHANGED) as it:
        assert "1 not placed" in it.status
        await it.press("A")
        assert "No longer in the text: Enter, go to the new place" in it.text
        assert "no longer in the left text: “Nobody answered the letter.”" in it.text
        await it.press("enter")
        assert "H reattaches it" in it.status
        await it.press("g", "4 J")
        assert it.at_cursor.startswith("Somebody else")
        assert "to reattach: “Nobody answered the letter.”" in it.status
        assert "H reattach here" in it.status
        await it.press("H")
        await it.until(lambda: it.reading.session.notes[0].placed)
        assert it.reading.session.notes[0].targets[0].selector.exact == "Somebody else wrote again."
        await it.press("z")
        assert not it.reading.session.notes[0].placed


async def test_an_approximate_place_is_shown_until_it_is_confirmed(diptych: Opener) -> None:
    """A-4."""
    old = "A second light was asked for in May."
    async with diptych.read() as it:
        await it.press("3 J")
        await write(it, "which month", "tab")
        assert it.reading.session.notes[0].targets[0].selector.exact == old
    async with diptych.read(CHANGED) as it:
        assert "Text changed: 0 notes placed exactly, 1 approximately, 0 not placed; A: list" in it.status
        await it.press("A")
        assert "words changed: A second light was asked for in [May. →]" in it.text
        await it.press("enter")
        assert "? 1/1 [May. →] which month" in it.status
        assert "r confirm place" in it.status
        assert "?1" in it.lines[it.row_of("A second light")]
        await it.press("r")
        await it.until(lambda: not it.reading.session.notes[0].targets[0].uncertain)
        assert it.said.startswith("confirmed")
        assert "✎1" in it.lines[it.row_of("A second light")]
        await it.press("z")
        assert "?1" in it.lines[it.row_of("A second light")]
        await it.press("Z")
        await it.command("confirm-note")
        assert it.said == "no note with an approximate place here"
    async with diptych.read(CHANGED) as it:
        assert not it.reading.session.notes[0].targets[0].uncertain


async def test_reattaching_needs_a_note_and_its_own_side(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("reattach-note")
        assert it.said == "choose a note without a place in the list of notes first"
        await it.press("4 J")
        await write(it, "ask again", "tab", "tab")
    async with diptych.read(CHANGED) as it:
        await it.command("other-pane")
        await it.command("reattach-note")
        assert it.said == "that note belongs in the left text: Tab goes there"


async def test_half_of_a_note_on_a_pair_is_reattached_on_the_side_that_lost_it(diptych: Opener) -> None:
    """A-4."""
    changed = article(
        [["Nothing of it is left here."], ["The mate saw the light and did not turn."]],
        title="The ferry",
        source="left.txt",
    )
    async with diptych.read() as it:
        await write(it, "both say so")
        assert it.reading.session.notes[0].about == "pair"
    async with diptych.read(changed) as it:
        assert "0 not placed, 1 on one side only" in it.status
        await it.press("A")
        assert "no longer in the left text: “The night ferry struck" in it.text
        await it.press("enter")
        assert it.said.startswith("its words are no longer in the left text")
        assert it.at_cursor.startswith("A ferry hit")
        await it.press("H")
        assert it.said == "that note belongs in the left text: Tab goes there"
        await it.press("tab", "g", "H")
        await it.until(lambda: not it.reading.session.notes[0].lost)
        assert [target.selector.exact for target in it.reading.session.notes[0].targets] == [
            "Nothing of it is left here.", "A ferry hit the mole at Calder Point early on Friday.",
        ]  # fmt: skip


async def test_escape_leaves_a_note_that_is_to_be_reattached(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "ask again", "tab", "tab")
    async with diptych.read(CHANGED) as it:
        await it.press("A", "enter", "j")
        assert "to reattach" in it.status
        await it.press("escape")
        assert "to reattach" not in it.status


async def test_an_approximate_place_is_put_elsewhere_by_hand(diptych: Opener) -> None:
    """A-4."""
    async with diptych.read() as it:
        await it.press("3 J")
        await write(it, "which month", "tab")
    async with diptych.read(CHANGED) as it:
        await it.press("A", "enter", "V", "H")
        await it.until(lambda: not it.reading.session.notes[0].unsure)
        assert it.reading.session.notes[0].targets[0].selector.exact == "A second light was asked for in June."


async def test_undo_goes_back_through_the_whole_sitting_whatever_was_changed(diptych: Opener) -> None:
    """N-15: words, type, tags, relation, place and deletion, and forward again."""
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "ask again", "tab", "tab")
    async with diptych.read(CHANGED) as it:
        states = [told(it)]
        await it.press("A", "enter", "4 J", "H")
        await it.until(lambda: it.reading.session.notes[0].placed)
        states.append(told(it))
        for keys in (("ctrl+t",), ("ctrl+g", *"May"), ("x",)):
            await it.press("e", *keys, "ctrl+s")
            await it.until(lambda: told(it) != states[-1])
            states.append(told(it))
        await it.press("D")
        await it.until(lambda: not it.reading.session.notes)
        for state in reversed(states):
            await it.press("z")
            assert told(it) == state
        await it.press("z")
        assert it.said == "nothing to undo"
        await it.press("6 Z")
        assert it.reading.session.notes == ()


def told(it: Diptych) -> list[tuple[object, ...]]:
    """What of the notes a reader changes."""
    return [(note.body, type_of(note), note.tags, note.relation, note.targets) for note in it.reading.session.notes]


async def test_the_words_a_note_is_on_are_copied_from_the_list_with_their_source(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "who did")
        await it.press("A", "ctrl+c")
        assert "copied with its source" in it.text
        source = "The ferry that did not turn, Harbour Gazette, paragraph 3 (left.txt)"
        assert it.copied == [f"“Nobody answered the letter.”\n{source}\nwho did\n"]
    async with diptych.read(CHANGED) as it:
        await it.press("A", "ctrl+c")
        gone = "The ferry that did not turn (left.txt), no longer there"
        assert it.copied == [f"“Nobody answered the letter.”\n{gone}\nwho did\n"]


async def test_who_wrote_a_note_is_shown_where_there_are_several(diptych: Opener) -> None:
    async with diptych.read(author="Ada") as it:
        await write(it, "first")
        await it.press("A")
        assert "— Ada" not in it.text
        assert "Ada" in it.text
    async with diptych.read(author="Ben") as it:
        await it.press("J")
        await write(it, "second")
        await it.press("A")
        assert "first   — Ada" in it.text
        assert "second   — Ben" in it.text
        await it.type("ben")
        assert "first" not in it.text


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
        await it.until(lambda: [note.body for note in it.reading.session.notes] == ["once and more"])
        editor.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
        await it.press("E")
        assert it.reading.session.notes[0].body == "once and more"
        os.environ["EDITOR"] = str(editor.with_name("nowhere"))
        await it.press("E")
        assert it.said.startswith("no editor could be run")


async def test_what_was_saved_in_an_editor_that_failed_is_a_draft(diptych: Opener, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nprintf "half a thought" > "$1"\nexit 1\n', encoding="utf-8")
    async with diptych.read() as it:
        await it.press("E")
        assert it.said == "draft kept, the editor ended with 1: E goes on"
        editor.write_text('#!/bin/sh\nprintf ", ended" >> "$1"\n', encoding="utf-8")
        await it.press("E")
        await it.until(lambda: [note.body for note in it.reading.session.notes] == ["half a thought, ended"])


async def test_an_editor_that_failed_and_saved_nothing_leaves_no_draft(diptych: Opener, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nrm "$1"\nexit 1\n', encoding="utf-8")
    async with diptych.read() as it:
        await it.press("E")
        assert it.said.startswith("nothing was changed")
        assert it.screen.context.editor.drafts == ()


async def test_what_was_saved_in_an_editor_whose_terminal_went_away_is_a_draft(
    diptych: Opener, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextlib.contextmanager
    def hung_up(_app: object) -> Iterator[None]:
        yield
        raise termios.error(5, "Input/output error")

    monkeypatch.setattr("textual.app.App.suspend", hung_up)
    editor.write_text('#!/bin/sh\nprintf "half a thought" > "$1"\nkill -HUP $$\n', encoding="utf-8")
    async with diptych.read() as it:
        await it.press("E")
        assert it.said.startswith("draft kept, the terminal did not come back")
        assert [draft.written.words for draft in it.screen.context.editor.drafts] == ["half a thought"]


async def test_what_is_saved_in_an_editor_is_a_draft_on_disk_while_it_runs(
    diptych: Opener, editor: Path, tmp_path: Path
) -> None:
    async with diptych.read() as it:
        state = it.screen.context.session.store.home.state
        seen = f"cat '{state}'/drafts/* > '{tmp_path}/seen'"
        lines = ("#!/bin/sh", 'printf "half a thought" > "$1"', "sleep 1.5", seen)
        editor.write_text("\n".join(lines) + "\n", encoding="utf-8")
        await it.press("E")
        assert "half a thought" in (tmp_path / "seen").read_text(encoding="utf-8")


async def test_reading_again_says_what_of_the_readers_has_lost_its_words(diptych: Opener, pair: Pair) -> None:
    """A verdict that no longer has a place counts for nothing, and is not lost without a word."""
    left = pair[0].read_text(encoding="utf-8")
    lost = left.replace(left.splitlines()[2], "Nothing of that is told any more.")
    diptych.match_nothing()
    a, b = load_pair(*pair)
    async with diptych.read(a, b, matching=True) as it:
        await it.press("J")
        await write(it, "ask the office")
        await it.press("tab", "J", "Y")
        await it.type("differ")
        await it.press("enter")
        pair[0].write_text(lost, encoding="utf-8")
        await it.press("R")
        await it.until(lambda: "1 note and 1 of your verdicts, ticks and pairs have lost their words" in it.status)
        pair[0].write_text(left, encoding="utf-8")
        await it.press("R")
        await it.until(lambda: "read again" in it.status and "lost" not in it.status)
