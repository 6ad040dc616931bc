"""Fuzz targets for reading: whatever the bytes, an article is whole and sorted, or it is refused in one line."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from articles.article import Span
from articles.errors import BadInputError
from articles.reading.decoding import decode
from articles.reading.display import displayable
from articles.reading.filetypes import foreign_format
from articles.reading.formats.extract import Extract, NoArticleError, from_json, to_json
from articles.reading.formats.mail import read_mail
from articles.reading.formats.page.drawn import Drawn, Piece
from articles.reading.formats.page.lines import page_lines
from articles.reading.formats.pdf import read_pdf
from articles.reading.formats.pdf_text import assemble
from articles.reading.formats.web.choice import chosen_lines, without_links_around
from articles.reading.formats.web.doubts import doubts
from articles.reading.formats.web.entries import with_heads
from articles.reading.formats.web.page import parsed, read_page
from articles.reading.formats.web.parts import read_lines
from articles.reading.formats.web.rest import amid, left_out, with_alike
from articles.reading.formats.zipped import read_zipped
from articles.reading.loader import article_from_text
from articles.reading.markup import is_html, markup_kind
from articles.reading.structure.line_numbers import without_line_numbers
from articles.reading.structure.sentences import by_rules, split_sentences
from articles.reading.subtitles import read_subtitles
from articles.reading.tags import strip_tags
from tests.articles.reading.made import book, word
from tests.articles.reading.shown import FORBIDDEN
from tests.fuzz.drawn import FIELD, chosen, fields, text_of, writable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.article import Article

LANGUAGES = ("en", "de", "fr", "es", "ru", "xx")
ENCODINGS = (None, None, None, None, "utf-8", "cp1252", "utf-16", "koi8-r", "shift_jis", "iso2022_jp", "utf-7", "hz")
# What no one line may hold: it would be two lines, or something to act on.
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MARKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ">"
"""What may stand between paragraphs: white space, and the marks of quoted lines."""
_COLUMNS = (72.0, 320.0)


def display(data: bytes) -> None:
    """H-1: as long as before, nothing that a terminal acts on, and the same when shown again."""
    text = text_of(data)
    shown = displayable(text)
    assert len(shown) == len(text)
    assert FORBIDDEN.isdisjoint(shown)
    assert displayable(shown) == shown
    assert displayable(text[:7]) + displayable(text[7:]) == shown or "\r\n" in text[6:8]


def decoding(data: bytes) -> None:
    """H-8: a text that can be written, or one line; UTF-8 is read as UTF-8."""
    encoding, rest = chosen(data, ENCODINGS)
    assert foreign_format(rest) in (None, "pdf", "zip", "mail")
    try:
        found = decode(rest, "a.txt", encoding)
    except BadInputError as error:
        one_line(error.what, error.why, error.do)
        return
    assert found.text.encode()
    assert 0 <= found.encoding.replaced <= len(rest)
    assert not found.text.isspace()
    if encoding == "utf-8" or (found.encoding.name == "utf-8" and not found.encoding.guessed):
        assert found.text == rest.decode("utf-8", "replace").removeprefix("\ufeff") or found.encoding.replaced
    is_html(found.text)
    markup_kind(found.text)


def article(data: bytes) -> None:
    """A text of any make, plain or Markdown, is an article whose parts are sorted and lose nothing."""
    name, rest = chosen(data, ("text", "notes.md"))
    text = writable(text_of(rest))
    try:
        made = article_from_text(text, name)
    except BadInputError as error:
        one_line(error.what, error.why, error.do)
        return
    if made.extractor == "plain/1":
        assert made.text in (text, without_line_numbers(text))
    whole(made)


def sentences(data: bytes) -> None:
    """All words of a paragraph lie in one of its sentences, in order."""
    language, rest = chosen(data, LANGUAGES)
    text = text_of(rest)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    (spans,) = split_sentences(text, [Span(start, max(start, end))], language)
    place = start
    for span in spans:
        assert place <= span.start < span.end <= end
        assert span.of(text) == span.of(text).strip()
        assert not text[place : span.start].strip()
        place = span.end
    assert not text[place:end].strip()
    own = by_rules(text)
    assert "".join(text[left:right] for left, right in own) == text


def html_parts(data: bytes) -> None:
    """What is ours of reading a page: its lines, the choice among them, the doubts; and tags taken out without it."""
    source, taken = (text_of(each) for each in fields(data, 2))
    strip_tags(source)
    root = parsed(source) if source.strip() else None
    if root is None:
        return
    lines = read_lines(root)
    assert all(line.words and line.words == line.words.strip() for line in lines)
    assert all(0 <= line.heading <= 6 for line in lines)
    chosen_ones = without_links_around(lines, chosen_lines(lines, taken))
    assert chosen_ones <= set(range(len(lines)))
    assert chosen_lines(lines, taken, strict=True) <= set(range(len(lines)))
    whole = with_heads(lines, with_alike(lines, chosen_ones, ()))
    assert chosen_ones <= whole <= set(range(len(lines)))
    rest = left_out(lines, whole)
    assert whole.isdisjoint(rest)
    assert len(doubts(lines, whole, rest, amid(whole, rest))) <= 1


def html(data: bytes) -> None:
    """H-10: a page, its tree and its weighing included, is an extract or one reason why not."""
    source = text_of(data)
    if source.strip():
        _extracted(lambda: read_page(source))


def pdf_text(data: bytes) -> None:
    """What is ours of reading a PDF: pieces of text on pages become lines, columns, paragraphs; every letter stays."""
    pages = [page_lines(Drawn(612, 792, pieces))[0] for pieces in _pages(data)]
    text, blocks, _ = assemble(pages)
    extract(Extract(text, blocks))
    # The same words in the same place, as some programs print a bold line, may be kept once.
    drawn = _letters(row.words for rows in pages for row in rows)
    assert _letters(row.words for rows in pages for row in set(rows)) <= _letters([text]) <= drawn


def pdf(data: bytes) -> None:
    """A PDF of any make, pypdf included, is an extract or one reason why not."""
    _extracted(lambda: read_pdf(data))


def subtitles(data: bytes) -> None:
    """Subtitles of any lines are words in order, without a mark of the reader's own."""
    _extracted(lambda: read_subtitles("WEBVTT\n\n" + writable(text_of(data))))


def mail(data: bytes) -> None:
    """A mail or a saved page of any make is an extract or one reason why not."""
    _extracted(lambda: read_mail(data))


def documents(data: bytes) -> None:
    """An archive of any bytes, a Word document of any parts, a book of any pages."""
    kind, rest = chosen(data, ("raw", "word", "book"))
    first, second, third = fields(rest, 3)
    if kind == "raw":
        _extracted(lambda: read_zipped(rest))
    elif kind == "word":
        more = {"word/footnotes.xml": second, "word/styles.xml": third} if second or third else {}
        _extracted(lambda: read_zipped(word("", more={**more, "word/document.xml": first})))
    else:
        more = {"OPS/text/c 1.xhtml": first, "OPS/toc.ncx": second or b"<ncx/>"}
        _extracted(lambda: read_zipped(book({"One": "", "Two": "<p>Words.</p>"}, more=more), len(third) or None))


def _extracted(read: Callable[[], Extract]) -> None:
    """Call `read`; what it gives is whole and passes through JSON as it is, and what it refuses has one line."""
    try:
        found = read()
    except NoArticleError as error:
        one_line(error.why, error.do)
        return
    extract(found)
    assert to_json(from_json(to_json(found))) == to_json(found)


def extract(found: Extract) -> None:
    """The blocks of an extract are sorted, lie in its text, and hold all its words."""
    place = 0
    for block in found.blocks:
        assert place <= block.span.start < block.span.end <= len(found.text)
        assert block.span.of(found.text).strip()
        assert 0 <= block.lead <= len(block.span)
        assert not found.text[place : block.span.start].strip(_MARKS)
        place = block.span.end
    assert not found.text[place:].strip(_MARKS)


def whole(made: Article) -> None:
    """The parts of an article are sorted, lie inside one another, and lose no word of it."""
    assert len(made.comparable) == len(made.text)
    made.text.encode()
    place = 0
    for index, paragraph in enumerate(made.paragraphs):
        assert place <= paragraph.span.start < paragraph.span.end <= len(made.text)
        assert not made.text[place : paragraph.span.start].strip(_MARKS)
        inside = paragraph.span.start
        for number in paragraph.sentences:
            sentence = made.sentences[number]
            assert sentence.paragraph == index
            assert inside <= sentence.span.start < sentence.span.end <= paragraph.span.end
            inside = sentence.span.end
        place = paragraph.span.end
    assert [number for each in made.paragraphs for number in each.sentences] == list(range(len(made.sentences)))
    covered = [made.paragraphs[0].span.start, made.paragraphs[-1].span.end] if made.paragraphs else []
    assert [end for each in made.sections[:1] for end in [each.span.start]] == covered[:1]
    assert [end for each in made.sections[-1:] for end in [each.span.end]] == covered[1:]
    assert made.title


def one_line(*words: str) -> None:
    """H-14: what, why and what to do, in one line that nothing acts on."""
    assert all(words)
    assert not _ACTING.search("".join(words))


def _letters(words: Iterable[str]) -> Counter[str]:
    """How often each letter and digit stands in `words`, ligatures and accented letters taken apart."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKD", "".join(words))))


def _pages(data: bytes) -> list[list[Piece]]:
    """Pages of pieces: for each a place and a size in four bytes, then its words up to the end of the field."""
    pages: list[list[Piece]] = [[]]
    for part in data.split(FIELD):
        if not part:
            pages.append([])
            continue
        x, y, size, how = struct.unpack("4B", part[:4].ljust(4, b"\0"))
        column = _COLUMNS[how % 2] if how & 2 else 612 * x / 256
        words = text_of(part[4:])
        pages[-1].append(Piece(column, 792 * y / 256, column + len(words) * size / 16, size / 8, words))
        if how & 4:
            pages.append([])
    return pages
