"""The files of a folder that may be articles, newest first. Nothing is opened here."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.errors import BadInputError
from articles.reading.limits import LIMITS
from articles.reading.source import shown_name

MOST_FILES = 20_000
"""The most files of a folder that are listed: those that the system names first."""

# Content decides what a file is; these names save looking at what is almost never an article.
_NAMES = (
    "7z aac aiff avi avif azw bak bin bmp bz2 c cfg class conf cpp crt csh csv css dat db deb dll dmg doc "
    "dylib exe flac gif go gpg gz h heic ico ics ini iso jar java jpeg jpg js json jsonl key lock log m4a "
    "m4v map mid mkv mo mov mp3 mp4 mpeg mpg msi npy npz o odp ods odt ogg ogv opus otf parquet pem "
    "pickle pkl png po ppt pptx psd py pyc rar rb rpm rs sh so sql sqlite sqlite3 srt svg swp sys tar tgz "
    "tif tiff toml torrent ts tsv ttf vcf wasm wav webm webp whl wma wmv woff woff2 xls xlsx xml xz yaml "
    "yml zip zst"
)
_FOREIGN = frozenset(_NAMES.split())
_OURS = (".notes.json", ".notes.lock")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a folder: its name, its path, when it was last changed (seconds since 1970), its size in bytes."""

    name: str
    path: str
    changed: float
    size: int

    @property
    def day(self) -> date:
        """The day on which it was last changed."""
        try:
            return date.fromtimestamp(self.changed)
        except (OverflowError, ValueError, OSError):
            return date.min


def articles_of_folder(folder: str) -> list[Listed]:
    """The files of `folder` itself that may be articles, newest first.

    Hidden files, notes files, empty ones, ones too large to be read, and whatever is no plain file are left out, and
    what its name says is no text. Raises BadInputError for a folder that cannot be listed.
    """
    found: list[Listed] = []
    try:
        with os.scandir(Path(folder).expanduser()) as entries:
            for entry in entries:
                listed = _listed(entry)
                if listed is not None:
                    found.append(listed)
                    if len(found) >= MOST_FILES:
                        break
    except (OSError, ValueError, RuntimeError) as error:
        raise BadInputError(f"cannot list {shown_name(folder)}", _reason(error), "name another folder") from error
    return sorted(found, key=lambda file: (-file.changed, file.name))


def offered(folder: str, beside: str | None = None) -> list[Listed]:
    """The files of `folder` that may be compared, without the article `beside` that one of them is to go with.

    Raises BadInputError for a folder that cannot be listed.
    """
    files = articles_of_folder(folder)
    return files if beside is None else [file for file in files if not _same(file.path, beside)]


def too_few(count: int, *, beside: bool) -> BadInputError | None:
    """The error for a folder with too few articles to choose from; None if there are enough."""
    if count >= (1 if beside else 2):
        return None
    what = f"this folder holds {'only one article' if count else 'no articles'}"
    return BadInputError(what, "one is needed" if beside else "two are compared", "name another folder")


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(Path(other).expanduser())
    except (OSError, ValueError, RuntimeError):
        return False


def _listed(entry: os.DirEntry[str]) -> Listed | None:
    """The file; None for what is not offered."""
    name = entry.name
    if name.startswith(".") or name.endswith("~") or name.endswith(_OURS):
        return None
    if name.rpartition(".")[2].lower() in _FOREIGN and "." in name:
        return None
    try:
        status = entry.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= LIMITS.bytes:
        return None
    return Listed(name, entry.path, status.st_mtime, status.st_size)


def _reason(error: Exception) -> str:
    if isinstance(error, NotADirectoryError):
        return "it is not a folder"
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    if isinstance(error, PermissionError):
        return "you may not read it"
    return "the system gave no reason" if not isinstance(error, OSError) else (error.strerror or "it failed").lower()
