"""A first look at a file: title, outlet, date and opening, read cheaply from its first part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.reading.loader import article_from_text, article_of_extract, title_of_name
from articles.reading.metadata import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article
    from articles.reading.formats.extract import Extract

FIRST_BYTES = 24_000
"""Bytes of a plain text that are looked at."""
OPENING = 2_000
"""Code points of the article's body that count as its opening."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first look shows: `opening` are the first sentences of the body, `digest` is equal for equal words."""

    title: str
    outlet: str = ""
    published: date | None = None
    language: str = "en"
    opening: tuple[str, ...] = ()
    digest: str = ""


def glance_at_text(text: str, name: str) -> Glance:
    """The glance at a plain or a Markdown text, of which `text` may be the first part."""
    return _glance(article_from_text(text, name))


def glance_at_extract(extract: Extract, name: str) -> Glance:
    """The glance at what a parser made of the first part of a file."""
    return _glance(article_of_extract(extract, name))


def _glance(article: Article) -> Glance:
    opening: list[str] = []
    left = OPENING
    for index in article.matched_sentences():
        words = article.sentences[index].span.of(article.comparable)
        if left <= 0:
            break
        opening.append(words[:left])
        left -= len(words)
    # Of a text without a title its first words say more than the name of its file, which is shown beside them.
    titled = article.title != title_of_name(article.source) or not opening
    title = article.title if titled else one_line(opening[0])
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    return Glance(title, article.outlet or "", article.published, article.language, tuple(opening), digest)


def to_json(glance: Glance) -> dict[str, Any]:
    """The glance as plain strings and lists."""
    published = glance.published.isoformat() if glance.published else None
    return {
        "title": glance.title, "outlet": glance.outlet, "published": published, "language": glance.language,
        "opening": list(glance.opening), "digest": glance.digest,
    }  # fmt: skip


def from_json(found: Mapping[str, Any]) -> Glance:
    """The glance that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    published = date.fromisoformat(found["published"]) if found["published"] else None
    texts = [found[name] for name in ("title", "outlet", "language", "digest")]
    opening = tuple(found["opening"])
    if not all(isinstance(text, str) for text in (*texts, *opening)):
        raise TypeError("a glance is made of strings")
    title, outlet, language, digest = texts
    return Glance(title, outlet, published, language, opening, digest)
