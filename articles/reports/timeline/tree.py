"""The timeline as `diptych.timeline/1`: the form that other programs read. All offsets are code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.errors import DiptychError
from articles.reading.source import handed_name
from articles.timeline.words import letter
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.article import Article, Span
    from articles.claims.dates.moment import Moment
    from articles.timeline import Telling, Timeline

SCHEMA = "diptych.timeline/1"


def render(timeline: Timeline) -> str:
    """The timeline as indented JSON. Raises DiptychError when a quotation is not what stands in its article."""
    report = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "articles": [_article(index, article) for index, article in enumerate(timeline.articles)],
        "entries": [
            {
                "id": _id(index),
                "start": _time(entry.moment.start),
                "end": _time(entry.moment.end),
                "precision": entry.moment.precision,
                "clash": entry.clash,
                "tellings": [_telling(timeline, telling) for telling in entry.tellings],
            }
            for index, entry in enumerate(timeline.entries)
        ],
        "orders": [
            {
                "earlier": _id(clash.earlier),
                "later": _id(clash.later),
                "by": _name(clash.first),
                "against": _name(clash.second),
            }
            for clash in timeline.orders
        ],
        "unread": [
            {"article": _name(each.article), **_passage(timeline.articles[each.article], each.span), "why": each.why}
            for each in timeline.unread
        ],
    }
    verify(report, timeline)
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def verify(report: Mapping[str, Any], timeline: Timeline) -> None:
    """Raise DiptychError unless every quotation of the report equals its span of the text."""
    for quote in _quotes(report):
        article = timeline.articles[ord(quote["article"]) - ord("a")]
        if article.text[quote["start"] : quote["end"]] != quote["quote"]:
            why = f"a quotation differs from the text of {handed_name(article.source)}"
            raise DiptychError("the timeline was not written", why, "compare the articles again")


def _quotes(report: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from report["unread"]
    for entry in report["entries"]:
        for telling in entry["tellings"]:
            yield telling
            for name in ("words", "day"):
                if telling["moment"] is not None and telling["moment"][name] is not None:
                    yield {"article": telling["article"], **telling["moment"][name]}


def _article(index: int, article: Article) -> dict[str, Any]:
    return {
        "id": _name(index),
        "source": handed_name(article.source),
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "textSha256": article.text_sha256,
        "textLength": len(article.text),
    }


def _telling(timeline: Timeline, telling: Telling) -> dict[str, Any]:
    article = timeline.articles[telling.article]
    return {
        "article": _name(telling.article),
        **_passage(article, telling.span),
        "number": telling.number or None,
        "moment": None if telling.moment is None else _moment(article, telling.moment),
    }


def _moment(article: Article, moment: Moment) -> dict[str, Any]:
    return {
        "start": _time(moment.start),
        "end": _time(moment.end),
        "precision": moment.precision,
        "kind": moment.kind,
        "edge": moment.edge,
        "part": moment.part.replace("_", " "),
        "halfKnown": moment.half_known,
        "zone": moment.zone,
        "basis": moment.basis,
        "words": _passage(article, moment.span),
        "day": None if moment.day is None else _passage(article, moment.day),
    }


def _passage(article: Article, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": article.quote(span)}


def _id(index: int) -> str:
    return f"t{index + 1}"


def _name(article: int) -> str:
    return letter(article).lower()


def _time(time: Any) -> str:
    return str(time.isoformat(timespec="minutes"))
