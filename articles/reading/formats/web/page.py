"""A web page to its article: trafilatura says which of the page's lines are the article; all others are kept separate.

The words are the page's own, all that can be seen of them, in the page's order; where the page shows none of its
article, they are those of its JSON-LD. What trafilatura drops is taken by its form (`rest`), or by asking
trafilatura again for rather too much where much is left. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from contextlib import suppress
from copy import copy
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree, html

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.beside import beside
from articles.reading.bylines import as_written
from articles.reading.formats.extract import Builder, Extract, NoArticleError
from articles.reading.formats.web.choice import chosen_lines, without_links_around
from articles.reading.formats.web.data import article_in_data, shows_less
from articles.reading.formats.web.doubts import doubts
from articles.reading.formats.web.entries import is_time, with_heads
from articles.reading.formats.web.parts import Line, read_lines
from articles.reading.formats.web.rest import (
    amid,
    are_teasers,
    is_outweighed,
    left_out,
    standfirst,
    weight,
    with_alike,
    with_stated,
)
from articles.reading.structure.markers import is_caption
from articles.reading.structure.metadata import Metadata, one_line
from articles.reading.tags import strip_tags

if TYPE_CHECKING:
    from articles.article import SectionKind

EXTRACTOR = "html/1"
MAX_WEIGHED = 1_500_000
"""Code points of words: in a longer page the article is taken from the page's own marks alone."""

LONG_SOURCE = 1_000_000
"""Code points: a longer page is weighed by a process of its own while its lines are read."""
MAX_ELEMENTS = 20_000
"""Elements: in a page with more, only the head is asked for byline and date, and trafilatura uses its faster way."""

_RUNNING_WORDS = etree.XPath("//text()[not(parent::script or parent::style)]")
# A tag with thousands of attributes takes the parser the square of their number, and holds no words.
_ENDLESS_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\s[^<>]{20000,}>")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
# What stands behind a name in the same element, and is taken for a part of it.
_DAY_NAMES = [row[0] for name in ("weekdays", "months") for row in lexicon.rows("en", "months", name)]
_NO_NAME = re.compile(rf"\b(?:{alternatives(_DAY_NAMES)}|copyright\b.*|\d+)\W*$", re.IGNORECASE)
_BARE_NAME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")


def read_page(source: str) -> Extract:
    """The article of the page `source`, with all else that the page shows kept separate.

    Raises NoArticleError if the page shows no words.
    """
    root = parsed(source)
    if root is None:
        return _without_structure(source)
    stated = article_in_data(root)
    weighing = partial(_weighed, root)
    judged = beside(weighing) if len(source) > LONG_SOURCE else weighing
    lines = read_lines(root)
    said = judged()
    if not lines:
        raise NoArticleError("no words are on this page; scripts may have to fetch them", "save it from a browser")
    known = _known(said, root, lines)
    chosen = without_links_around(lines, chosen_lines(lines, said["body"]))
    talk = chosen_lines(lines, said["comments"], strict=True)
    chosen = _completed(lines, with_stated(lines, chosen, stated), talk, known.title, source)
    chosen = with_heads(lines, chosen)
    if shows_less(lines, chosen, stated):
        return _of_data(lines, stated, known)
    return _extract(lines, chosen, talk - chosen, known)


def _completed(lines: list[Line], chosen: set[int], talk: set[int], title: str | None, source: str) -> set[int]:
    """`chosen` with what belongs to it by its form, or by a second opinion where much or something inside was left."""
    chosen = with_alike(lines, chosen, talk)
    rest = left_out(lines, chosen, talk)
    headline = _headline(lines, title, chosen)
    if headline is not None and not is_outweighed(lines, chosen, rest):
        chosen = chosen | set(standfirst(lines, headline, amid({headline, min(chosen)}, rest)))
        rest = [index for index in rest if index not in chosen]
    outweighed, inside = is_outweighed(lines, chosen, rest), _inside(lines, chosen, title, rest)
    if not chosen or not (outweighed or inside):
        return chosen
    second = without_links_around(lines, chosen_lines(lines, _second_opinion(source), strict=True)) - talk
    if outweighed and weight(lines, second) > 2 * weight(lines, chosen) and not are_teasers(lines, chosen, second):
        return with_alike(lines, second, talk)
    return with_alike(lines, chosen | set(inside) & second, talk)


def _inside(lines: list[Line], chosen: set[int], title: str | None, rest: list[int]) -> list[int]:
    """Those of `rest` that stand between lines of the article, or between its title and its first line."""
    headline = _headline(lines, title, chosen)
    return amid(chosen if headline is None else {*chosen, headline}, rest)


def outline(source: str) -> tuple[list[Line], Metadata]:
    """The lines of the page and what it says about itself, without looking for the article in it.

    Raises NoArticleError for a page nested too deeply.
    """
    root = parsed(source)
    if root is None:
        raise NoArticleError("it is nested too deeply", "save its words as a text file")
    lines = read_lines(root)
    return lines, _known(_said(root), root, lines)


def parsed(source: str) -> etree._Element | None:
    """The tree of the page; None if it is nested deeper than the parser follows."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)
    try:
        root = html.document_fromstring(_ENDLESS_TAG.sub(r"<\1>", source).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    cut_short = any("depth" in entry.message for entry in parser.error_log if entry.level_name == "FATAL")
    return None if cut_short else root


def _without_structure(source: str) -> Extract:
    """The words of a page that cannot be parsed, one paragraph for each run between block tags."""
    builder = Builder()
    for part in strip_tags(source).split("\n\n"):
        builder.add(" ".join(part.split()))
    if not builder.blocks:
        raise NoArticleError("no words are on this page; scripts may have to fetch them", "save it from a browser")
    notice = "the page is nested too deeply to find the article in it; all its words are shown"
    return Extract(builder.text, builder.blocks, extractor=EXTRACTOR, notices=[notice])


def _weighed(root: etree._Element) -> dict[str, str]:
    """What trafilatura takes for the article and for its readers' comments, and what the page says about itself.

    What it does not find is empty; a hostile page that breaks it still has its words.
    """
    from trafilatura import bare_extraction

    said = _said(root)
    if sum(map(len, _RUNNING_WORDS(root))) > MAX_WEIGHED:
        return said
    with suppress(Exception):  # as said above
        article = bare_extraction(root, fast=_is_long(root), favor_precision=True)
        if article is not None and not isinstance(article, dict):
            said |= {"body": article.text or "", "comments": article.comments or ""}
    return said


def _second_opinion(source: str) -> str:
    """What trafilatura takes for the article when it would rather take too much."""
    from trafilatura import bare_extraction

    root = parsed(source)
    with suppress(Exception):  # as in the first
        if root is not None and sum(map(len, _RUNNING_WORDS(root))) <= MAX_WEIGHED:
            article = bare_extraction(root, fast=_is_long(root), favor_recall=True, with_metadata=False)
            if article is not None and not isinstance(article, dict):
                return article.text or ""
    return ""


def _said(root: etree._Element) -> dict[str, str]:
    """What the page says about itself, as trafilatura finds it; the words of the article are empty still."""
    from trafilatura.metadata import extract_metadata

    said = dict.fromkeys(("body", "comments", "title", "author", "date", "sitename"), "")
    with suppress(Exception):  # a hostile page that breaks it still has its words
        how = {"original_date": True, "extensive_search": False}
        found = extract_metadata(_head(root), date_config=how, extensive=False)
        said |= {name: getattr(found, name) or "" for name in ("title", "author", "date", "sitename")}
    return said


def _known(said: dict[str, str], root: etree._Element, lines: list[Line]) -> Metadata:
    """What the page says about itself."""
    known = Metadata()
    names = (_NO_NAME.sub("", name).strip(" ,|") for name in said["author"].split("; "))
    known.byline = _words("; ".join(as_written(name, root, lines) for name in dict.fromkeys(filter(None, names))))
    known.published = _day(said["date"])
    known.outlet = _words(said["sitename"])
    known.title = _title_on_page(_words(said["title"]), root, lines)
    if known.outlet and _BARE_NAME.fullmatch(known.outlet):
        known.outlet = known.outlet.removeprefix("www.")
    code = _LANGUAGE.match((root.get("lang") or root.get("xml:lang") or "").strip())
    known.language = code.group().lower() if code else None
    return known


def _is_long(root: etree._Element) -> bool:
    return next(islice(root.iter(), MAX_ELEMENTS, None), None) is not None


def _head(root: etree._Element) -> etree._Element:
    """The page; of a very long one a page with the same head and no body, since each look for a byline takes long."""
    head = root.find("head")
    if head is None or not _is_long(root):
        return root
    page = html.Element("html", dict(root.attrib))
    page.append(html.Element("head"))
    page[0].extend(copy(each) for each in head if each.tag != "script" or "json" in (each.get("type") or ""))
    page.append(html.Element("body"))
    return page


def _title_on_page(title: str | None, root: etree._Element, lines: list[Line]) -> str | None:
    """The title; where it carries the outlet's name behind a bar or dash, the heading without it if there is one."""
    headings = [one_line(line.words) for line in lines if line.heading == 1]
    if title is None:
        element = root.find(".//title")
        title = headings[0] if len(headings) == 1 else _words(element.text if element is not None else None)
    if title is None:
        return None
    shorter = [heading for heading in headings if len(heading) > 10 and title.startswith(heading)]
    return shorter[0] if shorter else title


def _words(value: str | None) -> str | None:
    return one_line(value) or None if value else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def outlet_of(address: str | None) -> str | None:
    """The host of an address, without `www.`; None if there is none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _extract(lines: list[Line], chosen: set[int], talk: set[int], known: Metadata) -> Extract:
    builder = Builder()
    rest = left_out(lines, chosen, talk)
    notices = doubts(lines, chosen, rest, _inside(lines, chosen, known.title, rest))
    if not chosen:
        chosen = {index for index, line in enumerate(lines) if not line.site}
    threaded = _threaded(lines, chosen)
    title = _headline(lines, known.title, chosen)
    first, last = min(chosen if title is None else {*chosen, title}, default=0), max(chosen, default=len(lines))
    for index, line in enumerate(lines):
        if index in chosen or index == title:
            kind = None if line.kind == "comments" and threaded else line.kind
            heads = bool(line.heading) or is_time(line)
            builder.add(line.words, kind, heading=kind is None and heads, sign=line.sign)
        else:
            comment = index in talk or (line.kind == "comments" and not line.site)
            builder.add(line.words, "comments" if comment else _kind_outside(line, inside=first < index < last))
    return Extract(builder.text, builder.blocks, known, EXTRACTOR, notices, doubted=bool(notices))


def _of_data(lines: list[Line], stated: list[str], known: Metadata) -> Extract:
    """The article of the page's data, with all that the page itself shows around it."""
    builder = Builder()
    title = next((index for index, line in enumerate(lines) if line.heading and _same(line, known.title)), -1)
    for index in range(title + 1):
        builder.add(lines[index].words, None if index == title else "boilerplate", heading=index == title)
    for words in stated:
        builder.add(words)
    for line in lines[title + 1 :]:
        builder.add(line.words, "comments" if line.kind == "comments" else "boilerplate")
    notice = "the page shows less of the article than its data hold: the words are those of the data (JSON-LD)"
    return Extract(builder.text, builder.blocks, known, EXTRACTOR, [notice])


def _kind_outside(line: Line, *, inside: bool) -> SectionKind:
    """The kind of a line that is neither the article's nor a comment: captions count where they stand `inside` it."""
    named = inside and (line.kind == "caption" or is_caption(line.words) or line.words.startswith("©"))
    return "caption" if named else "boilerplate"


def _threaded(lines: list[Line], chosen: set[int]) -> bool:
    """Whether the article itself stands in what the page calls comments, as in a forum."""
    total = sum(len(lines[index].words) for index in chosen)
    return 2 * sum(len(lines[index].words) for index in chosen if lines[index].kind == "comments") > total


def _headline(lines: list[Line], title: str | None, chosen: set[int]) -> int | None:
    """Index of the heading above the article that holds the title, if no heading of the article does."""
    if any(lines[index].heading and _same(lines[index], title) for index in chosen):
        return None
    above = range(min(chosen, default=0) - 1, -1, -1)
    return next((index for index in above if lines[index].heading and _same(lines[index], title)), None)


def _same(line: Line, title: str | None) -> bool:
    return title is not None and one_line(line.words) == title
