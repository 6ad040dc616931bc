"""Two single statements of two accounts of one event, compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.claims.entities.people import link_names
from articles.claims.statements.extraction import LONGEST, read_texts
from articles.claims.verdicts.likeness import figure_pairs
from articles.claims.verdicts.verdicts import Context, compare

if TYPE_CHECKING:
    from datetime import date

Label = Literal["agree", "differ", "unrelated", "abstain"]


@dataclass(frozen=True, slots=True)
class StatementVerdict:
    """The result of comparing two statements, and why, in plain words.

    `differ` covers contradictions too; `unrelated` is said where figures of one unit are of different things, `abstain`
    where nothing can be set against anything. `confidence` is 0..1.
    """

    label: Label
    reasons: tuple[str, ...] = ()
    confidence: float = 0.0


def compare_statements(a: str, b: str, published: date | None = None, language: str = "en") -> StatementVerdict:
    """Compare two statements of up to `LONGEST` code points about one event; `published` anchors their dates."""
    left, right = read_texts([a[:LONGEST]], published, language)[0], read_texts([b[:LONGEST]], published, language)[0]
    if not left or not right:
        return StatementVerdict("abstain", ("nothing was said",))
    first, second = left[0], right[0]
    links = link_names(first.names, second.names, first.text, second.text)
    found = compare(first, second, Context(a, b, links))
    if found.verdict in ("differ", "contradict"):
        return StatementVerdict("differ", found.reasons, found.confidence)
    if found.verdict in ("agree", "compatible"):
        return StatementVerdict("agree", found.reasons, found.confidence)
    rivals = figure_pairs(first, second, links)
    if rivals:
        return StatementVerdict("unrelated", ("the figures are of different things",), 1 - max(p.score for p in rivals))
    if first.figures and second.figures:
        return StatementVerdict("unrelated", ("no two figures count the same kind of thing",), 0.5)
    return StatementVerdict("abstain", (found.abstained,))
