"""A report, or what else a reader hands on, written to a file: whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from articles.errors import BadInputError, DiptychError
from articles.notes.disk.files import Disk
from articles.notes.disk.saving import replace_file
from articles.reading.display import let_out

REASONS = {
    errno.ENOENT: "there is no such folder",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "no file may be that large here",
    errno.EDQUOT: "your share of the disk is used up",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EINVAL: "it is not an ordinary file",
    errno.ELOOP: "the links go round in a circle",
}
"""Why a disk refuses, in the reader's words."""


def write_file(name: str, text: str | bytes, inputs: list[str]) -> None:
    """Write `text` to the file `name`, whole or not at all, through a link if it is one; bytes as they are.

    Raises BadInputError when the file is one of the `inputs` or cannot be a file, DiptychError when the disk refuses.
    """
    path = Path(name).expanduser()
    for source in inputs:
        if _same_file(path, Path(source)):
            raise BadInputError(f"cannot write {name}", "it is one of the files being read", "choose another name")
    if path.is_dir():
        raise BadInputError(f"cannot write {name}", "it is a folder", "name a file in it")
    try:
        replace_file(Disk(), Path(os.path.realpath(path)), text if isinstance(text, bytes) else let_out(text))
    except OSError as error:
        why = REASONS.get(error.errno or 0) or (error.strerror or "the disk refused").lower()
        raise DiptychError(f"cannot write {name}", why, "choose another place") from error


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
