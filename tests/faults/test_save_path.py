"""How a save goes about it: which file operations, with which flags and modes, and who holds whom up."""

from __future__ import annotations

import ast
import os
import signal
import stat
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import articles.notes
from articles.notes.disk import saving
from articles.notes.disk.files import Disk
from tests.faults.breaking import bodies, note, open_store
from tests.faults.writers import acknowledged, python
from tests.real_terminal.test_leaving_in_mid_word import wait_until_stopped
from tests.work import in_time

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

FILE_CALLS = frozenset({"open", "read_bytes", "read_text", "write_bytes", "write_text", "unlink", "rename", "mkdir"})
FILE_CALLS |= {"chmod", "exists", "glob", "is_dir", "is_file", "iterdir", "lstat", "rglob", "rmdir", "stat", "touch"}

OF_OS = {"remove", "replace", "link", "listdir", "fsync", "truncate", "symlink", "open", "stat"}

_HOLDER = """
import os, signal, sys
from pathlib import Path
from articles.notes.disk.files import Disk
from articles.notes.disk.saving import locked

with locked(Disk(), Path(sys.argv[1])):
    print("held", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
"""


class Recording(Disk):
    """A disk that keeps what was asked of it."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, int, int]] = []
        self.modes: list[int] = []
        self.replaced: list[tuple[Path, Path]] = []

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self.opened.append((path, flags, mode))
        return super().open(path, flags, mode)

    def chmod(self, descriptor: int, mode: int) -> None:
        self.modes.append(mode)
        super().chmod(descriptor, mode)

    def replace(self, source: Path, target: Path) -> None:
        self.replaced.append((source, target))
        super().replace(source, target)


def file_calls(source: str) -> Iterator[str]:
    """Calls in `source` that reach the file system by themselves, not through the disk."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called == "open":
            yield called
        name, dot, method = called.rpartition(".")
        if (
            dot
            and (method in FILE_CALLS or (name == "os" and method in OF_OS))
            and not name.endswith(("disk", "Store"))
        ):
            yield called


def test_all_file_access_of_the_store_goes_through_one_module() -> None:
    """R-1."""
    folder = Path(articles.notes.__file__).parent
    found = {path.name: calls for path in folder.rglob("*.py") if (calls := [*file_calls(path.read_text("utf-8"))])}
    assert list(found) == ["files.py"], found


def test_the_new_file_is_made_apart_beside_the_real_one_and_is_never_wider(tmp_path: Path) -> None:
    """R-1, R-10."""
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "notes.json", tmp_path / "pair.notes.json"
    link.symlink_to(real)
    first = open_store(tmp_path / "real")
    first.add(note(tmp_path, "old"))
    first.save().path.rename(real)
    real.chmod(0o640)
    disk = Recording()
    store = open_store(tmp_path, disk)
    store.add(note(tmp_path, "new"))
    store.save()
    ((temporary, target),) = [pair for pair in disk.replaced if pair[1].name == real.name]
    assert (target, temporary.parent) == (real.resolve(), real.resolve().parent)
    (made,) = [(flags, mode) for path, flags, mode in disk.opened if path == temporary]
    assert made[0] & (os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW) == os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    assert made[1] & ~0o640 == 0
    assert 0o640 in disk.modes
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert all(not flags & os.O_TRUNC for _, flags, _ in disk.opened)
    locks = [flags for path, flags, _ in disk.opened if path.name.endswith(".lock")]
    assert locks != []
    assert all(flags & os.O_NOFOLLOW for flags in locks)


@contextmanager
def held_by_a_stopped_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that was stopped while it held the lock of the notes file; it is killed at the end."""
    holder = python(_HOLDER, str(path))
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        wait_until_stopped(holder.pid)
        yield holder
    finally:
        holder.kill()
        acknowledged(holder)


def test_a_stopped_window_holds_others_up_for_five_seconds_at_most_and_a_killed_one_not_at_all(tmp_path: Path) -> None:
    """R-4."""
    store = open_store(tmp_path)
    store.add(note(tmp_path, "old"))
    store.save()
    with held_by_a_stopped_process(store.path) as holder:
        store.add(note(tmp_path, "new"))
        began = time.monotonic()
        saved = store.save(wait=0.3)
        assert in_time(time.monotonic() - began, 5)
        assert saving.LOCK_WAIT == 5.0
        assert saved.path != store.path
        assert "conflict" in saved.path.name
        assert str(holder.pid) in saved.notices[0]
        assert saved.path.name in saved.notices[0]
        assert b'"new"' not in store.path.read_bytes()
        assert b'"new"' in saved.path.read_bytes()
        holder.send_signal(signal.SIGKILL)
        holder.wait(10)
        began = time.monotonic()
        store.save()
        assert in_time(time.monotonic() - began, 5)
    assert not saved.path.exists()
    assert bodies(tmp_path) == ["old", "new"]
