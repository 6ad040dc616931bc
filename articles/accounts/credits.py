"""Whose report an account says it carries: a dateline with an agency, a byline that is one, a line of credit."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article

_DATELINE = re.compile(r"(?:[^\W\d_][^()\n]{0,60}?[ ,]\s?)?\((?P<name>[^()\n]{2,60})\)\s?[-–—:]")
_EDGES = " \t.,;:()[]–—-|/©"
_LONGEST_LINE = 60
"""Code points of a line that is nothing but the name of an agency, with what stands around it."""
_FIRST_PARAGRAPHS = 3
"""Among which a dateline stands, headline and subtitle included."""


class Credit(NamedTuple):
    """Whose report an account carries: the name it is counted by, and the words that say so (None: the byline)."""

    name: str
    span: Span | None


def credits_of(article: Article, outlets: Sequence[str] = ()) -> list[Credit]:
    """What an account says of where its report is from; `outlets` are those of the other accounts.

    Names of agencies known to the lexicon are the same however they are spelled.
    """
    found = list(_bylines(article, outlets))
    for number, paragraph in enumerate(article.paragraphs):
        words = article.quote(paragraph.span)
        if number < _FIRST_PARAGRAPHS and (dateline := _DATELINE.match(words)):
            found.append(Credit(counted_by(dateline["name"]), _within(paragraph.span, dateline.span("name"))))
        if len(words) <= _LONGEST_LINE and (name := agency_in(words)):
            found.append(Credit(name, paragraph.span))
        found += _carried(article, paragraph.span, outlets)
    return list(dict.fromkeys(found))


def _bylines(article: Article, outlets: Sequence[str]) -> Iterator[Credit]:
    for words in (article.byline, article.outlet):
        name = agency_in(words) if words else ""
        if name:
            yield Credit(name, None)
    if article.byline and counted_by(article.byline) in map(counted_by, outlets):
        yield Credit(counted_by(article.byline), None)


def _carried(article: Article, span: Span, outlets: Sequence[str]) -> Iterator[Credit]:
    """The agencies and outlets that a paragraph names behind a phrase such as "first published by"."""
    words = article.quote(span)
    for phrase in _carrying().finditer(words):
        behind = words[phrase.end() : phrase.end() + _LONGEST_LINE]
        for outlet in outlets:
            name = re.match(rf"\s*(?:{_leads()}\s+)?{re.escape(_bare(outlet))}\b", behind, re.IGNORECASE)
            if name:
                yield Credit(counted_by(outlet), _within(span, (phrase.start(), phrase.end() + name.end())))
        if name := _named_agency().match(behind):
            yield Credit(counted_by(name["name"]), _within(span, (phrase.start(), phrase.end() + name.end())))


def agency_in(words: str) -> str:
    """The agency that words are the name of, with nothing beside it but a sign or two; "" if they are not."""
    bare = _bare(words).casefold()
    known = lexicon.classes(lexicon.ANY, "sources", "agencies").get(bare)
    if known is not None:
        return known
    return bare if any(bare.endswith(noun) and bare != noun for noun in _nouns()) else ""


def counted_by(name: str) -> str:
    """What a name is counted by, however it is spelled."""
    return agency_in(name) or _bare(name).casefold()


def _bare(name: str) -> str:
    """A name without signs around it and without the word before it that is no part of it."""
    return re.sub(rf"^{_leads()}\s+", "", name.strip(_EDGES), flags=re.IGNORECASE)


def _within(span: Span, place: tuple[int, int]) -> Span:
    return Span(span.start + place[0], span.start + place[1])


@cache
def _nouns() -> tuple[str, ...]:
    return lexicon.everywhere("sources", "agency_nouns")


@cache
def _leads() -> str:
    return alternatives(lexicon.everywhere("sources", "name_leads"))


@cache
def _carrying() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(lexicon.everywhere('sources', 'carrying'))}\b", re.IGNORECASE)


@cache
def _named_agency() -> re.Pattern[str]:
    """An agency behind a phrase of credit: one that is known, or a name that ends as one."""
    known = alternatives(lexicon.classes(lexicon.ANY, "sources", "agencies"))
    noun = alternatives(_nouns())
    return re.compile(
        rf"\s*(?:{_leads()}\s+)?(?P<name>{known}\b|(?:[^\W\d_][\w.’'-]*\s+){{1,4}}?{noun}\b)", re.IGNORECASE
    )
