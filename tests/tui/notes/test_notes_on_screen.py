"""Writing, changing, deleting and finding again notes, with the file on disk as witness."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui import assembly

if TYPE_CHECKING:
    import pytest

    from tests.tui.screen import Diptych, Opener


def kept(diptych: Opener) -> list[str]:
    """The words of the notes on disk."""
    if not diptych.notes_path.exists():
        return []
    page: Any = json.loads(diptych.notes_path.read_text(encoding="utf-8"))
    items = page["first"]["items"] if "first" in page else page["items"]
    return [body_of(item["body"]) for item in items]


def body_of(body: Any) -> str:
    if isinstance(body, list):
        return "".join(body_of(part) for part in body)
    return str(body["value"]) if isinstance(body, dict) else str(body)


async def write(it: Diptych, words: str, *keys: str) -> None:
    """Write a note at the cursor, after pressing `keys` in the box."""
    await it.press("a", *keys)
    await it.type(words)
    await it.press("ctrl+s")
    await it.until(lambda: "saved" in it.status)


async def test_a_note_is_on_disk_when_the_screen_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "Ask the harbour")
        assert "✎ 1/1 Ask the harbour" in it.status
        assert kept(diptych) == ["Ask the harbour"]
        await it.press("4 J")
        assert "1 note" in it.status


async def test_the_box_leaves_the_text_in_sight_and_says_its_keys(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        assert "The night ferry struck" in it.text
        assert "✎ note on" in it.text
        assert it.text.count("Ctrl+S save and close") == 1
        assert "Esc closes and keeps the draft" in it.text


async def test_what_is_typed_in_the_box_runs_no_commands(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("quiet? [b] :q / A 5j")
        await it.press("enter")
        await it.type("second row")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert kept(diptych) == ["quiet? [b] :q / A 5j\nsecond row"]


async def test_tab_changes_what_the_note_is_about(diptych: Opener) -> None:
    async with diptych.read() as it:
        for about in ("pair", "a", "b"):
            await it.press("a", *["tab"] * ["pair", "a", "b"].index(about))
            await it.type(about)
            await it.press("ctrl+s")
            await it.until(lambda: "saved" in it.status)
        assert [(note.about, note.body) for note in it.reading.session.notes] == [
            ("pair", "pair"),
            ("a", "a"),
            ("b", "b"),
        ]


async def test_a_note_on_a_lone_passage_is_about_that_text_alone(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "no answer", "tab", "tab")
        assert it.reading.session.notes[0].about == "a"
        assert it.reading.session.notes[0].targets[0].selector.exact == "Nobody answered the letter."


async def test_a_note_on_a_selection_is_about_those_words(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "w", "w", "h", "h")
        await write(it, "which night")
        assert [target.selector.exact for target in it.reading.session.notes[0].targets] == ["The night"]


async def test_noted_words_are_marked_and_numbered_beside_the_text(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert not it.style_of("Two tugs").underline
        await it.press("5 J")
        assert it.at_cursor.startswith("Two tugs")
        await write(it, "one or two")
        assert it.style_of("Two tugs").underline
        assert it.lines[it.row_of("Two tugs")].count("✎1") == 2


async def test_escape_closes_the_box_and_keeps_the_draft(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("half a tho")
        await it.press("escape")
        assert it.said.startswith("draft kept")
        assert kept(diptych) == []
        await it.press("J", "K")
        await write(it, "ught")
        assert kept(diptych) == ["half a thought"]


async def test_no_words_make_no_note(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a", "space", "ctrl+s")
        assert it.said == "empty note discarded"
        assert it.reading.session.notes == ()


async def test_a_folded_line_cannot_be_noted_and_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("5 j", "a")
        assert it.said == "nothing to note here: go to a passage first"


async def test_a_note_is_edited_in_place(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "once")
        await it.press("e")
        assert "edit note on" in it.text
        await it.type(" more")
        await it.press("ctrl+s")
        await it.until(lambda: kept(diptych) == ["once more"])
        assert len(it.reading.session.notes) == 1


async def test_editing_where_there_is_no_note_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("e")
        assert it.said == "no note here to edit"
        await it.press("D")
        assert it.said == "no note here to delete"


async def test_a_deleted_note_comes_back_with_undo_and_goes_with_redo(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "fleeting")
        await it.press("D")
        assert it.said == "note deleted; z brings it back"
        await it.until(lambda: kept(diptych) == [])
        await it.press("z")
        await it.until(lambda: kept(diptych) == ["fleeting"])
        assert it.said == "undone: a note"
        await it.press("Z")
        await it.until(lambda: kept(diptych) == [])
        assert it.said == "done again: a note"


async def test_in_the_list_the_key_that_brings_a_note_back_is_the_one_of_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "fleeting")
        await it.press("A", "ctrl+d")
        assert "note deleted; Ctrl+Z brings it back" in it.text


async def test_a_key_of_another_list_leaves_the_list_of_notes_open(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "fleeting")
        await it.press("A", "ctrl+t")
        assert "Ctrl+T does nothing in this list" in it.text


async def test_undo_takes_a_number(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "first")
        await it.press("J")
        await write(it, "second")
        await it.press("2 z")
        await it.until(lambda: kept(diptych) == [])
        await it.press("2 z")
        assert it.said == "nothing to undo"


async def test_notes_are_stops_and_have_commands_of_their_own(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J")
        await write(it, "here")
        await it.press("g", "4 ]")
        assert it.at_cursor.startswith("Nobody answered")
        await it.press("g")
        await it.command("next-note")
        assert it.at_cursor.startswith("Nobody answered")
        await it.press("G")
        await it.command("previous-note")
        assert it.at_cursor.startswith("Nobody answered")


async def test_saving_by_hand_says_how_things_stand(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("ctrl+s")
        assert it.said == "there are no notes to save"
        await write(it, "kept")
        await it.press("ctrl+s")
        assert it.said == "all notes are on disk"


async def test_notes_are_there_at_the_next_start(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "for tomorrow")
        await it.press("q")
    async with diptych.read() as it:
        assert "✎ 1/1 for tomorrow" in it.status
        assert "✎1" in it.text


async def test_what_cannot_be_saved_is_said_until_it_is(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: "kept.notes.json" in it.status)
        await it.press("j")
        assert "NOT SAVED" in it.status or "kept.notes.json" in it.status
        diptych.notes_path.rmdir()
        await it.press("ctrl+s")
        await it.until(lambda: kept(diptych) == ["stubborn"])
        await it.until(lambda: "   saved" in it.status)


async def test_notes_that_could_be_saved_in_the_end_are_no_longer_complained_of(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: "not saved, " in it.status)
        diptych.notes_path.rmdir()
        await it.until(lambda: "   saved" in it.status)
        assert kept(diptych) == ["stubborn"]


async def test_leaving_with_unsaved_notes_needs_a_second_word(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: it.screen.context.saver.failed)
        await it.press("q")
        await it.until(lambda: "q again leaves without saving" in it.status)
        assert it.app.is_running
        await it.press("q")
        await it.until(lambda: not it.app.is_running)


async def test_the_question_stays_while_saving_fails_again_and_goes_once_it_works(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        saver = it.screen.context.saver
        await it.until(lambda: saver.failed)
        await it.press("q")
        await it.until(lambda: "q again leaves without saving" in it.status)
        tries: list[str] = []
        saver.changed.add(lambda: tries.append(it.status))
        await it.until(lambda: len(tries) > 1)
        assert "q again leaves without saving" in it.status
        diptych.notes_path.rmdir()
        await it.until(lambda: kept(diptych) == ["stubborn"] and not saver.failed)
        await it.until(lambda: "q again" not in it.status)


async def test_more_that_is_unsaved_needs_a_second_word_of_its_own(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: it.screen.context.saver.failed)
        await it.press("q")
        await it.until(lambda: "q again" in it.status)
        await it.press("J", "a")
        await it.type("second")
        await it.press("ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 2)
        await it.press("q")
        await it.until(lambda: "q again" in it.status)
        assert it.app.is_running


async def test_once_saved_leaving_needs_a_second_word_again(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: it.screen.context.saver.failed)
        await it.press("q")
        await it.until(lambda: "q again" in it.status)
        diptych.notes_path.rmdir()
        await it.until(lambda: kept(diptych) == ["stubborn"] and not it.screen.context.saver.failed)
        diptych.notes_path.unlink()
        diptych.notes_path.mkdir()
        await it.press("J", "a")
        await it.type("second")
        await it.press("ctrl+s", "q")
        await it.until(lambda: "q again" in it.status)
        assert it.app.is_running


async def test_what_is_saved_needs_no_second_word(diptych: Opener) -> None:
    async with diptych.read() as it:
        await write(it, "kept")
        await it.press("q")
        await it.until(lambda: not it.app.is_running)
    assert kept(diptych) == ["kept"]


async def test_what_another_window_writes_is_shown_without_a_key(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-11."""
    monkeypatch.setattr(assembly, "LOOK_EVERY", 0.02)
    async with diptych.read() as it:
        await write(it, "mine")
        tree = json.loads(diptych.notes_path.read_text(encoding="utf-8"))
        theirs = json.loads(json.dumps(tree["first"]["items"][0]).replace("mine", "theirs"))
        tree["first"]["items"].append({**theirs, "id": "urn:uuid:0c8a1df2-0000-4000-8000-000000000007"})
        diptych.notes_path.write_text(json.dumps(tree), encoding="utf-8")
        await it.until(lambda: [note.body for note in it.reading.session.notes] == ["mine", "theirs"])
