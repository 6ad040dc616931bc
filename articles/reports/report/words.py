"""Labels that all forms of a report share: what it has in it, what was chosen, whose a verdict is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.claims_parts import OWN, sign_of
from articles.reports.parts import LETTERS, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.claims.statements.finding import Verdict
    from articles.reports.report.model import FindingRow, NoteRow, Report
    from articles.reports.report.selecting import Only

_ONLY: dict[Only, str] = {
    "all": "",
    "differing": "only what differs",
    "checked": "only what is checked",
    "mine": "only what is the reader's",
}
CHECKED = "checked by the reader"


VERDICT_HEADS = ("in report", "all", "checked", "by reader")


def head_facts(report: Report) -> list[tuple[str, str]]:
    """Who handed it in, when, what of it, made with what: labels and values; what is not known is left out."""
    facts = (("By", report.by), ("Date", report.made), ("In it", selection_words(report)), ("Made with", report.engine))
    return [(label, value) for label, value in facts if value]


def source_rows(report: Report) -> list[tuple[str, ...]]:
    """What is known of the articles: label, value of A, value of B and so on."""
    known = [dict((("Title", source.title), *source.facts)) for source in report.sources]
    labels = dict.fromkeys(label for facts in known for label in facts)
    return [(label, *(facts.get(label, "") for facts in known)) for label in labels]


def verdict_rows(report: Report) -> list[tuple[Verdict, tuple[int, ...]]]:
    """The verdicts that findings have, with their counts under `VERDICT_HEADS`."""
    counts = report.summary.verdicts
    return [(each.verdict, (each.shown, each.every, each.checked, each.by_reader)) for each in counts]


def selection_words(report: Report) -> str:
    """What was chosen, and how much of what there is that is: "only what differs; 3 findings, 2 notes"."""
    selection = report.selection
    parts = [_ONLY[selection.only], f"rows {_ranges(report)}" if selection.rows else ""]
    parts.append(counted(len(report.findings), "finding", "findings"))
    parts.append(counted(len(report.notes), "note", "notes") if report.notes else "")
    parts.append("" if selection.texts else "without the texts")
    return "; ".join(part for part in parts if part)


def _ranges(report: Report) -> str:
    """The numbers of the findings chosen, those in a row as a range: "1-3, 7"."""
    ranges: list[list[int]] = []
    for row in report.findings:
        if ranges and row.number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [row.number]
        else:
            ranges.append([row.number])
    return ", ".join("-".join(map(str, each)) for each in ranges)


def contents(report: Report) -> Iterator[tuple[str, str]]:
    """The parts that this report has, by a short name, with their titles."""
    yield "summary", "Summary"
    if not report.further:
        yield "picture", "Picture"
    yield from ((f"chapter-{chapter.id}", chapter.title) for chapter in report.leading)
    if report.findings:
        yield "findings", "Findings"
    for side in SIDES:
        if report.only(side):
            yield f"only-{side}", only_title(report, side)
    for chapter in report.chapters:
        yield f"chapter-{chapter.id}", chapter.title
    if report.levels:
        yield "texts", "Both texts"
    if notes_elsewhere(report):
        yield "notes", "Notes" if not report.levels else "Notes without a place in the texts"
    if report.cut:
        yield "cut", "Left out"


def only_title(report: Report, side: str) -> str:
    """The title of what only one article says."""
    count = len(report.only_a if side == "a" else report.only_b)
    return f"Only in {LETTERS['a' if side == 'a' else 'b']}: {counted(count, 'statement', 'statements')}"


def notes_elsewhere(report: Report) -> tuple[NoteRow, ...]:
    """The notes that do not stand beside the texts."""
    margin = report.margin
    return tuple(note for note in report.notes if note.number not in margin)


def row_sign(row: FindingRow) -> str:
    """The sign of a finding's verdict."""
    return sign_of(row.verdict, may_clash=row.may_clash)


def row_words(row: FindingRow) -> str:
    """The verdict of a finding and in what the two differ: "differ in number, date"; "related, may clash"."""
    return f"{row.verdict}, may clash" if row.may_clash else verdict_words(row.verdict, row.differs_in)


def verdict_words(verdict: str, kinds: tuple[str, ...]) -> str:
    """A verdict and in what the two differ: "differ in number, date"."""
    return f"{verdict} in {', '.join(kinds)}" if kinds else verdict


def state_words(row: FindingRow) -> str:
    """Whose verdict it is, the machine's beside the reader's, and whether the reader has checked it."""
    if row.own:
        whose = OWN
    elif row.by == "reader":
        machine = verdict_words(row.machine or "", row.machine_differs_in)
        whose = f"the reader's verdict; the machine's: {machine}"
    else:
        whose = "the machine's verdict"
    return f"{whose}; {CHECKED if row.checked else 'not checked'}"
