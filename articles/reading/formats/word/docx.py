"""A Word document: its paragraphs by their styles, tables, notes, comments, and what it says about itself."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.formats.extract import Builder, Extract, NoArticleError
from articles.reading.formats.properties import stated_author, stated_title
from articles.reading.formats.word.notes import KINDS, Notes, numbers
from articles.reading.formats.word.package import parts_of, related
from articles.reading.formats.word.words import Reader, Style, is_joined, referenced, vanish
from articles.reading.formats.xml import attribute, local, read_xml
from articles.reading.structure.metadata import Metadata, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from articles.article import SectionKind
    from articles.reading.formats.archive import Archive

EXTRACTOR = "docx/1"


def _named(*names: str) -> str:
    return alternatives(*(lexicon.everywhere("documents", name) for name in names))


_HEADING = re.compile(rf"{_named('heading_styles')}\s*\d?|{_named('title_styles')}", re.IGNORECASE)
_CAPTION = re.compile(_named("caption_styles"), re.IGNORECASE)
_QUOTE = re.compile(_named("quote_styles"), re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_FIRST_YEAR = 2006
"""No document of this format is older; a date before it is that of no day."""
_OF_TEMPLATES = frozenset({"2013-12-23T23:15:00Z"})
"""When templates were made that programs fill in and leave dated so."""
_LONG = timedelta(days=366)
_CELL = 160
"""Letters: a cell of several paragraphs with more is a part of a page, not of a table."""


def read_docx(archive: Archive, main: str) -> Extract:
    """The words of a Word document, whose text is in the member `main`; notes after them, comments, headers, footers.

    Tracked changes count as accepted. Raises NoArticleError for a damaged one.
    """
    body = read_xml(archive.read(main)).find("{*}body")
    if body is None:
        raise NoArticleError("it is a damaged Word document", "save its words as a text file")
    reader = Reader(_styles(archive, main))
    settings = next(iter(_parts(archive, main, "settings")), None)
    reader.numbers = numbers(referenced(reader, body), settings)
    builder = Builder()
    _add_text(builder, body, reader)
    for kind in KINDS:
        for part in _parts(archive, main, f"{kind}s"):
            _add_notes(builder, part, kind, reader)
    comments = sum(_add_comments(builder, part, reader) for part in _parts(archive, main, "comments"))
    seen: set[str] = set()
    for part in [*_parts(archive, main, "header"), *_parts(archive, main, "footer")]:
        for paragraph in _paragraphs(part, reader):
            words = reader.words(paragraph)
            if words not in seen:
                builder.add(words, "boilerplate")
            seen.add(words)
    return Extract(builder.text, builder.blocks, _known(archive), EXTRACTOR, _notices(reader, comments))


def _parts(archive: Archive, main: str, kind: str) -> list[Element]:
    return [read_xml(archive.read(name)) for name in parts_of(archive, main, kind)]


def _notices(reader: Reader, comments: int) -> list[str]:
    held = ["tracked changes, taken as accepted"] if reader.changed else []
    if comments:
        held.append(f"{comments:,} comment{'' if comments == 1 else 's'}, kept apart")
    if reader.hidden:
        held.append("hidden text, left out")
    return [f"it has {', and '.join(held)}"] if held else []


def _paragraphs(root: Element, reader: Reader) -> Iterator[Element]:
    """The paragraphs and the rows of plain tables, in order; those of a text box beside the one that holds it."""
    pending = list(reversed(reader.shown(root)))
    while pending:
        element = pending.pop()
        name = local(element)
        if name == "p":
            before, after = reader.boxes(element)
            for box in before:
                yield from _paragraphs(box, reader)
            yield element
            for box in after:
                yield from _paragraphs(box, reader)
        elif name == "tr" and _is_plain_row(element):
            yield element
        else:
            pending.extend(reversed(reader.shown(element)))


def _is_plain_row(row: Element) -> bool:
    """Whether cells hold few words each; those of a table that lays out a page hold paragraphs."""
    cells = row.findall("{*}tc")
    if len(cells) < 2 or row.find(".//{*}tbl") is not None:
        return False
    several = [cell for cell in cells if len(cell.findall(".//{*}p")) > 1]
    return all(sum(len(each.text or "") for each in cell.iter() if local(each) == "t") <= _CELL for cell in several)


def _add_text(builder: Builder, body: Element, reader: Reader) -> None:
    begun = ""
    for element in _paragraphs(body, reader):
        if local(element) == "tr":
            builder.add(" | ".join(reader.words(cell).strip() for cell in element.findall("{*}tc")).rstrip("| "))
        elif is_joined(element):
            begun += reader.words(element).lstrip().rstrip("\n")
        else:
            _add(builder, element, begun + reader.words(element), reader)
            begun = ""
    builder.add(begun)


def _add(builder: Builder, element: Element, words: str, reader: Reader) -> None:
    properties = element.find("{*}pPr")
    style, listed, outlined = "", False, False
    if properties is not None:
        found = properties.find("{*}pStyle")
        code = (attribute(found, "val") or "") if found is not None else ""
        style = reader.styles[code].name if code in reader.styles else code
        listed = properties.find("{*}numPr") is not None
        outlined = properties.find("{*}outlineLvl") is not None
    heading = outlined or _HEADING.match(style) is not None
    kind: SectionKind | None = None
    if _CAPTION.match(style):
        kind = "caption"
    elif _QUOTE.match(style):
        kind = "quoted"
    builder.add(words, kind, heading=heading and kind is None, sign="• " if listed and not heading else "")


def _add_notes(builder: Builder, part: Element, kind: Notes, reader: Reader) -> None:
    """Add the notes of a part that the document shows, in the order in which it names them."""
    notes = {attribute(note, "id"): note for note in part}
    for each, number in reader.numbers.signs:
        if each == kind and number in notes:
            sign, words = reader.numbers.sign(kind, number), _whole(notes[number], reader)
            builder.add(f"[{sign}] {words}" if sign and words else words, "footnote")


def _add_comments(builder: Builder, part: Element, reader: Reader) -> int:
    """Add the comments of a part; how many there are."""
    count = 0
    for comment in part:
        words, author = _whole(comment, reader), attribute(comment, "author")
        builder.add(f"{author}: {words}" if words and author else words, "comments")
        count += bool(words)
    return count


def _whole(root: Element, reader: Reader) -> str:
    return " ".join(filter(None, (reader.words(paragraph).strip() for paragraph in _paragraphs(root, reader))))


def _styles(archive: Archive, main: str) -> dict[str, Style]:
    """The styles by their codes."""
    found: dict[str, Style] = {}
    bases: dict[str, str] = {}
    for style in (each for part in _parts(archive, main, "styles") for each in part.findall("{*}style")):
        code, name, base = attribute(style, "styleId") or "", style.find("{*}name"), style.find("{*}basedOn")
        found[code] = Style((attribute(name, "val") or "") if name is not None else "", vanish(style.find("{*}rPr")))
        bases[code] = (attribute(base, "val") or "") if base is not None else ""
    for code, made in found.items():
        at, left = code, len(found)
        while made.hidden is None and bases.get(at) in found and left:
            at, left = bases[at], left - 1
            made.hidden = found[at].hidden
    return found


def _known(archive: Archive) -> Metadata:
    """What the document's properties say; the day it was last changed is no day of publication, so it is left out."""
    known = Metadata()
    parts = [name for name in related(archive, "").get("core-properties", []) if name in archive]
    name = parts[0] if parts else "docProps/core.xml"
    if name not in archive:
        return known
    found = {local(element): one_line(element.text or "") for element in read_xml(archive.read(name))}
    known.title = stated_title(found.get("title", ""))
    known.byline = stated_author(found.get("creator", ""))
    known.published = _made(found, archive)
    code = _LANGUAGE.match(found.get("language", ""))
    known.language = code.group().lower() if code else None
    return known


def _made(found: dict[str, str], archive: Archive) -> date | None:
    """The day on which a document was made; None for that of a template which a program filled in."""
    days = {}
    for name in ("created", "modified"):
        with suppress(ValueError):
            days[name] = date.fromisoformat(found.get(name, "")[:10])
    made = days.get("created")
    if made is None or made.year < _FIRST_YEAR or found.get("created") in _OF_TEMPLATES:
        return None
    programs = {name.casefold() for name in lexicon.words(lexicon.ANY, "documents", "no_authors")}
    changed = max(made, days.get("modified", made))
    stale = changed - made > _LONG or (archive.newest is not None and archive.newest - changed > _LONG)
    return None if stale or found.get("creator", "").casefold() in programs else made
