"""What must hold of a save, as checks that can be made of a sound one and of one broken on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.notes.collection import document
from articles.notes.collection.strictjson import write_json
from articles.notes.disk.files import Disk
from articles.notes.failures import NotSavedError
from tests.faults.breaking import bodies, note, open_store
from tests.faults.crash_states import RecordingDisk, crashes

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAME = "pair.notes.json"


def check_crash_states(folder: Path, scratch: Path) -> int:
    """After a crash at any moment the old notes or the new ones are there, and the new ones once they are saved.

    Gives the number of states. Raises AssertionError.
    """
    store = open_store(folder)
    store.add(note(folder, "old"))
    store.save()
    path = folder / NAME
    before = {NAME: (path.stat().st_ino, path.read_bytes())}
    disk = RecordingDisk(folder)
    store = open_store(folder, disk)
    store.add(note(folder, "new"))
    disk.events.clear()
    store.save()
    states = 0
    for states, crash in enumerate(crashes(before, disk.events), 1):
        place = scratch / str(states)
        place.mkdir()
        for name, data in crash.files.items():
            (place / name).write_bytes(data)
        found = bodies(place)
        assert found == ["old", "new"] or (found == ["old"] and not crash.acknowledged), (found, crash)
    return states


def check_two_windows(folder: Path) -> None:
    """A window that saves while another one is in the middle of saving takes nothing away from it.

    Raises AssertionError.
    """
    store = open_store(folder)
    store.add(note(folder, "first"))
    store.save()
    other = open_store(folder)
    other.add(note(folder, "theirs"))

    class Interrupted(Disk):
        def replace(self, source: Path, target: Path) -> None:
            if target.name == NAME:
                other.save(wait=0.01)
            super().replace(source, target)

    mine = open_store(folder, Interrupted())
    mine.add(note(folder, "mine"))
    mine.save()
    other.save()
    assert sorted(bodies(folder)) == ["first", "mine", "theirs"]


def check_one_after_another(folder: Path) -> None:
    """A window takes in what was written since it read the file. Raises AssertionError."""
    one, two = open_store(folder), open_store(folder)
    one.add(note(folder, "one"))
    one.save()
    two.add(note(folder, "two"))
    two.save()
    assert bodies(folder) == ["one", "two"]


def check_what_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that do not hold the notes are not put in the place of those that do. Raises AssertionError."""
    store = open_store(folder)
    store.add(note(folder, "old"))
    store.save()
    store.add(note(folder, "new"))

    def wrong(*given: Any, **named: Any) -> bytes:
        return write_json(*given, **named).replace(b"old", b"odd")

    with monkeypatch.context() as patch:
        patch.setattr(document, "write_json", wrong)
        try:
            store.save()
        except NotSavedError:
            pass
        else:
            raise AssertionError("wrong bytes were written")
    assert bodies(folder) == ["old"]


def check_one_file_system(folder: Path) -> None:
    """Nothing is moved between folders, which may be on several disks. Raises AssertionError."""

    class Apart(Disk):
        def replace(self, source: Path, target: Path) -> None:
            assert source.parent == target.parent, "a file is moved from one folder to another"
            super().replace(source, target)

    store = open_store(folder, Apart())
    store.add(note(folder, "new"))
    store.save()
    assert bodies(folder) == ["new"]
