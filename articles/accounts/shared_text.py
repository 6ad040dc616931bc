"""Runs of words that two accounts share to the letter, outside quotations: what one of them has from the other, or both
from a third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.article import Span
from articles.claims.attribution.quotes import find_quotations
from articles.matching.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article

SHORTEST = 8
"""Words of a run that counts: two reporters who have not read each other seldom choose eight words alike in a row."""


class Run(NamedTuple):
    """A stretch of words that stands in both accounts, and how many words it has."""

    a: Span
    b: Span
    words: int


class Words(NamedTuple):
    """The words of an account that are its own: those outside quotations, each with its span, cut by what they lack."""

    keys: tuple[str, ...]
    spans: tuple[Span, ...]


def words_of(article: Article) -> Words:
    """The words of an account's matched sentences outside quotations; a quotation leaves an empty word behind."""
    quoted = [each.span for each in find_quotations(article.comparable)]
    keys: list[str] = []
    spans: list[Span] = []
    for number in article.matched_sentences():
        sentence = article.sentences[number].span
        for token in tokens(sentence.of(article.comparable), article.language, sentence.start):
            span = Span(token.start, token.end)
            if any(each.overlaps(span) for each in quoted):
                if keys and keys[-1]:
                    keys.append("")
                    spans.append(span)
            else:
                keys.append(token.text.casefold())
                spans.append(span)
    return Words(tuple(keys), tuple(spans))


def runs_between(a: Words, b: Words) -> list[Run]:
    """The longest runs of `SHORTEST` words or more that stand in both, in the order of a; none overlaps another."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, some in _grams(b.keys):
        places.setdefault(some, []).append(at)
    found: list[Run] = []
    free = 0
    for at, some in _grams(a.keys):
        if at < free or some not in places:
            continue
        length, start = max((_common(a.keys, at, b.keys, other), -other) for other in places[some])
        start = -start
        found.append(Run(_outer(a, at, length), _outer(b, start, length), length))
        free = at + length
    return found


def _grams(keys: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for at in range(len(keys) - SHORTEST + 1):
        some = tuple(keys[at : at + SHORTEST])
        if "" not in some:
            yield at, some


def _common(a: Sequence[str], at: int, b: Sequence[str], other: int) -> int:
    """How many words from these two places on are the same, and no quotation."""
    length = 0
    while at + length < len(a) and other + length < len(b) and a[at + length] == b[other + length] != "":
        length += 1
    return length


def _outer(words: Words, at: int, length: int) -> Span:
    return Span(words.spans[at].start, words.spans[at + length - 1].end)
