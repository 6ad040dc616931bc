"""What a program under test takes and touches: memory of its whole process tree, files, and calls to the outside."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.05
_LARGEST_HASHED = 200_000_000


class Memory:
    """The most memory that a process and all that it starts hold at one time, looked at twenty times a second.

    `peak` is in bytes; pages that two of them share count twice. Without /proc it stays 0.
    """

    def __init__(self, process: int) -> None:
        self.peak = 0
        self._process = process
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_EVERY):
            self.peak = max(self.peak, sum(map(resident, tree_of(self._process))))


def tree_of(process: int) -> list[int]:
    """The numbers of a process and of all its descendants."""
    parents: dict[int, list[int]] = {}
    with suppress(OSError):
        for name in os.listdir("/proc"):  # noqa: PTH208 - names are all that is wanted
            if name.isdigit():
                with suppress(OSError, IndexError, ValueError):
                    fields = Path(f"/proc/{name}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
                    parents.setdefault(int(fields.split()[1]), []).append(int(name))
    found = [process]
    for each in found:
        found += parents.get(each, [])
    return found


def resident(process: int) -> int:
    """The bytes of memory that a process holds; 0 when it cannot be known."""
    with suppress(OSError, IndexError, ValueError):
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    return 0


def snapshot(folder: Path) -> dict[str, str]:
    """Every name below `folder`, and for each what it is, its mode, and its bytes or where it leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        known = path.lstat()
        kind = f"{stat.S_IFMT(known.st_mode):o} {stat.S_IMODE(known.st_mode):o}"
        if stat.S_ISREG(known.st_mode):
            kind += f" {known.st_size} {digest(path)}"
        elif stat.S_ISLNK(known.st_mode):
            kind += f" {path.readlink()}"
        found[os.fsdecode(os.fsencode(path.relative_to(folder)))] = kind
    return found


def digest(path: Path) -> str:
    """The hash of a file's bytes; of one that may not be read or is vast, nothing."""
    try:
        if path.stat().st_size > _LARGEST_HASHED:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def reached(log: Path, allowed: tuple[Path, ...]) -> list[str]:
    """What was written outside of `allowed`, read of people's own files, or reached over the network."""
    found = []
    if not log.exists():
        return []
    inside = tuple(f"{os.path.realpath(each)}/" for each in allowed)
    for line in sorted(set(log.read_text(encoding="ascii").splitlines())):
        what, _, name = line.strip("'\"").partition(" ")
        outside = not (name + "/").startswith(inside)
        if (
            what == "connect"
            or (what == "write" and outside and name and not name.startswith("/dev/") and "/__pycache__" not in name)
            or (what == "read" and outside and name.startswith(("/etc/passwd", "/etc/shadow", "/etc/hosts")))
        ):
            found.append(line)
    return found
