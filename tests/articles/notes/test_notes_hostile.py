"""Whatever a notes file holds: the articles open, a note typed now is saved, and what was there is kept."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.notes.collection.annotation import annotation_of
from articles.notes.collection.document import context_of, items_of, new_tree, tree_with
from articles.notes.collection.strictjson import escaped
from articles.notes.content.note import edited
from articles.notes.disk.files import Disk
from articles.notes.failures import NotSavedError
from articles.notes.store import NotesStore
from tests.articles.notes.noting import KIT, NOON, note_on, pair, plain
from tests.articles.reading.shown import FORBIDDEN

EXAMPLES = 5000 if "DIPTYCH_LONG" in os.environ else 60
_VALUES: list[Any] = [None, True, 0, -1, 2**70, 1.5, "", "x", "\ud800", [], {}, [[]], ["x"], {"id": 3}, {"source": {}}]
ODD = st.sampled_from(_VALUES)


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a tree."""
    found = [path]
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        found += paths_in(inner, (*path, key))
    return found


def mutated(tree: Any, path: tuple[Any, ...], odd: Any) -> Any:
    """The tree with another value at `path`."""
    if not path:
        return odd
    copy = tree.copy()
    copy[path[0]] = mutated(tree[path[0]], path[1:], odd)
    return copy


def example_tree(folder: Path) -> tuple[Any, Any, Any]:
    a, b = pair(folder)
    context = context_of(new_tree({"a": a, "b": b}, NOON), {"a": a, "b": b})
    notes = [note_on(a, b, "one", a="Nine lorries", b="Eleven"), note_on(a, b, "two", b="the road")]
    items = [annotation_of(each, context.sources) for each in notes]
    return a, b, tree_with(new_tree({"a": a, "b": b}, NOON), items, {"a": a, "b": b}, 3, NOON)


@given(st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_file_with_anything_wrong_in_it_never_stops_the_reader(data: st.DataObject) -> None:
    """H-17."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        a, b, tree = example_tree(folder)
        for _ in range(data.draw(st.integers(1, 3))):
            ways = paths_in(tree)[1:]
            if ways:
                tree = mutated(tree, data.draw(st.sampled_from(ways)), data.draw(ODD))
        path = folder / "n.notes.json"
        path.write_text(json.dumps(tree), encoding="utf-8")
        before = path.read_bytes()
        store = NotesStore.open(path, a, b)
        if store.notes and store.changeable(store.notes[0].id):
            store.replace(edited(store.notes[0], "edited", tags=("t",)))
        added = store.add(note_on(a, b, "new", a="six days"))
        try:
            store.save()
        except NotSavedError:
            assert store.read_only
            assert path.read_bytes() == before
            return
        again = NotesStore.open(path, a, b)
        assert again.note(added.id) == added
        assert [note.body for note in again.notes] == [note.body for note in store.notes]
        assert before in [each.read_bytes() for each in folder.iterdir()] or again.unreadable == store.unreadable


@pytest.mark.parametrize("score", [10**400, -(10**400), 1e308], ids=["huge", "as small", "a number"])
def test_a_place_recorded_with_a_score_beyond_all_numbers_stops_nobody(tmp_path: Path, score: float) -> None:
    """H-17."""
    a, b, tree = example_tree(tmp_path)
    tree["first"]["items"][0]["target"][0] |= {
        "diptych:textSha256": "another",
        "diptych:placed": {"textSha256": a.text_sha256, "start": 0, "end": 4, "how": "moved", "score": score},
    }
    path = tmp_path / "n.notes.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    target = NotesStore.open(path, a, b).notes[0].targets[0]
    assert (target.how, target.score) == ("moved", 1.0 if score > 0 else 0.0)


def test_a_file_that_was_saved_as_often_as_can_be_counted_is_saved_again(tmp_path: Path) -> None:
    a, b, tree = example_tree(tmp_path)
    path = tmp_path / "n.notes.json"
    path.write_text(json.dumps({**tree, "diptych:revision": 2**53}), encoding="utf-8")
    store = NotesStore.open(path, a, b)
    added = store.add(note_on(a, b, "new", a="six days"))
    store.save()
    assert NotesStore.open(path, a, b).note(added.id) == added


@given(st.binary(max_size=60))
@settings(max_examples=30, deadline=None)
def test_bytes_that_are_no_notes_file_are_kept_aside(junk: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        a, b = pair(folder)
        path = folder / "n.notes.json"
        path.write_bytes(junk)
        store = NotesStore.open(path, a, b)
        assert "is damaged" in " ".join(store.notices)
        store.add(note_on(a, b, "new", a="six days"))
        store.save()
        assert junk in [each.read_bytes() for each in folder.iterdir()]


def test_the_samples_of_the_w3c_are_read_and_written_back(tmp_path: Path) -> None:
    """H-17: annotations of every kind, most of them on nothing we know."""
    samples = sorted((KIT / "w3c" / "tools" / "samples" / "correct").glob("anno*.json"))
    if not samples:
        pytest.skip("the annotation kit is not beside the repository")
    items = []
    for sample in samples:
        try:
            items.append(json.loads(sample.read_bytes()))
        except ValueError:
            continue
    a, b = plain("Some words here."), plain("Other words there.", "right.txt")
    tree = new_tree({"a": a, "b": b}, NOON)
    path = tmp_path / "n.notes.json"
    path.write_text(json.dumps({**tree, "first": {**tree["first"], "items": items}}), encoding="utf-8")
    store = NotesStore.open(path, a, b)
    store.add(note_on(a, b, "mine", a="words"))
    store.save()
    assert items_of(json.loads(path.read_bytes()))[:-1] == items


class _Watched(Disk):
    """The disk, and every path that was opened on it."""

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self.opened.append(path)
        return super().open(path, flags, mode)


def test_no_path_or_address_in_a_notes_file_is_ever_opened(tmp_path: Path) -> None:
    """H-16: they are labels."""
    a, b, tree = example_tree(tmp_path)
    elsewhere = ["../../../../etc/passwd", "/etc/passwd", "http://127.0.0.1:9/x", "file:///etc/passwd", "a.txt/../x"]
    for entry in tree["diptych:articles"]:
        entry["diptych:path"] = elsewhere[0]
    for item, source in zip(items_of(tree), elsewhere[1:], strict=False):
        item["target"][0]["source"] = source
    tree |= {"@context": [elsewhere[2], *tree["@context"]], "articles": elsewhere, "next": elsewhere[3]}
    folder = tmp_path / "notes"
    folder.mkdir()
    path = folder / "n.notes.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    disk = _Watched()
    store = NotesStore.open(path, a, b, disk)
    store.add(note_on(a, b, "new", a="six days"))
    store.save()
    assert {each.parent if each != folder else each for each in disk.opened} == {folder}


def test_the_file_holds_no_character_that_acts_on_a_terminal_and_reads_back_the_same(tmp_path: Path) -> None:
    a, b = pair(tmp_path)
    path = tmp_path / "mine.notes.json"
    acting = "".join(sorted(FORBIDDEN - {chr(code) for code in range(0xD800, 0xE000)}))
    store = NotesStore.open(path, a, b)
    store.add(replace(note_on(a, b, f"so {acting} it is", a="Nine lorries"), tags=(acting,), creator=acting))
    store.save()
    assert FORBIDDEN.isdisjoint(path.read_text(encoding="utf-8"))
    (again,) = NotesStore.open(path, a, b).notes
    assert (again.body, again.tags, again.creator) == (f"so {acting} it is", (acting,), acting)
    assert escaped("\ud83d \udcff") == rb"\ud83d \udcff"
