"""Both texts in the document, level in a table, the notes as comments beside them; and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_UNDERLINE

from articles.article import SIDES, other_side
from articles.reports.parts import LETTERS
from articles.reports.report.words import row_sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.oxml.table import CT_Tc
    from docx.text.run import Run

    from articles.reports.report.docx.sheet import Sheet
    from articles.reports.report.model import FindingRow, Link, NoteRow, Piece, Report, TextParagraph

_TRACES = {"same": "≡", "strong": "●", "weak": "○"}

_LEGEND = (
    "● strong match, ○ weak match, ≡ same text or nearly, with the partner's paragraph; wavy: words changed in the "
    "same text"
)


def write_texts(sheet: Sheet, report: Report) -> None:
    """Both texts level, each paragraph with its number, the signs of its links and findings, and its notes."""
    if not report.levels:
        return
    sheet.heading("Both texts", 1, new_page=True)
    sheet.paragraph("Small", _LEGEND)
    cells = sheet.grid(len(report.levels) + 1, 2, ruled=True)
    for source, cell in zip(report.sources, cells[0], strict=True):
        sheet.into(cell, "Table head", f"{LETTERS[source.side]} · {source.title}")
    writer = _Writer(sheet, report)
    for level, row in zip(report.levels, cells[1:], strict=True):
        for side, cell in zip(SIDES, row, strict=True):
            paragraph = level.on(side)
            if paragraph is not None:
                writer.write(cell, paragraph)
    sheet.paragraph("Small", "")


def write_cut(sheet: Sheet, report: Report) -> None:
    """What is no part of the articles."""
    if report.cut:
        sheet.heading("Left out", 1)
    for paragraph in report.cut:
        sheet.paragraph("Small", f"{LETTERS[paragraph.quotation.side]}, {paragraph.quotation.place}", keep=True)
        sheet.quote(paragraph.quotation)


class _Writer:
    """Writes paragraphs with all that begins in them."""

    def __init__(self, sheet: Sheet, report: Report) -> None:
        self._sheet = sheet
        self._links: Mapping[str, Link] = {link.id: link for link in report.links}
        self._findings: Mapping[int, FindingRow] = {row.number: row for row in report.findings}
        self._notes: Mapping[int, NoteRow] = {note.number: note for note in report.notes}
        self._commented: set[int] = set()

    def write(self, cell: CT_Tc, paragraph: TextParagraph) -> None:
        """A paragraph in a cell: its number and signs in a line, then its words."""
        side = paragraph.quotation.side
        head = " ".join(dict.fromkeys((f"{LETTERS[side]} {paragraph.quotation.paragraph}", *self._signs(paragraph))))
        self._sheet.into(cell, "Small", head, keep=True)
        made = self._sheet.open_paragraph(cell, "Heading text" if paragraph.heading else "Quotation", side)
        for piece in paragraph.pieces:
            run = self._sheet.run(made, piece.words, side)
            if piece.differs:
                run.bold = run.underline = True
            elif piece.reworded:
                run.underline = WD_UNDERLINE.WAVY
            self._comment(run, piece)

    def _signs(self, paragraph: TextParagraph) -> Iterator[str]:
        across = other_side(paragraph.quotation.side)
        for piece in paragraph.pieces:
            for name in piece.links:
                link = self._links.get(name)
                if link is not None:
                    yield f"{_TRACES[link.trace]}{LETTERS[across]}{link.on(across).paragraph}"
            yield from (self._sign(number) for number in piece.findings)
            yield from (f"✎{number}" for number in piece.notes)

    def _sign(self, number: int) -> str:
        return f"{row_sign(self._findings[number])}{number}"

    def _comment(self, run: Run, piece: Piece) -> None:
        for number in piece.notes:
            if number not in self._commented:
                self._commented.add(number)
                self._sheet.comment([run], self._notes[number])
