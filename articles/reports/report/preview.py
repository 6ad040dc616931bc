"""What a report will hold, in figures, and the first lines that its reader will see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.judging import DISCREPANCIES
from articles.reports.parts import LETTERS
from articles.reports.report.words import head_facts, row_sign, row_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.reports.report.model import FindingRow, Report

FIRST_LINES = 12
_READ = ("html", "markdown", "docx")
_PRINTED = ("html", "docx")
_A_PAGE = 1_750
"""Characters of the Markdown form to a printed page of the others, measured on two pairs of articles."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A report in figures: each pair is how many are in it, and of how many.

    `unchecked` counts the findings that differ and are not checked; `only` the statements of only A and of only B.
    `texts`: both texts are in it. `pages` is a guess, None for what is not printed; `size` counts bytes, None where the
    report has to be written to know. `begins` are the first lines that its reader will see.
    """

    findings: tuple[int, int]
    notes: tuple[int, int]
    unchecked: tuple[int, int]
    only: tuple[int, int]
    texts: bool
    pages: int | None
    size: int | None
    begins: tuple[str, ...]


def preview(report: Report, notes: int, form: str, *, outline: str, written: str | None) -> Preview:
    """The preview of a report out of so many `notes`; `outline` is its Markdown, `written` its form if that is text.

    Of a form that is read as a page the first lines are those of the page, of the others those of the file.
    """
    summary = report.summary
    shown = sum(row.verdict in DISCREPANCIES and not row.checked for row in report.findings)
    every = sum(each.every - each.checked for each in summary.verdicts if each.verdict in DISCREPANCIES)
    lines = _lines(report) if written is None or form in _READ else iter(written.splitlines())
    return Preview(
        findings=(len(report.findings), sum(each.every for each in summary.verdicts)),
        notes=(len(report.notes), notes),
        unchecked=(shown, every),
        only=(len(report.only_a), len(report.only_b)),
        texts=bool(report.levels),
        pages=max(-(-len(outline) // _A_PAGE), 1) if form in _PRINTED else None,
        size=None if written is None else len(written.encode("utf-8", "surrogatepass")),
        begins=tuple(line for line, _number in zip(lines, range(FIRST_LINES), strict=False)),
    )


def _lines(report: Report) -> Iterator[str]:
    """The first lines of a page."""
    yield " / ".join(source.title for source in report.sources)
    yield " · ".join(value for _label, value in head_facts(report))
    for row in report.findings:
        yield from _finding(row)
    for side in SIDES:
        for statement in report.only(side):
            yield f"only in {LETTERS[side]}  {_quoted(statement.quotation.words)}"


def _finding(row: FindingRow) -> Iterator[str]:
    topic = f" · {row.topic}" if row.topic else ""
    yield f"{row.number} · {row_sign(row)} {row_words(row)}{topic}"
    for statement in (row.a, row.b):
        yield f"   {LETTERS[statement.quotation.side]}  {_quoted(statement.quotation.words)}"


def _quoted(words: str) -> str:
    """Words in quotation marks, unless they begin with some of their own."""
    return words if words.startswith(("“", '"', "«", "„")) else f"“{words}”"
