"""Claims read out in lines: findings as a plain table, what only one article claims, who said what, wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.statements.finding import whole_sentences
from articles.reports.claims_parts import (
    clash_words,
    figures_of,
    head_of,
    place_of,
    reasons_of,
    sentence_of,
    shown_findings,
    sign_of,
    speaker_lines,
    sums_of,
    verdict_of,
    wording_lines,
)
from articles.reports.notes_parts import note_lines
from articles.reports.parts import LETTERS, counted, flat, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Ledger
    from articles.comparison import Comparison


def render(comparison: Comparison, *, differing: bool = False, remarks: Sequence[str] = ()) -> str:
    """The ledger as plain lines; quotations are exact but for line breaks. `differing` gives only what differs."""
    lines = [f"{LETTERS[side]}: {title_of(comparison.article(side))}" for side in SIDES]
    lines += [*remarks, "", *claim_lines(comparison, differing=differing), *note_lines(comparison)]
    return "\n".join(lines).rstrip() + "\n"


def claim_lines(comparison: Comparison, *, differing: bool = False, own: bool = False) -> Iterator[str]:
    """The lines of the ledger, without the articles' names; none where no claims were read.

    `differing` gives only what differs, and with `own` all findings of the reader's own as well.
    """
    ledger = comparison.ledger
    if ledger is None:
        return
    found = shown_findings(comparison, differing=differing, own=own)
    yield sums_of(found) + "."
    yield from map(flat, ledger.notices)
    yield ""
    for judged in found:
        yield from _finding(comparison, ledger, judged)
    if ledger.clashes:
        yield "Clashes inside one article:"
        yield from _clashes(comparison, ledger)
        yield ""
    if differing:
        return
    for side in SIDES:
        yield from _alone(comparison, ledger, side)
        yield ""
    for title, more in (("Who said what", list(speaker_lines(ledger))), ("Wording", list(wording_lines(ledger)))):
        if more:
            yield f"{title}:"
            yield from (f"   {line}" for line in more)
            yield ""


def _finding(comparison: Comparison, ledger: Ledger, judged: Judged) -> Iterator[str]:
    finding = judged.finding
    topic = f"   {flat(finding.topic)}" if finding.topic else ""
    yield f"{sign_of(judged.verdict, may_clash=judged.may_clash)} {verdict_of(judged)}{topic}"
    sides: tuple[tuple[Side, str], ...] = (("a", finding.a), ("b", finding.b))
    for side, claim_id in sides:
        claim = ledger.claim(claim_id)
        figures = figures_of(comparison, ledger, finding, side)
        head = f"   {LETTERS[side]}, {head_of(comparison, claim)}"
        yield f"{head}: {figures}" if figures else f"{head}:"
        yield f"      {flat(sentence_of(comparison, claim))}"
    reasons = reasons_of(finding)
    if reasons:
        yield f"   why: {reasons}"
    yield ""


def _clashes(comparison: Comparison, ledger: Ledger) -> Iterator[str]:
    for clash in ledger.clashes:
        yield f"   {LETTERS[clash.side]}, {clash_words(clash)}"
        for claim_id in (clash.first, clash.second):
            claim = ledger.claim(claim_id)
            yield f"      {place_of(comparison, claim)}: {flat(sentence_of(comparison, claim))}"


def _alone(comparison: Comparison, ledger: Ledger, side: Side) -> Iterator[str]:
    if comparison.is_held_back(side):
        return
    alone = whole_sentences(ledger, ledger.only(side))
    count = counted(len(alone), "statement", "statements")
    yield f"Only in {LETTERS[side]}: {count}." if alone else f"No statement stands only in {LETTERS[side]}."
    for claim in alone:
        yield f"   {head_of(comparison, claim)}: {flat(sentence_of(comparison, claim))}"
