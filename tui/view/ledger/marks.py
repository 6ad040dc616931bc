"""What is marked in the texts: what differs, and the layers that can be shown over them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from time import monotonic
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES, Side, Span
from articles.claims.judging import DISCREPANCIES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Claim, Ledger
    from articles.comparison import Comparison
    from articles.matching.match import Match

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
    """What differs, as a place to go to: where it is in a and in b, and the match, if any.

    `reworded`: no finding says so, but words were changed in what is else the same text.
    """

    a: Span
    b: Span
    match: str
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What findings say differs and what is reworded, by side in order; and both as places to go to."""

    differing: Places = field(default_factory=lambda: {"a": [], "b": []})
    reworded: Places = field(default_factory=lambda: {"a": [], "b": []})
    differences: tuple[Difference, ...] = ()


class Rewordings:
    """The words changed in passages that are else the same, by match, each looked at once.

    That takes a quarter of a millisecond a match: where there are more than `AT_ONCE` the rest is looked at bit by bit.
    """

    AT_ONCE = 30

    def __init__(self) -> None:
        self._known: dict[int, tuple[Match, tuple[Difference, ...]]] = {}
        # With each its match, so that no other one gets its identity.
        self._comparison: Comparison | None = None
        self._waiting: list[Match] = []

    def take(self, comparison: Comparison) -> bool:
        """Begin with another comparison; of a match that was there before all stays known.

        Gives whether the texts are those of the comparison before.
        """
        before, self._comparison = self._comparison or comparison, comparison
        same = (before.a.text, before.b.text) == (comparison.a.text, comparison.b.text)
        if not same:
            self._known.clear()
        self._waiting = [match for match in reversed(comparison.alignment.matches) if id(match) not in self._known]
        if len(self._waiting) <= self.AT_ONCE:
            self.look(float("inf"))
        return same

    def look(self, seconds: float) -> bool:
        """Look at some more, for so long; whether there are others still."""
        from articles.text.changed_words import changed_words

        end, comparison = monotonic() + seconds, self._comparison
        while self._waiting and comparison is not None and monotonic() < end:
            match = self._waiting.pop()
            found = changed_words(comparison.a, comparison.b, match.a, match.b)
            places = tuple(Difference(words.a, words.b, match.id, reworded=True) for words in found)
            self._known[id(match)] = match, places
        return bool(self._waiting)

    def of(self, match: Match) -> tuple[Difference, ...]:
        """What is known of a match: empty spans say where words came or went."""
        return self._known[id(match)][1] if id(match) in self._known else ()


def marking(comparison: Comparison, judged: Iterable[Judged], rewordings: Rewordings) -> Generator[None, None, Marks]:
    """Makes the marks of the findings that differ or contradict and are not hidden, and of words changed in the same
    text; pauses after each moment of work.
    """
    found: dict[Side, dict[Span, None]] = {"a": {}, "b": {}}
    reworded: dict[Side, dict[Span, None]] = {"a": {}, "b": {}}
    differences: list[Difference] = []
    told: dict[str, list[Span]] = {}
    for each in judged:
        yield
        told.setdefault(each.finding.match, []).extend(one.a for one in each.finding.differences if one.a is not None)
        if comparison.ledger is not None and each.verdict in DISCREPANCIES and not each.hidden:
            differences.append(_differing(comparison.ledger, each, found))
    for match in comparison.alignment.matches:
        yield
        spans_told = told.get(match.id, ())
        for words in rewordings.of(match):
            # Of what a finding is about, the finding says whether it differs.
            if any(span.overlaps(words.a) for span in spans_told):
                continue
            for places, span in zip(reworded.values(), (words.a, words.b), strict=True):
                if span.start < span.end:
                    places[span] = None
            differences.append(words)
    ordered: list[Places] = []
    for each_side in (found, reworded):
        ordered.append({})
        for side, places in each_side.items():
            # They come nearly in order, and are sorted at once where they do.
            ordered[-1][side] = sorted(places, key=attrgetter("start", "end"))
            yield
    return Marks(ordered[0], ordered[1], tuple(differences))


def _differing(ledger: Ledger, judged: Judged, found: dict[Side, dict[Span, None]]) -> Difference:
    """Where a finding differs, as a place to go to; what differs in it is added to what was found."""
    finding = judged.finding
    differing = [difference for difference in finding.differences if not difference.agrees]
    places: dict[Side, Span] = {side: ledger.claim(finding.on(side)).span for side in SIDES}
    for side in SIDES:
        spans = [span for one in differing if (span := one.a if side == "a" else one.b) is not None]
        found[side] |= dict.fromkeys(spans)
        if spans:
            places[side] = min(spans)
        elif judged.own:
            found[side][places[side]] = None
    return Difference(places["a"], places["b"], finding.match)


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
