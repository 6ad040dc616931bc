"""A text of the library as an article again, and as a file that can be opened."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.library.opening import told
from articles.reading.loader import article_from_text
from articles.reading.source import handed_name, is_address, split_chapter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Article
    from articles.library.library import Library

_DIGITS = 16


def article_of(library: Library, number: int) -> Article:
    """A text as an article, with what was known of it when it was read. Raises BadInputError where there is none."""
    from articles.library.library import missing

    for entry in library.entries([number]):
        return article_from_text(
            library.text(number), entry.source, title=entry.title, outlet=entry.outlet, byline=entry.byline,
            published=entry.published, language=entry.language,
        )  # fmt: skip
    raise missing(number)


def openable(library: Library, number: int) -> str:
    """What to open to read a text: its file where that is as it was, else a copy beside the library.

    Raises BadInputError where there is no such text, DiptychError when the disk refuses.
    """
    sha, raw = library.bytes_sha256(number), library.raw(number)
    source = next((each.source for each in library.entries([number])), "")
    name = split_chapter(source)[0]
    try:
        if not is_address(source) and hashlib.sha256(Path(name).read_bytes()).hexdigest() == sha:
            return source
    except OSError:
        pass  # it is gone or may not be read: there is the copy
    plain = f"{PurePath(source.rstrip('/')).name[:60] or 'page'}.html" if is_address(source) else handed_name(name)
    path = (
        _copies(library) / sha[:_DIGITS] / ("".join(each if each.isalnum() or each in "-_." else "-" for each in plain))
    )
    with told(library.path):
        if not path.exists():
            _write(path, raw)
    return str(path)


def forget_copies(library: Library, sums: Iterable[str]) -> None:
    """Delete the copies of texts that were removed, by the SHA-256 of their bytes; notes beside them stay.

    Raises DiptychError when the disk refuses.
    """
    for sha in sums:
        folder = _copies(library) / sha[:_DIGITS]
        for path in folder.glob("*") if folder.is_dir() else ():
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha:
                try:
                    path.unlink()
                except OSError as error:
                    why = (error.strerror or "the disk refused").lower()
                    raise DiptychError(f"a copy is left at {path}", why, "delete that file") from error


def _copies(library: Library) -> Path:
    return library.path.with_name(f"{library.path.stem}-opened")


def _write(path: Path, data: bytes) -> None:
    """Write a copy, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, passing = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(passing).replace(path)
    except BaseException:
        Path(passing).unlink(missing_ok=True)
        raise
