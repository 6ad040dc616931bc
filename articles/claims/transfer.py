"""A ledger as JSON, on its way from the process that reads claims. Words are left out: the articles have them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from articles.article import Span
from articles.claims.attribution.reading import Attribution
from articles.claims.dates.reading import DateRange
from articles.claims.entities.people import Name
from articles.claims.modality.firmness import Firmness, FirmnessSign
from articles.claims.modality.negation import Negation
from articles.claims.quantities.quantity import Quantity
from articles.claims.statements.finding import Claim, Clash, Difference, Finding, Ledger, Speaker, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.article import Article, Side

_ATTRIBUTION_SPANS = ("reach", "source", "cue", "content", "speaker", "origin", "told_to")


def ledger_to(ledger: Ledger) -> dict[str, Any]:
    """The ledger as a mapping that JSON can hold."""
    return {
        "claims": [_claim_to(claim) for claim in ledger.claims],
        "findings": [
            {**asdict(finding), "differences": [_difference_to(each) for each in finding.differences]}
            for finding in ledger.findings
        ],
        "only": [list(ledger.only_a), list(ledger.only_b)],
        "unclear": [list(ledger.unclear_a), list(ledger.unclear_b)],
        "clashes": [
            [clash.side, clash.first, clash.second, _difference_to(clash.difference), list(clash.reasons)]
            for clash in ledger.clashes
        ],
        "speakers": [[speaker.name, list(speaker.a), list(speaker.b)] for speaker in ledger.speakers],
        "wordings": [
            [each.referent, each.a_word, each.b_word, _spans_to(each.a), _spans_to(each.b)] for each in ledger.wordings
        ],
        "notices": list(ledger.notices),
    }


def ledger_from(mapping: Mapping[str, Any], a: Article, b: Article) -> Ledger:
    """The ledger of `ledger_to`, its quotations taken from the texts of the two articles.

    Raises KeyError, TypeError, ValueError or IndexError when the mapping is not one.
    """
    articles: dict[Side, Article] = {"a": a, "b": b}
    return Ledger(
        tuple(_claim_from(each, articles) for each in mapping["claims"]),
        tuple(
            Finding(
                **{
                    **each,
                    "differences": tuple(_difference_from(one, a, b) for one in each["differences"]),
                    "reasons": tuple(each["reasons"]),
                }
            )
            for each in mapping["findings"]
        ),
        only_a=tuple(mapping["only"][0]),
        only_b=tuple(mapping["only"][1]),
        unclear_a=tuple(mapping["unclear"][0]),
        unclear_b=tuple(mapping["unclear"][1]),
        clashes=tuple(
            Clash(side, first, second, _difference_from(each, articles[side], articles[side]), tuple(reasons))
            for side, first, second, each, reasons in mapping["clashes"]
        ),
        speakers=tuple(Speaker(name, tuple(left), tuple(right)) for name, left, right in mapping["speakers"]),
        wordings=tuple(
            Wording(referent, a_word, b_word, _spans_from(left), _spans_from(right))
            for referent, a_word, b_word, left, right in mapping["wordings"]
        ),
        notices=tuple(mapping["notices"]),
    )


def _claim_to(claim: Claim) -> dict[str, Any]:
    said = claim.attribution
    return {
        "id": claim.id,
        "side": claim.side,
        "span": _span_to(claim.span),
        "place": [claim.sentence, claim.paragraph, claim.section],
        "quantities": [asdict(each) for each in claim.quantities],
        "dates": [
            [each.start.isoformat(), each.end.isoformat(), _span_to(each.span), each.kind] for each in claim.dates
        ],
        "names": [{**asdict(each), "span": _span_to(each.span)} for each in claim.names],
        "attribution": said
        and {**asdict(said), **{name: _span_to(getattr(said, name)) for name in _ATTRIBUTION_SPANS}},
        "firmness": claim.firmness
        and [claim.firmness.level, [[_span_to(each.span), each.level] for each in claim.firmness.signs]],
        "negations": [[_span_to(each.cue), _span_to(each.scope), each.kind] for each in claim.negations],
        "checkable": claim.checkable,
    }


def _claim_from(raw: Mapping[str, Any], articles: Mapping[Side, Article]) -> Claim:
    span, side = _span_in(raw["span"]), raw["side"]
    sentence, paragraph, section = raw["place"]
    said, firmness = raw["attribution"], raw["firmness"]
    return Claim(
        raw["id"], side, span, articles[side].quote(span), sentence, paragraph, section,
        quantities=tuple(_quantity_from(each) for each in raw["quantities"]),
        dates=tuple(
            DateRange(date.fromisoformat(start), date.fromisoformat(end), _span_in(where), kind)
            for start, end, where, kind in raw["dates"]
        ),
        names=tuple(Name(**{**each, "span": _span_in(each["span"])}) for each in raw["names"]),
        attribution=said and Attribution(**{**said, **{name: _span_from(said[name]) for name in _ATTRIBUTION_SPANS}}),
        firmness=firmness
        and Firmness(firmness[0], tuple(FirmnessSign(_span_in(where), level) for where, level in firmness[1])),
        negations=tuple(Negation(_span_in(cue), _span_in(scope), kind) for cue, scope, kind in raw["negations"]),
        checkable=raw["checkable"],
    )  # fmt: skip


def _quantity_from(raw: Mapping[str, Any]) -> Quantity:
    where = raw["unit_span"]
    return Quantity(**{**raw, "unit_span": None if where is None else (int(where[0]), int(where[1]))})


def _difference_to(difference: Difference) -> list[Any]:
    """Words are sent only where no span has them."""
    return [
        difference.kind,
        _span_to(difference.a),
        _span_to(difference.b),
        "" if difference.a is not None else difference.a_words,
        "" if difference.b is not None else difference.b_words,
        difference.remark,
        difference.agrees,
    ]


def _difference_from(raw: list[Any], a: Article, b: Article) -> Difference:
    kind, left, right, a_words, b_words, remark, agrees = raw
    a_span, b_span = _span_from(left), _span_from(right)
    return Difference(
        kind,
        a_span,
        b_span,
        a_words if a_span is None else a.quote(a_span),
        b_words if b_span is None else b.quote(b_span),
        remark,
        agrees,
    )


def _span_to(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span_from(raw: list[int] | None) -> Span | None:
    return None if raw is None else Span(raw[0], raw[1])


def _span_in(raw: list[int]) -> Span:
    return Span(raw[0], raw[1])


def _spans_to(spans: Iterable[Span]) -> list[list[int] | None]:
    return [_span_to(span) for span in spans]


def _spans_from(raw: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(_span_in(each) for each in raw)
