"""A PDF by pypdf: its lines with their places on the page, put into reading order and joined to paragraphs."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.reading.beside import beside, processors
from articles.reading.formats.extract import Extract, NoArticleError
from articles.reading.formats.page.drawn import Fonts, drawn
from articles.reading.formats.page.lines import Row, page_lines
from articles.reading.formats.pdf_text import assemble
from articles.reading.formats.properties import stated_author, stated_title
from articles.reading.structure.line_numbers import LINE_NUMBERS
from articles.reading.structure.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdf import PdfReader

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
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_PICTURE = 0.3
"""The share of a page that a picture covers, if its words are in the picture."""
_MOST_NAMED = 12
_OCR = "have its text recognised (OCR)"


class Page(NamedTuple):
    """What one page gave: its lines, what is turned against them, and what a reader should know about it."""

    rows: list[Row]
    turned: list[str]
    quarter: int = 0
    pictured: float = 0.0
    counted: bool = False
    broken: bool = False

    @property
    def letters(self) -> int:
        """How many letters its lines have."""
        return sum(sum(map(str.isalpha, row.words)) for row in self.rows)

    @property
    def is_picture(self) -> bool:
        """Whether its words are those of a picture, which are not read."""
        return self.letters < LEAST_LETTERS and self.pictured > _PICTURE


def read_pdf(data: bytes, most: int | None = None) -> Extract:
    """The words of a PDF, of its first `most` pages or of all, running heads and page numbers after all else.

    Raises NoArticleError for one that is locked, damaged or made of pictures.
    """
    reader = _opened(data)
    pages = _read(reader, min(len(reader.pages), most or MAX_PAGES))
    if all(page.broken for page in pages):
        raise NoArticleError("it is a damaged PDF, none of its pages can be read", "get it again")
    letters = sum(page.letters for page in pages)
    unknown = sum(len(_FOREIGN_SIGNS.findall(row.words)) for page in pages for row in page.rows)
    if unknown > letters:
        raise NoArticleError("most of its letters cannot be recognised", f"{_OCR} first")
    few = letters < LEAST_LETTERS * len(pages)
    if few and 2 * sum(page.is_picture for page in pages) >= len(pages):
        raise NoArticleError("it holds pictures of pages and hardly any text", f"{_OCR} first")
    text, blocks, largest = assemble([page.rows for page in pages], [page.turned for page in pages])
    if not text:
        raise NoArticleError("it holds no text", f"if its words are pictures or outlines, {_OCR} first")
    notices = ["it holds hardly any text"] if few else []
    notices += _notices(pages, len(reader.pages))
    if unknown > _MOST_FOREIGN * letters:
        notices.append("many letters of this PDF cannot be recognised; its words may be wrong")
    elif unknown:
        notices.append("some letters of this PDF cannot be recognised, shown as \ufffd")
    known = _known(reader)
    known.title = known.title or largest
    return Extract(text, blocks, known, EXTRACTOR, notices)


def _notices(pages: Sequence[Page], count: int) -> list[str]:
    """What a reader should know about single pages, and which ones."""
    numbered = list(enumerate(pages, 1))
    broken = [number for number, page in numbered if page.broken]
    pictures = [number for number, page in numbered if page.is_picture]
    silent = [number for number, page in numbered if not (page.rows or page.broken or page.is_picture)]
    turned = [number for number, page in numbered if page.quarter and page.letters]
    beside = [number for number, page in numbered if sum(map(len, page.turned)) > LEAST_LETTERS]
    notices = []
    if broken:
        notices.append(f"{_pages(broken, count)} could not be read; get it again")
    if pictures:
        one = "a picture" if len(pictures) == 1 else "pictures"
        notices.append(f"{_pages(pictures, count)} {_is(pictures)} {one} without text; {_OCR} to read {_it(pictures)}")
    if silent:
        notices.append(f"{_pages(silent, count)} {'holds' if len(silent) == 1 else 'hold'} no text")
    if turned:
        whose = "its" if len(turned) == 1 else "their"
        notices.append(f"{_pages(turned, count)} {_is(turned)} turned; {whose} text is read as it runs")
    if beside:
        has = "has" if len(beside) == 1 else "have"
        notices.append(f"{_pages(beside, count)} also {has} turned text, kept apart; :cut lists it")
    if any(page.counted for page in pages):
        notices.append(LINE_NUMBERS)
    if count > len(pages):
        notices.append(f"only the first {len(pages):,} of {count:,} pages are read")
    return notices


def _pages(numbers: Sequence[int], count: int) -> str:
    """The numbers of some of `count` pages, as `page 2 of 3` or `pages 2, 4 to 6 and 9 of 12`."""
    named: list[str] = []
    left = list(numbers)
    while left and len(named) < _MOST_NAMED:
        last = next(n for n, number in enumerate(left) if left[n + 1 : n + 2] != [number + 1])
        span, left = (left[: last + 1], left[last + 1 :]) if last > 1 else (left[:1], left[1:])
        named.append(f"{span[0]:,}" if len(span) == 1 else f"{span[0]:,} to {span[-1]:,}")
    if left:
        named.append(f"{len(left):,} more")
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"page{'' if len(numbers) == 1 else 's'} {listed} of {count:,}"


def _is(numbers: Sequence[int]) -> str:
    return "is" if len(numbers) == 1 else "are"


def _it(numbers: Sequence[int]) -> str:
    return "it" if len(numbers) == 1 else "them"


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


def _read(reader: PdfReader, count: int) -> list[Page]:
    """What each page gave. Of many pages children read all but the first."""
    shares = min(processors(), MOST_PROCESSES, count // LEAST_SHARE)
    if shares < 2:
        return _some(reader, 0, count)
    first, *others = (range(count * n // shares, count * (n + 1) // shares) for n in range(shares))
    under_way = [beside(partial(_some, reader, share.start, share.stop)) for share in others]
    pages = _some(reader, first.start, first.stop)
    for rest in under_way:
        pages += (Page([Row(*row) for row in rows], *others) for rows, *others in rest())
    return pages


def _some(reader: PdfReader, start: int, stop: int) -> list[Page]:
    """What the pages from `start` on gave, in plain tuples."""
    pages: list[Page] = []
    fonts = Fonts()
    for number in range(start, stop):
        try:
            page = drawn(reader.pages[number], fonts)
            rows, counted = page_lines(page)
            pages.append(Page(rows, page.turned, page.quarter, page.pictured, counted))
        except MemoryError:
            raise
        except Exception:  # one broken page does not spoil the others
            pages.append(Page([], [], broken=True))
    return pages


def _known(reader: PdfReader) -> Metadata:
    """What the file's properties say; the day it was made stands for the day of publication."""
    known = Metadata()
    with suppress(Exception):  # broken properties are no properties
        found: Mapping[str, Any] = reader.metadata or {}
        known.title = stated_title(str(found.get("/Title") or ""))
        known.byline = stated_author(str(found.get("/Author") or ""))
        made = _DATE.match(str(found.get("/CreationDate") or ""))
        known.published = date(*map(int, made.groups())) if made else None
    with suppress(Exception):  # as above
        code = _LANGUAGE.match(str(reader.root_object.get("/Lang") or ""))
        known.language = code.group().lower() if code else None
    return known
