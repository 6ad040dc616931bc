"""The report as W3C Web Annotations: each finding and each note is one, with the passages it is on as its targets."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast
from uuid import NAMESPACE_URL, uuid5

from articles.article import SIDES
from articles.notes.collection.annotation import MADE_IN, Source, annotation_of
from articles.notes.collection.listed import fresh_iri
from articles.notes.content.note import Note, Target
from articles.notes.placement.selectors import select
from articles.reports.report.words import row_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side
    from articles.reports.report.model import FindingRow, NoteRow, Quotation, Report

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"diptych": "urn:x-diptych:v1#"}]


def render(report: Report) -> str:
    """The report as an annotation collection of one page; what has only counts is not in it."""
    return json.dumps(report_annotations(report), ensure_ascii=False, indent=1) + "\n"


def report_annotations(report: Report) -> dict[str, Any]:
    """The collection as a mapping. Ids depend on the texts and the findings alone."""
    sources = _sources(report)
    items = [_finding(report, row, sources) for row in report.findings]
    items += [_note(report, row, sources) for row in report.notes]
    own = _id(report, "collection")
    return {
        "@context": _CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": " / ".join(source.title for source in report.sources),
        "generator": {"id": "urn:x-diptych:app", "type": "Software", "name": report.engine},
        "total": len(items),
        "first": {
            "id": _id(report, "page"),
            "type": "AnnotationPage",
            "partOf": {"id": own, "type": "AnnotationCollection", "total": len(items)},
            "startIndex": 0,
            "items": items,
        },
    }


def _sources(report: Report) -> Mapping[Side, Source]:
    """The names of all articles, those that a notes file gives them."""
    sources: dict[str, Source] = {}
    for letter, article in report.articles.items():
        iri = fresh_iri(article, {source.iri for source in sources.values()})
        sources[letter] = Source(iri, article.text_sha256)
    return cast("Mapping[Side, Source]", sources)


def _id(report: Report, name: str) -> str:
    texts = "+".join(article.text_sha256 for article in report.articles.values())
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{texts}#{name}')}"


def _finding(report: Report, row: FindingRow, sources: Mapping[Side, Source]) -> dict[str, Any]:
    """A finding as an assessment of both claims: its verdict is the words, its kinds and its state are tags."""
    targets = tuple(_target(report, row.on(side).claim) for side in SIDES)
    state = ("checked",) if row.checked else ()
    tags = (row.verdict, *row.differs_in, *state)
    words = row_words(row)
    made = f"{report.made}T00:00:00Z" if report.made else ""
    by = report.by if row.by == "reader" else ""
    note = Note(_id(report, row.id), targets, words, "assessing", tags, by, made, made)
    raw = annotation_of(note, sources)
    if row.by == "machine":
        raw["creator"] = {"type": "Software", "name": report.engine}
    return {key: value for key, value in raw.items() if value}


def _note(report: Report, row: NoteRow, sources: Mapping[Side, Source]) -> dict[str, Any]:
    """A note with the places it has now; words that are gone keep the selector they were noted with."""
    placed = tuple(
        target if place.quotation is None else _target(report, place.quotation)
        for target, place in zip(row.kept.targets, row.places, strict=True)
    )
    raw = annotation_of(replace(row.kept, targets=placed), sources)
    for target, place in zip(raw["target"], row.places, strict=False):
        if place.quotation is None:
            target.pop(MADE_IN, None)
    return raw


def _target(report: Report, quotation: Quotation) -> Target:
    return Target(
        cast("Side", quotation.side), quotation.span, select(report.article(quotation.side).text, quotation.span)
    )
