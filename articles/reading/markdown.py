"""Markdown to plain text and its paragraphs: the words stay, the markup goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.article import SectionKind, Span
from articles.reading.structure.paragraphs import Block
from articles.reading.tags import TagFilter, strip_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown", ".mdown")
MAX_MARKDOWN = 1_000_000
"""Code points. Longer Markdown is read as plain text, since some of it takes the square of its length to parse."""

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s")
_PICTURE_NAME = re.compile(r"(?<![^/\\?#])[^/\\?#]+\.\w{2,5}(?=$|[?#])")
_HARD_BREAK = "\n"


class _Builder:
    """Collects words and blocks; paragraphs stand a blank line apart."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, words: str, kind: SectionKind | None, *, heading: bool = False, sign: str = "") -> None:
        """Add a paragraph with `sign` (of a list) before its words, unless it has no words."""
        words = words.strip()
        if not words:
            return
        if self.parts:
            self._put("\n\n")
        start = self.length
        self._put(sign + words)
        self.blocks.append(Block(Span(start, self.length), kind, heading=heading, lead=len(sign)))

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


class _State:
    """Where in the document the next words stand: how deep in quotations, in which heading, cell or list."""

    def __init__(self) -> None:
        self.builder = _Builder()
        self.tags = TagFilter()
        self.quotes = 0
        self.heading = False
        self.lists: list[int | None] = []
        self.sign = ""
        self.cells: list[str] | None = None

    @property
    def kind(self) -> SectionKind | None:
        return "quoted" if self.quotes else None


def read_markdown(source: str) -> tuple[str, list[Block]]:
    """The text of the Markdown `source`, without front matter, and its paragraphs.

    Headings are marked, block quotes are quoted, a picture's description is a caption, a list item begins with its
    sign, each line of code and each row of a table is a paragraph. Tags are left out, and all of scripts and styles.
    """
    from markdown_it import MarkdownIt

    state = _State()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", _reference)
    for token in parser.parse(source):
        _take(state, token)
    return "".join(state.builder.parts), state.builder.blocks


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """A link definition; what begins as a footnote does is text, or its words would be lost."""
    from markdown_it.rules_block import reference

    begin = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", begin) and reference(state, start, end, silent)


def _take(state: _State, token: Token) -> None:
    """Do what a token says: write words, or remember where the next ones stand."""
    kind = token.type
    if kind == "inline":
        _take_inline(state, token.children or [])
    elif kind in {"fence", "code_block"}:
        for line in token.content.splitlines():
            state.builder.add(line, state.kind)
    elif kind == "html_block":
        for part in strip_tags(token.content).split("\n\n"):
            state.builder.add(" ".join(part.split()), state.kind)
    elif kind.startswith("blockquote"):
        state.quotes += token.nesting
    elif kind.startswith("heading"):
        state.heading = token.nesting > 0
    elif kind == "tr_open":
        state.cells = []
    elif kind == "tr_close" and state.cells is not None:
        state.builder.add(" | ".join(state.cells), state.kind)
        state.cells = None
    else:
        _take_list(state, token)


def _take_list(state: _State, token: Token) -> None:
    """Go into a list, on to its next item, or out of it."""
    kind = token.type
    if kind in {"bullet_list_open", "ordered_list_open"}:
        state.lists.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else None)
    elif kind in {"bullet_list_close", "ordered_list_close"}:
        state.lists.pop()
    elif kind == "list_item_open":
        state.sign = _next_sign(state.lists)


def _next_sign(lists: list[int | None]) -> str:
    number = lists[-1]
    if number is None:
        return "• "
    lists[-1] = number + 1
    return f"{number}. "


def _take_inline(state: _State, children: Sequence[Token]) -> None:
    words: list[str] = []
    pictures: list[str] = []
    for child in children:
        if child.type == "html_inline":
            words.append(state.tags.tag(child.content))
        elif child.type == "image":
            pictures.append(_picture(child))
        elif state.tags.hidden:
            continue
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append(_HARD_BREAK)
        else:
            words.append(child.content)
    line = "".join(words)
    if state.cells is not None:
        state.cells.append(" ".join(line.split()))
    else:
        kind: SectionKind | None = "footnote" if _FOOTNOTE.match(line) else state.kind
        state.builder.add(line, kind, heading=state.heading, sign=state.sign)
        state.sign = "" if line.strip() else state.sign
    for picture in pictures:
        state.builder.add(picture, "caption")


def _picture(token: Token) -> str:
    """What a picture shows, in its own words; else the name of its file."""
    name = _PICTURE_NAME.search(str(token.attrs.get("src", "")))
    return " ".join(token.content.split()) or (name.group() if name else "")
