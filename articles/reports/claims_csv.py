"""Findings as CSV: rows for findings, the reader's own first, for claims that only one article makes, and for notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.statements.finding import whole_sentences
from articles.notes.content.kinds import kind_words
from articles.reports.claims_parts import OWN, figures_of, place_of, reasons_of, said_of, shown_findings, whole
from articles.reports.csv_rows import Cell, table
from articles.reports.parts import place_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side
    from articles.claims.statements.finding import Claim
    from articles.comparison import Comparison
    from articles.notes.content.note import Note

COLUMNS = (
    "what", "id", "verdict", "by", "machine_verdict", "checked", "differs_in", "topic",
    "a_place", "a_start", "a_end", "a_figures", "a_quote", "a_said",
    "b_place", "b_start", "b_end", "b_figures", "b_quote", "b_said",
    "reasons", "note", "tags", "author",
)  # fmt: skip
_NOTHING: tuple[Cell, ...] = ("",) * 6
_NO_NOTE: tuple[Cell, ...] = ("", "", "")


def render(comparison: Comparison, *, differing: bool = False, remarks: Sequence[str] = ()) -> str:
    """The findings as CSV with a header row (RFC 4180). Offsets are code points.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; the offsets give the exact quotation.
    """
    return table(COLUMNS, _rows(comparison, differing=differing), remarks, "reasons")


def _rows(comparison: Comparison, *, differing: bool) -> Iterator[Sequence[Cell]]:
    yield from _findings(comparison, differing=differing)
    for note in comparison.notes:
        cells = (cell for side in SIDES for cell in _noted(comparison, note, side))
        own = (note.body, ", ".join(note.tags), note.creator)
        yield ("note", note.id, kind_words(note), "", "", "", "", "", *cells, "", *own)


def _noted(comparison: Comparison, note: Note, side: Side) -> tuple[Cell, ...]:
    """The first place of a note on a side; where its words are gone, the words it was on."""
    target, article = note.target(side), comparison.article(side)
    if target is None:
        return _NOTHING
    if target.span is None:
        return "", "", "", "", target.selector.exact, ""
    return place_at(article, target.span.start), target.span.start, target.span.end, "", article.quote(target.span), ""


def _findings(comparison: Comparison, *, differing: bool) -> Iterator[Sequence[Cell]]:
    ledger = comparison.ledger
    if ledger is None:
        return
    for judged in shown_findings(comparison, differing=differing):
        finding = judged.finding
        yield (
            "finding", finding.id, judged.verdict, judged.by, judged.machine or "", "yes" if judged.checked else "no",
            " ".join(sorted(finding.kinds)), finding.topic,
            *_claim(comparison, ledger.claim(finding.a), figures_of(comparison, ledger, finding, "a")),
            *_claim(comparison, ledger.claim(finding.b), figures_of(comparison, ledger, finding, "b")),
            OWN if judged.own else reasons_of(finding), *_NO_NOTE,
        )  # fmt: skip
    for side in () if differing else SIDES:
        for claim in whole_sentences(ledger, ledger.only(side)):
            yield _lone(comparison, claim, side)


def _lone(comparison: Comparison, claim: Claim, side: Side) -> Sequence[Cell]:
    span = whole(comparison, claim)
    place, said = place_of(comparison, claim), said_of(comparison, claim)
    cells: tuple[Cell, ...] = (place, span.start, span.end, "", comparison.article(side).quote(span), said)
    both = (*cells, *_NOTHING) if side == "a" else (*_NOTHING, *cells)
    return (f"only in {side}", claim.id, "", "", "", "", "", "", *both, "", *_NO_NOTE)


def _claim(comparison: Comparison, claim: Claim, figures: str) -> tuple[Cell, ...]:
    place, said = place_of(comparison, claim), said_of(comparison, claim)
    return place, claim.span.start, claim.span.end, figures, claim.text, said
