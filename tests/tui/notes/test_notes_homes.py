"""Where notes go, told before the first one is typed; what is offered and not taken; what cannot be saved."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from articles import load
from tests.tui import ledger_pair
from tests.tui.notes.test_notes_on_screen import write
from tests.writing import write_pair

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from tests.tui.screen import Opener

LEFT = "The bridge is shut\n\nThe bridge will stay shut for two weeks, the harbour office said on Friday.\n"
RIGHT = "No crossing\n\nNobody crosses the bridge before a month has passed, the council told the Post.\n"


@pytest.fixture
def files(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, whose notes are kept where they belong."""
    monkeypatch.setenv("XDG_DATA_HOME", str(diptych.folder / "data"))
    diptych.beside = True
    return articles_in(diptych.folder / "first")


def articles_in(folder: Path) -> Path:
    return write_pair(folder, LEFT, RIGHT)[0].parent


def loaded(folder: Path) -> tuple[Article, Article]:
    return load(str(folder / "left.txt")), load(str(folder / "right.txt"))


def notes_in(folder: Path) -> list[str]:
    """The words of the notes in the only notes file of a folder."""
    (path,) = folder.glob("*.notes.json")
    return [item["body"][0]["value"] for item in json.loads(path.read_bytes())["first"]["items"]]


async def test_notes_that_go_to_the_data_folder_are_announced_before_the_first_is_typed(
    diptych: Opener, files: Path
) -> None:
    """N-9."""
    (files / "left.txt+right.txt.notes.json").mkdir()
    async with diptych.read(*loaded(files)) as it:
        reason = "left.txt+right.txt.notes.json is not an ordinary file"
        assert it.status.startswith(f"{reason}, so notes are kept in {diptych.folder}"[:100])
        await it.press("a")
        assert reason in it.text
        assert reason not in it.status
        await it.type("kept after all")
        await it.press("ctrl+s")
        await it.until(lambda: it.reading.session.notes and not it.screen.context.session.store.unsaved)
        await it.press("a")
        assert reason not in it.text
    assert notes_in(diptych.folder / "data" / "diptych" / "notes") == ["kept after all"]


async def test_notes_beside_the_article_are_not_announced(diptych: Opener, files: Path) -> None:
    async with diptych.read(*loaded(files)) as it:
        assert "kept" not in it.status
        await write(it, "plain")
    assert notes_in(files) == ["plain"]


async def test_notes_of_moved_articles_are_offered_and_not_taken(diptych: Opener, files: Path) -> None:
    """N-12."""
    async with diptych.read(*loaded(files)) as it:
        await write(it, "made before")
    second = articles_in(diptych.folder / "second")
    old = files / "left.txt+right.txt.notes.json"
    async with diptych.read(*loaded(second), size=(240, 26)) as it:
        assert it.status.startswith(f":save-to takes the notes on these two texts that are in {old}"[:100])
        assert it.reading.session.notes == ()
        await it.command("save-to")
        assert f"save-to {old}"[:100] in it.lines[-1]
        await it.press("enter")
        await it.until(lambda: [note.body for note in it.reading.session.notes] == ["made before"])
    assert not list(second.glob("*.notes.json"))


async def test_a_failed_save_gives_the_reason_and_a_choice(diptych: Opener) -> None:
    """R-5: retried by itself and by hand, saved elsewhere, copied; the note stays on the screen."""
    async with diptych.read(size=(160, 30)) as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: "not saved, " in it.status)
        assert it.status.startswith(
            "not saved, kept.notes.json cannot be read (it is not an ordinary file): Ctrl+S retries, "
        )
        assert [note.body for note in it.reading.session.notes] == ["stubborn"]
        await it.command("copy-notes")
        assert "stubborn" in it.copied[0]
        await it.press("j")
        assert "NOT SAVED" in it.status
        await it.command(f"save-to {diptych.folder / 'else.notes.json'}")
        await it.until(lambda: not it.screen.context.saver.failed and not it.screen.context.session.store.unsaved)
        assert it.status.startswith("notes are kept in ")
        await it.press("j")
        assert "   saved" in it.status
        assert "stubborn" in (diptych.folder / "else.notes.json").read_text(encoding="utf-8")


async def test_a_folder_that_goes_away_is_told_and_notes_wait_for_it(diptych: Opener, files: Path) -> None:
    """R-5."""
    async with diptych.read(*loaded(files), size=(160, 30)) as it:
        await write(it, "first")
        shutil.rmtree(files)
        await it.press("J", "a")
        await it.type("second")
        await it.press("ctrl+s")
        await it.until(lambda: "not saved, " in it.status)
        articles_in(files)
        await it.press("ctrl+s")
        await it.until(lambda: not it.screen.context.saver.failed and not it.screen.context.session.store.unsaved)
    assert notes_in(files) == ["first", "second"]


async def test_leaving_while_a_note_is_typed_and_unsaved_asks_once_more(diptych: Opener) -> None:
    """R-5."""
    async with diptych.read() as it:
        diptych.notes_path.mkdir()
        await it.press("a")
        it.screen.query_one(TextArea).load_text("stubborn")
        await it.press("ctrl+s")
        await it.until(lambda: it.screen.context.saver.failed)
        await it.command("quit")
        await it.until(lambda: "again leaves without saving" in it.status)
        assert it.app.is_running
        await it.press("q")
        await it.until(lambda: not it.app.is_running)


async def test_in_the_ledger_too_a_failed_save_is_told_and_leaving_asks_once_more(diptych: Opener) -> None:
    """R-5."""
    found = ledger_pair.FOUND
    async with diptych.read(found.a, found.b, found=found, ledger=ledger_pair.LEDGER, size=(160, 30)) as it:
        diptych.notes_path.mkdir()
        await it.press("c", "r")
        await it.until(lambda: it.screen.context.saver.failed)
        await it.press("j")
        assert it.status.startswith(
            "not saved, kept.notes.json cannot be read (it is not an ordinary file): Ctrl+S retries, "
        )
        for _ in range(2):
            assert it.app.is_running
            await it.press(":")
            await it.type("quit")
            await it.press("enter")
            await it.until(lambda: not it.app.is_running or "Q again leaves without saving" in it.status)
        await it.until(lambda: not it.app.is_running)


async def test_a_save_is_tried_again_from_the_ledger(diptych: Opener) -> None:
    """R-5."""
    found = ledger_pair.FOUND
    async with diptych.read(found.a, found.b, found=found, ledger=ledger_pair.LEDGER, size=(160, 30)) as it:
        diptych.notes_path.mkdir()
        await it.press("c", "r")
        await it.until(lambda: it.screen.context.saver.failed)
        diptych.notes_path.rmdir()
        await it.press("ctrl+s")
        await it.until(lambda: "   saved" in it.status)
        assert diptych.notes_path.is_file()


HYPOTHESIS = '{"total": 1, "rows": [{"id": "x", "text": "mine", "target": [{"source": "urn:x"}]}]}'
ANNOTATIONS = '[{"id": "urn:x:1", "type": "Annotation", "target": "urn:x"}]'


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("right.txt", "", "it is the right article"),
        ("thesis.md", "# Thesis", "it holds something else"),
        ("export.json", HYPOTHESIS, "it holds something else"),
        ("export.json", ANNOTATIONS, "export.json is a list of annotations"),
    ],
)
async def test_another_file_is_not_saved_to_and_stays_as_it_is(
    diptych: Opener, files: Path, name: str, words: str, why: str
) -> None:
    chosen = files / name
    if words:
        chosen.write_text(words, encoding="utf-8")
    before = chosen.read_bytes()
    async with diptych.read(*loaded(files), size=(240, 26)) as it:
        await it.command(f"save-to {chosen}")
        assert why in it.said
        assert ":save-to with another name" in it.said
        await write(it, "kept where it was")
    assert notes_in(files) == ["kept where it was"]
    assert chosen.read_bytes() == before
    assert not list(files.glob("*damaged*"))


async def test_the_program_ends_in_order_though_the_folder_is_gone(
    diptych: Opener, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    async with diptych.read(load("left.txt"), load("right.txt")) as it:
        await write(it, "kept as long as there is a file")
        shutil.rmtree(files)
        await it.press("q")
        await it.until(lambda: not it.app.is_running)
        assert it.app.return_code == 0
