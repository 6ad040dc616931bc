"""Whatever operation of a save fails: the file is whole, the notes are in memory, and the reader is told."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

import pytest

from articles.notes.content.note import edited
from articles.notes.disk.files import Disk
from articles.notes.failures import NotSavedError
from tests.faults.breaking import FaultyDisk, WatchedDisk, bodies, note, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from articles.notes.store import NotesStore
    from tests.figures import Figures

LONG = "DIPTYCH_LONG" in os.environ
QUICK_ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ENOENT)
ERRORS = (*QUICK_ERRORS, errno.EDQUOT, errno.EROFS, errno.EINTR, errno.EBUSY, errno.EMFILE) if LONG else QUICK_ERRORS
MOST_OPERATIONS = 60


def saved_or_told(store: NotesStore) -> str:
    """Save; gives the line that the reader gets when it fails."""
    try:
        store.save()
    except NotSavedError as error:
        return str(error)
    return ""


def fail_one_save(folder: Path, at: int, number: int, *, lasting: bool) -> bool:
    """Change and save notes with operation `at` failing; check what must hold; returns whether anything failed."""
    disk = FaultyDisk()
    store = open_store(folder, disk)
    store.replace(edited(store.notes[0], "changed"))
    store.add(note(folder, "new"))
    disk.arm(at, number, lasting=lasting)
    told = saved_or_told(store)
    disk.disarm()
    found = bodies(folder)
    assert found in (["old", "kept"], ["changed", "kept", "new"])
    assert [each.body for each in store.notes] == ["changed", "kept", "new"]
    assert store.unsaved == bool(told)
    assert "\n" not in told
    assert told or found == ["changed", "kept", "new"]
    if not lasting:
        assert list(folder.glob("*.tmp")) == []
    store.replace(edited(store.notes[0], "changed again"))
    store.save()
    assert bodies(folder) == ["changed again", "kept", "new"]
    return disk.fired


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("number", ERRORS, ids=lambda number: errno.errorcode[number])
def test_a_save_survives_a_failure_of_any_operation(
    tmp_path: Path, number: int, lasting: bool, figures: Figures
) -> None:
    """R-5, T-1: fail operation 1, 2, 3, ... until none is left to fail."""
    for at in range(1, MOST_OPERATIONS):
        folder = tmp_path / str(at)
        folder.mkdir()
        store = open_store(folder)
        store.add(note(folder, "old"))
        store.add(note(folder, "kept"))
        store.save()
        if not fail_one_save(folder, at, number, lasting=lasting):
            assert at > 15
            how = "from then on" if lasting else "once"
            found = f"{at - 1} operations: 0 lost, 0 broken, all told"
            figures.add(f"{errno.errorcode[number]} at each operation, {how}", found, "0 lost, 0 broken, all told")
            return
    pytest.fail("there was always another operation to fail")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_a_first_save_survives_a_failure_of_any_operation(tmp_path: Path, lasting: bool) -> None:
    for at in range(1, MOST_OPERATIONS):
        folder = tmp_path / str(at)
        folder.mkdir()
        disk = FaultyDisk()
        store = open_store(folder, disk)
        store.add(note(folder, "first"))
        disk.arm(at, errno.EIO, lasting=lasting)
        told = saved_or_told(store)
        assert bodies(folder) == ["first"] or (told and bodies(folder) == [])
        disk.disarm()
        store.save()
        assert bodies(folder) == ["first"]
        if not disk.fired:
            return
    pytest.fail("there was always another operation to fail")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_a_damaged_file_is_never_lost_to_a_failure(tmp_path: Path, lasting: bool) -> None:
    for at in range(1, MOST_OPERATIONS):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / "pair.notes.json"
        path.write_bytes(b'{"half')
        disk = FaultyDisk()
        disk.arm(at, errno.ENOSPC, lasting=lasting)
        store = open_store(folder, disk)
        store.add(note(folder, "new"))
        assert saved_or_told(store) or bodies(folder) == ["new"]
        assert b'{"half' in [each.read_bytes() for each in folder.iterdir()]
        if not disk.fired:
            return
    pytest.fail("there was always another operation to fail")


def test_short_writes_are_gone_on_with(tmp_path: Path) -> None:
    class Sparing(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            return super().write(descriptor, data[:100])

    store = open_store(tmp_path, Sparing())
    store.add(note(tmp_path, "x" * 5000))
    store.save()
    assert bodies(tmp_path) == ["x" * 5000]


def test_the_disk_holds_the_bytes_before_the_name_and_the_name_before_the_lock_goes(tmp_path: Path) -> None:
    """R-1."""
    done: list[str] = []
    store = open_store(tmp_path, WatchedDisk(done.append))
    store.add(note(tmp_path, "x"))
    done.clear()
    store.save()
    order = [name for name in done if name in ("lock", "write", "fsync", "replace", "unlink")]
    assert order == ["lock", "write", "write", "fsync", "replace", "fsync", "unlink"]


def test_a_disk_without_locks_is_written_with_a_word_about_it_once(tmp_path: Path) -> None:
    """R-4."""

    class Lockless(Disk):
        def lock(self, descriptor: int) -> None:
            raise OSError(errno.ENOLCK, "no locks available")

    store = open_store(tmp_path, Lockless())
    store.add(note(tmp_path, "x"))
    assert "has no locks" in store.save().notices[0]
    store.add(note(tmp_path, "y"))
    assert store.save().notices == ()
    assert bodies(tmp_path) == ["x", "y"]


def test_notes_go_beside_a_file_kept_busy_and_its_holder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-4."""
    from articles.notes.disk import saving

    store = open_store(tmp_path)
    store.add(note(tmp_path, "x"))
    with saving.locked(Disk(), store.path):
        saved = store.save(wait=0.05)
        assert re.search(rf"Another window .*@.* {os.getpid()}\b", saved.notices[0])
        assert saved.path.name in saved.notices[0]
        assert b'"x"' in saved.path.read_bytes()
        assert (store.unsaved, store.apart) == (False, True)
    store.save()
    assert (store.apart, saved.path.exists()) == (False, False)
    assert bodies(tmp_path) == ["x"]


def test_a_file_that_would_lose_a_note_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-2."""
    from articles.notes.collection.merging import Merged
    from articles.notes.disk import writing

    store = open_store(tmp_path)
    store.add(note(tmp_path, "old"))
    store.save()
    store.add(note(tmp_path, "new"))
    monkeypatch.setattr(writing, "merge", lambda *_: Merged())
    with pytest.raises(NotSavedError, match="would have been lost"):
        store.save()
    assert bodies(tmp_path) == ["old"]


def test_bytes_that_do_not_read_back_are_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-2."""
    from articles.notes.collection import document
    from articles.notes.collection.strictjson import write_json

    store = open_store(tmp_path)
    store.add(note(tmp_path, "old"))
    store.save()
    store.add(note(tmp_path, "new"))
    monkeypatch.setattr(
        document, "write_json", lambda *given, **named: write_json(*given, **named).replace(b"new", b"gnu")
    )
    with pytest.raises(NotSavedError, match="does not read back"):
        store.save()
    assert bodies(tmp_path) == ["old"]


class _ForgetsToAcknowledge(Disk):
    """Puts the file in its place and then reports an error, once armed."""

    armed = False

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        if self.armed:
            self.armed = False
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_what_others_wrote_outlives_a_save_that_worked_and_said_it_did_not(tmp_path: Path) -> None:
    disk = _ForgetsToAcknowledge()
    store, other = open_store(tmp_path, disk), open_store(tmp_path)
    other.add(note(tmp_path, "theirs"))
    other.save()
    store.add(note(tmp_path, "mine"))
    disk.armed = True
    assert saved_or_told(store)
    store.save()
    assert bodies(tmp_path) == ["theirs", "mine"]


def test_a_change_of_others_outlives_a_save_that_worked_and_said_it_did_not(tmp_path: Path) -> None:
    disk = _ForgetsToAcknowledge()
    other = open_store(tmp_path)
    other.add(note(tmp_path, "first"))
    other.save()
    store = open_store(tmp_path, disk)
    other.replace(edited(other.notes[0], "changed"))
    other.save()
    store.add(note(tmp_path, "mine"))
    disk.armed = True
    assert saved_or_told(store)
    store.save()
    assert bodies(tmp_path) == ["changed", "mine"]


def test_a_deletion_taken_back_after_a_save_that_worked_and_said_it_did_not_is_taken_back(tmp_path: Path) -> None:
    disk = _ForgetsToAcknowledge()
    store = open_store(tmp_path, disk)
    store.add(note(tmp_path, "kept"))
    store.save()
    store.delete(store.notes[0].id)
    disk.armed = True
    assert saved_or_told(store)
    store.undo()
    store.save()
    assert bodies(tmp_path) == ["kept"]
