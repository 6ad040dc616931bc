"""What is marked in the texts: what differs, and the layers that can be shown over them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES, Side, Span
from articles.claims.judging import DISCREPANCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Claim, Ledger
    from articles.comparison import Comparison

Layer = Literal["weak", "attribution", "hedge", "loaded", "quotation", "number"]
LAYERS: dict[Layer, str] = {
    "weak": "signs and links of all weak matches",
    "attribution": "who says it, and the word that tells",
    "hedge": "words that take firmness away",
    "loaded": "two words for the same thing",
    "quotation": "quoted words",
    "number": "quantities",
}
Places = dict[Side, list[Span]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, as a place to go to: where it is on each side, and the match, if any."""

    spans: dict[Side, Span]
    match: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is marked as differing, by side in order, and as places to go to."""

    differing: Places = field(default_factory=lambda: {"a": [], "b": []})
    differences: tuple[Difference, ...] = ()


def marks_of(comparison: Comparison, judged: Iterable[Judged]) -> Marks:
    """The marks of the findings that differ or contradict and are not hidden, and of words changed in the same text."""
    found: dict[Side, set[Span]] = {"a": set(), "b": set()}
    differences = []
    told: dict[str, list[Span]] = {}
    for each in judged:
        finding = each.finding
        told.setdefault(finding.match, []).extend(one.a for one in finding.differences if one.a is not None)
        if comparison.ledger is None or each.verdict not in DISCREPANCIES or each.hidden:
            continue
        differing = [difference for difference in finding.differences if not difference.agrees]
        places: dict[Side, Span] = {side: comparison.ledger.claim(finding.on(side)).span for side in SIDES}
        for side in SIDES:
            spans = [span for one in differing if (span := one.a if side == "a" else one.b) is not None]
            found[side].update(spans)
            if spans:
                places[side] = min(spans)
            elif each.own:
                found[side].add(places[side])
        differences.append(Difference(places, finding.match))
    from articles.text.changed_words import changed_words

    for match in comparison.alignment.matches:
        for words in changed_words(comparison.a, comparison.b, match.a, match.b):
            # Of what a finding is about, the finding says whether it differs.
            if any(span.overlaps(words.a) for span in told.get(match.id, ())):
                continue
            places = {"a": words.a, "b": words.b}
            for side, span in places.items():
                found[side].update([span] if len(span) else [])
            differences.append(Difference(places, match.id))
    return Marks({side: sorted(found[side]) for side in SIDES}, tuple(differences))


def spans_within(spans: Sequence[Span], low: int, high: int) -> Sequence[Span]:
    """Those of the spans, which are in order, that begin from `low` to before `high`."""
    return spans[bisect_left(spans, Span(low, low)) : bisect_left(spans, Span(high, high))]


def layer_places(ledger: Ledger, layer: Layer) -> Places:
    """Where a layer marks words, by side, in order; none for the weak matches, which are shown by their links."""
    found: dict[Side, set[Span]] = {"a": set(), "b": set()}
    if layer == "loaded":
        for wording in ledger.wordings:
            found["a"].update(wording.a)
            found["b"].update(wording.b)
    elif layer != "weak":
        for claim in ledger.claims:
            found[claim.side].update(_spans(claim, layer))
    return {side: sorted(span for span in found[side] if len(span)) for side in SIDES}


def _spans(claim: Claim, layer: Layer) -> Sequence[Span]:
    said = claim.attribution
    if layer == "number":
        return [Span(quantity.start, quantity.end) for quantity in claim.quantities]
    if layer == "hedge":
        return [sign.span for sign in claim.firmness.signs] if claim.firmness is not None else []
    if said is None:
        return []
    if layer == "quotation":
        return [said.content] if said.content is not None else []
    return [span for span in (said.source, said.cue) if span is not None]
