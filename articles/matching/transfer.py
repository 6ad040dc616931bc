"""What travels between the program and the process that matches: JSON, and only what matching needs of an article."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from articles import article as article_types
from articles.article import Article, Encoding
from articles.matching import match as match_types
from articles.matching.match import Alignment
from articles.matching.options import MatchOptions
from articles.plain import plain, reader

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = MatchOptions()


def request_bytes(a: Article, b: Article, options: MatchOptions = _PLAIN) -> bytes:
    """One line of JSON that asks `articles.worker` to align two articles."""
    asked = {"a": _article_to(a), "b": _article_to(b), "options": asdict(options)}
    return json.dumps(asked, separators=(",", ":")).encode("ascii") + b"\n"


def claims_request_bytes(a: Article, b: Article, alignment: Alignment) -> bytes:
    """One line of JSON that asks `articles.worker` to read the claims of two articles that are aligned already."""
    asked = {"a": _article_to(a), "b": _article_to(b), "aligned": alignment_to(alignment)}
    return json.dumps(asked, separators=(",", ":")).encode("ascii") + b"\n"


def articles_from(request: Mapping[str, Any]) -> tuple[Article, Article]:
    """The two articles of a request, as far as matching needs them: their text is the comparable one.

    Raises KeyError, TypeError or ValueError when the request is not one of `request_bytes`.
    """
    return _article_from(request["a"]), _article_from(request["b"])


def options_from(request: Mapping[str, Any]) -> MatchOptions:
    """The options of a request. Raises KeyError or TypeError when the request is not one of `request_bytes`."""
    return MatchOptions(**request["options"])


def alignment_to(alignment: Alignment) -> list[Any]:
    """The alignment as lists that JSON can hold."""
    found: list[Any] = plain(alignment)
    return found


alignment_from = reader(Alignment, article_types, match_types)
"""The alignment of `alignment_to`. Raises TypeError or ValueError where the lists are not one."""
_paragraphs_from = reader(tuple[article_types.Paragraph, ...], article_types)
_sentences_from = reader(tuple[article_types.Sentence, ...], article_types)


def _article_to(article: Article) -> dict[str, Any]:
    return {
        "comparable": article.comparable,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "paragraphs": plain(article.paragraphs),
        "sentences": plain(article.sentences),
    }


def _article_from(mapping: Mapping[str, Any]) -> Article:
    text = mapping["comparable"]
    return Article(
        text=text,
        comparable=text,
        source="-",
        title="",
        sections=(),
        paragraphs=_paragraphs_from(mapping["paragraphs"]),
        sentences=_sentences_from(mapping["sentences"]),
        bytes_sha256="",
        text_sha256="",
        encoding=Encoding("utf-8"),
        language=mapping["language"],
        published=date.fromisoformat(mapping["published"]) if mapping["published"] else None,
    )
