"""Notes saved beside a file that another window kept busy find their way into it, also when their window died."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from articles.notes.content.note import edited
from articles.notes.disk import saving
from articles.notes.disk.files import Disk
from articles.notes.disk.lock_fallback import fallback_files
from articles.notes.store import NotesStore
from tests.articles.notes.noting import note_on, pair, w3c_check

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Article, Article]:
    return pair(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pair.notes.json"


def bodies(path: Path, articles: tuple[Article, Article]) -> list[str]:
    return [note.body for note in NotesStore.open(path, *articles).notes]


def begun(path: Path, articles: tuple[Article, Article], *notes: str) -> NotesStore:
    store = NotesStore.open(path, *articles)
    for body in notes:
        store.add(note_on(*articles, body, a="Nine lorries"))
    store.save()
    return store


def saved_aside(store: NotesStore) -> Path:
    with saving.locked(Disk(), store.path):
        return store.save(wait=0.02).path


def test_what_a_dead_window_left_aside_is_taken_in_at_the_next_start(
    path: Path, articles: tuple[Article, Article]
) -> None:
    """R-4."""
    store = begun(path, articles, "one")
    store.add(note_on(*articles, "two", a="six days"))
    left = saved_aside(store)
    again = NotesStore.open(path, *articles)
    assert [note.body for note in again.notes] == ["one", "two"]
    assert left.name in " ".join(again.notices)
    assert left.exists()
    again.save()
    assert not left.exists()
    assert bodies(path, articles) == ["one", "two"]


def test_an_edit_and_a_deletion_left_aside_are_made_where_nobody_else_changed_the_note(
    path: Path, articles: tuple[Article, Article]
) -> None:
    store = begun(path, articles, "old", "gone", "kept")
    store.replace(edited(store.notes[0], "new"))
    store.delete(store.notes[1].id)
    saved_aside(store)
    assert bodies(path, articles) == ["new", "kept"]


def test_a_note_changed_aside_and_in_the_file_is_kept_twice(path: Path, articles: tuple[Article, Article]) -> None:
    store = begun(path, articles, "old")
    other = NotesStore.open(path, *articles)
    store.replace(edited(store.notes[0], "mine"))
    saved_aside(store)
    other.replace(edited(other.notes[0], "theirs"))
    other.save()
    again = NotesStore.open(path, *articles)
    assert sorted(note.body for note in again.notes) == ["mine", "theirs"]
    assert "two versions" in " ".join(again.notices)
    again.save()
    assert sorted(bodies(path, articles)) == ["mine", "theirs"]


def test_taking_in_the_same_file_twice_changes_nothing(path: Path, articles: tuple[Article, Article]) -> None:
    store = begun(path, articles, "old")
    other = NotesStore.open(path, *articles)
    store.replace(edited(store.notes[0], "mine"))
    left = saved_aside(store)
    copy = left.read_bytes()
    other.replace(edited(other.notes[0], "theirs"))
    other.save()
    NotesStore.open(path, *articles).save()
    left.write_bytes(copy)
    NotesStore.open(path, *articles).save()
    assert sorted(bodies(path, articles)) == ["mine", "theirs"]


def test_a_note_deleted_from_the_file_is_not_brought_back_from_aside(
    path: Path, articles: tuple[Article, Article]
) -> None:
    """A deletion on one side is not undone by joining."""
    store = begun(path, articles, "one", "two")
    store.add(note_on(*articles, "three", a="six days"))
    left = saved_aside(store)
    aside = left.read_bytes()
    left.unlink()
    other = NotesStore.open(path, *articles)
    other.delete(other.notes[0].id)
    other.save()
    left.write_bytes(aside)
    assert bodies(path, articles) == ["two", "three"]


def test_a_file_aside_is_a_notes_file_by_itself(path: Path, articles: tuple[Article, Article]) -> None:
    """R-4, N-1."""
    import json

    store = begun(path, articles, "one", "two")
    store.delete(store.notes[0].id)
    assert w3c_check()(json.loads(saved_aside(store).read_bytes())) == []


def test_the_file_of_a_window_that_runs_elsewhere_in_this_machine_is_left_alone(
    path: Path, articles: tuple[Article, Article]
) -> None:
    store = begun(path, articles, "one")
    store.add(note_on(*articles, "two", a="six days"))
    left = saved_aside(store)
    left.rename(left.with_name(left.name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-")))
    assert fallback_files(Disk(), path) == []
    assert bodies(path, articles) == ["one"]


def test_nothing_is_written_aside_when_nothing_was_changed(path: Path, articles: tuple[Article, Article]) -> None:
    store = begun(path, articles, "one")
    assert saved_aside(store) == store.path
    assert sorted(each.name for each in path.parent.glob("*conflict*")) == []
