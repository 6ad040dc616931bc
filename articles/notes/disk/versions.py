"""Earlier versions of a notes file, kept apart from it: the last few, and one of each day."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from articles.notes.disk.saving import make_folder, write_new

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from articles.notes.disk.files import Disk

LAST_KEPT = 3
DAYS_KEPT = 7
_LAST = re.compile(r"last-(\d{9})-\d{8}T\d{6}Z\.notes\.json")
_DAY = re.compile(r"day-\d{4}-\d{2}-\d{2}\.notes\.json")


def keep_version(disk: Disk, folder: Path, path: Path, data: bytes, revision: int, now: datetime) -> None:
    """Keep the file at `path`, which holds `data` and is about to be replaced, in `folder`; drop the oldest kept.

    A disk that does not take it is no reason not to save: nothing is raised.
    """
    with suppress(OSError):
        make_folder(disk, folder)
        names = set(disk.listdir(folder))
        for name in (f"last-{revision:09d}-{now:%Y%m%dT%H%M%SZ}.notes.json", f"day-{now:%Y-%m-%d}.notes.json"):
            if name not in names:
                _keep(disk, path, folder / name, data)
                names.add(name)
        _prune(disk, folder, sorted(name for name in names if _LAST.fullmatch(name)), LAST_KEPT)
        _prune(disk, folder, sorted(name for name in names if _DAY.fullmatch(name)), DAYS_KEPT)


def versions_in(disk: Disk, folder: Path) -> list[Path]:
    """The kept versions, the latest first, then those of the days, the latest first."""
    try:
        names = disk.listdir(folder)
    except OSError:
        return []
    last = sorted((name for name in names if _LAST.fullmatch(name)), reverse=True)
    days = sorted((name for name in names if _DAY.fullmatch(name)), reverse=True)
    return [folder / name for name in (*last, *days)]


def _keep(disk: Disk, path: Path, target: Path, data: bytes) -> None:
    """A second name for what is about to lose its first; a copy where the disk has no such names."""
    try:
        disk.link(path, target)
    except OSError:
        # The disk need not hold it at once: the file itself is held, and this is what it was before.
        write_new(disk, target, data, 0o600, held=False)


def _prune(disk: Disk, folder: Path, names: list[str], most: int) -> None:
    """Drop the first of `names` beyond `most`; revisions and days sort as they follow one another."""
    for name in names[:-most]:
        with suppress(OSError):
            disk.unlink(folder / name)
