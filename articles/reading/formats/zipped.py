"""Documents that come as a ZIP archive: which one it is, by its main part, and who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.formats.archive import SAVE_AS_TEXT, Archive
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.word.package import main_part

if TYPE_CHECKING:
    from articles.reading.formats.extract import Extract

_OFFICE = (
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("META-INF/manifest.xml", "an OpenDocument file"),
    ("word/", "a damaged Word document"),
)


def _word_document(archive: Archive, main: str, chapter: int | None) -> Extract:
    if chapter is not None:
        raise NoArticleError("only books have chapters", "name it without the number")
    archive.check_names()
    from articles.reading.formats.word.docx import read_docx

    return read_docx(archive, main)


def _book(archive: Archive, chapter: int | None, enough: int | None) -> Extract:
    archive.check_names()
    from articles.reading.formats.epub import read_epub

    return read_epub(archive, chapter, enough=enough)


def read_zipped(data: bytes, chapter: int | None = None, *, enough: int | None = None) -> Extract:
    """The article in a DOCX, or in an EPUB: all of it, one chapter, or the first ones that make `enough` code points.

    Raises NoArticleError for any other archive, and for a chapter that is not there.
    """
    archive = Archive(data)
    main = main_part(archive)
    if main is not None:
        return _word_document(archive, main, chapter)
    if "META-INF/container.xml" in archive:
        return _book(archive, chapter, enough)
    kind = next((kind for start, kind in _OFFICE if any(name.startswith(start) for name in archive.names)), None)
    if kind:
        raise NoArticleError(f"it is {kind}, which is not read", SAVE_AS_TEXT)
    raise NoArticleError("it is a ZIP archive, not text", "unpack it and name the file inside")
