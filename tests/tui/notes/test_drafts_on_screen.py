"""Drafts: kept while they are typed, offered when they were left, gone when they are notes."""

from __future__ import annotations

import asyncio
import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from articles import load
from articles.notes.disk.drafts import Drafts
from articles.samples import paths
from tui.background import draft_autosave
from tui.background.opening import open_notes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import Diptych, Opener

NEVER = 4194304
"""A process number that Linux never gives out."""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_autosave, "KEEP_AFTER", 0.01)


def files(it: Diptych) -> list[Path]:
    state = it.screen.context.session.store.home.state
    assert state is not None
    return sorted((state / "drafts").glob("*.draft.json"))


def autosave(it: Diptych) -> draft_autosave.DraftAutosave:
    return it.screen.context.editor._on_disk


def on_disk(it: Diptych) -> bool:
    """Whether what was typed is on disk, and nothing more is being written that would outlive the window."""
    return bool(files(it)) and not autosave(it)._waiting


def abandon(it: Diptych) -> None:
    """Let the window that typed have died."""
    for path in files(it):
        path.rename(path.with_name(path.name.replace(f"{os.getpid()}-", f"{NEVER}-")))


async def test_what_is_typed_is_on_disk_before_it_is_saved(diptych: Opener) -> None:
    """R-6."""
    async with diptych.read() as it:
        await it.press("a")
        await it.type("half a tho")
        await it.until(lambda: files(it) and b"half a tho" in files(it)[0].read_bytes())
        await it.type("ught")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status and not files(it))


async def test_a_draft_left_by_a_dead_window_is_offered_and_gone_on_with(diptych: Opener) -> None:
    """R-6."""
    async with diptych.read() as it:
        await it.press("4 J", "a", "tab", "tab")
        await it.type("who asked")
        await it.press("escape")
        await it.until(lambda: on_disk(it))
        abandon(it)
    async with diptych.read() as it:
        assert "a draft was left unfinished: :drafts goes on" in it.status
        await it.command("drafts")
        assert "who asked" in it.text
        await it.press("enter")
        await it.type(" twice")
        await it.press("ctrl+s")
        await it.until(
            lambda: [note.body for note in it.reading.session.notes] == ["who asked twice"] and not files(it)
        )
        assert it.reading.session.notes[0].targets[0].selector.exact == "Nobody answered the letter."


async def test_a_draft_of_a_change_is_offered_next_to_the_saved_words(diptych: Opener) -> None:
    """R-6."""
    async with diptych.read() as it:
        await it.press("a")
        await it.type("once")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        await it.press("e")
        await it.type(" more")
        await it.press("escape")
        assert it.said.startswith("draft kept: edit this note again")
        await it.until(lambda: on_disk(it))
        abandon(it)
    async with diptych.read() as it:
        await it.command("drafts")
        assert "once more" in it.text
        assert "saved: once" in it.text
        await it.press("enter", "ctrl+s")
        await it.until(lambda: [note.body for note in it.reading.session.notes] == ["once more"])


async def test_a_draft_is_dropped_from_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("not wanted")
        await it.press("escape")
        await it.command("drafts")
        await it.press("ctrl+d")
        assert "no drafts" in it.text
        await it.until(lambda: not files(it))


async def test_emptied_words_leave_no_draft(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("x")
        await it.until(lambda: on_disk(it))
        await it.press("backspace", "escape")
        await it.until(lambda: not files(it))


async def test_leaving_in_the_middle_of_a_word_keeps_it(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-12."""
    monkeypatch.setattr(draft_autosave, "KEEP_AFTER", 60.0)
    async with diptych.read() as it:
        await it.press("a")
        await it.type("half a wo")
        state = it.screen.context.session.store.home.state
        it.app.exit()
    assert state is not None
    (left,) = (state / "drafts").iterdir()
    assert b"half a wo" in left.read_bytes()


def test_the_bundled_pair_keeps_drafts_and_versions_too() -> None:
    a, b = (load(str(path)) for path in paths())
    home = open_notes(a, b).home
    assert home.state is not None
    assert "sample" in home.where


async def test_a_draft_of_a_note_that_others_tagged_since_makes_a_second_version(diptych: Opener) -> None:
    """R-3, R-6."""
    async with diptych.read() as it:
        await it.press("a")
        await it.type("once")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        await it.press("e")
        await it.type(" more")
        await it.press("escape")
        await it.until(lambda: on_disk(it))
        abandon(it)
    tree = json.loads(diptych.notes_path.read_text(encoding="utf-8"))
    tag = {"type": "TextualBody", "value": "theirs", "purpose": "tagging", "format": "text/plain"}
    tree["first"]["items"][0]["body"].append(tag)
    diptych.notes_path.write_text(json.dumps(tree), encoding="utf-8")
    async with diptych.read() as it:
        await it.command("drafts")
        await it.press("enter", "ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 2)
        assert [(note.body, note.tags) for note in it.reading.session.notes] == [
            ("once", ("theirs",)),
            ("once more", ()),
        ]
        assert it.reading.session.notes[1].conflict_of == it.reading.session.notes[0].id


async def test_what_the_disk_did_not_take_is_written_once_there_is_room(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-6: without a further key; that it fails is told once for what was typed."""
    told: list[str] = []
    keep = Drafts.keep

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Drafts, "keep", full)
    async with diptych.read() as it:
        saving = autosave(it)
        monkeypatch.setattr(saving, "_failed", told.append)
        await it.press("a", "x")
        await it.until(lambda: told)
        tries = len(told)
        await asyncio.sleep(0.1)
        assert len(told) == tries
        assert saving._waiting
        monkeypatch.setattr(Drafts, "keep", keep)
        await it.until(lambda: on_disk(it) and b'"x"' in files(it)[0].read_bytes())
