"""The values that matching makes: evidence, match, alignment. Only look-ups are computed here."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.article import Sentence, Side, Span

Strength = Literal["strong", "weak"]
MatchKind = Literal["identical", "near", "reworded", "partial"]
Origin = Literal["machine", "reader"]
Weakness = Literal["words", "names", "quotations", "meaning", "place", "rivals", "event"]
EvidenceKind = Literal["word", "name", "number", "date", "place", "quotation", "meaning"]

# The probability of one event under which no pair is strong: nine in ten same-event pairs of ecb-dev lie above it, when
# scored by a gate that had not seen their topic.
SAME_EVENT = 0.45


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two passages were paired: what is shared, where it stands in both texts, and its part of the score (0..1)."""

    kind: EvidenceKind
    a: Span
    b: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of a and a passage of b about the same thing.

    `score` is a calibrated probability (0..1); `a_sentences` and `b_sentences` are ranges of sentence indices, whose
    outer bounds are the spans `a` and `b`; `evidence` is sorted by falling weight. `weaknesses` says what keeps a weak
    match from being strong, and how much of that (0..1), the most first; "rivals" are other sentences that fit as well,
    "event" is that the articles seem to be about two events.
    """

    id: str
    a: Span
    b: Span
    a_sentences: range
    b_sentences: range
    score: float
    strength: Strength
    kind: MatchKind
    evidence: Sequence[Evidence] = ()
    origin: Origin = "machine"
    weaknesses: tuple[tuple[Weakness, float], ...] = ()

    def span(self, side: Side) -> Span:
        """The passage on `side`."""
        return self.a if side == "a" else self.b

    def sentences(self, side: Side) -> range:
        """The sentence indices of the passage on `side`."""
        return self.a_sentences if side == "a" else self.b_sentences


@dataclass(frozen=True, slots=True)
class Alignment:
    """All matches of two articles, the passages that have none, and the order-keeping chain of paragraphs.

    `matches` are sorted by their place in a, then in b. `only_a` and `only_b` are sentence indices without a firm
    match, among the sentences that take part in matching; they may stand in a weak one. `chain` pairs paragraph
    indices, strictly rising on both sides: what the panes are made level by. `same_event` is the probability that the
    articles are about one event, if known. `below_threshold` are further pairs, likely enough only for a reader who
    asks for looser matching; they count as no match anywhere else. `notices` are lines that tell the reader what
    matching could not do.
    """

    matches: tuple[Match, ...] = ()
    only_a: tuple[int, ...] = ()
    only_b: tuple[int, ...] = ()
    chain: tuple[tuple[int, int], ...] = ()
    same_event: float | None = None
    below_threshold: tuple[Match, ...] = ()
    notices: tuple[str, ...] = ()
    _ordered: dict[Side, _Ordered] = field(default_factory=dict, init=False, repr=False, compare=False)
    _strong: list[_Strong] = field(default_factory=list, init=False, repr=False, compare=False)

    def mirrored(self) -> Alignment:
        """The same with a and b in each other's place; in what order the matches stand follows from that."""
        swap = partial(map, _mirrored)
        matches = tuple(sorted(swap(self.matches), key=attrgetter("a", "b")))
        chain = tuple(sorted((b, a) for a, b in self.chain))
        return replace(
            self, matches=matches, only_a=self.only_b, only_b=self.only_a, chain=chain,
            below_threshold=tuple(swap(self.below_threshold)),
        )  # fmt: skip

    def only(self, side: Side) -> tuple[int, ...]:
        """Indices of the sentences of `side` that have no match."""
        return self.only_a if side == "a" else self.only_b

    def matches_of(self, side: Side, sentence: int) -> tuple[Match, ...]:
        """The matches that the sentence takes part in, best first."""
        found = self._with(side, sentence)
        return tuple(sorted(found, key=lambda match: (-match.score, match.a, match.b)) if len(found) > 1 else found)

    def has_match(self, side: Side, sentence: int) -> bool:
        """Whether the sentence takes part in any match."""
        return bool(self._with(side, sentence))

    def in_order(self, side: Side) -> tuple[Match, ...]:
        """The matches, sorted by where they begin on `side`."""
        return self._order(side).matches

    def strong_pairs(self, a: Sequence[Sentence], b: Sequence[Sentence]) -> Collection[tuple[int, int]]:
        """The paragraphs of both articles, given by their sentences, in which a strong match begins."""
        if not any(known.a is a and known.b is b for known in self._strong):
            pairs = {
                (a[match.a_sentences.start].paragraph, b[match.b_sentences.start].paragraph)
                for match in self.matches
                if match.strength == "strong"
            }
            self._strong[:] = [_Strong(a, b, pairs)]
        return self._strong[0].pairs

    def _with(self, side: Side, sentence: int) -> list[Match]:
        order = self._order(side)
        first = bisect_left(order.firsts, sentence - order.longest + 1)
        near = order.matches[first : bisect_right(order.firsts, sentence, first)]
        return [match for match in near if sentence < match.sentences(side).stop]

    def _order(self, side: Side) -> _Ordered:
        """Made when one asks for the first time, since what a file holds is checked only when made."""
        if side not in self._ordered:
            matches = tuple(sorted(self.matches, key=attrgetter(f"{side}_sentences.start")))
            ranges = [match.sentences(side) for match in matches]
            firsts = array("Q", [each.start for each in ranges])
            self._ordered[side] = _Ordered(matches, firsts, max(map(len, ranges), default=0))
        return self._ordered[side]


def _mirrored(match: Match) -> Match:
    a, b, evidence = match.a_sentences, match.b_sentences, match.evidence
    swapped = tuple(Evidence(each.kind, each.b, each.a, each.weight) for each in evidence)
    return replace(match, a=match.b, b=match.a, a_sentences=b, b_sentences=a, evidence=swapped)


class _Ordered(NamedTuple):
    """Matches by the first of their sentences on a side, those, and the most sentences that one of them has."""

    matches: tuple[Match, ...]
    firsts: array[int]
    longest: int


class _Strong(NamedTuple):
    """The pairs of paragraphs that strong matches begin in, and for which sentences they were found."""

    a: Sequence[Sentence]
    b: Sequence[Sentence]
    pairs: Collection[tuple[int, int]]
