"""What reports say of claims in the same words: verdicts, who says it and how firmly, where it stands."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.judging import DISCREPANCIES, VERDICTS
from articles.claims.statements.finding import passage_of
from articles.reports.parts import LETTERS, flat, place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Claim, Clash, Difference, Finding, Ledger, Verdict
    from articles.comparison import Comparison


_TELL_NOBODY = lexicon.words("en", "attribution", "pronouns") - lexicon.words("en", "attribution", "clear_pronouns")
"""Pronouns that tell nothing of who speaks where nobody was found whom they mean: "it", "who"; "she" tells a little."""

_BROKEN_OFF = re.compile(r"(?:(?<=[,.!?…])[\"”»][^\"“”«»]{1,60}[\"“«]|[”»][^\"“”«»]{1,60}[“«])\s?")
"""The end of a part of a quotation, who says it, and the beginning of the next part."""

OWN = "the reader's own finding"
"""What reports call a finding that the machine has not made."""
SIGNS: dict[Verdict, str] = {"contradict": "✗", "differ": "≠", "compatible": "≈", "agree": "=", "related": "–"}
"""The signs of the verdicts, those of the screen."""
MAY_CLASH = "≟"
"""The sign of what may clash."""


def shown_findings(comparison: Comparison, *, differing: bool = False, own: bool = False) -> list[Judged]:
    """The findings that the reader has not hidden, the reader's own first, then discrepancies.

    `differing` leaves out all that do not differ; `own` keeps the reader's own among them.
    """
    return [
        judged
        for judged in comparison.judged()
        if not judged.hidden and (not differing or judged.verdict in DISCREPANCIES or (own and judged.own))
    ]


def sign_of(verdict: Verdict, *, may_clash: bool = False) -> str:
    """The sign of a verdict, or of what may clash."""
    return MAY_CLASH if may_clash else SIGNS[verdict]


def sums_of(found: list[Judged]) -> str:
    """How many findings there are, and of each verdict: "3 findings: differ 1, agree 2"."""
    counted = Counter(judged.verdict for judged in found)
    sums = ", ".join(f"{verdict} {counted[verdict]}" for verdict in VERDICTS if counted[verdict])
    noun = "finding" if len(found) == 1 else "findings"
    doubts = sum(judged.may_clash for judged in found)
    sums += f", of which {doubts} may clash" if doubts else ""
    own = sum(judged.own for judged in found)
    return f"{len(found)} {noun}" + (f": {sums}" if sums else "") + (f"; {own} of the reader's own" if own else "")


def verdict_of(judged: Judged) -> str:
    """The verdict, in what it differs, whose it is where it is the reader's, and whether the reader has checked it."""
    kinds = (
        sorted(judged.finding.kinds, key=lambda kind: (kind == "attribution", kind))
        if judged.verdict in DISCREPANCIES
        else []
    )
    parts = [f"{judged.verdict} in {', '.join(kinds)}" if kinds else judged.verdict]
    if judged.may_clash:
        parts.append("may clash")
    if judged.own:
        parts.append(OWN)
    elif judged.unsettled:
        parts.append("the machine's verdict, as people disagree")
    elif judged.by == "reader":
        parts.append(f"the reader's verdict; the machine's was {judged.machine}")
    if len(judged.said) > 1:
        parts.append(", ".join(f"{verdict} ({flat(', '.join(people))})" for verdict, people in judged.who_says.items()))
    if judged.checked:
        parts.append("checked by the reader")
    return "; ".join(parts)


def figures_of(comparison: Comparison, ledger: Ledger, finding: Finding, side: Side) -> str:
    """The words of one side in which the two differ or fit, those that differ alone where any do.

    Words within others of the same finding are left out. Of a finding of the reader's own, the words chosen, unless
    they are the whole sentence.
    """
    if finding.by == "reader":
        claim = ledger.claim(finding.on(side))
        return "" if claim.span == whole(comparison, claim) else flat(claim.text)
    shown = [difference for difference in finding.differences if difference.kind != "attribution"]
    shown = [difference for difference in shown if not difference.agrees] or shown
    sentence = flat(sentence_of(comparison, ledger.claim(finding.on(side))))
    words = list(dict.fromkeys(_words(difference, side) for difference in shown))
    words = [word for word in words if word != sentence]
    within = [word for word in words if any(word != other and word in other for other in words)]
    return " · ".join(word for word in words if word and word not in within)


def _words(difference: Difference, side: Side) -> str:
    """The words of one side; of a quotation those within its marks alone, "…" where "she said" breaks it off."""
    words = flat(difference.a_words if side == "a" else difference.b_words)
    return _BROKEN_OFF.sub(" … ", words) if difference.kind == "quotation" else words


def said_of(comparison: Comparison, claim: Claim) -> str:
    """Who says it, in the article's words, and how firmly: "the harbour office, reported"."""
    article, said = comparison.article(claim.side), claim.attribution
    parts = []
    if said is not None and said.kind != "author":
        span = said.speaker or said.source
        if span is not None and article.quote(span).lower() not in _TELL_NOBODY:
            parts.append(flat(article.quote(span)))
        if said.unnamed:
            parts.append("no name")
        parts.append(said.kind)
    level = claim.firmness.level if claim.firmness is not None else ""
    if level and level != "attributed" and not (level == "stated" and parts):
        parts.append(level)
    return ", ".join(parts)


def head_of(comparison: Comparison, claim: Claim) -> str:
    """Where a claim stands, then who says it and how firmly, as far as that is read."""
    return ", ".join(part for part in (place_of(comparison, claim), said_of(comparison, claim)) if part)


def place_of(comparison: Comparison, claim: Claim) -> str:
    """Where a claim stands among the paragraphs of its article: "paragraph 2 of 18"."""
    return place_at(comparison.article(claim.side), claim.span.start)


def whole(comparison: Comparison, claim: Claim) -> Span:
    """The sentence of a claim, of which the claim may be a clause."""
    return passage_of(comparison.article(claim.side), claim)


def sentence_of(comparison: Comparison, claim: Claim) -> str:
    """The words of the sentence of a claim."""
    return comparison.article(claim.side).quote(whole(comparison, claim))


def reasons_of(finding: Finding) -> str:
    """The reasons and remarks, in one line."""
    said = "; ".join(map(flat, finding.reasons))
    remarks = (flat(each.remark) for each in finding.differences if each.remark and flat(each.remark) not in said)
    return "; ".join(filter(None, (said, *dict.fromkeys(remarks))))


def clash_words(clash: Clash) -> str:
    """In what two claims of one article clash."""
    difference = clash.difference
    return f"{difference.kind}: {flat(difference.a_words)} – {flat(difference.b_words)}"


def speaker_lines(ledger: Ledger) -> Iterator[str]:
    """Who is quoted or named as a source, and by which article."""
    for speaker in ledger.speakers:
        where = "both" if speaker.a and speaker.b else f"only {LETTERS['a' if speaker.a else 'b']}"
        name = flat(speaker.name) or "sources without a name"
        yield f"{name}: {where} (A {len(speaker.a)}, B {len(speaker.b)})"


def wording_lines(ledger: Ledger) -> Iterator[str]:
    """What either article calls the same thing or people."""
    for wording in ledger.wordings:
        a, b = f"{flat(wording.a_word)} ({len(wording.a)})", f"{flat(wording.b_word)} ({len(wording.b)})"
        yield f"{flat(wording.referent)}: A {a}, B {b}"
