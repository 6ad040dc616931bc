"""Claims and findings as JSON: part of `diptych.comparison/1`, and by themselves as `diptych.claims/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.article import SIDES, Article, Span
from articles.errors import DiptychError
from articles.reading.source import handed_name
from articles.reports.claims_parts import shown_findings
from articles.reports.notes_parts import notes_json
from articles.reports.parts import fetched_of
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Claim, Clash, Difference, Ledger, Speaker, Wording
    from articles.comparison import Comparison

SCHEMA = "diptych.claims/1"


def render(comparison: Comparison, *, differing: bool = False) -> str:
    """Claims and findings as indented JSON; `differing` keeps only findings that differ.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    report = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "articles": {side: _article(comparison.article(side)) for side in SIDES},
        **claims_json(comparison, differing=differing),
        "notes": notes_json(comparison),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def claims_json(comparison: Comparison, *, differing: bool = False) -> dict[str, Any]:
    """Claims, findings and what stands only in one article, as a mapping that JSON can hold, every quotation checked.

    Findings carry the reader's verdict where there is one, with the machine's beside it, which is null for a finding of
    the reader's own; those stand first. Findings that the reader has hidden are left out.
    """
    ledger = comparison.ledger
    if ledger is None:
        return {"claims": [], "findings": [], "only": {"a": [], "b": []}}
    shown = shown_findings(comparison, differing=differing)
    claims = _claims_of(shown, ledger) if differing else ledger.claims
    made: dict[str, Any] = {
        "claims": [_claim(claim, comparison.article(claim.side)) for claim in claims],
        "findings": [_finding(judged) for judged in shown],
        "only": {side: [] if differing else list(ledger.only(side)) for side in SIDES},
        "unclear": {"a": [] if differing else list(ledger.unclear_a), "b": [] if differing else list(ledger.unclear_b)},
        "clashes": [_clash(clash) for clash in ledger.clashes],
        "claimNotices": list(ledger.notices),
    }
    if not differing:
        made["speakers"] = [_speaker(speaker) for speaker in ledger.speakers]
        made["wordings"] = [_wording(wording) for wording in ledger.wordings]
    verify(made["claims"], comparison)
    return made


def _claims_of(shown: Iterable[Judged], ledger: Ledger) -> list[Claim]:
    """The claims that a finding shown or a clash is about."""
    used = {claim_id for judged in shown for claim_id in (judged.finding.a, judged.finding.b)}
    used |= {claim_id for clash in ledger.clashes for claim_id in (clash.first, clash.second)}
    return [claim for claim in ledger.claims if claim.id in used]


def verify(claims: Iterable[Mapping[str, Any]], comparison: Comparison) -> None:
    """Raise DiptychError unless every quotation of a claim equals its span of the text."""
    for claim in claims:
        article = comparison.article("a" if claim["side"] == "a" else "b")
        if article.text[claim["start"] : claim["end"]] != claim["quote"]:
            raise DiptychError(
                "The report was not written",
                f"the quotation of claim {claim['id']} differs from the text of {article.source}",
                "compare the two articles again",
            )


def _article(article: Article) -> dict[str, Any]:
    return {
        "source": handed_name(article.source),
        "fetched": fetched_of(article),
        "title": article.title,
        "outlet": article.outlet,
        "textSha256": article.text_sha256,
        "textLength": len(article.text),
    }


def _claim(claim: Claim, article: Article) -> dict[str, Any]:
    return {
        "id": claim.id,
        "side": claim.side,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.text,
        "sentence": claim.sentence,
        "paragraph": claim.paragraph,
        "quantities": [
            {
                "low": quantity.low,
                "high": quantity.high,
                "modifier": quantity.modifier,
                "unit": quantity.unit,
                "start": quantity.start,
                "end": quantity.end,
            }
            for quantity in claim.quantities
        ],
        "dates": [
            {"start": date.start.isoformat(), "end": date.end.isoformat(), "span": _ends(date.span)}
            for date in claim.dates
        ],
        "names": [{"name": name.surface, "kind": name.kind, "span": _ends(name.span)} for name in claim.names],
        "attribution": _attribution(claim, article),
        "firmness": claim.firmness.level if claim.firmness is not None else None,
        "hedges": [_ends(sign.span) for sign in claim.firmness.signs] if claim.firmness is not None else [],
        "negated": bool(claim.negations),
        "checkable": round(claim.checkable, 4),
    }


def _attribution(claim: Claim, article: Article) -> dict[str, Any]:
    said = claim.attribution
    if said is None:
        return {"kind": "author", "source": None, "cue": None, "unnamed": False}

    def words(span: Span | None) -> str | None:
        return None if span is None else article.quote(span)

    return {
        "kind": said.kind,
        "source": words(said.speaker or said.source),
        "cue": words(said.cue),
        "unnamed": said.unnamed,
    }


def _finding(judged: Judged) -> dict[str, Any]:
    finding = judged.finding
    return {
        "id": finding.id,
        "a": finding.a,
        "b": finding.b,
        "verdict": judged.verdict,
        "machineVerdict": judged.machine,
        "mayClash": judged.may_clash,
        "topic": finding.topic,
        "match": finding.match or None,
        "confidence": round(finding.confidence, 4),
        "differences": [_difference(difference, "a", "b") for difference in finding.differences],
        "reasons": list(finding.reasons),
        "checked": judged.checked,
        "by": judged.by,
    }


def _clash(clash: Clash) -> dict[str, Any]:
    return {
        "side": clash.side,
        "first": clash.first,
        "second": clash.second,
        "difference": _difference(clash.difference, "first", "second"),
        "reasons": list(clash.reasons),
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {"name": speaker.name, "a": list(speaker.a), "b": list(speaker.b)}


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "referent": wording.referent,
        "a": {"word": wording.a_word, "places": [_ends(span) for span in wording.a]},
        "b": {"word": wording.b_word, "places": [_ends(span) for span in wording.b]},
    }


def _difference(difference: Difference, left: str, right: str) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "agrees": difference.agrees,
        left: {"span": _ends(difference.a), "words": difference.a_words},
        right: {"span": _ends(difference.b), "words": difference.b_words},
        "remark": difference.remark,
    }


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
