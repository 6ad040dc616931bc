"""The save path broken on purpose in eight ways: each is caught by a check that the sound one passes."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articles.notes.collection import document
from articles.notes.disk import saving, writing
from articles.notes.disk.opening import Opened, open_notes
from tests.faults import checking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from articles.notes.disk.files import Disk
    from tests.figures import Figures

Patch = pytest.MonkeyPatch


def no_fsync(patch: Patch) -> None:
    """The bytes are not forced to the disk before the name."""
    real = saving.write_new
    patch.setattr(saving, "write_new", lambda *given, **named: real(*given, **{**named, "held": False}))


def no_folder_fsync(patch: Patch) -> None:
    """The name is not forced to the disk before the save is acknowledged."""
    patch.setattr(saving, "hold_folder", lambda *_: None)


def no_lock(patch: Patch) -> None:
    """Nobody waits for anybody."""

    @contextmanager
    def unlocked(*_: Any) -> Iterator[bool]:
        yield True

    patch.setattr(writing, "locked", unlocked)


def lock_released_early(patch: Patch) -> None:
    """The lock is let go before anything is written."""
    real = saving.locked

    @contextmanager
    def early(*given: Any) -> Iterator[bool]:
        with real(*given):
            pass
        yield True

    patch.setattr(writing, "locked", early)


def no_reading_again(patch: Patch) -> None:
    """What others wrote is not looked at: an existing file is taken to be as it was when this window began."""
    first: dict[object, Opened] = {}

    def stale(disk: Disk, path: Path, *given: Any, rows: Any = None, **named: Any) -> Opened:
        if rows not in first:
            opened = open_notes(disk, path, *given, **named)
            first[rows] = Opened(None, b"", ()) if opened.tree is None else opened
        return first[rows]

    patch.setattr(writing, "open_notes", stale)
    patch.setattr("articles.notes.disk.loading.open_notes", stale)


def no_verifying(patch: Patch) -> None:
    """The bytes are not read back before they replace the file."""
    real = document.write_tree

    def unchecked(tree: dict[str, Any], rows: Any = None) -> bytes:
        with patch.context() as inner:
            inner.setattr(document, "read_tree", lambda *_: tree)
            return real(tree, rows)

    patch.setattr(writing, "write_tree", unchecked)


def in_place(patch: Patch) -> None:
    """The file itself is emptied and written."""

    def overwrite(disk: Disk, path: Path, data: bytes) -> None:
        import os

        descriptor = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        disk.write(descriptor, memoryview(data))
        disk.fsync(descriptor)
        disk.close(descriptor)

    patch.setattr(writing, "replace_file", overwrite)


def temporary_elsewhere(patch: Patch) -> None:
    """The temporary file is made in another folder."""

    def elsewhere(disk: Disk, path: Path, data: bytes) -> None:
        temporary = Path(tempfile.mkdtemp(dir=path.parent)) / "notes.tmp"
        saving.write_new(disk, temporary, data, 0o600)
        disk.replace(temporary, path)
        saving.hold_folder(disk, path.parent)

    patch.setattr(writing, "replace_file", elsewhere)


BUGS = (
    no_fsync,
    no_folder_fsync,
    no_lock,
    no_reading_again,
    no_verifying,
    in_place,
    temporary_elsewhere,
    lock_released_early,
)


def failing(folder: Path, patch: Patch) -> set[str]:
    """The checks that fail."""
    checks: dict[str, Callable[[Path], object]] = {
        "crash states": lambda place: checking.check_crash_states(place, _made(folder / "states")),
        "two windows": checking.check_two_windows,
        "one after another": checking.check_one_after_another,
        "what is written": lambda place: checking.check_what_is_written(place, patch),
        "one file system": checking.check_one_file_system,
    }
    failed = set()
    for name, check in checks.items():
        try:
            check(_made(folder / name))
        except AssertionError:
            failed.add(name)
    return failed


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_the_sound_save_passes_every_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(tmp_path, monkeypatch) == set()


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_save_broken_on_purpose_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bug: Callable[[Patch], None], figures: Figures
) -> None:
    """T-11."""
    with monkeypatch.context() as patch:
        bug(patch)
        caught = failing(tmp_path, monkeypatch)
    assert caught
    figures.add(f"seeded bug: {bug.__name__.replace('_', ' ')}", f"caught by: {', '.join(sorted(caught))}", "caught")
