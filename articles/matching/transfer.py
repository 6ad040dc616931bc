"""What travels between the program and the process that matches: JSON, and only what matching needs of an article."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from articles import article as article_types
from articles.article import Article, Encoding
from articles.matching import match as match_types
from articles.matching.match import Alignment, Match
from articles.matching.options import MatchOptions
from articles.plain import plain, reader, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLAIN = MatchOptions()
_PARTS = ("matches", "below_threshold")
_TOGETHER = 50
"""Matches that travel in one line: some five milliseconds of reading them."""


def request_bytes(a: Article, b: Article, options: MatchOptions = _PLAIN) -> bytes:
    """One line of JSON that asks `articles.worker` to align two articles."""
    return b"".join(request_parts(a, b, options))


def request_parts(a: Article, b: Article, options: MatchOptions = _PLAIN) -> Iterator[bytes]:
    """The line of `request_bytes` in pieces that each take a moment to make."""
    return _line({"a": _article_to(a), "b": _article_to(b), "options": asdict(options)})


def claims_request_parts(a: Article, b: Article, alignment: Alignment) -> Iterator[bytes]:
    """One line of JSON, in such pieces, that asks `articles.worker` to read the claims of two aligned articles."""
    return _line({"a": _article_to(a), "b": _article_to(b), "aligned": alignment})


def _line(asked: Mapping[str, Any]) -> Iterator[bytes]:
    for piece in written(asked):
        yield piece.encode("ascii")
    yield b"\n"


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


def in_lines(name: str, alignment: Alignment) -> Iterator[Mapping[str, Any]]:
    """The alignment as answers called `name`. Where there are many matches they come before it, some at a time, so that
    who reads them can do other things between.
    """
    parts = {"matches": alignment.matches, "below_threshold": alignment.below_threshold}
    for part, matches in parts.items():
        if len(matches) > _TOGETHER:
            for begin in range(0, len(matches), _TOGETHER):
                yield {part: plain(matches[begin : begin + _TOGETHER])}
            parts[part] = ()
    rest = replace(alignment, matches=parts["matches"], below_threshold=parts["below_threshold"])
    yield {name: alignment_to(rest)}


class Gathered:
    """The matches of `in_lines` that have come so far."""

    def __init__(self) -> None:
        self._matches: dict[str, list[Match]] = {part: [] for part in _PARTS}

    def take(self, answer: Mapping[str, Any]) -> bool:
        """Keep the matches of an answer; whether it holds any. Raises TypeError or ValueError where they are none."""
        found = [part for part in _PARTS if part in answer]
        for part in found:
            self._matches[part].extend(_matches_from(answer[part]))
        return bool(found)

    def joined(self, raw: Any) -> Alignment:
        """The alignment, with the matches that came before it; then none are kept. Raises as `alignment_from` does."""
        alignment, (matches, below) = alignment_from(raw), (tuple(self._matches[part]) for part in _PARTS)
        self._matches = {part: [] for part in _PARTS}
        return replace(
            alignment, matches=matches or alignment.matches, below_threshold=below or alignment.below_threshold
        )


alignment_from = reader(Alignment, article_types, match_types)
"""The alignment of `alignment_to`. Raises TypeError or ValueError where the lists are not one."""
_matches_from = reader(tuple[match_types.Match, ...], article_types, match_types)
_paragraphs_from = reader(tuple[article_types.Paragraph, ...], article_types)
_sentences_from = reader(tuple[article_types.Sentence, ...], article_types)


def _article_to(article: Article) -> dict[str, Any]:
    return {
        "comparable": article.comparable,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "paragraphs": article.paragraphs,
        "sentences": article.sentences,
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
