"""A comparison as CSV: rows for the reader's own findings, the matches, what stands only in one article, the notes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.notes.content.kinds import kind_words
from articles.reports.claims_parts import shown_findings, verdict_of
from articles.reports.parts import evidence_of, only_here, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.article import Article, Side, Span
    from articles.comparison import Comparison
    from articles.matching.match import Match

COLUMNS = (
    "what", "id", "strength", "score", "kind",
    "a_paragraph", "a_start", "a_end", "a_quote",
    "b_paragraph", "b_start", "b_end", "b_quote",
    "evidence", "note", "tags", "author",
)  # fmt: skip

Cell = str | int | float

_NO_NOTE: tuple[Cell, ...] = ("", "", "")

# Spreadsheets take a cell that begins so for a formula, the wide forms of East Asian keyboards included.
_FORMULA_OPENINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(comparison: Comparison, *, remarks: Sequence[str] = ()) -> str:
    """The comparison as CSV with a header row (RFC 4180). Offsets are code points.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; the offsets give the exact quotation.
    """
    return table(COLUMNS, _rows(comparison), remarks, "evidence")


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], remarks: Sequence[str], into: str) -> str:
    """Rows under a header as CSV, no cell of which a spreadsheet would run; after them a row for each remark.

    Its words are in the column `into`, and its column `what` or `type` says what it is.
    """
    kind = "what" if "what" in columns else "type"
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_guarded(name) for name in columns])
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    writer.writerows([{kind: "remark", into: words}.get(name, "") for name in columns] for words in remarks)
    return out.getvalue()


def _rows(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    yield from _own(comparison)
    for match in comparison.alignment.matches:
        yield (
            "match",
            match.id,
            match.strength,
            round(match.score, 4),
            match.kind,
            *_passage(comparison, match, "a"),
            *_passage(comparison, match, "b"),
            evidence_of(comparison, match),
            *_NO_NOTE,
        )
    nothing: tuple[Cell, ...] = ("", "", "", "")
    for side in SIDES:
        for index, paragraph, quotation in only_here(comparison, side):
            span = comparison.article(side).sentences[index].span
            passage: tuple[Cell, ...] = (paragraph, span.start, span.end, quotation)
            both = (*passage, *nothing) if side == "a" else (*nothing, *passage)
            yield f"only in {side}", "", "", "", "", *both, "", *_NO_NOTE
    yield from _notes(comparison)


def _own(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    """A row for each finding of the reader's own; those of the machine are in the claims."""
    ledger = comparison.ledger
    for judged in shown_findings(comparison):
        if ledger is not None and judged.own:
            claims = ((side, ledger.claim(judged.finding.on(side))) for side in SIDES)
            cells = (cell for side, claim in claims for cell in _at(comparison.article(side), claim.span))
            yield "finding", judged.finding.id, "", "", verdict_of(judged), *cells, "", *_NO_NOTE


def _at(article: Article, span: Span) -> tuple[Cell, ...]:
    """Paragraph, offsets and words of a passage."""
    number = article.paragraph_number(article.paragraph_at(span.start) or 0)
    return "" if number is None else number, span.start, span.end, article.quote(span)


def _notes(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    """A row for each note, at the first of its places on either side."""
    for note in comparison.notes:
        cells: list[Cell] = []
        for side in SIDES:
            target, article = note.target(side), comparison.article(side)
            span = target.span if target is not None else None
            if span is None:
                cells += ["", "", "", "" if target is None else target.selector.exact]
            else:
                cells += _at(article, span)
        yield "note", note.id, "", "", kind_words(note), *cells, "", note.body, ", ".join(note.tags), note.creator


def _passage(comparison: Comparison, match: Match, side: Side) -> tuple[Cell, ...]:
    span = match.span(side)
    return where(comparison, match, side), span.start, span.end, comparison.article(side).quote(span)


def _guarded(cell: Cell) -> Cell:
    risky = isinstance(cell, str) and (cell.lstrip().startswith(_FORMULA_OPENINGS) or cell[:1] in {"\t", "\r", "\n"})
    return f"'{cell}" if risky else cell
