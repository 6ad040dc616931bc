"""What a pupil gives back: a file of notes, and the same answers to be read, under the pupil's name."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.notes.disk.files import Disk
from articles.notes.disk.naming import ENDING
from articles.notes.disk.saving import replace_file
from articles.reading.display import let_out

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 80
"""Characters of a pupil's name."""
_MOST = 60
"""Characters of it in a file name."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_TRIES = 1000


def checked_name(typed: str) -> str:
    """The pupil's name as it is kept. Raises BadInputError when it is none."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not any(char.isalnum() for char in name):
        raise BadInputError("no name", "your teacher could not tell whose answers these are", "type your name")
    if len(name) > LONGEST_NAME:
        raise BadInputError("the name is too long", f"at most {LONGEST_NAME} characters are kept", "shorten it")
    return name


def file_stem(name: str) -> str:
    """The name as part of a file name, safe on every system: letters, digits, hyphens."""
    kept = "".join(char if char.isalnum() else "-" for char in unicodedata.normalize("NFC", name))
    stem = re.sub(r"-+", "-", kept)[:_MOST].strip("-") or "pupil"
    return f"{stem}-" if _RESERVED.fullmatch(stem) else stem


def own_notes_path(lesson_file: Path, name: str) -> Path:
    """Where a pupil's answers are kept while they work: beside the lesson, in a file of their own."""
    stem = lesson_file.name.removesuffix(".diptych")[:_MOST]
    return lesson_file.with_name(f"{stem}.{file_stem(name)}{ENDING}")


def hand_in(folder: Path, name: str, notes_file: str, words_file: str) -> tuple[Path, Path]:
    """Write the notes, and the answers to be read, into new files of the folder that bear the name; gives their paths.

    Nothing there is overwritten: a number is added. Raises DiptychError when they cannot be written; neither is left
    half written then.
    """
    stem = file_stem(name)
    ways = (stem, *(f"{stem}-{number}" for number in range(2, _TRIES)))
    try:
        for way in ways:
            notes, words = folder / f"{way}{ENDING}", folder / f"{way}.md"
            if os.path.lexists(words) or not _reserve(notes):
                continue
            if not _reserve(words):
                notes.unlink()
                continue
            try:
                replace_file(Disk(), notes, let_out(notes_file))
                replace_file(Disk(), words, let_out(words_file))
            except OSError:
                for path in (notes, words):
                    with suppress(OSError):
                        path.unlink()
                raise
            return notes, words
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DiptychError(f"nothing could be written in {folder}", why, "hand in into another folder") from error
    raise DiptychError(f"nothing was written in {folder}", f"{_TRIES} files of that name are there", "tidy it up")


def _reserve(path: Path) -> bool:
    """Make an empty file of that name, which nobody else can take then; False when there is one."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
    except FileExistsError:
        return False
    return True
