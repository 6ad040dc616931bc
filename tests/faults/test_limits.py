"""How much a notes file holds, and that more is refused before anything is typed or saved in vain."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.errors import DiptychError
from articles.notes.collection import deleted, notebook
from articles.notes.content.note import LONGEST_NOTE, edited
from tests.faults.breaking import bodies, note, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures import Figures

LONG = "DIPTYCH_LONG" in os.environ
COUNT = notebook.MOST_NOTES if LONG else 2_000


def test_a_note_of_a_million_characters_is_kept(tmp_path: Path, figures: Figures) -> None:
    """R-15: and beside it any other can be changed."""
    store = open_store(tmp_path)
    body = ("The keeper said so. " * (LONGEST_NOTE // 20))[:LONGEST_NOTE]
    store.add(note(tmp_path, body))
    began = time.perf_counter()
    store.save()
    seconds = time.perf_counter() - began
    again = open_store(tmp_path)
    again.add(note(tmp_path, "short"))
    again.save()
    assert bodies(tmp_path) == [body, "short"]
    with pytest.raises(DiptychError, match="too long"):
        store.replace(replace(store.notes[0], body=body + "x"))
    figures.add("a note of 1,000,000 characters", f"kept, saved in {seconds:.2f} s", "kept")


def test_a_file_full_of_notes_works(tmp_path: Path, figures: Figures) -> None:
    """R-15: opened, listed, changed and saved; one more is refused."""
    store = open_store(tmp_path)
    with store.together():
        for number in range(COUNT):
            store.add(note(tmp_path, f"{number}: " + "ask the harbour office about the light. " * 4))
    store.save()
    began = time.perf_counter()
    store = open_store(tmp_path)
    opened = time.perf_counter() - began
    assert [each.body.partition(":")[0] for each in store.notes] == [str(number) for number in range(COUNT)]
    store.replace(edited(store.notes[COUNT // 2], "changed"))
    began = time.perf_counter()
    store.save()
    saved = time.perf_counter() - began
    assert open_store(tmp_path).notes[COUNT // 2].body == "changed"
    if LONG:
        with pytest.raises(DiptychError, match=r"no more notes fit.*20,000"):
            store.add(note(tmp_path, "one too many"))
    size = (tmp_path / "pair.notes.json").stat().st_size / 1e6
    figures.add(f"{COUNT:,} notes in one file ({size:.0f} MB)", f"opened {opened:.1f} s, saved {saved:.1f} s", "works")


def test_a_full_file_says_so_and_can_still_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-15."""
    monkeypatch.setattr(notebook, "MOST_NOTES", 2)
    store = open_store(tmp_path)
    assert store.full == ""
    for body in ("one", "two"):
        store.add(note(tmp_path, body))
    assert store.full == "the notes file holds 2 notes"
    with pytest.raises(DiptychError, match="no more notes fit"):
        store.add(note(tmp_path, "three"))
    store.replace(edited(store.notes[0], "one, again"))
    store.delete(store.notes[1].id)
    store.add(note(tmp_path, "three"))
    store.save()
    assert bodies(tmp_path) == ["one, again", "three"]


def test_notes_that_would_make_the_file_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-15: when they are made, not when they are saved; wide characters count as what they take."""
    monkeypatch.setattr(notebook, "MOST_BYTES", 30_000)
    store = open_store(tmp_path)
    store.add(note(tmp_path, "漢" * 4_000))
    store.add(note(tmp_path, "x" * 10_000))
    with pytest.raises(DiptychError, match="no more notes fit"):
        store.add(note(tmp_path, "漢" * 3_000))
    with pytest.raises(DiptychError, match="no more notes fit"):
        store.replace(edited(store.notes[1], "漢" * 8_000))
    store.save()
    assert len(bodies(tmp_path)) == 2


def test_deleted_notes_do_not_make_the_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-15, N-15: of very long ones the first deleted go."""
    monkeypatch.setattr(deleted, "MOST_BYTES", 30_000)
    store = open_store(tmp_path)
    for number in range(6):
        kept = store.add(note(tmp_path, str(number) * 10_000))
        store.save()
        store.delete(kept.id)
        store.save()
    assert (tmp_path / "pair.notes.json").stat().st_size < 50_000
    assert [len(found.items) for found in open_store(tmp_path).earlier() if found.kind == "deleted"] == [2]
