"""An e-book: its chapters in reading order, all of them or one; each is read as a page that is all article."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from articles.reading.formats.archive import member_name
from articles.reading.formats.extract import Builder, Chapter, Extract, NoArticleError
from articles.reading.formats.xml import attribute, local, read_xml
from articles.reading.structure.metadata import Metadata, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from articles.reading.formats.archive import Archive
    from articles.reading.formats.web.parts import Line

EXTRACTOR = "epub/1"

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml")
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_LONGEST_TITLE = 100


class _Part(NamedTuple):
    """A chapter as read: its title and its lines."""

    title: str
    lines: list[Line]

    @property
    def size(self) -> int:
        """Code points of its words."""
        return sum(len(line.words) for line in self.lines)


def read_epub(archive: Archive, chapter: int | None = None, *, enough: int | None = None) -> Extract:
    """The book's words, or those of the chapter with that number, counted from 1.

    With `enough`, no more chapters are read than make so many code points.

    Raises NoArticleError for a damaged or protected book and for a chapter that is not there.
    """
    _check_unlocked(archive)
    place = _package_place(archive)
    book = read_xml(archive.read(place))
    parts = _parts(book, place, archive, enough)
    known = _known(book)
    listed = [Chapter(n, part.title, part.size) for n, part in enumerate(parts, 1)]
    notices = []
    if chapter is not None:
        if not 1 <= chapter <= len(parts):
            raise NoArticleError(f"it has chapters 1 to {len(parts)}", "name one of them")
        parts = [parts[chapter - 1]]
        known.title = f"{known.title}: {parts[0].title}" if known.title else parts[0].title
    elif len(parts) > 1:
        notices = [f"the whole book is open, {len(parts)} chapters; a name such as book.epub#2 opens one of them"]
    builder = Builder()
    for part in parts:
        _add(builder, part)
    return Extract(builder.text, builder.blocks, known, EXTRACTOR, notices, listed)


def _package_place(archive: Archive) -> str:
    """The name of the file that says what the book is made of."""
    root = read_xml(archive.read(_CONTAINER))
    package = next((attribute(each, "full-path") for each in root.iter() if local(each) == "rootfile"), None)
    if not package:
        raise NoArticleError("it is a damaged book: it does not say where its text is", "get it again")
    return member_name("", package)


def _parts(book: Element, place: str, archive: Archive, enough: int | None) -> list[_Part]:
    """The chapters that show words, in reading order; no more of them than make `enough` code points."""
    contents = _contents(book, place)
    titles = _titles(archive, [name for name in contents if name in archive])
    parts: list[_Part] = []
    for name in _spine(book, place, archive, contents):
        part = _part(archive, name, titles)
        if part is None:
            continue
        parts.append(part)
        if enough is not None and sum(each.size for each in parts) >= enough:
            break
    if not parts:
        raise NoArticleError("it is a book without words", "name a file with an article")
    return parts


def _check_unlocked(archive: Archive) -> None:
    """Raise NoArticleError if the book is protected; fonts alone may be."""
    locked = any(name in archive for name in _RIGHTS)
    if _ENCRYPTION in archive:
        ways = [each for each in read_xml(archive.read(_ENCRYPTION)).iter() if local(each) == "EncryptionMethod"]
        locked = locked or any(attribute(each, "Algorithm") not in _FONT_LOCKS for each in ways)
    if locked:
        raise NoArticleError("the book is protected against copying", "use one that is not")


def _items(book: Element) -> dict[str | None, Element]:
    """What the book is made of, by id."""
    return {attribute(each, "id"): each for each in book.iter() if local(each) == "item"}


def _contents(book: Element, place: str) -> list[str]:
    """The names of the tables of contents, by either of the two ways in which a book marks them."""
    found = []
    for item in _items(book).values():
        is_nav = "nav" in (attribute(item, "properties") or "").split()
        if is_nav or attribute(item, "media-type") == "application/x-dtbncx+xml":
            found.append(member_name(place, attribute(item, "href") or ""))
    return found


def _spine(book: Element, place: str, archive: Archive, contents: Sequence[str]) -> list[str]:
    """The names of the pages in reading order, without the tables of contents."""
    items = _items(book)
    names = []
    for reference in (each for each in book.iter() if local(each) == "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or attribute(item, "media-type") not in _PAGES:
            continue
        name = member_name(place, attribute(item, "href") or "")
        if name in archive and name not in contents:
            names.append(name)
    return list(dict.fromkeys(names))


def _titles(archive: Archive, contents: list[str]) -> dict[str, str]:
    """What the tables of contents call each page."""
    titles: dict[str, str] = {}
    for name in contents:
        try:
            root = read_xml(archive.read(name))
        except NoArticleError:  # a book with a broken table of contents can still be read
            continue
        for target, words in (*_points(root), *_links(root)):
            with suppress(NoArticleError):
                titles.setdefault(member_name(name, target), one_line(words)[:_LONGEST_TITLE])
    return titles


def _points(root: Element) -> list[tuple[str, str]]:
    found = []
    for point in (each for each in root.iter() if local(each) == "navPoint"):
        source = next((attribute(each, "src") for each in point if local(each) == "content"), None)
        label = next(("".join(each.itertext()) for each in point if local(each) == "navLabel"), "")
        if source and label.strip():
            found.append((source, label))
    return found


def _links(root: Element) -> list[tuple[str, str]]:
    found = ((attribute(each, "href"), "".join(each.itertext())) for each in root.iter() if local(each) == "a")
    return [(target, words) for target, words in found if target and words.strip() and "://" not in target]


def _part(archive: Archive, name: str, titles: dict[str, str]) -> _Part | None:
    """The page `name` of the book; None if it shows no words, as a cover does."""
    from articles.reading.formats.web.page import parsed
    from articles.reading.formats.web.parts import read_lines

    source = _text(archive.read(name))
    root = parsed(source)
    if root is None:
        raise NoArticleError("one of its chapters is nested too deeply", "save its words as a text file")
    lines = read_lines(root)
    if not lines:
        return None
    heading = next((line.words for line in lines if line.heading), "")
    title = titles.get(name) or one_line(heading)[:_LONGEST_TITLE] or one_line(lines[0].words)[:_LONGEST_TITLE]
    return _Part(title, lines)


def _text(data: bytes) -> str:
    """The text of a page: books are written in UTF-8 or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _add(builder: Builder, part: _Part) -> None:
    for line in part.lines:
        kind = None if line.kind == "comments" else line.kind
        builder.add(line.words, kind, heading=bool(line.heading) and kind is None, sign=line.sign)


def _known(book: Element) -> Metadata:
    """What the package says about the book."""
    known = Metadata()
    metadata = next((each for each in book if local(each) == "metadata"), None)
    if metadata is None:
        return known
    found: dict[str, list[str]] = {}
    for element in metadata.iter():
        if element.text and element.text.strip():
            found.setdefault(local(element), []).append(one_line(element.text))
    known.title = found.get("title", [None])[0]
    known.byline = "; ".join(found.get("creator", [])) or None
    known.outlet = found.get("publisher", [None])[0]
    with suppress(ValueError, IndexError):
        known.published = date.fromisoformat(found.get("date", [])[0][:10])
    code = _LANGUAGE.match(found.get("language", [""])[0])
    known.language = code.group().lower() if code else None
    return known
