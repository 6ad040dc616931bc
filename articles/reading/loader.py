"""From a source to an Article: bytes, text or a parser's extract, sections, sentences, metadata, notices."""

from __future__ import annotations

import hashlib
import re
from dataclasses import astuple, dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, Article, Encoding
from articles.errors import BadInputError
from articles.reading import language as languages
from articles.reading.comparable import comparable_with_count
from articles.reading.decoding import decode, encoding_notices
from articles.reading.filetypes import foreign_format
from articles.reading.limits import LIMITS, characters_told
from articles.reading.markdown import MAX_MARKDOWN, SUFFIXES, read_markdown
from articles.reading.source import cannot_read, is_address, is_stream, read_bytes, shown_name, split_chapter
from articles.reading.structure.head import near_top
from articles.reading.structure.headings import title_index, with_headings
from articles.reading.structure.line_numbers import LINE_NUMBERS, without_line_numbers
from articles.reading.structure.metadata import KNOWN, Metadata, from_pairs, front_matter, one_line, origins
from articles.reading.structure.paragraphs import Block, split_paragraphs
from articles.reading.structure.sections import label
from articles.reading.unsplit import Found, Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from articles.reading.addresses.access import Access
    from articles.reading.addresses.opening import Page
    from articles.reading.decoding import Decoded
    from articles.reading.filetypes import Foreign
    from articles.reading.foreign import Parsing
    from articles.reading.formats.extract import Chapter, Extract

_PLAIN, _MARKDOWN = "plain/1", "markdown/1"
_TIMED = 10_000
_DOUBTED = 2_500
"""Characters: a longer article is never doubted; its words need not be counted."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Draft:
    """An article in the making: its text, its blocks and what is known so far."""

    text: str
    blocks: list[Block]
    known: Metadata = field(default_factory=Metadata)
    extractor: str = _PLAIN
    notices: list[str] = field(default_factory=list)
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class _Begun:
    """An article on its way: its bytes, and either its text or the parser that is at work on them.

    `page` is what else is known of one that was fetched.
    """

    name: str
    data: bytes
    decoded: Decoded | None = None
    parsing: Parsing | None = None
    page: Page | None = None


def load(
    source: str | Path, *, encoding: str | None = None, stdin: bytes | None = None, access: Access | None = None
) -> Article:
    """Read an article from a file, an address, or standard input if `source` is `-` (`stdin`, if those are given).

    Plain text, Markdown, web pages, PDF, DOCX, EPUB and saved mails are known by their content; `book.epub#3` names a
    chapter of a book, or a mail of a mailbox. `encoding` names a text's encoding; without it a byte order mark, UTF-8,
    a page's own declaration and a guess are tried. The text of a plain file is the file's own, line ends included,
    without a byte order mark; of the others it is what was extracted, and `extractor` says by what. A page at an http
    or https address is fetched, or read from the copy that is kept, as `access` says. Raises BadInputError, in one
    line, for whatever cannot be read as an article, and DiptychError when the network fails.
    """
    return _whole(_finish(_begin(source, encoding, stdin, _pages([source], access).get(str(source)))))


def load_with_bytes(
    source: str | Path, *, encoding: str | None = None, page: Page | None = None
) -> tuple[Article, bytes]:
    """The article at `source`, as `load` reads it, and the bytes that it was read from.

    `page` is the page at an address, which is not fetched here. Raises BadInputError as `load` does.
    """
    begun = _begin(source, encoding, page=page)
    return _finish(begun), begun.data


def load_pair(
    a: str | Path,
    b: str | Path,
    *,
    encoding: str | None = None,
    waiting: Callable[[str], None] | None = None,
    access: Access | None = None,
    later: bool = False,
) -> tuple[Article, Article]:
    """The articles at two sources, fetched at once and parsed at once.

    `waiting` is called with the name of an article that takes a while. `later` leaves their sentences to be found when
    they are asked for, which of a long text is half of the work (`Article.split`). Raises BadInputError for one that
    cannot be read, or two of one text, and DiptychError when the network fails.
    """
    left, right = load_several([a, b], encoding=encoding, waiting=waiting, access=access, later=later)
    return left, right


def load_several(
    sources: Sequence[str | Path],
    *,
    encoding: str | None = None,
    waiting: Callable[[str], None] | None = None,
    access: Access | None = None,
    later: bool = False,
) -> tuple[Article, ...]:
    """The articles at any number of sources; the rest is as `load_pair` has it."""
    pages = _pages(sources, access)
    begun: list[_Begun] = []
    try:
        for source in sources:
            begun.append(_begin(source, encoding, page=pages.get(str(source))))  # noqa: PERF401 - what is begun is stopped
        made = [_finish(each, waiting) for each in begun]
    finally:
        for each in begun:
            _abandon(each)
    first: dict[str, str | Path] = {}
    for source, article in zip(sources, made, strict=True):
        other = first.setdefault(article.text_sha256, source)
        if other is not source:
            names = f"{shown_name(str(other))} and {shown_name(str(source))}"
            raise BadInputError(names, "they hold the same text", "name two articles")
    return tuple(made) if later else tuple(map(_whole, made))


def load_earlier(source: str, folder: Path | None = None) -> Article | None:
    """The article at an address as it was before the page last changed, from the pages kept in `folder`; None where no
    earlier version is kept, or `source` is no address. Nothing is fetched.

    Raises BadInputError when the kept page holds no article.
    """
    if not is_address(source):
        return None
    from articles.reading.addresses.opening import earlier_page

    page = earlier_page(source, folder)
    return None if page is None else _whole(_finish(_begin(source, None, page=page)))


def chapters(source: str | Path, *, stdin: bytes | None = None, access: Access | None = None) -> tuple[Chapter, ...]:
    """The chapters of the book at `source`, each to be opened as `source#number`; none if it is no book.

    Raises BadInputError for whatever cannot be read as an article.
    """
    begun = _begin(source, None, stdin, _pages([source], access).get(str(source)))
    return tuple(begun.parsing.result().chapters) if begun.parsing else ()


def article_of_extract(found: Extract, source: str) -> Article:
    """An article of what a parser made of a file. Raises BadInputError for one without words."""
    return _whole(_article(_foreign(found, source), source, Encoding("utf-8"), ""))


def _pages(sources: Sequence[str | Path], access: Access | None) -> dict[str, Page]:
    """The pages of those sources that are addresses; without one, no network code is even loaded."""
    named = [str(source) for source in sources]
    if not any(map(is_address, named)):
        return {}
    from articles.reading.addresses.access import Access as Default
    from articles.reading.addresses.opening import pages

    return pages(named, access or Default())


def _begin(source: str | Path, encoding: str | None, stdin: bytes | None = None, page: Page | None = None) -> _Begun:
    if page is not None:
        data, kind = page.data, foreign_format(page.data)
        name, chapter = page.named(book=kind == "zip")
    else:
        name, (path, chapter) = str(source), split_chapter(source)
        data = read_bytes(path, stdin)
        kind = foreign_format(data)
    if chapter is not None and kind not in {"zip", "mail"}:
        raise cannot_read(name, "only books have chapters, and mailboxes mails", "name it without the number")
    if kind is not None:
        return _Begun(name, data, parsing=_parse(kind, data, name, chapter), page=page)
    decoded = decode(data, name, encoding, page.charset if page else "")
    parsing = None
    if decoded.text.lstrip("\ufeff \t\r\n").startswith("<"):
        parsing = _parse_markup(decoded.text, name)
    return _Begun(name, data, decoded, parsing, page)


def _parse_markup(text: str, name: str) -> Parsing | None:
    """The parser of a web page, at work; None for a text that only begins like one."""
    from articles.reading.markup import is_html, markup_kind

    if is_html(text):
        return _parse("html", text.encode("utf-8", "replace"), name)
    strange = markup_kind(text)
    if strange:
        raise cannot_read(name, f"it is {strange}, not an article", "save the words of the article as a text file")
    return None


def _parse(kind: Foreign, data: bytes, name: str, chapter: int | None = None) -> Parsing:
    from articles.reading.foreign import parse

    return parse(kind, data, name, chapter)


def _finish(begun: _Begun, waiting: Callable[[str], None] | None = None) -> Article:
    encoding = begun.decoded.encoding if begun.decoded else Encoding("utf-8")
    if begun.parsing:
        draft = _foreign(begun.parsing.result(waiting), begun.name)
    else:
        draft = _draft(begun.decoded.text if begun.decoded else "", begun.name)
    article = _article(draft, begun.name, encoding, hashlib.sha256(begun.data).hexdigest())
    if begun.page is None:
        return article
    page = begun.page
    article = replace(article, fetched=page.fetched, notices=(*page.keep(), *article.notices))
    if article.outlet is not None:
        return article
    return replace(article, outlet=page.outlet, found_in=(*article.found_in, ("outlet", "name")))


def _whole(article: Article) -> Article:
    article.split()
    return article


def _abandon(begun: _Begun) -> None:
    if begun.parsing:
        begun.parsing.stop()


def _foreign(found: Extract, name: str) -> _Draft:
    if not found.text or found.text.isspace():
        raise cannot_read(name, "it holds no words", "name a file with an article")
    _check_length(found.text, name)
    text = _SURROGATE.sub("\ufffd", found.text)
    return _Draft(text, found.blocks, found.known, found.extractor, found.notices, found.doubted)


def article_from_text(
    text: str,
    source: str = "text",
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """An article of `text` as if it were a plain file; what is given is not searched for in the text.

    Surrogates become U+FFFD, since no file can hold them. Raises BadInputError for a blank or overlong text.
    """
    if not text or text.isspace():
        raise cannot_read(source, "it is empty", "give it an article")
    text = _SURROGATE.sub("\ufffd", text)
    draft = _draft(text, source)
    for name, value in (("title", title), ("outlet", outlet), ("byline", byline), ("language", language)):
        if value is not None:
            setattr(draft.known, name, value)
    draft.known.published = published or draft.known.published
    return _whole(_article(draft, source, Encoding("utf-8"), hashlib.sha256(text.encode()).hexdigest()))


def _draft(text: str, name: str) -> _Draft:
    """Text and blocks of a plain or a Markdown text, or of subtitles."""
    _check_length(text, name)
    if "-->" in text[:_TIMED]:
        from articles.reading.subtitles import is_subtitles, read_subtitles

        if is_subtitles(text):
            return _foreign(read_subtitles(text), name)
    front = front_matter(text)
    if front is None and not name.lower().endswith(SUFFIXES):
        words = without_line_numbers(text)
        return _Draft(words, split_paragraphs(words), notices=[LINE_NUMBERS] if words != text else [])
    pairs, offset = front or ({}, 0)
    why = "it is too long to be read as Markdown"
    if len(text) <= MAX_MARKDOWN:
        try:
            words, blocks = read_markdown(text[offset:])
        except Exception:  # whatever a parser makes of a hostile text, the reader gets the text
            words, blocks = "", []
        if blocks:
            return _Draft(words, blocks, from_pairs(pairs), _MARKDOWN)
        why = "no words were found in it as Markdown"
    return _Draft(text, split_paragraphs(text), from_pairs(pairs), notices=[f"shown as plain text: {why}"])


def _check_length(text: str, name: str) -> None:
    if len(text) > LIMITS.characters:
        do = "save only the article, or raise the setting longest"
        raise cannot_read(name, f"its text has more than {characters_told(LIMITS.characters)}", do)


def _article(draft: _Draft, name: str, encoding: Encoding, bytes_sha256: str) -> Article:
    text = draft.text
    top = _with_top(draft)
    blocks = label(text, draft.blocks, dict.fromkeys(top.lines, "boilerplate"))
    title = title_index(text, blocks, top.lines)
    blocks = with_headings(text, blocks, title)
    language = top.language or languages.guess(_body(text, blocks))
    plain, mixed = comparable_with_count(text)
    found = [
        Found(block.span.start, block.span.end, block.lead, block.kind or "body", block.heading) for block in blocks
    ]
    doubts = _doubts(draft, found)
    known = {
        "text": text,
        "comparable": None if plain == text else plain,
        "source": name,
        "title": top.title or _title(text, blocks, title) or title_of_name(name),
        "bytes_sha256": bytes_sha256,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "encoding": astuple(encoding),
        "extractor": draft.extractor,
        "outlet": top.outlet,
        "byline": top.byline,
        "published": top.published and top.published.isoformat(),
        "language": language,
        "found_in": origins(draft.known, top, headline=title is not None),
        "doubted": draft.doubted or bool(doubts),
    }
    return Parts(known, found, (*encoding_notices(encoding), *draft.notices, *doubts), mixed).article()


def _body(text: str, blocks: Sequence[Block]) -> str:
    """The words of the body, for guessing the language: comments and furniture may be in another."""
    return "\n".join(block.span.of(text) for block in blocks if block.kind in MATCHED_KINDS)


def _title(text: str, blocks: Sequence[Block], title: int | None) -> str | None:
    return None if title is None else one_line(blocks[title].span.of(text))


def title_of_name(source: str) -> str:
    """A title made of the file's name, for an article that has none."""
    if is_stream(source):
        return "piped text"
    return shown_name(PurePath(source).stem) or "untitled"


def _doubts(draft: _Draft, paragraphs: Sequence[Found]) -> list[str]:
    """What suggests that a short text is not the article; for other formats their parsers have said it already."""
    body = sum(len(paragraph.span) for paragraph in paragraphs if paragraph.kind in MATCHED_KINDS)
    if draft.extractor not in (_PLAIN, _MARKDOWN) or body > _DOUBTED:
        return []
    from articles.reading.doubts import text_doubts

    return text_doubts(draft.text, paragraphs)


def _with_top(draft: _Draft) -> Metadata:
    """What is known already, completed by what the first lines say."""
    found = near_top(draft.text, draft.blocks)
    for name in KNOWN:
        if getattr(draft.known, name) is not None:
            setattr(found, name, getattr(draft.known, name))
    return found
