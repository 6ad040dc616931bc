"""What a parser makes of a file: its words, its paragraphs and what it says about itself, and their way as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.article import Span
from articles.reading.structure.metadata import Metadata
from articles.reading.structure.paragraphs import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import SectionKind

FIELDS = ("title", "outlet", "byline", "language")


class NoArticleError(Exception):
    """A file cannot be read as an article: `why`, and what to `do`, in the reader's words."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(f"{why}; {do}")
        self.why = why
        self.do = do


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book that can be opened on its own: its number from 1, its title, its length in code points."""

    number: int
    title: str
    length: int


@dataclass(slots=True)
class Extract:
    """A text, its blocks (spans of it, in order), what is known about it, and lines for the reader.

    `extractor` names the parser, such as `html/1`; `chapters` are those of a book; `doubted` says that a part of the
    article may be among what was left out.
    """

    text: str
    blocks: list[Block]
    known: Metadata = field(default_factory=Metadata)
    extractor: str = ""
    notices: list[str] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    doubted: bool = False


class Builder:
    """Collects words and blocks; paragraphs stand a blank line apart."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.length = 0
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """All words so far."""
        return "".join(self._parts)

    def add(
        self, words: str, kind: SectionKind | None = None, *, heading: bool = False, sign: str = "", near: bool = False
    ) -> None:
        """Add a paragraph with `sign` (of a list) before its words, unless it has no words.

        `near`: on the line below the one before, with no blank line between them.
        """
        words = words.strip()
        if not words:
            return
        if self._parts:
            self._put("\n" if near else "\n\n")
        start = self.length
        self._put(sign + words)
        near = near and bool(self.blocks)
        if near:
            self.blocks[-1] = replace(self.blocks[-1], alone=False)
        self.blocks.append(Block(Span(start, self.length), kind, heading=heading, lead=len(sign), alone=not near))

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)


def to_json(extract: Extract) -> dict[str, Any]:
    """`extract` as plain lists and strings."""
    known = extract.known
    return {
        "text": extract.text,
        "blocks": [[b.span.start, b.span.end, b.kind, b.heading, b.lead, b.alone] for b in extract.blocks],
        "known": {name: getattr(known, name) for name in FIELDS},
        "published": known.published.isoformat() if known.published else None,
        "extractor": extract.extractor,
        "notices": extract.notices,
        "doubted": extract.doubted,
        "chapters": [[each.number, each.title, each.length] for each in extract.chapters],
    }


def from_json(found: Mapping[str, Any]) -> Extract:
    """The extract that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    published = found["published"]
    return Extract(
        text=found["text"],
        blocks=[Block(Span(start, end), *rest) for start, end, *rest in found["blocks"]],
        known=Metadata(**found["known"], published=date.fromisoformat(published) if published else None),
        extractor=found["extractor"],
        notices=found["notices"],
        chapters=[Chapter(*each) for each in found["chapters"]],
        doubted=found["doubted"],
    )
