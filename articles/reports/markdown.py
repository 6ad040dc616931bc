"""A comparison as Markdown: the matches in order, both quoted, then what stands only in one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.claims_parts import (
    figures_of,
    head_of,
    reasons_of,
    sentence_of,
    shown_findings,
    sums_of,
    verdict_of,
)
from articles.reports.literal import literal, quoted
from articles.reports.notes import note_sections
from articles.reports.parts import (
    LETTERS,
    counts_of,
    evidence_of,
    facts_of,
    flat,
    nature_of,
    only_here,
    remarks_of,
    title_of,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side
    from articles.comparison import Comparison
    from articles.matching.match import Match


def render(comparison: Comparison, *, remarks: Sequence[str] = ()) -> str:
    """The comparison as Markdown; quotations are exact once the Markdown is read as such."""
    lines = [f"# {literal(title_of(comparison.a))} / {literal(title_of(comparison.b))}", ""]
    for side in SIDES:
        lines += _heading(comparison, side)
    lines += [counts_of(comparison), ""]
    for remark in (*remarks_of(comparison), *remarks):
        lines += [literal(remark), ""]
    lines += _findings(comparison)
    if comparison.notes:
        lines += ["## Notes", "", *note_sections(comparison.notes, {"a": comparison.a, "b": comparison.b}, "###")]
    lines += ["## Matches", ""]
    for match in comparison.alignment.matches:
        lines += _match(comparison, match)
    for side in SIDES:
        lines += [f"## Only in {LETTERS[side]}", ""]
        for _, paragraph, quotation in only_here(comparison, side):
            lines += [f"{LETTERS[side]} ¶ {paragraph}", "", *quoted(quotation), ""]
    return "\n".join(lines).rstrip() + "\n"


def _findings(comparison: Comparison) -> Iterator[str]:
    ledger = comparison.ledger
    if ledger is None:
        return
    found = shown_findings(comparison)
    yield "## Findings"
    yield ""
    for line in (f"{sums_of(found)}.", *map(flat, ledger.notices)):
        yield literal(line)
        yield ""
    for judged in found:
        finding = judged.finding
        topic = f" · {literal(flat(finding.topic))}" if finding.topic else ""
        yield f"### {literal(verdict_of(judged))}{topic}"
        yield ""
        sides: tuple[tuple[Side, str], ...] = (("a", finding.a), ("b", finding.b))
        for side, claim_id in sides:
            claim = ledger.claim(claim_id)
            figures = literal(figures_of(comparison, ledger, finding, side))
            yield f"{LETTERS[side]}, {literal(head_of(comparison, claim))}" + (f": **{figures}**" if figures else "")
            yield ""
            yield from quoted(sentence_of(comparison, claim))
            yield ""
        if reasons := reasons_of(finding):
            yield f"Why: {literal(reasons)}"
            yield ""


def _heading(comparison: Comparison, side: Side) -> Iterator[str]:
    article = comparison.article(side)
    yield f"**{LETTERS[side]}** {literal(title_of(article))}"
    yield ""
    for label, value in facts_of(article):
        yield f"- {label}: {literal(value)}"
    yield ""


def _match(comparison: Comparison, match: Match) -> Iterator[str]:
    yield f"### {' · '.join([match.id, *nature_of(match)])}"
    yield ""
    for side in SIDES:
        yield f"{LETTERS[side]} ¶ {where(comparison, match, side)}"
        yield ""
        yield from quoted(comparison.article(side).quote(match.span(side)))
        yield ""
    evidence = evidence_of(comparison, match)
    if evidence:
        yield f"Why: {literal(evidence)}"
        yield ""
