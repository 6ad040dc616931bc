"""The report as CSV: a row for each finding, each statement that only one article makes, each note, each paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.csv_rows import table
from articles.reports.parts import LETTERS
from articles.reports.report.model import Quotation
from articles.reports.report.words import head_facts, source_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.article import Side
    from articles.reports.csv_rows import Cell
    from articles.reports.report.model import Chapter, FindingRow, NoteRow, Report, Statement, TextParagraph

COLUMNS = (
    "what", "number", "id", "verdict", "by", "machine_verdict", "checked", "differs_in", "topic",
    "a_paragraph", "a_start", "a_end", "a_words", "a_said", "a_firmness",
    "b_paragraph", "b_start", "b_end", "b_words", "b_said", "b_firmness",
    "reasons", "notes", "note", "tags", "author", "modified",
)  # fmt: skip
_ACCOUNTS = ("a_account", "b_account")
"""Of more than two accounts: which ones the columns of a and b are about."""
_SIDE = ("paragraph", "start", "end", "words", "said", "firmness")


def render(report: Report, *, remarks: Sequence[str] = ()) -> str:
    """The report as CSV with a header row (RFC 4180); `a_words` and `b_words` are quotations, or facts of an article.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; the offsets give the exact quotation.
    """
    columns = (*COLUMNS, *_ACCOUNTS) if report.further else COLUMNS
    rows = ([cells.get(column, "") for column in columns] for cells in _rows(report))
    return table(columns, rows, (*report.remarks, *remarks), "reasons")


def _rows(report: Report) -> Iterator[Mapping[str, Cell]]:
    for row in report.findings:
        yield _finding(report, row)
    for side in SIDES:
        for statement in report.only(side):
            noted = _noted(report, statement.notes)
            yield {"what": f"only in {side}", "id": statement.id, **_statement(side, statement), **noted}
    for note in report.notes:
        yield _note(note)
    for level in report.levels:
        yield {"what": "paragraph", **_paragraph(level.a), **_paragraph(level.b)}
    for paragraph in report.cut:
        yield {"what": f"left out of {paragraph.quotation.side}", **_paragraph(paragraph)}
    for chapter in (*report.leading, *report.chapters):
        yield from _chapter(chapter)
    yield from _about(report)


def _finding(report: Report, row: FindingRow) -> Mapping[str, Cell]:
    return {
        "what": "finding", "number": row.number, "id": row.id, "verdict": row.verdict, "by": row.by,
        "machine_verdict": row.machine or "", "checked": "yes" if row.checked else "no",
        "differs_in": "may clash" if row.may_clash else ", ".join(row.differs_in),
        "topic": row.topic, "reasons": row.reasons,
        **_statement("a", row.a), **_statement("b", row.b), **_noted(report, row.notes),
    }  # fmt: skip


def _statement(side: Side, statement: Statement) -> Mapping[str, Cell]:
    return {
        **_quotation(statement.quotation, side),
        f"{side}_said": statement.said,
        f"{side}_firmness": statement.firmness,
    }


def _quotation(quotation: Quotation, side: Side) -> Mapping[str, Cell]:
    """The place and the words of a quotation, in the columns of a side."""
    paragraph: Cell = quotation.place if quotation.paragraph is None else quotation.paragraph
    cells: tuple[Cell, ...] = (paragraph, quotation.span.start, quotation.span.end, quotation.words)
    return {
        **{f"{side}_{name}": cell for name, cell in zip(_SIDE, cells, strict=False)},
        f"{side}_account": LETTERS[quotation.side],
    }


def _column(letter: str) -> Side:
    """The columns for what has a row for itself: b for the right article of two, else a."""
    return "b" if letter == "b" else "a"


def _paragraph(paragraph: TextParagraph | None) -> Mapping[str, Cell]:
    return {} if paragraph is None else _quotation(paragraph.quotation, _column(paragraph.quotation.side))


def _noted(report: Report, numbers: Sequence[int]) -> Mapping[str, Cell]:
    """The notes on a finding or a statement: their numbers and their words."""
    on = [note for note in report.notes if note.number in numbers]
    return {"notes": ", ".join(str(note.number) for note in on), "note": "\n\n".join(note.words for note in on)}


def _note(note: NoteRow) -> Mapping[str, Cell]:
    cells: dict[str, Cell] = {
        "what": "note", "number": note.number, "id": note.id, "topic": note.label, "note": note.words,
        "tags": ", ".join(note.tags), "author": note.author, "modified": note.modified,
    }  # fmt: skip
    first = note.places[0].side if note.places else ""
    for place in reversed(note.places):
        side: Side = _column(place.side) if place.side in ("a", "b") else "a" if place.side == first else "b"
        gone = {f"{side}_paragraph": place.state, f"{side}_words": place.on, f"{side}_account": LETTERS[place.side]}
        cells.update(gone if place.quotation is None else _quotation(place.quotation, side))
    return cells


def _chapter(chapter: Chapter) -> Iterator[Mapping[str, Cell]]:
    """A row for each figure and each cell of a further part."""
    for words in chapter.words:
        yield {"what": chapter.id, "note": words}
    for label, value in chapter.facts:
        yield {"what": chapter.id, "topic": label, "a_words": value}
    for each in chapter.tables:
        for number, row in enumerate(each.rows, 1):
            for head, cell in zip(each.head, row, strict=True):
                quoted = _quotation(cell, _column(cell.side)) if isinstance(cell, Quotation) else {"a_words": cell}
                labelled = {"note": cell.label} if isinstance(cell, Quotation) and cell.label else {}
                yield {"what": chapter.id, "number": number, "topic": head, **quoted, **labelled}


def _about(report: Report) -> Iterator[Mapping[str, Cell]]:
    """What was compared, by whom, and the figures."""
    for what, rows in (("article", source_rows(report)), ("count", report.summary.sides)):
        for label, *values in rows:
            if not report.further:
                yield {"what": what, "topic": label, "a_words": values[0], "b_words": values[1]}
                continue
            for letter, value in zip(report.articles, values, strict=True):
                yield {"what": what, "topic": label, "a_account": LETTERS[letter], "a_words": value}
    for label, value in report.summary.pair:
        yield {"what": "count", "topic": label, "a_words": value, "b_words": value}
    for label, value in head_facts(report):
        yield {"what": "report", "topic": label, "a_words": value, "b_words": value}
