"""A first look at a file: title, outlet, date and opening, read cheaply from its first part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.reading.loader import article_from_text, article_of_extract, title_of_name
from articles.reading.structure.metadata import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article
    from articles.reading.formats.extract import Extract

FIRST_BYTES = 24_000
"""Bytes of a plain text that are looked at."""
OPENING = 2_000
"""Code points of the article's body that count as its opening."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the first look shows: `opening` are the first sentences of the body, `digest` is equal for equal words."""

    title: str
    outlet: str = ""
    published: date | None = None
    language: str = "en"
    opening: tuple[str, ...] = ()
    digest: str = ""


def preview_of_text(text: str, name: str) -> Preview:
    """The preview of a plain or a Markdown text, of which `text` may be the first part."""
    return _preview(article_from_text(text, name))


def preview_of_extract(extract: Extract, name: str) -> Preview:
    """The preview of what a parser made of the first part of a file."""
    return _preview(article_of_extract(extract, name))


def _preview(article: Article) -> Preview:
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
    return Preview(title, article.outlet or "", article.published, article.language, tuple(opening), digest)


def to_json(preview: Preview) -> dict[str, Any]:
    """The preview as plain strings and lists."""
    published = preview.published.isoformat() if preview.published else None
    return {
        "title": preview.title, "outlet": preview.outlet, "published": published, "language": preview.language,
        "opening": list(preview.opening), "digest": preview.digest,
    }  # fmt: skip


def from_json(found: Mapping[str, Any]) -> Preview:
    """The preview that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    published = date.fromisoformat(found["published"]) if found["published"] else None
    texts = [found[name] for name in ("title", "outlet", "language", "digest")]
    opening = tuple(found["opening"])
    if not all(isinstance(text, str) for text in (*texts, *opening)):
        raise TypeError("a preview is made of strings")
    title, outlet, language, digest = texts
    return Preview(title, outlet, published, language, opening, digest)
