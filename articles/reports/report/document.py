"""The report as DOCX, for editors who work in Word or LibreOffice: headings, tables, and notes as comments too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.claims_parts import SIGNS
from articles.reports.parts import LETTERS
from articles.reports.report.docx.sheet import Sheet
from articles.reports.report.docx.texts import write_cut, write_texts
from articles.reports.report.model import Quotation
from articles.reports.report.words import (
    VERDICT_HEADS,
    contents,
    head_facts,
    notes_elsewhere,
    only_title,
    row_sign,
    row_words,
    source_rows,
    state_words,
    verdict_rows,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reports.report.model import Chapter, FindingRow, NoteRow, Report, Statement


def render(report: Report, *, remarks: Sequence[str] = ()) -> tuple[bytes, bool]:
    """The bytes of the document, and whether signs stand in it for characters that cannot be shown."""
    sheet = Sheet(report)
    _header(sheet, report)
    _summary(sheet, report, remarks)
    for chapter in report.leading:
        _chapter(sheet, chapter)
    _findings(sheet, report)
    _only(sheet, report)
    for chapter in report.chapters:
        _chapter(sheet, chapter)
    write_texts(sheet, report)
    _notes(sheet, report)
    write_cut(sheet, report)
    return sheet.packed(), sheet.stood_in


def _header(sheet: Sheet, report: Report) -> None:
    sheet.paragraph("Title", " / ".join(source.title for source in report.sources))
    for label, value in head_facts(report):
        sheet.paragraph("Normal", f"{label}: {value}")


def _summary(sheet: Sheet, report: Report, remarks: Sequence[str]) -> None:
    sheet.heading("Summary", 1)
    for remark in (*report.remarks, *remarks):
        sheet.paragraph("Normal", remark)
    letters = tuple(LETTERS[source.side] for source in report.sources)
    sheet.table(("", *letters), [*source_rows(report), *report.summary.sides], widths=(1, *(2 for _ in letters)))
    counts = [(f"{SIGNS[verdict]} {verdict}", *map(str, row)) for verdict, row in verdict_rows(report)]
    if counts:
        sheet.table(("verdict", *VERDICT_HEADS), counts)
    sheet.table(("count", "all" if report.further else "both"), list(report.summary.pair))


def _findings(sheet: Sheet, report: Report) -> None:
    if not report.findings:
        return
    sheet.heading("Findings", 1, new_page=True)
    notes = {note.number: note for note in report.notes}
    for row in report.findings:
        _finding(sheet, row, [notes[number] for number in row.notes if number in notes])


def _finding(sheet: Sheet, row: FindingRow, notes: Sequence[NoteRow]) -> None:
    topic = f" · {row.topic}" if row.topic else ""
    sheet.heading(f"{row.number}  {row_sign(row)} {row_words(row)}{topic}", 2)
    sheet.paragraph("Small", f"{'✓ ' if row.checked else ''}{state_words(row)}", keep=True)
    cells = sheet.grid(1, 2)[0]
    for side, cell in zip(SIDES, cells, strict=True):
        statement = row.on(side)
        sheet.into(cell, "Small", _where(statement), keep=True)
        sheet.quote_into(cell, statement.quotation, statement.marked)
    if row.reasons:
        sheet.paragraph("Small", f"Why: {row.reasons}")
    for note in notes:
        write_note(sheet, note)


def _where(statement: Statement) -> str:
    quotation = statement.quotation
    parts = (LETTERS[quotation.side], quotation.place, statement.said)
    return ", ".join(part for part in parts if part)


def write_note(sheet: Sheet, note: NoteRow, *, quoting: bool = False) -> None:
    """A note under what it is on; `quoting` shows the words it is on as well."""
    tags = ", ".join(f"#{tag}" for tag in note.tags)
    facts = (f"✎ {note.number}", note.label, tags, note.author, note.modified[:10])
    sheet.paragraph("Note head", " · ".join(fact for fact in facts if fact), keep=True)
    for place in note.places if quoting else ():
        if place.quotation is None:
            sheet.paragraph("Note", f"{LETTERS[place.side]}, {place.state}: {place.on}")
        else:
            sheet.paragraph("Small", f"{LETTERS[place.side]}, {place.quotation.place}", keep=True)
            sheet.quote(place.quotation)
    if note.words.strip():
        sheet.paragraph("Note", note.words)


def _only(sheet: Sheet, report: Report) -> None:
    notes = {note.number: note for note in report.notes}
    for side in SIDES:
        if report.only(side):
            sheet.heading(only_title(report, side), 1)
        for statement in report.only(side):
            sheet.paragraph("Small", _where(statement), keep=True)
            sheet.quote(statement.quotation)
            for number in statement.notes:
                if number in notes:
                    write_note(sheet, notes[number])


def _chapter(sheet: Sheet, chapter: Chapter) -> None:
    sheet.heading(chapter.title, 1)
    for words in chapter.words:
        sheet.paragraph("Normal", words)
    if chapter.facts:
        sheet.table(("", ""), list(chapter.facts))
    for table in chapter.tables:
        cells = sheet.grid(len(table.rows) + 1, len(table.head), ruled=True)
        for cell, head in zip(cells[0], table.head, strict=True):
            sheet.into(cell, "Table head", head)
        for made, row in zip(cells[1:], table.rows, strict=True):
            for cell, held in zip(made, row, strict=True):
                if isinstance(held, Quotation):
                    sheet.quote_into(cell, held)
                    sheet.into(cell, "Small", f"{LETTERS[held.side]}, {held.where}")
                else:
                    sheet.into(cell, "Table cell", held)


def _notes(sheet: Sheet, report: Report) -> None:
    rows = notes_elsewhere(report)
    if rows:
        sheet.heading(dict(contents(report))["notes"], 1)
    for note in rows:
        write_note(sheet, note, quoting=True)
