"""Disks that are full and clocks that are wrong."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles.notes.content.note import edited
from articles.notes.failures import NotSavedError
from articles.notes.store import NotesStore
from tests.faults.breaking import bodies, note, open_store, pair

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

_LIMITED = """
import resource, sys
from pathlib import Path
from articles.notes.failures import NotSavedError
from tests.faults.breaking import note, open_store

folder = Path(sys.argv[1])
store = open_store(folder)
resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, resource.RLIM_INFINITY))
store.add(note(folder, "x" * 20_000))
try:
    store.save()
except NotSavedError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.save()
print(len(store.notes))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB; the test is skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=256k", "diptych", str(folder)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_saves_once_there_is_room(small_disk: Path) -> None:
    """T-8, R-5."""
    store = open_store(small_disk)
    store.add(note(small_disk, "old"))
    store.save()
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(4096))
    store.add(note(small_disk, "new" * 5_000))
    with pytest.raises(NotSavedError, match="the disk is full"):
        store.save()
    assert bodies(small_disk) == ["old"]
    assert list(small_disk.glob("*.tmp")) == []
    filler.unlink()
    store.save()
    assert bodies(small_disk) == ["old", "new" * 5_000]


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limits on the size of files here")
def test_a_limit_on_the_size_of_files_loses_nothing(tmp_path: Path) -> None:
    """T-8."""
    store = open_store(tmp_path)
    store.add(note(tmp_path, "old"))
    store.save()
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.startswith("the notes are not saved")
    assert bodies(tmp_path) == ["old", "x" * 20_000]


@pytest.mark.parametrize(
    "later",
    [timedelta(days=-365), timedelta(seconds=-1), timedelta(0), timedelta(days=365 * 14), timedelta(days=365 * 900)],
    ids=["a year back", "a second back", "standing still", "past 2038", "far ahead"],
)
def test_no_clock_drops_or_reorders_a_note(tmp_path: Path, later: timedelta) -> None:
    """T-10, N-4."""
    NotesStore.open(tmp_path / "pair.notes.json", *pair(tmp_path), clock=lambda: NOON)
    clock = [NOON]
    store = NotesStore.open(tmp_path / "pair.notes.json", *pair(tmp_path), clock=lambda: clock[0])
    for body in ("one", "two", "three"):
        store.add(note(tmp_path, body))
    store.save()
    clock[0] += later
    other = NotesStore.open(tmp_path / "pair.notes.json", *pair(tmp_path), clock=lambda: clock[0])
    other.replace(edited(other.notes[1], "two again", now=clock[0]))
    other.save()
    store.add(note(tmp_path, "four"))
    store.save()
    assert bodies(tmp_path) == ["one", "two again", "three", "four"]
    assert store.notes[1].modified > store.notes[1].created


def test_the_sixtieth_second_of_a_leap_second_is_kept_as_it_is(tmp_path: Path) -> None:
    """T-10: another tool's clock may tell a second that Python's knows nothing of."""
    store = open_store(tmp_path)
    for body in ("one", "two", "gone"):
        store.add(note(tmp_path, body))
    store.save()
    store.delete(store.notes[2].id)
    path = store.save().path
    leap = "2016-12-31T23:59:60Z"
    tree = json.loads(path.read_bytes())
    tree["first"]["items"][0] |= {"created": leap, "modified": leap}
    tree["diptych:deleted"][0]["time"] = leap
    path.write_text(json.dumps(tree), encoding="utf-8")
    store = open_store(tmp_path)
    store.replace(edited(store.notes[0], "one, again"))
    store.save()
    after = json.loads(path.read_bytes())
    assert after["first"]["items"][0]["created"] == leap
    assert after["first"]["items"][0]["modified"] > leap
    assert [each["time"] for each in after["diptych:deleted"]] == [leap]
    assert bodies(tmp_path) == ["one, again", "two"]


def test_another_time_zone_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """T-10."""
    try:
        for number, zone in enumerate(("UTC", "Pacific/Kiritimati", "America/St_Johns", "UTC")):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            store = open_store(tmp_path)
            store.add(note(tmp_path, str(number)))
            store.save()
            assert all(each.created.endswith("Z") for each in store.notes)
        assert bodies(tmp_path) == ["0", "1", "2", "3"]
        assert [each.created for each in open_store(tmp_path).notes] == sorted(
            each.created for each in open_store(tmp_path).notes
        )
    finally:
        monkeypatch.undo()
        time.tzset()
