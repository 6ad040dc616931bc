"""Files in the reader's cache folder: what has been computed once. Nothing that goes wrong with them is an error."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from pathlib import Path

_PASSING = ".part"
# Seconds after which a temporary file was left behind by a process that was ended while it wrote.
_ABANDONED = 3600


def folder(name: str) -> Path:
    """The folder of that name within Diptych's in the user's cache folder; it need not exist."""
    from platformdirs import user_cache_path

    return user_cache_path("diptych", appauthor=False) / name


def read(path: Path, most: int) -> bytes | None:
    """What the file holds, or None when it cannot be read or has more than `most` bytes; it then counts as recently
    used.
    """
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode) or known.st_size > most:
            return None
        with path.open("rb") as file:
            content = file.read(most + 1)
        os.utime(path)
    except OSError:
        return None
    return content if len(content) <= most else None


def write(path: Path, content: bytes, largest: int) -> None:
    """Store the file under a temporary name first, so that no one reads half of it.

    Then the least recently used of the folder are deleted, until what is left has `largest` bytes or less.
    """
    passing = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=_PASSING, delete=False) as file:
            passing = Path(file.name)
            file.write(content)
        passing.replace(path)
        _prune(path.parent, largest)
    except OSError:
        # The disk may be full, or another process at it; the next text tries again.
        pass
    finally:
        if passing is not None:
            _remove(passing)


def _prune(folder: Path, largest: int) -> None:
    files = []
    for path in folder.iterdir():
        known = path.stat()
        if path.suffix == _PASSING and known.st_mtime < time.time() - _ABANDONED:
            path.unlink(missing_ok=True)
        else:
            files.append((known, path))
    total = sum(known.st_size for known, _ in files)
    for known, path in sorted(files, key=lambda entry: entry[0].st_mtime_ns):
        if total <= largest:
            break
        path.unlink(missing_ok=True)
        total -= known.st_size


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # A later write prunes it.
        return
