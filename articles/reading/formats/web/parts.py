"""A web page as lines of words in the order of the page, each with what its elements say about its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from articles.article import SectionKind

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table "
    "tbody tfoot thead tr ul"
)
# What is never shown, or shown as a control and not as words.
_UNSEEN_TAGS = (
    "head script style template noscript iframe frame object embed applet svg math canvas audio video select "
    "option optgroup datalist textarea input title meta link"
)
_BLOCKS, _UNSEEN = frozenset(_BLOCK_TAGS.split()), frozenset(_UNSEEN_TAGS.split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NAMES = ("class", "id", "role", "epub:type")
_SITE = frozenset({"nav", "footer", "form", "menu", "aside", "dialog", "button"})
_COUNTED = _SITE | {"a", "pre", "article", "main"}
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNTIDY = re.compile(r"[\t\n\r\f]|  ").search
_TOKEN = re.compile(r"[^\s_-]++(?:[_-]++[^\s_-]++)*+")
_COMMENTS = re.compile(
    r"(?:reader-?|user-?|post-?|article-?)?comments?(?:-?(?:list|area|section|wrapper|container|thread|body|content|text"
    r"|item|box|block|stream))?|disqus(?:-thread)?|commentlist|replies",
)
_CAPTION = re.compile(
    r"(?!(?:has|no|show|with)-?caption)[a-z-]{0,30}caption(?:-{1,2}(?:text|title|wrapper))?|bildunterschrift|legende"
)
_FOOTNOTE = re.compile(r"foot-?notes?|end-?notes?|doc-(?:footnote|endnotes?)")
_LONGEST_TOKENS = 1000
_NO_DIGITS = str.maketrans("", "", "0123456789")


@dataclass(slots=True, eq=False)
class Place:
    """A block element that words stand in: its tag with its classes, how deep it is, and the one `around` it."""

    name: str
    depth: int = 0
    around: Place | None = None


NOWHERE = Place("")
"""Outside of all elements."""


@dataclass(slots=True)
class Line:
    """One paragraph of a page.

    `kind` is what its elements call it, `site` whether they call it furniture of the site (nav, footer, aside),
    `heading` its rank from 1 to 6 or 0, `sign` that of a list, `linked` how many code points are links, `place` the
    innermost block around it.
    """

    words: str
    kind: SectionKind | None = None
    site: bool = False
    heading: int = 0
    sign: str = ""
    linked: int = 0
    article: bool = False
    place: Place = field(default_factory=lambda: NOWHERE, compare=False)


@dataclass(slots=True)
class _Open:
    """What the open elements say: their depth where a kind or a furniture began."""

    kinds: list[SectionKind] = field(default_factory=list)
    site: int = 0
    heading: int = 0
    links: int = 0
    pre: int = 0
    article: int = 0
    lists: list[int | None] = field(default_factory=list)


class _Reader:
    """Walks a tree once, without recursion, and collects lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._now = _Open()
        self._words: list[str] = []
        self._linked = 0
        self._sign = ""
        self._breaks = 0
        self._place = NOWHERE

    def text(self, words: str | None) -> None:
        """Running words between two tags."""
        if not words:
            return
        if self._now.pre:
            first, *rest = words.split("\n")
            self._add(first)
            for line in rest:
                self.flush()
                self._add(line)
            return
        words = _SPACE.sub(" ", words) if _UNTIDY(words) else words
        if words != " ":
            self._breaks = 0
        self._add(words)

    def _add(self, words: str) -> None:
        self._words.append(words)
        if self._now.links:
            self._linked += len(words)

    def line_break(self) -> None:
        """A `br`: two of them separate paragraphs."""
        self._breaks += 1
        if self._breaks > 1:
            self.flush()
        elif self._words:
            self._words.append("\n")

    def cell(self) -> None:
        """A cell of a table: separated from the one before in its row by a bar."""
        if "".join(self._words).strip():
            self._words.append(" | ")

    def flush(self) -> None:
        """End the line."""
        if not self._words:
            self._linked, self._breaks = 0, 0
            return
        words = _tidy("".join(self._words)).removesuffix(" |").rstrip()
        if words:
            now = self._now
            kind = now.kinds[-1] if now.kinds else None
            self.lines.append(
                Line(words, kind, now.site > 0, now.heading, self._sign, self._linked, now.article > 0, self._place)
            )
            self._sign = ""
        self._words, self._linked, self._breaks = [], 0, 0

    def start(self, element: etree._Element, tag: str) -> SectionKind | None:
        """Enter an element; returns the kind it gives to what is inside."""
        if tag in _BLOCKS:
            self.flush()
            names = (element.get("class") or "")[:_LONGEST_TOKENS].translate(_NO_DIGITS)
            self._place = Place(f"{tag}.{names}" if names else tag, self._place.depth + 1, self._place)
        now = self._now
        self._count(tag, 1)
        if tag in _HEADINGS:
            now.heading = int(tag[1])
        elif tag in {"ul", "ol", "menu"}:
            now.lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._sign = self._next_sign()
        elif tag in {"td", "th"}:
            self.cell()
        kind = _kind(element, tag)
        if kind:
            now.kinds.append(kind)
        return kind

    def end(self, tag: str, kind: SectionKind | None) -> None:
        """Leave an element."""
        if tag in _BLOCKS:
            self.flush()
            self._place = self._place.around or NOWHERE
        now = self._now
        self._count(tag, -1)
        if tag in _HEADINGS:
            now.heading = 0
        elif tag in {"ul", "ol", "menu"} and now.lists:
            now.lists.pop()
        elif tag == "li":
            self._sign = ""
        if kind:
            now.kinds.pop()

    def _count(self, tag: str, step: int) -> None:
        if tag not in _COUNTED:
            return
        now = self._now
        now.site += step * (tag in _SITE)
        now.links += step * (tag in {"a", "button"})
        now.pre += step * (tag == "pre")
        now.article += step * (tag in {"article", "main"})

    def _next_sign(self) -> str:
        lists = self._now.lists
        number = lists[-1] if lists else None
        if number is None:
            return "• "
        lists[-1] = number + 1
        return f"{number}. "


def read_lines(root: etree._Element) -> list[Line]:
    """The lines of a page, hidden ones and scripts left out."""
    reader = _Reader()
    opened: list[tuple[str, SectionKind | None]] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            tag = str(element.tag).lower().rpartition("}")[2]
            if tag in _UNSEEN or _hidden(element):
                walk.skip_subtree()
                opened.append(("", None))
                continue
            opened.append((tag, reader.start(element, tag)))
            if tag == "br":
                reader.line_break()
            reader.text(element.text)
        elif event == "end":
            tag, kind = opened.pop()
            if tag:
                reader.end(tag, kind)
            reader.text(element.tail)
        else:
            reader.text(element.tail)
    reader.flush()
    return reader.lines


def _hidden(element: etree._Element) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN.search(style[:_LONGEST_TOKENS]) is not None


def _kind(element: etree._Element, tag: str) -> SectionKind | None:
    if tag == "figcaption":
        return "caption"
    if tag == "blockquote":
        return "quoted"
    if tag in {"html", "body", "main", "a"} or not element.attrib:
        return None
    names = " ".join(filter(None, map(element.get, _NAMES)))
    return _kind_of(names[:_LONGEST_TOKENS], footnote=tag != "sup") if names else None


@lru_cache(maxsize=1000)
def _kind_of(names: str, *, footnote: bool) -> SectionKind | None:
    """The kind that the names which an element goes by give it."""
    for token in _TOKEN.findall(names.lower().replace("_", "-")):
        if _COMMENTS.fullmatch(token):
            return "comments"
        if _CAPTION.fullmatch(token):
            return "caption"
        if footnote and _FOOTNOTE.fullmatch(token):
            return "footnote"
    return None


def _first_number(element: etree._Element) -> int:
    start = (element.get("start") or "1").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _tidy(words: str) -> str:
    """Words with single spaces, and none around a line break."""
    if not _UNTIDY(words):
        return words.strip()
    return "\n".join(filter(None, (_SPACE.sub(" ", line).strip(" ") for line in words.split("\n")))).strip()
