"""The report as `diptych.report/1`, for programs. All offsets are code points of the articles' texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.article import SIDES
from articles.notes.collection.listed import label_of
from articles.reports.parts import fetched_of
from articles.reports.report.model import Quotation
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Side
    from articles.reports.report.model import (
        Chapter,
        FindingRow,
        Link,
        NoteRow,
        Report,
        Statement,
        Table,
        TextParagraph,
    )

SCHEMA = "diptych.report/1"


def render(report: Report) -> str:
    """The report as indented JSON."""
    return json.dumps(report_json(report), ensure_ascii=False, indent=1) + "\n"


def report_json(report: Report) -> dict[str, Any]:
    """The report as a mapping that JSON can hold; `schemas/report.schema.json` describes it."""
    return {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "by": report.by or None,
        "made": report.made or None,
        "selection": {
            "only": report.selection.only,
            "rows": list(report.selection.rows),
            "texts": report.selection.texts,
        },
        "articles": {letter: _article(report, letter) for letter in report.articles},
        "remarks": list(report.remarks),
        "summary": _summary(report),
        "findings": [_finding(row) for row in report.findings],
        "only": {side: [_statement(each) for each in report.only(side)] for side in SIDES},
        "notes": [_note(note) for note in report.notes],
        "links": [_link(link) for link in report.links],
        "levels": [
            {"a": _number(level.a), "b": _number(level.b), "notes": list(level.notes)} for level in report.levels
        ],
        "texts": {side: [_paragraph(each) for each in _texts(report, side)] for side in SIDES},
        "leftOut": [_paragraph(paragraph) for paragraph in report.cut],
        "chapters": [_chapter(chapter) for chapter in (*report.leading, *report.chapters)],
    }


def quote_json(quotation: Quotation) -> dict[str, Any]:
    """A quotation with its place."""
    return {
        "side": quotation.side,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "paragraph": quotation.paragraph,
        "place": quotation.place,
        "quote": quotation.words,
    }


def _article(report: Report, side: str) -> dict[str, Any]:
    article, source = report.article(side), report.source(side)
    return {
        "title": source.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "source": label_of(article),
        "fetched": fetched_of(article),
        "corrected": list(article.corrected),
        "textSha256": article.text_sha256,
        "bytesSha256": article.bytes_sha256,
        "textLength": len(article.text),
        "words": source.words,
        "paragraphs": source.paragraphs,
        "paragraphsLeftOut": source.left_out,
    }


def _summary(report: Report) -> dict[str, Any]:
    return {
        "verdicts": [
            {
                "verdict": each.verdict,
                "shown": each.shown,
                "all": each.every,
                "checked": each.checked,
                "byReader": each.by_reader,
            }
            for each in report.summary.verdicts
        ],
        "sides": [
            {"label": label, **dict(zip(report.articles, values, strict=True))}
            for label, *values in report.summary.sides
        ],
        "pair": [{"label": label, "value": value} for label, value in report.summary.pair],
    }


def _finding(row: FindingRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "id": row.id,
        "verdict": row.verdict,
        "mayClash": row.may_clash,
        "differsIn": list(row.differs_in),
        "by": row.by,
        "machineVerdict": row.machine,
        "machineDiffersIn": list(row.machine_differs_in),
        "checked": row.checked,
        "topic": row.topic,
        "a": _statement(row.a),
        "b": _statement(row.b),
        "reasons": row.reasons,
        "confidence": row.confidence,
        "match": row.match or None,
        "notes": list(row.notes),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "claim": {"id": statement.id, **quote_json(statement.claim)},
        "sentence": quote_json(statement.quotation),
        "marked": [quote_json(each) for each in statement.marked],
        "speaker": None if statement.speaker is None else quote_json(statement.speaker),
        "said": statement.said,
        "attribution": statement.attribution,
        "firmness": statement.firmness or None,
        "notes": list(statement.notes),
    }


def _note(note: NoteRow) -> dict[str, Any]:
    return {
        "number": note.number,
        "id": note.id,
        "type": note.type,
        "about": note.about,
        "relation": note.relation,
        "places": [
            {
                "side": place.side,
                "place": None if place.quotation is None else quote_json(place.quotation),
                "on": place.on,
                "state": place.state,
            }
            for place in note.places
        ],
        "words": note.words,
        "tags": list(note.tags),
        "author": note.author,
        "created": note.created,
        "modified": note.modified,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "a": quote_json(link.a),
        "b": quote_json(link.b),
        "score": link.score,
        "strength": link.strength,
        "kind": link.kind,
        "origin": link.origin,
    }


def _texts(report: Report, side: Side) -> Iterable[TextParagraph]:
    return (paragraph for level in report.levels if (paragraph := level.on(side)) is not None)


def _number(paragraph: TextParagraph | None) -> int | None:
    return None if paragraph is None else paragraph.quotation.paragraph


def _paragraph(paragraph: TextParagraph) -> dict[str, Any]:
    return {**quote_json(paragraph.quotation), "heading": paragraph.heading}


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "title": chapter.title,
        "words": list(chapter.words),
        "facts": [{"label": label, "value": value} for label, value in chapter.facts],
        "tables": [_table(table) for table in chapter.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cell(cell) if isinstance(cell, Quotation) else cell for cell in row] for row in table.rows]
    return {"head": list(table.head), "rows": rows}


def _cell(quotation: Quotation) -> dict[str, Any]:
    label = {"label": quotation.label} if quotation.label else {}
    return {**quote_json(quotation), **label}
