"""Files that hold notes but are no notes file as we write it: shown, and never written over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from tests.articles.notes.noting import note_on, pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from articles.article import Article

Tree = dict[str, Any]


def _nested(tree: Tree) -> Tree:
    deep: Any = 1
    for _ in range(300):
        deep = {"a": deep}
    return {**tree, "x-extra": deep}


UNLIKE: dict[str, Callable[[Tree], Any]] = {
    "a newer schema": lambda tree: {**tree, "diptych:schemaVersion": 999},
    "a newer schema under another prefix": lambda tree: {**tree, "pn:schemaVersion": 999},
    "a list of annotations": lambda tree: tree["first"]["items"],
    "a page of annotations": lambda tree: {"type": "AnnotationPage", "items": tree["first"]["items"]},
    "an unknown key nested deeply": _nested,
}


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Article, Article, Path, Tree]:
    a, b = pair(tmp_path)
    path = tmp_path / "n.notes.json"
    store = NotesStore.open(path, a, b)
    for words, side, quote in (("first", "a", "Nine lorries"), ("second", "b", "Eleven")):
        store.add(note_on(a, b, words, **{side: quote}))
    store.save()
    return a, b, path, json.loads(path.read_bytes())


@pytest.mark.parametrize("name", UNLIKE)
def test_it_is_shown_told_of_and_never_written(name: str, kept: tuple[Article, Article, Path, Tree]) -> None:
    """R-9, H-15."""
    a, b, path, tree = kept
    path.write_text(json.dumps(UNLIKE[name](tree)), encoding="utf-8")
    before = path.read_bytes()
    store = NotesStore.open(path, a, b)
    assert [note.body for note in store.notes] == ["first", "second"]
    assert "can be read but not changed" in " ".join(store.notices)
    store.add(note_on(a, b, "third", a="six days"))
    store.save()
    assert path.read_bytes() == before
    assert [note.body for note in NotesStore.open(path, a, b).notes] == ["third", "first", "second"]


def test_the_line_names_both_schemas(kept: tuple[Article, Article, Path, Tree]) -> None:
    a, b, path, tree = kept
    path.write_text(json.dumps({**tree, "diptych:schemaVersion": 7}), encoding="utf-8")
    assert "schema 7; this one knows 1" in " ".join(NotesStore.open(path, a, b).notices)


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_another_unicode_form_with_a_mark_is_read_and_saved_as_utf8(
    codec: str, kept: tuple[Article, Article, Path, Tree]
) -> None:
    a, b, path, tree = kept
    path.write_bytes(json.dumps(tree).encode(codec))
    store = NotesStore.open(path, a, b)
    assert (" ".join(store.notices), len(store.notes)) == ("", 2)
    store.add(note_on(a, b, "third", a="six days"))
    store.save()
    assert len(json.loads(path.read_bytes().decode("utf-8"))["first"]["items"]) == 3


def test_two_notes_of_one_id_are_both_notes(kept: tuple[Article, Article, Path, Tree]) -> None:
    """H-17: and stay the same two, however often they are read."""
    a, b, path, tree = kept
    for item in tree["first"]["items"]:
        item["id"] = "urn:uuid:00000000-0000-4000-8000-000000000001"
    path.write_text(json.dumps(tree), encoding="utf-8")
    store = NotesStore.open(path, a, b)
    assert [note.body for note in store.notes] == ["first", "second"]
    assert [note.id for note in NotesStore.open(path, a, b).notes] == [note.id for note in store.notes]
    store.add(note_on(a, b, "third", a="six days"))
    store.save()
    bodies = [each["body"][0]["value"] for each in json.loads(path.read_bytes())["first"]["items"]]
    assert bodies == ["first", "second", "third"]


@pytest.mark.parametrize("kind", ["folder", "link to nothing", "read-only"])
def test_a_named_file_that_cannot_be_written_gives_way_to_the_data_folder(
    kind: str, tmp_path: Path, kept: tuple[Article, Article, Path, Tree]
) -> None:
    """N-9, R-10: told at the start, and nothing is made in its place."""
    a, b, path, _ = kept
    if kind == "read-only":
        path.chmod(0o444)
    else:
        path.unlink()
        path.mkdir() if kind == "folder" else path.symlink_to(tmp_path / "nowhere")
    home = find_home(a, b, notes=path, data_folder=tmp_path / "data", strict=False)
    assert home.path.parent == tmp_path / "data"
    assert str(home.path) in home.where
    store = NotesStore.open(home, a, b)
    assert len(store.notes) == (2 if kind == "read-only" else 0)
    store.add(note_on(a, b, "third", a="six days"))
    store.save()
    assert not (tmp_path / "nowhere").exists()
