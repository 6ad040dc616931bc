"""Of a notes file that cannot be read as a whole, whatever notes stand in it are used."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.notes.collection.salvaging import salvage
from articles.notes.store import NotesStore
from tests.articles.notes.noting import note_on, pair
from tests.work import seconds_of

if TYPE_CHECKING:
    from pathlib import Path


def _file(folder: Path) -> bytes:
    a, b = pair(folder)
    path = folder / "n.notes.json"
    store = NotesStore.open(path, a, b)
    store.add(note_on(a, b, "the first \\ “note” [1, {2}]", a="Nine lorries"))
    store.add(note_on(a, b, "the second", b="Eleven"))
    store.save()
    return path.read_bytes()


def _bodies(items: list[Any]) -> list[str]:
    return [item["body"][0]["value"] for item in items]


def test_a_file_cut_anywhere_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    """R-8."""
    data = _file(tmp_path)
    first, second = json.loads(data)["first"]["items"]
    seen = set()
    for cut in range(len(data)):
        found = salvage(data[:cut])
        seen.add((len(found.whole), len(found.short)))
        for item in found.whole:
            assert item in (first, second)
        for item in found.short:
            whole = first if item["id"] == first["id"] else second
            assert _bodies([item]) == _bodies([whole])
            assert set(item) <= set(whole)
    assert seen == {(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)}


def test_a_file_cut_in_the_middle_still_gives_its_first_note(tmp_path: Path) -> None:
    """R-8: what the articles are stands after the notes."""
    data = _file(tmp_path)
    found = salvage(data[: len(data) // 2])
    assert _bodies(list(found.items)) == ["the first \\ “note” [1, {2}]"]


def test_a_note_that_was_cut_short_is_shown_told_of_and_saved_again(tmp_path: Path) -> None:
    """R-8."""
    data = _file(tmp_path)
    a, b = pair(tmp_path)
    path = tmp_path / "n.notes.json"
    path.write_bytes(data[: data.index(b"5.2") if b"5.2" in data else data.index(b"TextQuoteSelector")])
    store = NotesStore.open(path, a, b)
    assert "Recovered: one note, cut short." in " ".join(store.notices)
    assert [note.body for note in store.notes] == ["the first \\ “note” [1, {2}]"]
    store.add(note_on(a, b, "a third", a="six days"))
    store.save()
    assert [note.body for note in NotesStore.open(path, a, b).notes][1:] == ["a third"]


def test_what_stands_twice_or_after_rubbish_is_taken_once(tmp_path: Path) -> None:
    data = _file(tmp_path)
    assert len(salvage(data + data[-900:]).whole) == 2
    assert _bodies(salvage(b'<<<<<<< ours "x": }' + data).whole)[1] == "the second"


@given(st.one_of(st.binary(max_size=300), st.text(alphabet='"items:[]{},\\ n1', max_size=200).map(str.encode)))
def test_nothing_stops_it(junk: bytes) -> None:
    salvage(b'{"first": {"items": [' + junk)
    salvage(junk)


@pytest.mark.parametrize(("before", "flood"), [(b'{"items": [', b'{"a":'), (b"", b'{"items": [')])
def test_four_times_the_flood_of_brackets_takes_no_more_than_its_share_of_time(before: bytes, flood: bytes) -> None:
    once, four_times = (seconds_of(partial(salvage, before + flood * times)) for times in (50_000, 200_000))
    assert four_times <= 9 * max(once, 0.002)
