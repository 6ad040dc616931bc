"""The JSON test suite: what is JSON and what is not, decided as it says, and no document that stops the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.notes.collection.strictjson import parse_json, read_json
from articles.notes.failures import DamagedNotesError
from articles.notes.store import NotesStore
from tests.articles.notes.noting import KIT, note_on, pair

if TYPE_CHECKING:
    from pathlib import Path

SUITE = KIT.parent / "hostile" / "json-test-suite" / "test_parsing"
TWICE = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"]


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    if not SUITE.exists():
        pytest.skip("the JSON test suite is not beside the repository")
    return {path.name: path.read_bytes() for path in sorted(SUITE.glob("*.json"))}


def _accepted(data: bytes, read: object = parse_json) -> bool:
    assert callable(read)
    try:
        read(data)
    except DamagedNotesError:
        return False
    return True


def test_all_283_documents_are_decided_right_and_35_may_go_either_way(documents: dict[str, bytes]) -> None:
    """H-15: the y_ documents are taken, the n_ documents refused; none raises anything but its one error."""
    decided = {name: _accepted(data) for name, data in documents.items()}
    must = {name: accepted for name, accepted in decided.items() if name[0] in "yn"}
    right = sum(accepted == (name[0] == "y") for name, accepted in must.items())
    free = len(decided) - len(must)
    assert f"{right} of {len(must)} right, {free} without a crash" == "283 of 283 right, 35 without a crash"


def test_a_notes_file_may_not_hold_a_key_twice_though_json_may(documents: dict[str, bytes]) -> None:
    """H-15: the second, empty list of notes would win, and all notes with it be gone."""
    stricter = [name for name, data in documents.items() if _accepted(data) and not _accepted(data, read_json)]
    assert [name for name in stricter if name[0] == "y"] == TWICE


def test_each_document_as_a_notes_file_is_kept_aside_and_a_note_saved(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    """H-15, R-8: not one of them is a notes file; a note typed now is saved, and their bytes are kept."""
    a, b = pair(tmp_path)
    for number, (name, data) in enumerate(documents.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "n.notes.json"
        path.write_bytes(data)
        store = NotesStore.open(path, a, b)
        assert "damaged" in " ".join(store.notices), name
        added = store.add(note_on(a, b, "new", a="six days"))
        store.save()
        assert NotesStore.open(path, a, b).note(added.id) == added, name
        assert data in [each.read_bytes() for each in folder.iterdir()], name
