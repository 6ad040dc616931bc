"""A comparison read out in lines, one thing after another: for screen readers, pipes and plain terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.claims_text import claim_lines
from articles.reports.notes_parts import note_lines
from articles.reports.parts import (
    LETTERS,
    counted,
    counts_of,
    evidence_of,
    facts_of,
    nature_of,
    only_here,
    remarks_of,
    title_of,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.comparison import Comparison


def render(comparison: Comparison, *, remarks: Sequence[str] = ()) -> str:
    """The comparison as plain lines, without columns or signs; quotations are exact."""
    lines = []
    for side in SIDES:
        article = comparison.article(side)
        lines.append(f"{LETTERS[side]}: {title_of(article)}")
        lines += [f"{label}: {value}" for label, value in facts_of(article)]
        lines.append("")
    lines += [counts_of(comparison), *remarks_of(comparison), *remarks, ""]
    lines += [*claim_lines(comparison, differing=True, own=True), ""]
    lines += note_lines(comparison)
    matches = comparison.alignment.matches
    for number, match in enumerate(matches, 1):
        lines.append(f"Match {number} of {len(matches)}, {', '.join(nature_of(match))}:")
        for side in SIDES:
            quotation = comparison.article(side).quote(match.span(side))
            lines.append(f"{LETTERS[side]}, paragraph {where(comparison, match, side)}: {quotation}")
        evidence = evidence_of(comparison, match)
        lines += [f"Why: {evidence}", ""] if evidence else [""]
    for side in SIDES:
        alone = list(only_here(comparison, side))
        how_many = counted(len(alone), "sentence", "sentences")
        lines.append(f"Only in {LETTERS[side]}: {how_many}." if alone else f"Nothing stands only in {LETTERS[side]}.")
        lines += [f"{LETTERS[side]}, paragraph {paragraph}: {quotation}" for _, paragraph, quotation in alone]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
