"""Both texts on the page, level, with links between partners and the notes in the margin; what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, other_side
from articles.reports.parts import LETTERS
from articles.reports.report.html.marks import note, text, tongue
from articles.reports.report.words import contents, notes_elsewhere, row_sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.article import Side
    from articles.reports.report.model import FindingRow, Level, Link, NoteRow, Piece, Report, TextParagraph

_LINKS = {"same": "≡", "strong": "●", "weak": "○"}
_LEGEND = (
    "● strong match, ○ weak match, ≡ same text or nearly, dotted: only here, wavy: words changed in the same "
    "text; a sign with a letter and a number leads to the partner, ✗ ≠ ≈ = – with a number to the finding, ✎ to the "
    "note."
)


class _Marks:
    """What the texts look up for each of their pieces."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.links: Mapping[str, Link] = {link.id: link for link in report.links}
        self.findings: Mapping[int, FindingRow] = {row.number: row for row in report.findings}
        self.notes: Mapping[int, NoteRow] = {row.number: row for row in report.notes}


def texts(report: Report) -> Iterator[str]:
    """Both texts level."""
    if not report.levels:
        return
    marks = _Marks(report)
    yield '<section id="texts" aria-labelledby="texts-h"><h2 id="texts-h">Both texts</h2>'
    yield f'<p class="soft">{_LEGEND}</p>'
    yield f'<div class="rows{"" if report.margin else " plain"}"><div class="row heads">'
    for source in report.sources:
        yield f"<div>{LETTERS[source.side]} · <span{tongue(source.language)}>{text(source.title)}</span></div>"
    yield ("<div>Notes</div>" if report.margin else "") + "</div>"
    for level in report.levels:
        yield from _row(marks, level)
    yield "</div></section>"


def _row(marks: _Marks, level: Level) -> Iterator[str]:
    yield '<div class="row">'
    yield from (_paragraph(marks, side, level.on(side)) for side in SIDES)
    if marks.report.margin:
        notes = "".join(note(marks.report, marks.notes[number], named=True) for number in level.notes)
        yield f'<div class="margin">{notes}</div>'
    yield "</div>"


def _paragraph(marks: _Marks, side: Side, paragraph: TextParagraph | None) -> str:
    if paragraph is None:
        return "<div></div>"
    number = paragraph.quotation.paragraph
    head = f'<span class="num">{LETTERS[side]} {number}</span>'
    kind = "para h" if paragraph.heading else "para"
    words = "".join(_piece(marks, side, piece) for piece in paragraph.pieces)
    attributes = tongue(marks.report.source(side).language)
    return f'<div class="{kind}" id="{side}-p{number}"{attributes}>{head}{words}</div>'


def _piece(marks: _Marks, side: str, piece: Piece) -> str:
    signs = [_link(marks, side, link) for link in piece.links if link in marks.links]
    for number in piece.findings:
        row = marks.findings[number]
        signs.append(
            f'<a class="f {"doubt" if row.may_clash else row.verdict}" href="#f{number}">{row_sign(row)}{number}</a>'
        )
    signs += [f'<a class="n" href="#note-{number}">✎{number}</a>' for number in piece.notes]
    words = text(piece.words)
    if piece.differs:
        words = f"<mark>{words}</mark>"
    elif piece.reworded:
        words = f'<mark class="w">{words}</mark>'
    if piece.noted:
        words = f"<u>{words}</u>"
    if piece.trace == "only":
        words = f"<i>{words}</i>"
    return "".join(signs) + words


def _link(marks: _Marks, side: str, name: str) -> str:
    link, across = marks.links[name], other_side(side)
    partner = link.on(across).paragraph
    where = f"{LETTERS[across]}{partner}" if partner is not None else LETTERS[across]
    return f'<a id="{side}-{text(name)}" href="#{across}-{text(name)}">{_LINKS[link.trace]}{where}</a>'


def other_notes(report: Report) -> Iterator[str]:
    """The notes that do not stand beside the texts, with the words they are on."""
    rows = notes_elsewhere(report)
    if not rows:
        return
    title = dict(contents(report))["notes"]
    yield f'<section id="notes" aria-labelledby="notes-h"><h2 id="notes-h">{title}</h2>'
    yield from (note(report, row, named=True, quoting=True) for row in rows)
    yield "</section>"


def cut(report: Report) -> Iterator[str]:
    """What is no part of the articles."""
    if not report.cut:
        return
    marks = _Marks(report)
    yield '<section id="cut" class="cut" aria-labelledby="cut-h"><h2 id="cut-h">Left out</h2>'
    for paragraph in report.cut:
        quotation = paragraph.quotation
        head = f'<span class="num">{LETTERS[quotation.side]} {text(quotation.place)}</span>'
        words = "".join(_piece(marks, quotation.side, piece) for piece in paragraph.pieces)
        attributes = tongue(report.source(quotation.side).language)
        yield f'<div class="para"{attributes}>{head}{words}</div>'
    yield "</section>"
