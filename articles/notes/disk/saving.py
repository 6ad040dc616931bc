"""Putting bytes on disk so that a crash at any moment leaves the old file or the new one, whole.

Write a temporary file beside the target, force it to the disk, put it in the target's place, force the folder to the
disk. Everything raises OSError; nothing is caught here except what may be ignored.
"""

from __future__ import annotations

import errno
import hashlib
import os
import random
import re
import secrets
import socket
import stat
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.notes.disk.files import CREATE_FLAGS, FOLDER_FLAGS, LOCK_FLAGS, READ_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from articles.notes.disk.files import Disk

LOCK_WAIT = 5.0
"""Seconds to wait for another window before giving up: it saves in a fraction of one."""
_LOCK_STEP = 0.004
"""Seconds between two looks at a lock: a save takes a few times as long."""
_SIGNED = "diptych "
_LONGEST_HOLDER = 200
_LOCKLESS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_LITTER_AGE = 3600.0
_NAME_BYTES = 240
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Saved:
    """The notes are on disk: where, and when; `notices` say what else happened on the way.

    `path` differs from the notes file when a window that is busy with that one kept it for too long.
    """

    path: Path
    time: datetime
    notices: tuple[str, ...] = ()


class LockHeldError(OSError):
    """Another program holds the lock; `holder` is what it wrote about itself."""

    def __init__(self, holder: str) -> None:
        super().__init__(errno.EAGAIN, "held by another window")
        self.holder = holder


def read_file(disk: Disk, path: Path, limit: int) -> bytes | None:
    """The bytes of a regular file, at most `limit` + 1 of them; None when there is no such file."""
    try:
        descriptor = disk.open(path, READ_FLAGS)
    except FileNotFoundError:
        return None
    try:
        if not stat.S_ISREG(disk.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file")
        pieces, size = [], 0
        while size <= limit:
            piece = disk.read(descriptor, min(_CHUNK, limit + 1 - size))
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces)
    finally:
        disk.close(descriptor)


def write_new(
    disk: Disk, path: Path, data: bytes, mode: int, like: os.stat_result | None = None, *, held: bool = True
) -> None:
    """Make the file `path` with `data`; raises FileExistsError when there is one. It is forced to the disk if `held`.

    With `like`, the file gets its owner where permitted and its mode, never a wider one. On any error no file is left.
    """
    descriptor = disk.open(path, CREATE_FLAGS, mode)
    try:
        try:
            if like is not None:
                _resemble(disk, descriptor, like)
            rest = memoryview(data)
            while rest:
                rest = rest[disk.write(descriptor, rest) :]
            if held:
                disk.fsync(descriptor)
        finally:
            disk.close(descriptor)
    except BaseException:
        with suppress(OSError):
            disk.unlink(path)
        raise


def replace_file(disk: Disk, path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, which must not be a link; the folder must exist."""
    try:
        old = disk.stat(path)
    except FileNotFoundError:
        old = None
    if old is not None and (not stat.S_ISREG(old.st_mode)):
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    if old is not None and (not old.st_mode & 0o222 or not disk.writable(path)):
        raise PermissionError(errno.EACCES, "the notes file is marked read-only")
    temporary = path.parent / f"{_stem(path)}{os.getpid()}-{secrets.token_hex(4)}.tmp"
    write_new(disk, temporary, data, 0o666 if old is None else 0o600, old)
    try:
        disk.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            disk.unlink(temporary)
        raise
    hold_folder(disk, path.parent)


def hold_folder(disk: Disk, folder: Path) -> None:
    """Force the names in `folder` onto the disk."""
    descriptor = disk.open(folder, FOLDER_FLAGS)
    try:
        disk.fsync(descriptor)
    except OSError as error:
        # Some file systems cannot do this to a folder and say so with EINVAL; they need none.
        if error.errno != errno.EINVAL:
            raise
    finally:
        disk.close(descriptor)


def make_folder(disk: Disk, folder: Path) -> None:
    """Make `folder` and the missing ones above it, for this user alone, and force them onto the disk."""
    missing = []
    while not _exists(disk, folder):
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):
            disk.mkdir(each, 0o700)
        hold_folder(disk, each.parent)


@contextmanager
def locked(disk: Disk, path: Path, wait: float = LOCK_WAIT) -> Iterator[bool]:
    """Hold the lock of the file at `path`; gives False where the file system has no locks.

    The lock file is removed while it is held, and one that was removed meanwhile is not taken for the lock. A holder
    that died frees it. Raises LockHeldError after `wait` seconds.
    """
    lock = beside(path, ".lock")
    descriptor = _acquire(disk, lock, wait)
    if descriptor is None:
        yield False
        return
    try:
        with suppress(OSError):
            _sign(disk, descriptor)
        yield True
    finally:
        with suppress(OSError):
            disk.unlink(lock)
        with suppress(OSError):
            disk.close(descriptor)


def sweep(disk: Disk, path: Path, now: float) -> None:
    """Remove temporary files that dead processes left of the file at `path` more than an hour ago; nothing else."""
    pattern = re.compile(re.escape(_stem(path)) + r"(\d{1,10})-[0-9a-f]{8}\.tmp")
    with suppress(OSError):
        for name in disk.listdir(path.parent):
            found = pattern.fullmatch(name)
            if found is None or disk.alive(int(found[1])):
                continue
            with suppress(OSError):
                if now - disk.lstat(path.parent / name).st_mtime > _LITTER_AGE:
                    disk.unlink(path.parent / name)


def beside(path: Path, ending: str) -> Path:
    """A name in the same folder for what belongs to `path`, short enough for every file system."""
    name = path.name
    if len(os.fsencode(name + ending)) > _NAME_BYTES:
        name = f"diptych-{hashlib.sha256(os.fsencode(name)).hexdigest()[:12]}"
    return path.parent / (name + ending)


def _stem(path: Path) -> str:
    """How the names of temporary files of `path` begin."""
    return f".diptych-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]}-"


def _exists(disk: Disk, path: Path) -> bool:
    try:
        disk.stat(path)
    except FileNotFoundError:
        return path.parent == path
    return True


def _resemble(disk: Disk, descriptor: int, like: os.stat_result) -> None:
    """Owner where permitted, then mode; the group's rights go when the group could not be kept."""
    mode = stat.S_IMODE(like.st_mode) & 0o777
    made = disk.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
        try:
            disk.chown(descriptor, like.st_uid, like.st_gid)
        except PermissionError:
            if made.st_gid != like.st_gid:
                mode &= ~0o070
    disk.chmod(descriptor, mode)


def _acquire(disk: Disk, lock: Path, wait: float) -> int | None:
    """A descriptor that holds the lock; None where the file system has no locks."""
    deadline = time.monotonic() + wait
    while True:
        descriptor = disk.open(lock, LOCK_FLAGS, 0o600)
        keep = False
        try:
            keep = _try_lock(disk, lock, descriptor)
            if keep:
                return descriptor
            if time.monotonic() >= deadline:
                holder = disk.read(descriptor, _LONGEST_HOLDER).decode("utf-8", "replace")
                raise LockHeldError(holder.removeprefix(_SIGNED).strip())
        except OSError as error:
            if error.errno in _LOCKLESS:
                return None
            raise
        finally:
            if not keep:
                with suppress(OSError):
                    disk.close(descriptor)
        # Windows that wait together must not look in step, or one of them would always come second.
        time.sleep(_LOCK_STEP * (0.5 + random.random()))  # noqa: S311 - no secret


def _try_lock(disk: Disk, lock: Path, descriptor: int) -> bool:
    """Whether the lock was taken and its name still leads to it."""
    try:
        disk.lock(descriptor)
    except BlockingIOError:
        return False
    try:
        named = disk.lstat(lock)
    except FileNotFoundError:
        return False
    held = disk.fstat(descriptor)
    return (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)


def _sign(disk: Disk, descriptor: int) -> None:
    """Write who holds the lock into it, unless it holds someone else's text."""
    before = disk.read(descriptor, _LONGEST_HOLDER).decode("utf-8", "replace")
    if before and not before.startswith(_SIGNED):
        return
    line = f"{_SIGNED}{os.environ.get('USER', '?')}@{socket.gethostname()} {os.getpid()}\n"
    disk.truncate(descriptor)
    disk.write(descriptor, memoryview(line.encode("utf-8", "replace")[:_LONGEST_HOLDER]))
