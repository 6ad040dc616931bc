"""The values that matching makes: evidence, match, alignment. Only look-ups are computed here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Side, Span

Strength = Literal["strong", "weak"]
MatchKind = Literal["identical", "near", "reworded", "partial"]
Origin = Literal["machine", "reader"]
Weakness = Literal["words", "names", "quotations", "meaning", "place", "rivals", "event"]
EvidenceKind = Literal["word", "name", "number", "date", "place", "quotation", "meaning"]


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
    _by_sentence: dict[tuple[Side, int], tuple[Match, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def only(self, side: Side) -> tuple[int, ...]:
        """Indices of the sentences of `side` that have no match."""
        return self.only_a if side == "a" else self.only_b

    def matches_of(self, side: Side, sentence: int) -> tuple[Match, ...]:
        """The matches that the sentence takes part in, best first."""
        if not self._by_sentence:
            self._index()
        return tuple(sorted(self._by_sentence.get((side, sentence), ()), key=lambda match: -match.score))

    def _index(self) -> None:
        """Note the matches of each sentence; not before one asks, since what a file holds is checked only when made."""
        found: dict[tuple[Side, int], tuple[Match, ...]] = {}
        for match in self.matches:
            for side in SIDES:
                for number in match.sentences(side):
                    found[side, number] = (*found.get((side, number), ()), match)
        self._by_sentence.update(found)
