"""Markdown in the words of a note: whether there is any, and the words without its signs, for a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST = 20_000
"""Code points. Longer words count as plain: parsing some Markdown takes the square of its length."""
_MAYBE = re.compile(r"[*_`<>\[\\~]|^ {0,3}(?:#{1,6}\s|[-+=]|\d{1,9}[.)])|^(?: {4}|\t)| {2}\n", re.MULTILINE)
"""Without any of these there is no Markdown; with one there may be."""
_PLAIN = frozenset({"paragraph_open", "paragraph_close", "inline", "text", "softbreak"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


Line = tuple[Piece, ...]


def is_markdown(words: str) -> bool:
    """Whether anything in the words is Markdown, and not just text."""
    return bool(_marked(words))


@lru_cache(maxsize=4096)
def lines_of(words: str) -> tuple[Line, ...]:
    """The words as they are to be shown, line by line; those without Markdown just as they are."""
    tokens = _marked(words)
    if not tokens:
        return tuple((Piece(line),) for line in words.splitlines())
    shown = _Shown()
    for token in tokens:
        shown.take(token)
    return tuple(shown.lines)


def _marked(words: str) -> list[Token]:
    """The words as Markdown; nothing when they are only text."""
    if len(words) > LONGEST or _MAYBE.search(words) is None:
        return []
    tokens = _parser().parse(words)
    marked = any(each.type not in _PLAIN for token in tokens for each in (token, *(token.children or ())))
    return tokens if marked else []


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline", "reference"])


@dataclass
class _Shown:
    """Lines made so far, and where in the document the next words stand."""

    lines: list[Line] = field(default_factory=list)
    quotes: int = 0
    lists: list[int | None] = field(default_factory=list)
    sign: str = ""
    heading: bool = False

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._put(_pieces(token.children or [], strong=self.heading))
        elif kind in ("fence", "code_block"):
            rows = [*filter(None, [token.info.strip()]), *token.content.splitlines()]
            self._put([(Piece(row, code=True),) for row in rows])
        elif kind == "hr":
            self._put([(Piece("—" * 3),)])
        elif kind.startswith("blockquote"):
            self.quotes += token.nesting
        elif kind.startswith("heading"):
            self.heading = token.nesting > 0
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self.sign = self._next_sign()

    def _put(self, lines: list[Line]) -> None:
        """Add a block; one that is in no list stands a blank line apart."""
        if self.lines and not self.lists:
            self.lines.append(())
        lead = "│ " * self.quotes + "  " * max(len(self.lists) - 1, 0)
        for line in lines:
            hang = self.sign or ("  " if self.lists else "")
            self.lines.append((Piece(lead + hang), *line) if lead + hang else line)
            self.sign = ""

    def _next_sign(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "• "
        self.lists[-1] = number + 1
        return f"{number}. "


def _pieces(tokens: list[Token], *, strong: bool) -> list[Line]:
    """Lines of pieces; a link is its words and its address."""
    lines: list[list[Piece]] = [[]]
    depth = {"strong": int(strong), "em": 0}
    address = ""
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif name in depth:
            depth[name] += token.nesting
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            lines[-1] += [Piece(f" ({address})")] if lines[-1] and lines[-1][-1].text != address else []
        elif token.type == "image":
            lines[-1].append(Piece(f"{token.content} ({token.attrs.get('src', '')})"))
        elif token.content:
            lines[-1].append(
                Piece(token.content, depth["strong"] > 0, depth["em"] > 0, code=token.type == "code_inline")
            )
    return [tuple(line) for line in lines]
