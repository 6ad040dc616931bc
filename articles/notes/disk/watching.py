"""Whether a file has changed since it was last looked at."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from articles.notes.disk.saving import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from articles.notes.disk.files import Disk

_LOOKED_THROUGH = 5_000_000
"""Bytes up to which a file is read every few seconds to see whether it changed."""


class FileWatch:
    """Remembers how a file was, to say whether it is otherwise now.

    Times are not trusted alone: some disks store them to two seconds only, and clocks are set. So the content is looked
    at too, where that takes almost no time.
    """

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._seen: tuple[int, int, int, bytes] | None = None

    def touched(self, path: Path) -> bool:
        """Whether the file at `path` has changed since this was last asked."""
        before, self._seen = self._seen, self._look(path)
        return self._seen != before

    def _look(self, path: Path) -> tuple[int, int, int, bytes] | None:
        """What tells one state of the file from another; None when it cannot be looked at."""
        try:
            known = self._disk.stat(path)
            content = b""
            if known.st_size <= _LOOKED_THROUGH:
                content = sha256(read_file(self._disk, path, _LOOKED_THROUGH) or b"").digest()
        except OSError:
            return None
        return known.st_ino, known.st_size, known.st_mtime_ns, content
