"""An article whose sentences are found later, made of what reading found in its text: values that JSON can hold.

So one process can read it and another one show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.article import MATCHED_KINDS, Article, Encoding, Section, Span, Splitting, unsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.article import Paragraph, SectionKind

MAX_MATCHED = 20_000
"""Sentences: more are shown but not matched."""
_AT_ONCE = 300_000
"""Code points at the beginning of a text whose sentences are handed on with it, so that what finds them is not loaded
where it is shown: they are found while the screen is loaded, which takes as long.
"""


class Found(NamedTuple):
    """A paragraph as reading found it: `text[start:end]`, of which the first `lead` code points are a list sign."""

    start: int
    end: int
    lead: int
    kind: SectionKind
    heading: bool

    @property
    def span(self) -> Span:
        """Where it is."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Parts:
    """What an article is made of.

    `known` are fields of `Article` that hold texts, with `published` as YYYY-MM-DD, `encoding` as its fields, and
    `comparable` None where it is the text. `notices` are the lines for the reader, `mixed` the words in which letters
    of two alphabets were mixed; `split` are the ends of the sentences of the first paragraphs, as far as they are
    known.
    """

    known: Mapping[str, Any]
    paragraphs: Sequence[Found]
    notices: Sequence[str]
    mixed: int
    split: Sequence[Sequence[Sequence[int]]] = ()

    def article(self) -> Article:
        """The article; its sentences and notices are found when they are asked for."""
        known = dict(self.known)
        later = Splitting(self._sentences())
        paragraphs = tuple(
            later.paragraph(Span(start, end), kind, heading) for start, end, _lead, kind, heading in self.paragraphs
        )
        later.parts = self
        later.notices = lambda: (*self.notices, *_counting(paragraphs, self.mixed))
        known |= {
            "comparable": known["text"] if known["comparable"] is None else known["comparable"],
            "published": known["published"] and date.fromisoformat(known["published"]),
            "encoding": Encoding(*known["encoding"]),
            "found_in": tuple(map(tuple, known["found_in"])),
        }
        sections = sections_of(paragraphs)
        return unsplit(Article(**known, sections=sections, paragraphs=paragraphs, sentences=()), later)

    def _sentences(self) -> Iterator[list[Span]]:
        for ends in self.split:
            yield [Span(*each) for each in ends]
        rest = self.paragraphs[len(self.split) :]
        if rest:
            from articles.reading.structure.sentences import split_sentences

            worded = [Span(start + lead, end) for start, end, lead, *_ in rest]
            yield from split_sentences(self.known["text"], worded, self.known["language"])


def parts_of(article: Article) -> list[Any]:
    """The parts of an article, as JSON holds them, with the sentences at its beginning.

    Raises ValueError for one whose sentences were all found.
    """
    parts = article._later.parts if article._later is not None else None
    if article._later is None or not isinstance(parts, Parts):
        raise ValueError("an article whose sentences were all found")
    article._later.until(_AT_ONCE)
    first = takewhile(lambda paragraph: paragraph.span.start <= _AT_ONCE, article.paragraphs)
    spans = [[article._later.found[index].span for index in paragraph.sentences] for paragraph in first]
    split = [[(span.start, span.end) for span in each] for each in spans]
    return [parts.known, parts.paragraphs, parts.notices, parts.mixed, split]


def of_parts(raw: Sequence[Any]) -> Article:
    """The article of what `parts_of` gave."""
    return Parts(*raw).article()


def sections_of(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The runs of neighbouring paragraphs of one kind: each a section, from its first paragraph to its last."""
    sections: list[Section] = []
    for kind, run in groupby(paragraphs, key=lambda paragraph: paragraph.kind):
        members = list(run)
        sections.append(Section(kind, Span(members[0].span.start, members[-1].span.end)))
    return tuple(sections)


def _counting(paragraphs: Sequence[Paragraph], mixed: int) -> Iterator[str]:
    if mixed:
        words = f"{mixed:,} word" if mixed == 1 else f"{mixed:,} words"
        yield f"letters of two alphabets are mixed in {words}, compared as Latin ones"
    matched = sum(len(paragraph.sentences) for paragraph in paragraphs if paragraph.kind in MATCHED_KINDS)
    if matched > MAX_MATCHED:
        yield f"only the first {MAX_MATCHED:,} of {matched:,} sentences are matched; all are shown"
