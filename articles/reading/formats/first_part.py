"""The first part of a file of a foreign format: enough for its title, outlet, date and opening, and cheap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import Span
from articles.reading.formats.extract import Builder, Extract, NoArticleError

if TYPE_CHECKING:
    from articles.reading.filetypes import Foreign
    from articles.reading.formats.web.parts import Line

FIRST_WORDS = 8_000
"""Code points that are taken of a longer text."""
FIRST_PAGES = 2
"""Pages of a PDF."""

_RUNNING = 80
_LONG_PAGE = 1_000_000


def first_part(kind: Foreign, data: bytes) -> Extract:
    """The first part of `data`, of the format `kind`. Raises NoArticleError, and whatever a parser breaks with."""
    if kind == "html":
        return _of_page(data.decode("utf-8", "replace"))
    if kind == "pdf":
        return _of_pdf(data)
    if kind == "mail":
        from articles.reading.formats.mail import read_mail

        return _cut(read_mail(data))
    return _of_archive(data)


def _of_page(source: str) -> Extract:
    """The title and the running text of a page: lines long enough to be no menu, outside of the site's furniture."""
    from articles.reading.formats.web.page import outline

    lines, known = outline(source[:_LONG_PAGE])
    builder = Builder()
    for line in lines:
        if _runs(line):
            builder.add(line.words)
        if builder.length > FIRST_WORDS:
            break
    if not builder.blocks:
        for line in lines[:_RUNNING]:
            builder.add(line.words)
    if not builder.blocks:
        raise NoArticleError("no words are on this page; scripts may have to fetch them", "save it from a browser")
    return Extract(builder.text, builder.blocks, known)


def _runs(line: Line) -> bool:
    words = len(line.words)
    return not line.site and line.kind in (None, "body", "quoted") and words >= _RUNNING and 2 * line.linked < words


def _of_pdf(data: bytes) -> Extract:
    from articles.reading.formats.pdf import read_pdf

    return _cut(read_pdf(data, most=FIRST_PAGES))


def _of_archive(data: bytes) -> Extract:
    from articles.reading.formats.zipped import read_zipped

    return _cut(read_zipped(data, enough=FIRST_WORDS))


def _cut(found: Extract) -> Extract:
    """What was found without what lies beyond the first words."""
    kept = [block for block in found.blocks if block.span.start < FIRST_WORDS]
    if kept and kept[-1].span.end > 2 * FIRST_WORDS:
        kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, 2 * FIRST_WORDS))
    end = kept[-1].span.end if kept else 0
    found.known.lines = {index for index in found.known.lines if index < len(kept)}
    return Extract(found.text[:end], kept, found.known, found.extractor)
