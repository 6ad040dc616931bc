"""A Word document: its paragraphs by their styles, tables, notes, comments, and what it says about itself."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.formats.extract import Builder, Extract, NoArticleError
from articles.reading.formats.xml import attribute, local, read_xml
from articles.reading.structure.metadata import Metadata, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from articles.article import SectionKind
    from articles.reading.formats.archive import Archive

EXTRACTOR = "docx/1"

_MAIN = "word/document.xml"


def _named(*names: str) -> str:
    return alternatives(*(lexicon.everywhere("documents", name) for name in names))


_HEADING = re.compile(rf"{_named('heading_styles')}\s*\d?|{_named('title_styles')}", re.IGNORECASE)
_CAPTION = re.compile(_named("caption_styles"), re.IGNORECASE)
_QUOTE = re.compile(_named("quote_styles"), re.IGNORECASE)
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_GENERIC = re.compile(r"(?:word )?document\d*|untitled|.*\.docx?", re.IGNORECASE)
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "fldData", "rPr", "pPr", "sectPr"})
_REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")


def read_docx(archive: Archive) -> Extract:
    """The words of a Word document, its notes after them, then comments, headers and footers.

    Deleted text of tracked changes is left out. Raises NoArticleError for a damaged one.
    """
    styles = _styles(archive)
    builder = Builder()
    body = read_xml(archive.read(_MAIN)).find("{*}body")
    if body is None:
        raise NoArticleError("it is a damaged Word document", "save its words as a text file")
    for paragraph in _paragraphs(body):
        _add(builder, paragraph, styles)
    _add_notes(builder, archive, "word/footnotes.xml", "footnote")
    _add_notes(builder, archive, "word/endnotes.xml", "footnote")
    _add_notes(builder, archive, "word/comments.xml", "comments")
    seen: set[str] = set()
    for name in sorted(filter(_MARGINS.fullmatch, archive.names)):
        for paragraph in _paragraphs(read_xml(archive.read(name))):
            words = _words(paragraph)
            if words not in seen:
                builder.add(words, "boilerplate")
            seen.add(words)
    return Extract(builder.text, builder.blocks, _known(archive), EXTRACTOR)


def _paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs and the rows of plain tables, in order; text boxes once."""
    pending = list(reversed(list(root)))
    while pending:
        element = pending.pop()
        name = local(element)
        if name in _SKIPPED:
            continue
        if name == "p" or (name == "tr" and _is_plain_row(element)):
            yield element
        else:
            pending.extend(reversed(list(element)))


def _is_plain_row(row: Element) -> bool:
    cells = row.findall("{*}tc")
    return len(cells) > 1 and all(len(cell.findall(".//{*}p")) <= 1 for cell in cells)


def _add(builder: Builder, element: Element, styles: dict[str, str]) -> None:
    if local(element) == "tr":
        builder.add(" | ".join(_words(cell).strip() for cell in element.findall("{*}tc")))
        return
    properties = element.find("{*}pPr")
    style, listed, outlined = "", False, False
    if properties is not None:
        found = properties.find("{*}pStyle")
        code = (attribute(found, "val") or "") if found is not None else ""
        style = styles.get(code, code)
        listed = properties.find("{*}numPr") is not None
        outlined = properties.find("{*}outlineLvl") is not None
    heading = outlined or _HEADING.match(style) is not None
    kind: SectionKind | None = None
    if _CAPTION.match(style):
        kind = "caption"
    elif _QUOTE.match(style):
        kind = "quoted"
    builder.add(_words(element), kind, heading=heading and kind is None, sign="• " if listed and not heading else "")


def _words(root: Element) -> str:
    """The words of a paragraph or a cell: tabs as spaces, line breaks kept, notes' signs in brackets."""
    parts: list[str] = []
    pending = [root]
    while pending:
        element = pending.pop()
        name = local(element)
        if name in _SKIPPED:
            continue
        if name == "t":
            parts.append(element.text or "")
        elif name in {"tab", "ptab"}:
            parts.append(" ")
        elif name in {"br", "cr"}:
            parts.append("\n")
        elif name in {"noBreakHyphen", "softHyphen"}:
            parts.append("-" if name == "noBreakHyphen" else "")
        elif name in _REFERENCES:
            parts.append(f"[{attribute(element, 'id')}]")
        pending.extend(reversed(list(element)))
    return "".join(parts)


def _add_notes(builder: Builder, archive: Archive, member: str, kind: SectionKind) -> None:
    """Add the notes or comments of a member, if the archive has it; separators between notes are none."""
    if member not in archive:
        return
    for note in read_xml(archive.read(member)):
        if attribute(note, "type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        words = " ".join(filter(None, (_words(paragraph).strip() for paragraph in _paragraphs(note))))
        if words and kind == "footnote":
            words = f"[{attribute(note, 'id')}] {words}"
        elif words and attribute(note, "author"):
            words = f"{attribute(note, 'author')}: {words}"
        builder.add(words, kind)


def _styles(archive: Archive) -> dict[str, str]:
    """The names of the styles by their codes."""
    if "word/styles.xml" not in archive:
        return {}
    found: dict[str, str] = {}
    for style in read_xml(archive.read("word/styles.xml")).findall("{*}style"):
        name = style.find("{*}name")
        found[attribute(style, "styleId") or ""] = (attribute(name, "val") or "") if name is not None else ""
    return found


def _known(archive: Archive) -> Metadata:
    """What the document's properties say; the day it was last changed is no day of publication, so it is left out."""
    known = Metadata()
    if "docProps/core.xml" not in archive:
        return known
    found = {local(element): one_line(element.text or "") for element in read_xml(archive.read("docProps/core.xml"))}
    title = found.get("title")
    known.title = title if title and not _GENERIC.fullmatch(title) else None
    known.byline = found.get("creator") or None
    with suppress(ValueError):
        known.published = date.fromisoformat(found.get("created", "")[:10])
    code = _LANGUAGE.match(found.get("language", ""))
    known.language = code.group().lower() if code else None
    return known
