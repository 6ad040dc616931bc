"""Earlier versions, damaged copies and deleted notes can be listed and brought back."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from articles.notes.content.note import edited
from articles.notes.disk.files import Disk
from articles.notes.disk.naming import Home, find_home
from articles.notes.disk.versions import versions_in
from articles.notes.store import NotesStore
from tests.articles.notes.noting import NOON, at, note_on, pair, w3c_check

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from articles.notes.disk.recovery import Earlier


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Article, Article]:
    folder = tmp_path / "articles"
    folder.mkdir()
    return pair(folder)


@pytest.fixture
def home(tmp_path: Path, articles: tuple[Article, Article]) -> Home:
    return find_home(*articles, data_folder=tmp_path / "data", state_folder=tmp_path / "state")


def bodies(store: NotesStore) -> list[str]:
    return [note.body for note in store.notes]


def of_kind(store: NotesStore, kind: str) -> list[Earlier]:
    return [each for each in store.earlier() if each.kind == kind]


def test_the_last_three_versions_are_kept_and_can_be_brought_back(
    home: Home, articles: tuple[Article, Article]
) -> None:
    """R-7."""
    store = NotesStore.open(home, *articles, clock=at())
    for number in range(6):
        store.add(note_on(*articles, f"note {number}", a="Nine lorries"))
        store.save()
    versions = of_kind(store, "version")
    assert [len(version.items) for version in versions] == [5, 4, 3]
    for note in store.notes:
        store.delete(note.id)
    store.save()
    assert store.bring_back(versions[0]) == 5
    store.save()
    assert bodies(NotesStore.open(home, *articles)) == [f"note {number}" for number in range(5)]


def test_one_version_of_each_of_the_last_seven_days_is_kept(home: Home, articles: tuple[Article, Article]) -> None:
    """R-7."""
    store = NotesStore.open(home, *articles)
    for day in range(10):
        store = NotesStore.open(home, *articles, clock=at(NOON + timedelta(days=day)))
        for number in range(3):
            store.add(note_on(*articles, f"{day}.{number}", a="Nine lorries"))
            store.save()
    assert home.versions is not None
    days = [path.name for path in versions_in(Disk(), home.versions) if path.name.startswith("day-")]
    assert days == [f"day-2026-03-{day:02}.notes.json" for day in range(11, 4, -1)]
    assert [len(each.items) for each in of_kind(store, "day")] == [27, 24, 21, 18, 15, 12, 9]


def test_a_note_that_reads_otherwise_now_comes_back_beside_the_present_one(
    home: Home, articles: tuple[Article, Article]
) -> None:
    store = NotesStore.open(home, *articles)
    store.add(note_on(*articles, "first words", a="Nine lorries"))
    store.save()
    store.replace(edited(store.notes[0], "other words"))
    store.save()
    version = of_kind(store, "version")[0]
    assert store.bring_back(version) == 1
    assert bodies(store) == ["other words", "first words"]
    assert store.bring_back(version) == 0
    store.undo()
    assert bodies(store) == ["other words"]


def test_deleted_notes_stay_in_the_file_for_thirty_days(home: Home, articles: tuple[Article, Article]) -> None:
    """N-15."""
    store = NotesStore.open(home, *articles, clock=at())
    store.add(note_on(*articles, "fleeting", a="Nine lorries"))
    store.add(note_on(*articles, "lasting", a="six days"))
    store.save()
    store.delete(store.notes[0].id)
    store.save()
    tree: dict[str, Any] = json.loads(home.path.read_bytes())
    assert [each["time"] for each in tree["diptych:deleted"]] == ["2026-03-02T12:00:00Z"]
    assert w3c_check()(tree) == []
    later = NotesStore.open(home, *articles, clock=at(NOON + timedelta(days=29)))
    assert later.bring_back(of_kind(later, "deleted")[0]) == 1
    assert sorted(bodies(later)) == ["fleeting", "lasting"]
    later = NotesStore.open(home, *articles, clock=at(NOON + timedelta(days=31)))
    later.add(note_on(*articles, "more", a="six days"))
    later.save()
    assert "diptych:deleted" not in json.loads(home.path.read_bytes())


def test_a_deleted_note_does_not_come_back_from_a_second_file(
    tmp_path: Path, articles: tuple[Article, Article]
) -> None:
    """N-9, N-15: a deletion on one side is not undone by joining."""
    one, two = tmp_path / "one.notes.json", tmp_path / "two.notes.json"
    store = NotesStore.open(two, *articles)
    gone = store.add(note_on(*articles, "gone", a="Nine lorries"))
    changed = store.add(note_on(*articles, "changed later", a="six days"))
    store.save()
    joined = NotesStore.open(Home(one, (two,)), *articles)
    joined.delete(gone.id)
    joined.save()
    joined = NotesStore.open(Home(one, (two,)), *articles)
    assert bodies(joined) == ["changed later"]
    joined.delete(changed.id)
    joined.save()
    store.replace(edited(changed, "and so it was"))
    store.save()
    assert bodies(NotesStore.open(Home(one, (two,)), *articles)) == ["and so it was"]


def test_taking_back_a_deletion_makes_the_note_no_longer_deleted(home: Home, articles: tuple[Article, Article]) -> None:
    store = NotesStore.open(home, *articles)
    store.add(note_on(*articles, "one", a="Nine lorries"))
    store.save()
    store.delete(store.notes[0].id)
    store.save()
    store.undo()
    store.save()
    assert "diptych:deleted" not in json.loads(home.path.read_bytes())
    assert bodies(NotesStore.open(home, *articles)) == ["one"]


def test_whole_notes_of_a_damaged_copy_can_be_brought_back(home: Home, articles: tuple[Article, Article]) -> None:
    """R-8."""
    store = NotesStore.open(home, *articles)
    for body in ("one", "two"):
        store.add(note_on(*articles, body, a="Nine lorries"))
    store.save()
    whole = home.path.read_bytes()
    home.path.write_bytes(whole[: whole.rindex(b'"value": "two"')])
    store = NotesStore.open(home, *articles)
    assert bodies(store) == ["one"]
    assert [each.kind for each in store.earlier() if each.path and "damaged" in each.path.name] == ["damaged"]
    store.delete(store.notes[0].id)
    store.save()
    store.bring_back(of_kind(store, "damaged")[0])
    assert bodies(store) == ["one"]


def test_versions_that_cannot_be_kept_keep_nothing_from_being_saved(
    tmp_path: Path, articles: tuple[Article, Article]
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    home = find_home(*articles, data_folder=tmp_path / "data", state_folder=tmp_path / "state")
    store = NotesStore.open(home, *articles)
    for body in ("one", "two"):
        store.add(note_on(*articles, body, a="Nine lorries"))
        store.save()
    assert bodies(NotesStore.open(home, *articles)) == ["one", "two"]
    assert store.earlier() == []


def test_versions_are_copied_where_a_file_can_have_one_name_only(home: Home, articles: tuple[Article, Article]) -> None:
    class OneName(Disk):
        def link(self, source: Path, target: Path) -> None:
            raise PermissionError

    store = NotesStore.open(home, *articles, disk=OneName())
    for body in ("one", "two"):
        store.add(note_on(*articles, body, a="Nine lorries"))
        store.save()
    assert [len(each.items) for each in of_kind(store, "version")] == [1]
