"""The report as Markdown: notes are footnotes, which Obsidian and forges show; quotations are exact when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, other_side
from articles.reports.claims_parts import SIGNS
from articles.reports.literal import literal, quoted
from articles.reports.parts import LETTERS
from articles.reports.report.model import Quotation
from articles.reports.report.words import (
    VERDICT_HEADS,
    head_facts,
    only_title,
    row_sign,
    row_words,
    source_rows,
    state_words,
    verdict_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reports.report.model import (
        Cell,
        Chapter,
        FindingRow,
        Link,
        NoteRow,
        Report,
        Statement,
        Table,
        TextParagraph,
    )

_TRACES = {"same": "≡", "strong": "●", "weak": "○"}


def render(report: Report, *, remarks: Sequence[str] = ()) -> str:
    """The report as Markdown, ending with a line break."""
    lines = [
        *_header(report),
        *_summary(report, remarks),
        *(line for chapter in report.leading for line in _chapter(chapter)),
        *_findings(report),
        *_only(report),
        *(line for chapter in report.chapters for line in _chapter(chapter)),
        *_texts(report),
        *_cut(report),
        *_loose(report),
        *(line for note in report.notes for line in _footnote(note)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _header(report: Report) -> Iterator[str]:
    yield f"# {' / '.join(literal(source.title) for source in report.sources)}"
    yield ""
    yield from (f"- {label}: {_line(value)}" for label, value in head_facts(report))
    yield ""


def _summary(report: Report, remarks: Sequence[str]) -> Iterator[str]:
    yield from ("## Summary", "")
    for remark in (*report.remarks, *remarks):
        yield from (_line(remark), "")
    letters = (LETTERS[source.side] for source in report.sources)
    yield from _grid(("", *letters), [*source_rows(report), *report.summary.sides])
    yield ""
    counts = [(f"{SIGNS[verdict]} {verdict}", *map(str, row)) for verdict, row in verdict_rows(report)]
    if counts:
        yield from _grid(("verdict", *VERDICT_HEADS), counts)
        yield ""
    yield from _grid(("count", "all" if report.further else "both"), report.summary.pair)
    yield ""


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _cells(head)
    yield "|" + " --- |" * len(head)
    yield from map(_cells, rows)


def _cells(row: Sequence[str]) -> str:
    return "| " + " | ".join(_line(cell) for cell in row) + " |"


def _line(words: str) -> str:
    """Words in one line that Markdown shows as they are."""
    return literal(" ".join(words.split("\n")))


def _findings(report: Report) -> Iterator[str]:
    if report.findings:
        yield from ("## Findings", "")
    for row in report.findings:
        topic = f" · {_line(row.topic)}" if row.topic else ""
        verdict = literal(row_words(row))
        yield from (f"### {row.number} · {row_sign(row)} {verdict}{topic}", "")
        tick = "✓ " if row.checked else ""
        yield from (f"{tick}{literal(state_words(row))}{_marks(report, row.notes)}", "")
        for side in SIDES:
            yield from _statement(row.on(side))
        yield from _differing(row)
        if row.reasons:
            yield from (f"Why: {_line(row.reasons)}", "")


def _differing(row: FindingRow) -> Iterator[str]:
    """The words in which the two differ or fit, side by side."""
    words = [" · ".join(f"**{_line(each.words)}**" for each in row.on(side).marked) for side in SIDES]
    if all(words) and words[0] != words[1]:
        a, b = (LETTERS[row.on(side).quotation.side] for side in SIDES)
        yield from (f"{row_sign(row)} {a}: {words[0]}; {b}: {words[1]}", "")


def _statement(statement: Statement) -> Iterator[str]:
    quotation = statement.quotation
    said = f", {_line(statement.said)}" if statement.said else ""
    yield from (f"{LETTERS[quotation.side]}, {literal(quotation.place)}{said}:", "")
    yield from quoted(quotation.words)
    yield ""


def _marks(report: Report, numbers: Sequence[int]) -> str:
    """Footnote signs of notes."""
    shown = {note.number for note in report.notes}
    return "".join(f"[^{number}]" for number in numbers if number in shown)


def _only(report: Report) -> Iterator[str]:
    for side in SIDES:
        if report.only(side):
            yield from (f"## {only_title(report, side)}", "")
        for statement in report.only(side):
            yield from _statement(statement)
            if marks := _marks(report, statement.notes):
                yield from (f"Notes: {marks}", "")


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (f"## {_line(chapter.title)}", "")
    for words in chapter.words:
        yield from (literal(words), "")
    yield from (f"- {_line(label)}: {_line(value)}" for label, value in chapter.facts)
    yield ""
    for table in chapter.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield from _grid(table.head, [tuple(map(_cell, row)) for row in table.rows])
    yield ""


def _cell(cell: Cell) -> str:
    if isinstance(cell, Quotation):
        return f"“{cell.words}” ({LETTERS[cell.side]}, {cell.where})"
    return cell


def _texts(report: Report) -> Iterator[str]:
    if not report.levels:
        return
    links = {link.id: link for link in report.links}
    yield from ("## Both texts", "")
    yield from ("● strong match, ○ weak match, ≡ same text or nearly, with the partner's paragraph", "")
    for level in report.levels:
        for side in SIDES:
            yield from _paragraph(report, links, level.on(side))
        yield from ("---", "")


def _paragraph(report: Report, links: dict[str, Link], paragraph: TextParagraph | None) -> Iterator[str]:
    if paragraph is None:
        return
    quotation = paragraph.quotation
    side, found = quotation.side, [links[name] for piece in paragraph.pieces for name in piece.links if name in links]
    across = other_side(side)
    partners = dict.fromkeys(f"{_TRACES[link.trace]} {LETTERS[across]} {link.on(across).paragraph}" for link in found)
    numbers = [number for piece in paragraph.pieces for number in piece.findings]
    rows = {row.number: row for row in report.findings}
    signs = dict.fromkeys(f"{row_sign(rows[number])} finding {number}" for number in numbers)
    notes = "".join(f"[^{number}]" for piece in paragraph.pieces for number in piece.notes)
    head = literal(", ".join((*partners, *signs)))
    yield f"**{LETTERS[side]} {quotation.paragraph}**{notes}" + (f" · {head}" if head else "")
    yield ""
    yield from quoted(quotation.words)
    yield ""


def _cut(report: Report) -> Iterator[str]:
    if report.cut:
        yield from ("## Left out", "")
    for paragraph in report.cut:
        yield from (f"{LETTERS[paragraph.quotation.side]}, {literal(paragraph.quotation.place)}:", "")
        yield from quoted(paragraph.quotation.words)
        yield ""


def _loose(report: Report) -> Iterator[str]:
    """The notes that no footnote sign leads to: footnotes without one are not shown."""
    signed = {number for row in report.findings for number in row.notes}
    signed |= {number for side in SIDES for each in report.only(side) for number in each.notes}
    signed |= {number for level in report.levels for number in level.notes}
    loose = [note for note in report.notes if note.number not in signed]
    if loose:
        yield from ("## Notes", "")
    for note in loose:
        yield f"- {literal(note.label) or 'note'}[^{note.number}]"
    yield ""


def _footnote(note: NoteRow) -> Iterator[str]:
    """The reader's own words, which stay Markdown, under the words they are on."""
    tags = ", ".join(f"#{_line(tag)}" for tag in note.tags)
    facts = [f"Note {note.number}", _line(note.label), tags, _line(note.author), note.modified[:10]]
    yield f"[^{note.number}]: {' · '.join(fact for fact in facts if fact)}"
    yield ""
    for place in note.places:
        words = place.on if place.quotation is None else place.quotation.words
        where = (
            place.state if place.quotation is None else ", ".join(filter(None, (place.quotation.place, place.state)))
        )
        yield from (f"    {line}" for line in quoted(words))
        yield f"    > — {LETTERS[place.side]}, {literal(where)}"
        yield ""
    if note.words.strip():
        yield from (f"    {line}".rstrip() for line in note.words.strip().split("\n"))
        yield ""
