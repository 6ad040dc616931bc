"""Notes saved into a case on a disk that fails: the case is the old one or the new one, whole, and no note is lost."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from articles.cases import pack, read_case
from articles.cases.decisions import notes_in
from articles.cases.home import OpenCase
from articles.errors import DiptychError
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from tests.articles.cases.test_hostile_cases import LEFT, RIGHT
from tests.articles.cases.test_packing import gathered
from tests.faults.breaking import FaultyDisk
from tests.writing import write_pair

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pack(gathered(write_pair(tmp_path_factory.mktemp("good"), LEFT, RIGHT), "packed"))


def opened(path: Path, disk: FaultyDisk | None = None) -> NotesStore:
    case = OpenCase.at(str(path), inside=True)
    return NotesStore.open(case.home(), case.case.a, case.case.b, disk)


def bodies(path: Path) -> list[str]:
    case = read_case(path)
    return [note.body for note in notes_in(case.notes, case.a, case.b)]


def add(store: NotesStore, path: Path, body: str) -> None:
    case = read_case(path)
    store.add(new_note({"a": case.a, "b": case.b}, {"b": case.b.sentences[0].span}, body))


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_whatever_fails_the_case_is_whole_and_the_note_is_saved_later(
    good: bytes, tmp_path: Path, number: int, lasting: bool
) -> None:
    path = tmp_path / "fire.diptych"
    at, fired = 0, True
    while fired:
        at += 1
        path.write_bytes(good)
        disk = FaultyDisk()
        store = opened(path, disk)
        add(store, path, "mine")
        disk.arm(at, number, lasting=lasting)
        acknowledged = True
        try:
            store.save()
        except DiptychError:
            acknowledged = False
        fired = disk.fired
        assert bodies(path) in (["packed"], ["packed", "mine"]), at
        assert not acknowledged or store.apart or bodies(path) == ["packed", "mine"], at
        disk.disarm()
        store.save()
        assert bodies(path) == ["packed", "mine"], at
        assert read_case(path).a.text == LEFT
    assert at > 10


def test_two_windows_on_one_case_keep_the_notes_of_both(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fire.diptych"
    path.write_bytes(good)
    one, other = opened(path), opened(path)
    add(one, path, "of one")
    add(other, path, "of the other")
    one.save()
    other.save()
    assert sorted(bodies(path)) == ["of one", "of the other", "packed"]


def test_a_case_that_was_exchanged_meanwhile_is_not_written_over(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fire.diptych"
    path.write_bytes(good)
    store = opened(path)
    add(store, path, "mine")
    folder = tmp_path / "other"
    exchanged = pack(gathered(write_pair(folder, LEFT.replace("late", "early in May"), RIGHT)))
    path.write_bytes(exchanged)
    with pytest.raises(DiptychError, match="another case has been put in its place"):
        store.save()
    assert path.read_bytes() == exchanged
    path.write_bytes(good)
    store.save()
    assert bodies(path) == ["packed", "mine"]


def test_a_case_that_is_gone_is_written_again_with_its_notes(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fire.diptych"
    path.write_bytes(good)
    store = opened(path)
    add(store, path, "mine")
    path.unlink()
    store.save()
    assert bodies(path) == ["packed", "mine"]
