"""The findings on the page, and what only one article says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.report.html.marks import note, place, quoted, sign, text
from articles.reports.report.words import only_title, row_sign, row_words, state_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.reports.report.model import FindingRow, NoteRow, Report, Statement


def findings(report: Report) -> Iterator[str]:
    """All findings of the report, each with both quotations and the notes on it."""
    if not report.findings:
        return
    notes = {row.number: row for row in report.notes}
    yield '<section id="findings" aria-labelledby="findings-h"><h2 id="findings-h">Findings</h2>'
    for row in report.findings:
        yield from _finding(report, row, notes)
    yield "</section>"


def _finding(report: Report, row: FindingRow, notes: Mapping[int, NoteRow]) -> Iterator[str]:
    kind = f"{row.verdict} doubt" if row.may_clash else row.verdict
    yield f'<article class="finding {kind}" id="f{row.number}" aria-labelledby="f{row.number}-h">'
    topic = f'<span class="topic" dir="auto">{text(row.topic)}</span>' if row.topic else ""
    verdict = f'<span class="verdict">{text(row_words(row))}</span>'
    yield f'<h3 id="f{row.number}-h"><span class="no">{row.number}</span>{sign(row_sign(row))}{verdict}{topic}</h3>'
    tick = "✓ " if row.checked else ""
    yield f'<p class="state">{tick}{text(state_words(row))}</p><div class="two">'
    yield from (_side(report, row.on(side)) for side in SIDES)
    yield "</div>"
    if row.reasons:
        yield f'<p class="why" dir="auto">why: {text(row.reasons)}</p>'
    yield from (note(report, notes[number]) for number in row.notes if number in notes)
    yield "</article>"


def _side(report: Report, statement: Statement) -> str:
    return f'<div class="side">{_where(report, statement)}<blockquote>{_words(report, statement)}</blockquote></div>'


def _where(report: Report, statement: Statement) -> str:
    said = f' · <span dir="auto">{text(statement.said)}</span>' if statement.said else ""
    return f'<p class="where">{place(report, statement.quotation)}{said}</p>'


def _words(report: Report, statement: Statement) -> str:
    return quoted(report, statement.quotation, statement.marked)


def only(report: Report) -> Iterator[str]:
    """What only one article says, in whole statements, for each side."""
    notes = {row.number: row for row in report.notes}
    for side in SIDES:
        if not report.only(side):
            continue
        name = f"only-{side}"
        yield f'<section id="{name}" aria-labelledby="{name}-h"><h2 id="{name}-h">{only_title(report, side)}</h2>'
        yield '<ol class="only">'
        for statement in report.only(side):
            held = "".join(note(report, notes[number]) for number in statement.notes if number in notes)
            yield f"<li>{_where(report, statement)}<blockquote>{_words(report, statement)}</blockquote>{held}</li>"
        yield "</ol></section>"
