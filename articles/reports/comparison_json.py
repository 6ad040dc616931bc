"""A comparison as `diptych.comparison/1`: the form that other programs read. All offsets are code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.article import SIDES
from articles.errors import DiptychError
from articles.reports.claims_json import claims_json
from articles.reports.notes_parts import notes_json
from articles.reports.parts import described
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side, Span
    from articles.comparison import Comparison
    from articles.matching.match import Match

SCHEMA = "diptych.comparison/1"


def render(comparison: Comparison) -> str:
    """The comparison as indented JSON. Raises DiptychError when a quotation is not what stands in its article."""
    return json.dumps(comparison_json(comparison), ensure_ascii=False, indent=1) + "\n"


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as a mapping that JSON can hold, every quotation checked.

    `only` holds claims without a partner, `onlySentences` the indices of sentences without one. `sameEvent` is
    `doubtful` when it kept all matches weak; `by` is "reader" when the reader said that it is one event all the same.
    `sharedText` counts the matches that are the same text or nearly: no independent confirmation. Raises DiptychError
    when a quotation is not what stands in its article. `corrected` names what of an article is the reader's word and
    not the file's: `title`, `outlet`, `byline`, `published`, `language`, `sections`.
    """
    alignment = comparison.alignment
    shared, every = comparison.shared_text_count()
    report: dict[str, Any] = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "articles": {side: _article(comparison.article(side)) for side in SIDES},
        "sameEvent": {
            "probability": alignment.same_event,
            "doubtful": comparison.doubtful,
            "by": "reader" if comparison.one_event else "machine",
        },
        "sharedText": {"matches": shared, "of": every},
        "notices": list(alignment.notices),
        "matches": [_match(comparison, match) for match in alignment.matches],
        **claims_json(comparison),
        "notes": notes_json(comparison),
        "onlySentences": {side: list(alignment.only(side)) for side in SIDES},
    }
    verify(report, comparison.a, comparison.b)
    return report


def verify(report: Mapping[str, Any], a: Article, b: Article) -> None:
    """Raise DiptychError unless every quotation of the report equals its span of the text."""
    for match in report["matches"]:
        for side, article in (("a", a), ("b", b)):
            passage = match[side]
            if article.text[passage["start"] : passage["end"]] != passage["quote"]:
                raise DiptychError(
                    "The report was not written",
                    f"the quotation of match {match['id']} differs from the text of {article.source}",
                    "compare the two articles again",
                )


def _article(article: Article) -> dict[str, Any]:
    return {
        **described(article),
        "sections": [
            {"kind": section.kind, "start": section.span.start, "end": section.span.end} for section in article.sections
        ],
        "sentences": [_ends(sentence.span) for sentence in article.sentences],
    }


def _match(comparison: Comparison, match: Match) -> dict[str, Any]:
    return {
        "id": match.id,
        "a": _passage(comparison, match, "a"),
        "b": _passage(comparison, match, "b"),
        "score": round(match.score, 4),
        "strength": match.strength,
        "kind": match.kind,
        "origin": match.origin,
        "evidence": [
            {"kind": piece.kind, "a": _ends(piece.a), "b": _ends(piece.b), "weight": round(piece.weight, 4)}
            for piece in match.evidence
        ],
    }


def _passage(comparison: Comparison, match: Match, side: Side) -> dict[str, Any]:
    span = match.span(side)
    return {"start": span.start, "end": span.end, "quote": comparison.article(side).quote(span)}


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]
