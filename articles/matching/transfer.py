"""What travels between the program and the process that matches: JSON, and only what matching needs of an article."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.article import Article, Encoding, Paragraph, Sentence, Span
from articles.matching.match import Alignment, Evidence, Match
from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def alignment_to(alignment: Alignment) -> dict[str, Any]:
    """The alignment as a mapping that JSON can hold."""
    return {
        "matches": [_match_to(match) for match in alignment.matches],
        "only_a": list(alignment.only_a),
        "only_b": list(alignment.only_b),
        "chain": [list(pair) for pair in alignment.chain],
        "same_event": alignment.same_event,
        "below_threshold": [_match_to(match) for match in alignment.below_threshold],
        "notices": list(alignment.notices),
    }


def alignment_from(mapping: Mapping[str, Any]) -> Alignment:
    """The alignment of `alignment_to`. Raises KeyError, TypeError or ValueError when the mapping is not one."""
    return Alignment(
        tuple(_match_from(match) for match in mapping["matches"]),
        tuple(mapping["only_a"]),
        tuple(mapping["only_b"]),
        tuple((int(left), int(right)) for left, right in mapping["chain"]),
        mapping["same_event"],
        tuple(_match_from(match) for match in mapping["below_threshold"]),
        tuple(mapping["notices"]),
    )


def _article_to(article: Article) -> dict[str, Any]:
    return {
        "comparable": article.comparable,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "paragraphs": [
            [item.span.start, item.span.end, item.kind, item.sentences.start, item.sentences.stop, item.heading]
            for item in article.paragraphs
        ],
        "sentences": [[item.span.start, item.span.end, item.paragraph] for item in article.sentences],
    }


def _article_from(mapping: Mapping[str, Any]) -> Article:
    text = mapping["comparable"]
    return Article(
        text=text,
        comparable=text,
        source="-",
        title="",
        sections=(),
        paragraphs=tuple(
            Paragraph(Span(start, end), kind, range(first, stop), heading)
            for start, end, kind, first, stop, heading in mapping["paragraphs"]
        ),
        sentences=tuple(Sentence(Span(start, end), paragraph) for start, end, paragraph in mapping["sentences"]),
        bytes_sha256="",
        text_sha256="",
        encoding=Encoding("utf-8"),
        language=mapping["language"],
        published=date.fromisoformat(mapping["published"]) if mapping["published"] else None,
    )


def _match_to(match: Match) -> dict[str, Any]:
    return {
        "id": match.id,
        "spans": [*_ends(match.a), *_ends(match.b)],
        "sentences": [*_ends(match.a_sentences), *_ends(match.b_sentences)],
        "score": match.score,
        "strength": match.strength,
        "kind": match.kind,
        "origin": match.origin,
        "weaknesses": [list(weakness) for weakness in match.weaknesses],
        "evidence": [[piece.kind, *_ends(piece.a), *_ends(piece.b), piece.weight] for piece in match.evidence],
    }


def _ends(part: Span | range) -> Sequence[int]:
    return (part.start, part.stop) if isinstance(part, range) else (part.start, part.end)


def _match_from(mapping: Mapping[str, Any]) -> Match:
    a_start, a_end, b_start, b_end = mapping["spans"]
    a_first, a_stop, b_first, b_stop = mapping["sentences"]
    return Match(
        mapping["id"],
        Span(a_start, a_end),
        Span(b_start, b_end),
        range(a_first, a_stop),
        range(b_first, b_stop),
        mapping["score"],
        mapping["strength"],
        mapping["kind"],
        tuple(
            Evidence(kind, Span(left, left_end), Span(right, right_end), weight)
            for kind, left, left_end, right, right_end, weight in mapping["evidence"]
        ),
        mapping["origin"],
        tuple((what, share) for what, share in mapping["weaknesses"]),
    )
