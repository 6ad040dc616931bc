"""The findings of two articles in the making: gathered claim pair by claim pair from figures, quotations and words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.claims.verdicts.by_weight import AGREE as SAY_AGREE
from articles.claims.verdicts.by_weight import (
    CALM,
    CLASH,
    GROUNDED_CLASH,
    MAY_CLASH,
    MAY_CLASH_WORDS,
    NOT_SURE_WORDS,
    agreement,
    clash,
    doubt,
)
from articles.claims.verdicts.compare_quantities import compare_figures
from articles.claims.verdicts.likeness import AGREE
from articles.claims.verdicts.other_differences import particulars, quotation_outcome
from articles.claims.verdicts.pairing import Candidate, narrow_keys, only_such
from articles.claims.verdicts.same_content import said_alike
from articles.claims.verdicts.unread import careful, may_be_bounded
from articles.claims.verdicts.verdicts import (
    Context,
    Outcome,
    at_odds,
    comparable_figures,
    counting,
    figures_outcome,
    is_open,
    joint,
)
from articles.claims.verdicts.weighing import Stances, Weighed, evidence_of, weighed
from articles.text.languages import has_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.article import Article
    from articles.claims.verdicts.likeness import FigurePair
    from articles.claims.verdicts.pairing import Pairing
    from articles.claims.verdicts.quotations import QuotationPair

_UNMATCHED = -0.35
"""What counts for figures of two claims that no match joins, in place of the score of a match: they need more else."""
_WEAK = 0.2
"""The score of a match up to which it says nothing for the figures of its claims; chosen, not measured."""

_CUT = 6
"""Words that two sentences must share in one run for the shorter to be a cut of the longer; chosen, not measured."""


@dataclass(slots=True)
class Draft:
    """A finding in the making."""

    a: int
    b: int
    candidate: Candidate
    outcome: Outcome


@dataclass(slots=True)
class Work:
    """The findings of two articles as they are gathered, by the two claims."""

    a: Article
    b: Article
    pairing: Pairing
    later: str
    drafts: dict[tuple[int, int], Draft] = field(default_factory=dict)
    weighed: tuple[Weighed, ...] = ()
    doubted: set[tuple[int, int]] = field(default_factory=set)
    comparable: dict[tuple[int, int], list[FigurePair]] = field(default_factory=dict)

    def context(self, more: dict[str, float] | None = None) -> Context:
        """What is known of a pair of statements."""
        return Context(self.a.text, self.b.text, self.pairing.links, more or {}, self.later)

    def add(self, candidate: Candidate, outcome: Outcome) -> None:
        """Note an outcome; to one there already, its differences and reasons are added."""
        key = (candidate.a, candidate.b)
        sides = self.pairing.a.statements[candidate.a], self.pairing.b.statements[candidate.b]
        outcome = careful(outcome, candidate, sides, (self.a.language, self.b.language))
        if outcome.verdict == "agree" and self._may_clash(candidate) and not _is_quotation(outcome):
            outcome = replace(outcome, verdict="related", reasons=(NOT_SURE_WORDS, *outcome.reasons))
        had = self.drafts.get(key)
        self.drafts[key] = Draft(*key, candidate, _told_once(joint(had.outcome, outcome) if had else outcome))

    def by_figures(self, near: Sequence[Candidate]) -> None:
        """Findings from figures; in all of both articles, each figure is paired with one other at most."""
        by_pair = {(each.a, each.b): each for each in near}
        for key, pairs in _one_to_one(self._figure_pairs(near)).items():
            left, right = self.pairing.a.statements[key[0]], self.pairing.b.statements[key[1]]
            self.add(by_pair[key], figures_outcome(left, right, pairs, self.context()))

    def _figure_pairs(self, near: Sequence[Candidate]) -> list[tuple[Candidate, FigurePair]]:
        """Every pair of figures that counts, of claims that state something."""
        found: list[tuple[Candidate, FigurePair]] = []
        languages = self.a.language, self.b.language
        for candidate in near:
            left, right = self.pairing.a.statements[candidate.a], self.pairing.b.statements[candidate.b]
            if left.figures and right.figures and not is_open(left, right):
                pairs = joint_figures(self, candidate)
                found += [(candidate, pair) for pair in pairs if not may_be_bounded(pair, (left, right), languages)]
        return found

    def by_quotations(self, pairs: Sequence[QuotationPair]) -> None:
        """Findings from quotations that stand in both articles."""
        for pair in pairs:
            left, right = self._at("a", pair.a.start), self._at("b", pair.b.start)
            if left is None or right is None:
                continue
            outcome = quotation_outcome(pair, self.pairing, left, right, self.context())
            self.add(Candidate(left, right, 0.95), outcome)

    def _at(self, side: str, offset: int) -> int | None:
        statements = (self.pairing.a if side == "a" else self.pairing.b).statements
        at = bisect_right(statements, offset, key=lambda statement: statement.span.start) - 1
        return at if at >= 0 and statements[at].span.covers(offset) else None

    def by_polarity(self, near: Sequence[Candidate]) -> None:
        """Findings from negations and exclusions, names and dates that clash; none where denials are not read."""
        for candidate in near if has_rules(self.a.language) and has_rules(self.b.language) else ():
            left, right = self.pairing.a.statements[candidate.a], self.pairing.b.statements[candidate.b]
            if (left.negations or right.negations) and (outcome := at_odds(left, right, self.context())):
                self.add(candidate, outcome)
            if candidate.match is not None and (
                other := particulars(left, right, candidate, self.pairing, self.context())
            ):
                self.add(candidate, other)

    def figures(self, near: Sequence[Candidate]) -> dict[tuple[int, int], list[FigurePair]]:
        """The comparable figures of each two claims that state something.

        A figure that fits one other well is not set against a third.
        """
        found = {}
        for candidate in near:
            left, right = self.pairing.a.statements[candidate.a], self.pairing.b.statements[candidate.b]
            if left.figures and right.figures and not is_open(left, right):
                found[candidate.a, candidate.b] = comparable_figures(left, right, self.context(_matched(candidate)))
        fitting = _fitting(pair for pairs in found.values() for pair in pairs)
        return {key: [pair for pair in pairs if not _is_settled(pair, fitting)] for key, pairs in found.items()}

    def weigh(self, near: Sequence[Candidate], stances: Stances) -> None:
        """Weigh what is known of each two sentences, before anything is said of them."""
        if not stances:
            return
        self.comparable = self.figures(near)
        found = weighed(evidence_of(self.pairing, self.context(), near, stances, self.comparable))
        self.weighed = tuple(found)
        self.doubted = {each.place for each in found if each.clash >= CALM or each.told_otherwise}

    def _may_clash(self, candidate: Candidate) -> bool:
        place = self.pairing.a.claims[candidate.a].sentence, self.pairing.b.claims[candidate.b].sentence
        return place in self.doubted

    def by_weight(self) -> None:
        """Findings from what was weighed, the likeliest clash first."""
        context = self.context()
        taken: set[tuple[str, int]] = set()
        for each in sorted(self.weighed, key=lambda one: -one.clash):
            ends = {("a", each.place[0]), ("b", each.place[1])}
            # A sentence clashes with one other at most: its next best partner is mostly about another thing.
            # What is the same content but for an hour, a year or a name differs in it.
            least = GROUNDED_CLASH if each.grounded else CLASH
            differs = each.clash >= least or (each.agree >= SAY_AGREE and each.slot_told_otherwise)
            drafted = clash(each, self.pairing, context, self.comparable) if differs and not ends & taken else None
            if drafted is not None:
                taken |= ends
                self._add_clash(*drafted)
            elif each.agree >= SAY_AGREE and each.clash < CALM and not (each.forbids_agreement or each.told_otherwise):
                self.add(*agreement(each, self.pairing, context))
            elif (each.clash >= MAY_CLASH or each.agree >= SAY_AGREE) and not self._is_cut(each):
                # "Would pay" and "refused to pay" are near in all but the one word that counts.
                self.add(*doubt(each, self.pairing, context))

    def _is_cut(self, each: Weighed) -> bool:
        """Whether one sentence is the other's words with the beginning or the end left out: the two cannot clash."""
        one = each.candidates[0]
        sides = self.pairing.a.statements[one.a], self.pairing.b.statements[one.b]
        short, long = sorted((side.whole.of(side.text).strip(" .").casefold() for side in sides), key=len)
        return len(short.split()) >= _CUT and short in long

    def _add_clash(self, candidate: Candidate, outcome: Outcome) -> None:
        """Add a clash that was weighed; its words for a contradiction take the place of those that rules found."""
        had = self.drafts.get((candidate.a, candidate.b))
        if had and any(each.kind == "polarity" for each in outcome.differences):
            kept = tuple(each for each in had.outcome.differences if each.kind != "polarity")
            had.outcome = replace(had.outcome, differences=kept)
        self.add(candidate, outcome)

    def by_nearness(self, near: Sequence[Candidate]) -> None:
        """Claims that say the same or belong together, each the best partner left of the other."""
        taken_a = {a for a, _ in self.drafts}
        taken_b = {b for _, b in self.drafts}
        said = [(candidate, said_alike(self.pairing, candidate, self.context())) for candidate in near]
        for candidate, outcome in sorted(said, key=lambda each: -each[1].confidence):
            if outcome.verdict and candidate.a not in taken_a and candidate.b not in taken_b:
                self.add(candidate, outcome)
                taken_a.add(candidate.a)
                taken_b.add(candidate.b)


def _one_to_one(found: Sequence[tuple[Candidate, FigurePair]]) -> dict[tuple[int, int], list[FigurePair]]:
    """The pairs of figures to keep, by the two claims: those that fit first, then the likelier; each figure once.

    A figure that fits one other well is not set against a third.
    """
    fitting = _fitting(pair for _, pair in found)
    taken: set[tuple[str, int]] = set()
    kept: dict[tuple[int, int], list[FigurePair]] = {}
    for candidate, pair in sorted(found, key=lambda each: (not each[1].fits, -each[1].score)):
        also = {("a", end) for end in pair.a.also} | {("b", end) for end in pair.b.also}
        if taken & also or _is_settled(pair, fitting):
            continue
        taken |= also
        kept.setdefault((candidate.a, candidate.b), []).append(pair)
    return kept


def _fitting(pairs: Iterable[FigurePair]) -> frozenset[tuple[str, int]]:
    """The ends of the pairs of figures that fit each other well."""
    return frozenset(end for pair in pairs if pair.fits and pair.score >= AGREE for end in _ends(pair))


def _is_settled(pair: FigurePair, fitting: frozenset[tuple[str, int]]) -> bool:
    """Whether two figures do not fit and one of them fits a third."""
    return not pair.fits and not fitting.isdisjoint(_ends(pair))


def _ends(pair: FigurePair) -> tuple[tuple[str, int], tuple[str, int]]:
    """Where the two figures of a pair begin, with their sides."""
    return ("a", pair.a.span.start), ("b", pair.b.span.start)


def joint_figures(work: Work, candidate: Candidate) -> list[FigurePair]:
    """The pairs of figures of two claims that count, with what is known of the two."""
    left, right = work.pairing.a.statements[candidate.a], work.pairing.b.statements[candidate.b]
    more = _matched(candidate)
    alone = any(
        only_such(work.pairing, narrow_keys(x), narrow_keys(y))
        for x in left.figures
        for y in right.figures
        if compare_figures(x.quantity, y.quantity).relation != "none"
    )
    return counting(left, right, work.context(more | {"the only such": float(alone)}))


def _matched(candidate: Candidate) -> dict[str, float]:
    """What the match of two claims, or the lack of one, says for their figures."""
    return {"matched": max(0.0, candidate.match.score - _WEAK) if candidate.match else _UNMATCHED}


def _told_once(outcome: Outcome) -> Outcome:
    """An outcome without doubts that its verdict settles, and with one of two doubts."""
    settled = outcome.verdict in ("contradict", "differ", "agree")
    doubts = (MAY_CLASH_WORDS, NOT_SURE_WORDS) if settled else (NOT_SURE_WORDS,)
    if not settled and MAY_CLASH_WORDS not in outcome.reasons:
        return outcome
    return replace(outcome, reasons=tuple(each for each in outcome.reasons if each not in doubts))


def _is_quotation(outcome: Outcome) -> bool:
    """Whether the outcome is about a quotation, which is the same whatever stands around it."""
    return any(each.kind == "quotation" for each in outcome.differences)
