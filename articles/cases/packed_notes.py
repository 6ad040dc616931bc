"""The notes in a case alone: no file is looked at, and none can be written."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.disk.files import Disk
from articles.notes.disk.naming import Home
from articles.notes.store import NotesStore

if TYPE_CHECKING:
    import os

    from articles.cases.case import Case


class _NoDisk(Disk):
    """A file system without files."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """There is no such file."""
        raise FileNotFoundError(errno.ENOENT, "no file here", str(path), flags, mode)

    def stat(self, path: Path) -> os.stat_result:
        """There is no such file."""
        raise FileNotFoundError(errno.ENOENT, "no file here", str(path))

    def lstat(self, path: Path) -> os.stat_result:
        """There is no such file."""
        return self.stat(path)

    def listdir(self, path: Path) -> list[str]:  # noqa: ARG002 - every folder is empty
        """Nothing is in any folder."""
        return []

    def realpath(self, path: Path) -> str:
        """The path itself."""
        return str(path)


def notes_store(case: Case) -> NotesStore:
    """The notes of a case, for reading."""
    return NotesStore.open(Home(Path("/notes.json"), packed=case.notes), case.a, case.b, _NoDisk(), only_read=True)
