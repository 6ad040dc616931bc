"""The page: its head, the summary in figures, and the order of all other parts."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from articles.reading.display import displayable
from articles.reports.claims_parts import SIGNS
from articles.reports.parts import LETTERS, counted, flat
from articles.reports.report.html.findings import findings, only
from articles.reports.report.html.marks import sign, text, tongue
from articles.reports.report.html.picture import picture
from articles.reports.report.html.texts import cut, other_notes, texts
from articles.reports.report.model import Quotation
from articles.reports.report.words import VERDICT_HEADS, contents, head_facts, source_rows, verdict_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reports.report.model import Cell, Chapter, Report, Table


_HEADS = (("Both articles", "The pair", "both"), ("Each account", "The accounts", "all"))
"""What the tables of figures are called of two articles, and of more accounts."""
_WIDE = 4
"""Columns above which a table is scrolled sideways where there is no room, and printed on landscape pages."""


def render(report: Report, *, remarks: Sequence[str] = ()) -> str:
    """The report as an HTML page that needs nothing else; quotations are exact."""
    title = displayable(flat(" / ".join(source.title for source in report.sources)))
    style = f"{_style()}\n{_running_heads(report, title)}"
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="{text(report.engine)}">',
        f"<title>{text(title)}</title>",
        f"<style>{style}</style></head><body>",
        '<a class="skip" href="#main">To the report</a>',
        *_header(report),
        '<main id="main">',
        *_summary(report, remarks),
        *(line for chapter in report.leading for line in _chapter(report, chapter)),
        *findings(report),
        *only(report),
        *(line for chapter in report.chapters for line in _chapter(report, chapter)),
        *texts(report),
        *other_notes(report),
        *cut(report),
        "</main>",
        f"<footer><p>{text(report.engine)}</p></footer>",
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _style() -> str:
    return (files(__package__) / "report.css").read_text(encoding="utf-8").strip()


def _running_heads(report: Report, title: str) -> str:
    """What stands above and below on each sheet of paper."""
    right = displayable(flat(" · ".join(part for part in (report.by, report.made) if part)))
    font = "font: 8pt sans-serif; color: #333;"
    return (
        "@page { size: A4; margin: 20mm 16mm 18mm; "
        f"@top-left {{ content: {_css_string(title[:110])}; {font} }} "
        f"@top-right {{ content: {_css_string(right[:60])}; {font} }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {font} }} }}\n'
        "@page :first { @top-left { content: none; } @top-right { content: none; } }"
    )


def _css_string(words: str) -> str:
    """Words as a string of CSS that cannot end the string or the style."""
    escaped = "".join(char if char not in '\\"<>&\n\t' else f"\\{ord(char):06x}" for char in words)
    return f'"{escaped}"'


def _header(report: Report) -> Iterator[str]:
    count = ("two articles", f"{len(report.sources)} accounts")[bool(report.further)]
    yield f'<header><p class="label">Comparison of {count}</p>'
    *firsts, last = (f"<span{tongue(source.language)}>{text(source.title)}</span>" for source in report.sources)
    yield f'<h1>{", ".join(firsts)} <span class="and">and</span> {last}</h1>'
    yield '<dl class="about">'
    yield from (f'<dt>{label}</dt><dd dir="auto">{text(value)}</dd>' for label, value in head_facts(report))
    yield "</dl>"
    yield '<nav aria-label="Contents"><ul>'
    yield from (f'<li><a href="#{identity}">{text(title)}</a></li>' for identity, title in contents(report))
    yield "</ul></nav></header>"


def _summary(report: Report, remarks: Sequence[str]) -> Iterator[str]:
    yield '<section id="summary" aria-labelledby="summary-h"><h2 id="summary-h">Summary</h2>'
    told = (*report.remarks, *remarks)
    if told:
        yield '<div class="remarks">' + "".join(f'<p dir="auto">{text(line)}</p>' for line in told) + "</div>"
    yield from _sources(report)
    yield '<div class="sums">'
    yield from _verdicts(report)
    yield from _counts(report)
    yield "</div>"
    if not report.further:
        yield picture(report)
    yield "</section>"


def _sources(report: Report) -> Iterator[str]:
    yield '<table class="sources"><caption>What was compared</caption><thead><tr><td></td>'
    for source in report.sources:
        name = f"{LETTERS[source.side]} · <span{tongue(source.language)}>{text(source.title)}</span>"
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead><tbody>"
    for label, *values in source_rows(report)[1:]:
        kind = ' class="hash"' if label.startswith("SHA") else ' dir="auto"'
        cells = "".join(f"<td{kind}>{text(value)}</td>" for value in values)
        yield f'<tr><th scope="row">{text(label)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _verdicts(report: Report) -> Iterator[str]:
    counts = verdict_rows(report)
    if not counts:
        return
    yield '<table><caption>Findings by verdict</caption><thead><tr><th scope="col">verdict</th>'
    yield "".join(f'<th scope="col" class="n">{head}</th>' for head in VERDICT_HEADS) + "</tr></thead><tbody>"
    for verdict, row in counts:
        name = f'<th scope="row" class="{verdict}">{sign(SIGNS[verdict])} {verdict}</th>'
        yield f"<tr>{name}" + "".join(f'<td class="n">{count}</td>' for count in row) + "</tr>"
    yield "</tbody></table>"


def _counts(report: Report) -> Iterator[str]:
    each, whole, total = _HEADS[bool(report.further)]
    yield f'<table><caption>{each}</caption><thead><tr><th scope="col">count</th>'
    heads = (f'<th scope="col" class="n">{LETTERS[source.side]}</th>' for source in report.sources)
    yield "".join(heads) + "</tr></thead><tbody>"
    for label, *values in report.summary.sides:
        cells = "".join(f'<td class="n">{value}</td>' for value in values)
        yield f'<tr><th scope="row">{label}</th>{cells}</tr>'
    yield "</tbody></table>"
    yield f'<table><caption>{whole}</caption><thead><tr><th scope="col">count</th>'
    yield f'<th scope="col" class="n">{total}</th></tr></thead><tbody>'
    for label, value in report.summary.pair:
        yield f'<tr><th scope="row">{label}</th><td class="n">{value}</td></tr>'
    yield "</tbody></table>"


def _chapter(report: Report, chapter: Chapter) -> Iterator[str]:
    identity = f"chapter-{text(chapter.id)}"
    yield f'<section id="{identity}" aria-labelledby="{identity}-h"><h2 id="{identity}-h">{text(chapter.title)}</h2>'
    yield from (f'<p class="words" dir="auto">{text(words)}</p>' for words in chapter.words)
    if chapter.facts:
        facts = "".join(f"<dt>{text(label)}</dt><dd>{text(value)}</dd>" for label, value in chapter.facts)
        yield f'<dl class="about">{facts}</dl>'
    if chapter.timeline is not None:
        from articles.reports.report.html.lanes import lanes

        yield lanes(chapter.timeline)
    for table in chapter.tables:
        yield from _table(report, table, chapter)
    yield "</section>"


def _table(report: Report, table: Table, chapter: Chapter) -> Iterator[str]:
    wide = len(table.head) > _WIDE
    if wide:
        yield f'<div class="wide" role="region" aria-label="{text(chapter.title)}" tabindex="0">'
    yield f"<table><caption>{text(chapter.title)}: {counted(len(table.rows), 'row', 'rows')}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{text(head)}</th>' for head in table.head) + "</tr></thead><tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(_cell(report, cell) for cell in row) + "</tr>"
    yield "</tbody></table>" + ("</div>" if wide else "")


def _cell(report: Report, cell: Cell) -> str:
    if isinstance(cell, Quotation):
        attributes = tongue(report.source(cell.side).language)
        where = f'<span class="soft">{LETTERS[cell.side]}, {text(cell.where)}</span>'
        return f'<td><span class="words"{attributes}>{text(cell.words)}</span> {where}</td>'
    return f'<td class="words" dir="auto">{text(cell)}</td>'
