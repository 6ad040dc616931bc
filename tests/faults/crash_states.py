"""Every state that a crash in the middle of a save may leave on a file system that promises as little as it may.

Pieces of data and names reach the disk in any order, or not at all, until the file or the folder was forced.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import TYPE_CHECKING

from articles.notes.disk.files import Disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PIECES = 3


@dataclass(frozen=True)
class Event:
    """Something that happened: to data (`at` and `data` in the file `inode`) or to names; or a forcing of either."""

    kind: str
    inode: int = 0
    at: int = 0
    data: bytes = b""
    name: str = ""
    other: str = ""


class RecordingDisk(Disk):
    """A disk that writes down what is done to one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events: list[Event] = []
        self._sizes: dict[int, int] = {}

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        made = not os.path.lexists(path)
        descriptor = super().open(path, flags, mode)
        if path.parent == self.folder and made:
            self.events.append(Event("create", os.fstat(descriptor).st_ino, name=path.name))
        if flags & os.O_TRUNC:
            self._empty(descriptor)
        return descriptor

    def truncate(self, descriptor: int) -> None:
        super().truncate(descriptor)
        self._empty(descriptor)

    def _empty(self, descriptor: int) -> None:
        inode = os.fstat(descriptor).st_ino
        self._sizes[inode] = 0
        self.events.append(Event("empty", inode))

    def write(self, descriptor: int, data: memoryview) -> int:
        inode = os.fstat(descriptor).st_ino
        done = super().write(descriptor, data)
        size = -(-done // _PIECES)
        at = self._sizes.get(inode, 0)
        for low in range(0, done, size):
            piece = bytes(data[low : min(low + size, done)])
            self.events.append(Event("data", inode, at + low, piece))
        self._sizes[inode] = at + done
        return done

    def fsync(self, descriptor: int) -> None:
        super().fsync(descriptor)
        known = os.fstat(descriptor)
        self.events.append(Event("force names" if stat.S_ISDIR(known.st_mode) else "force data", known.st_ino))

    def replace(self, source: Path, target: Path) -> None:
        inode = os.lstat(source).st_ino
        super().replace(source, target)
        self.events.append(Event("rename", inode, name=source.name, other=target.name))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.events.append(Event("remove", name=path.name))


@dataclass
class Crash:
    """What stands in the folder after a crash: `acknowledged` says whether the save had returned before it."""

    files: dict[str, bytes]
    acknowledged: bool


@dataclass
class _Files:
    names: dict[str, int]
    data: dict[int, bytearray] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """Let one event have reached the disk."""
        if event.kind == "create":
            self.names[event.name] = event.inode
        elif event.kind == "rename":
            self.names.pop(event.name, None)
            self.names[event.other] = event.inode
        elif event.kind == "remove":
            self.names.pop(event.name, None)
        elif event.kind == "empty":
            self.data[event.inode] = bytearray()
        elif event.kind == "data":
            held = self.data.setdefault(event.inode, bytearray())
            held.extend(bytes(max(0, event.at + len(event.data) - len(held))))
            held[event.at : event.at + len(event.data)] = event.data


def crashes(before: dict[str, tuple[int, bytes]], events: list[Event]) -> Iterator[Crash]:
    """Every state after a crash, each once.

    `before` are the files that stood in the folder, with their inodes.
    """
    events = [event for event in events if not _is_lock(event, events)]
    seen = set()
    for point in range(len(events) + 1):
        happened = events[:point]
        sure = {index for index in range(point) if _forced(happened, index)}
        open_ends = [index for index in range(point) if index not in sure and "force" not in happened[index].kind]
        for kept in _subsets(open_ends):
            files = _Files({each: inode for each, (inode, _) in before.items()})
            files.data = {inode: bytearray(data) for inode, data in before.values()}
            for index in sorted({*sure, *kept}):
                files.apply(happened[index])
            state = {each: bytes(files.data.get(inode, b"")) for each, inode in files.names.items()}
            key = (frozenset(state.items()), point == len(events))
            if key not in seen:
                seen.add(key)
                yield Crash(state, acknowledged=point == len(events))


def _is_lock(event: Event, events: list[Event]) -> bool:
    """Whether an event is only about the lock, which holds nothing that is read."""
    locks = {each.inode for each in events if each.kind == "create" and each.name.endswith(".lock")}
    return event.name.endswith(".lock") or event.inode in locks


def _forced(happened: list[Event], index: int) -> bool:
    """Whether the event was forced to the disk by a later one."""
    event = happened[index]
    if event.kind in ("data", "empty"):
        return any(later.kind == "force data" and later.inode == event.inode for later in happened[index:])
    return "force" not in event.kind and any(later.kind == "force names" for later in happened[index:])


def _subsets(indices: list[int]) -> Iterable[tuple[int, ...]]:
    return chain.from_iterable(combinations(indices, size) for size in range(len(indices) + 1))
