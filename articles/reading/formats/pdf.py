"""A PDF by pypdf: its lines with their places on the page, put into reading order and joined to paragraphs."""

from __future__ import annotations

import io
import math
import re
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from articles.reading.formats.beside import beside, processors
from articles.reading.formats.extract import Extract, NoArticleError
from articles.reading.formats.pdf_lines import Piece, Row, page_lines
from articles.reading.formats.pdf_text import assemble
from articles.reading.structure.metadata import Metadata, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PageObject, PdfReader

EXTRACTOR = "pdf/1"
MAX_PAGES = 1000
"""The most pages that are read."""
MOST_PAGES = 10_000
"""Pages beyond which none is read: to list them takes longer than an article is worth."""
LEAST_SHARE = 15
"""Pages: as many as are worth a process of their own."""
MOST_PROCESSES = 4
LEAST_LETTERS = 25
"""Letters to a page: with fewer on average, the pages are pictures."""

_DO = "save its words as a text file"
_FOREIGN_SIGNS = re.compile("[\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
_MOST_FOREIGN = 0.1
_GENERIC = re.compile(r"untitled.*|(?:microsoft \w+ - )?.*\.\w{3,5}|document\d*|\W*", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_UPRIGHT = 0.1


def read_pdf(data: bytes, most: int | None = None) -> Extract:
    """The words of a PDF, of its first `most` pages or of all, running heads and page numbers after all else.

    Raises NoArticleError for one that is locked, damaged or made of pictures.
    """
    reader = _opened(data)
    count = min(len(reader.pages), most or MAX_PAGES)
    pages, broken = _read(reader, count)
    letters = sum(sum(map(str.isalpha, row.words)) for rows in pages for row in rows)
    if broken == count:
        raise NoArticleError("it is a damaged PDF, none of its pages can be read", "get it again")
    if letters < LEAST_LETTERS * count:
        raise NoArticleError("it holds pictures of pages and hardly any text", "have its text recognised (OCR) first")
    text, blocks, largest = assemble(pages)
    notices = []
    if broken:
        notices.append(f"{broken} of {count} pages could not be read")
    if len(reader.pages) > count:
        notices.append(f"only the first {count:,} of {len(reader.pages):,} pages are read")
    if len(_FOREIGN_SIGNS.findall(text)) > _MOST_FOREIGN * letters:
        notices.append("many letters of this PDF cannot be recognised; its words may be wrong")
    known = _known(reader)
    known.title = known.title or largest
    return Extract(text, blocks, known, EXTRACTOR, notices)


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoArticleError("it is protected by a password", "save a copy without one")
        if _endless(reader):
            raise NoArticleError(f"it has more than {MOST_PAGES:,} pages", "save the part that you want to read")
        if not len(reader.pages):
            raise NoArticleError("it is a PDF without pages", "name a file with an article")
    except (DependencyError, NotImplementedError) as error:
        raise NoArticleError("it is locked in a way that is not read", "save a copy that is not locked") from error
    except (NoArticleError, MemoryError):
        raise
    except Exception as error:  # a broken file can break the parser anywhere
        raise NoArticleError("it is a damaged PDF", "get it again") from error
    return reader


def _endless(reader: PdfReader) -> bool:
    """Whether the tree of pages has more than MOST_PAGES branches, whatever number the file says."""
    pending: list[Any] = [reader.root_object["/Pages"]]
    seen = 0
    while pending and seen <= MOST_PAGES:
        node = pending.pop().get_object()
        below = node.get("/Kids") if isinstance(node, dict) else None
        if isinstance(below, list):
            seen += len(below)
            pending.extend(below[:MOST_PAGES])
    return seen > MOST_PAGES


def _read(reader: PdfReader, count: int) -> tuple[list[list[Row]], int]:
    """The rows of each page, and how many pages could not be read. Of many pages children read all but the first."""
    shares = min(processors(), MOST_PROCESSES, count // LEAST_SHARE)
    if shares < 2:
        return _rows(reader, 0, count)
    first, *others = (range(count * n // shares, count * (n + 1) // shares) for n in range(shares))
    under_way = [beside(partial(_rows, reader, share.start, share.stop)) for share in others]
    pages, broken = _rows(reader, first.start, first.stop)
    for rest in under_way:
        later, failed = rest()
        pages += [[Row(*row) for row in rows] for rows in later]
        broken += failed
    return pages, broken


def _rows(reader: PdfReader, start: int, stop: int) -> tuple[list[list[Row]], int]:
    pages: list[list[Row]] = []
    broken = 0
    for number in range(start, stop):
        try:
            page = reader.pages[number]
            pages.append(page_lines(_pieces(page), float(page.mediabox.width)))
        except MemoryError:
            raise
        except Exception:  # one broken page does not spoil the others
            pages.append([])
            broken += 1
    return pages, broken


def _pieces(page: PageObject) -> list[Piece]:
    """The runs of text of a page as they are drawn: upright ones only, which leaves out stamps in the margin."""
    found: list[Piece] = []

    def visit(text: str, outer: list[float], inner: list[float], _font: Any, size: float) -> None:
        if not text.strip():
            return
        a, b, c, d, e, f = (float(value) for value in inner)
        m, n, o, p, q, r = (float(value) for value in outer)
        across, up = a * m + b * o, a * n + b * p
        scale = math.hypot(c * m + d * o, c * n + d * p)
        if abs(up) > _UPRIGHT * abs(across):
            return
        found.append(Piece(e * m + f * o + q, e * n + f * p + r, abs(float(size)) * scale, text))

    page.extract_text(visitor_text=visit)
    return found


def _known(reader: PdfReader) -> Metadata:
    """What the file's properties say; the day it was made stands for the day of publication."""
    known = Metadata()
    with suppress(Exception):  # broken properties are no properties
        found: Mapping[str, Any] = reader.metadata or {}
        title = one_line(str(found.get("/Title") or ""))
        known.title = title if title and not _GENERIC.fullmatch(title) else None
        known.byline = one_line(str(found.get("/Author") or "")) or None
        made = _DATE.match(str(found.get("/CreationDate") or ""))
        known.published = date(*map(int, made.groups())) if made else None
    with suppress(Exception):  # as above
        code = _LANGUAGE.match(str(reader.root_object.get("/Lang") or ""))
        known.language = code.group().lower() if code else None
    return known
