"""A disk that breaks on purpose, and a pair of articles to write notes on."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING, Any

from articles.article import Article, Encoding, Span
from articles.notes.content.note import Note, new_note
from articles.notes.disk.files import Disk
from articles.notes.store import NotesStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OPERATIONS = (
    "open",
    "read",
    "write",
    "fsync",
    "close",
    "truncate",
    "fstat",
    "stat",
    "lstat",
    "chmod",
    "chown",
    "replace",
    "link",
    "unlink",
    "mkdir",
    "listdir",
    "lock",
)


class WatchedDisk(Disk):
    """A disk that says which operation comes, before it happens."""

    def __init__(self, watch: Callable[[str], None]) -> None:
        self.watch = watch

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in OPERATIONS:
            return found
        watch: Callable[[str], None] = super().__getattribute__("watch")

        def watched(*given: Any) -> Any:
            try:
                watch(name)
            except OSError:
                if name == "close":
                    # A close that reports an error has closed the descriptor all the same.
                    found(*given)
                raise
            return found(*given)

        return watched


class FaultyDisk(WatchedDisk):
    """A disk on which, once armed, operation number `at` fails with an error, and all later ones if `lasting`."""

    def __init__(self) -> None:
        super().__init__(self._count)
        self.done: list[str] = []
        self.fired = False
        self._at = 0
        self._number = 0
        self._lasting = False

    def arm(self, at: int, number: int, *, lasting: bool) -> None:
        """Fail operation `at` (1 is the next) with `number`."""
        self.done, self.fired = [], False
        self._at, self._number, self._lasting = at, number, lasting

    def disarm(self) -> None:
        """Work from now on."""
        self._at = 0

    def _count(self, name: str) -> None:
        self.done.append(name)
        if self._at and (len(self.done) == self._at or (self._lasting and len(self.done) > self._at)):
            self.fired = True
            raise OSError(self._number, os.strerror(self._number))


def plain(text: str, source: Path) -> Article:
    """An article of one text, as far as notes look at it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(text, text, str(source), source.stem, (), (), (), digest, digest, Encoding("utf-8"))


def pair(folder: Path) -> tuple[Article, Article]:
    """Two articles of `folder`."""
    return (
        plain("The lighthouse went dark at ten, the keeper said.\n", folder / "left.txt"),
        plain("Keepers put the light out shortly after ten.\n", folder / "right.txt"),
    )


def note(folder: Path, body: str) -> Note:
    """A note on the left article."""
    a, b = pair(folder)
    return new_note({"a": a, "b": b}, {"a": Span(4, 14)}, body)


def open_store(folder: Path, disk: Disk | None = None) -> NotesStore:
    """The notes on the pair in `folder`."""
    return NotesStore.open(folder / "pair.notes.json", *pair(folder), disk=disk)


def bodies(folder: Path) -> list[str]:
    """What a fresh start finds; fails when the file is damaged."""
    store = open_store(folder)
    assert store.notices == ()
    return [each.body for each in store.notes]


def write_on(folder: Path, prefix: str, count: int, first: int = 0) -> None:
    """Add and save notes one by one up to number `count`, and print each once it is acknowledged."""
    store = open_store(folder)
    for number in range(first, count):
        store.add(note(folder, f"{prefix}{number}"))
        store.save()
        sys.stdout.write(f"{prefix}{number}\n")
        sys.stdout.flush()
