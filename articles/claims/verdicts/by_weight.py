"""Findings from weighed pairs of sentences: in what they differ, or the words by which they cannot both be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.claims.modality.clauses import clauses
from articles.claims.statements.finding import Difference
from articles.claims.statements.statement import content
from articles.claims.statements.stems import tokens_of
from articles.claims.verdicts.telling import SAME_CONTENT, naming_word
from articles.claims.verdicts.verdicts import (
    Outcome,
    figures_outcome,
    joint,
    shared_names,
    shared_surfaces,
    spoken,
    word_for,
)
from articles.claims.verdicts.weighing import FIGURES, denials

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Span
    from articles.claims.statements.statement import Statement
    from articles.claims.verdicts.likeness import FigurePair
    from articles.claims.verdicts.opposites import Opposites
    from articles.claims.verdicts.pairing import Candidate, Pairing
    from articles.claims.verdicts.verdicts import Context
    from articles.claims.verdicts.weighing import Weighed

CLASH, GROUNDED_CLASH, MAY_CLASH, AGREE = 0.5, 0.45, 0.3, 0.55
"""Likelihoods from which two sentences are said to clash, to clash with good grounds, to be worth a look for a clash,
and to agree.
"""
MAY_CLASH_WORDS = "they may clash: read both before you rely on either"
NOT_SURE_WORDS = "near each other, but not sure to agree"
CALM = 0.2
"""The likelihood of a clash from which two sentences are not said to agree."""


class Drafted(NamedTuple):
    """Two claims and what is said of them."""

    candidate: Candidate
    outcome: Outcome


def clash(
    each: Weighed, pairing: Pairing, context: Context, figures: Mapping[tuple[int, int], Sequence[FigurePair]]
) -> Drafted | None:
    """The finding on two sentences that clash: figures or details that differ, else a contradiction with its words.

    None where there are no words to show: of a clash that is only felt the reader is told that it may be one.
    """
    found = [
        (candidate, pair)
        for candidate in each.candidates
        for pair in figures.get((candidate.a, candidate.b), ())
        if not pair.fits and pair.score >= FIGURES
    ]
    if found:
        candidate, pair = max(found, key=lambda one: one[1].score)
        a, b = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
        outcome = figures_outcome(a, b, [pair], context)
        if each.details:
            outcome = joint(outcome, _by_details(each, candidate, pairing, context))
        return Drafted(candidate, _sure(outcome, each.clash))
    if each.details:
        candidate = _on(each, pairing, each.details[0].a, each.details[0].b)
        return Drafted(candidate, _by_details(each, candidate, pairing, context))
    return _contradiction(each, pairing, context)


def agreement(each: Weighed, pairing: Pairing, context: Context) -> Drafted:
    """The finding on two sentences that say the same."""
    candidate = max(each.candidates, key=lambda one: one.score)
    a, b = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    return Drafted(
        candidate, Outcome("agree", (), _reasons(a, b, context, SAME_CONTENT), each.agree, _topic(a, b, context))
    )


def doubt(each: Weighed, pairing: Pairing, context: Context) -> Drafted:
    """The finding on two sentences that may clash: it says so, and leaves the verdict to the reader.

    Only where there are words to show for it; else they are near each other, and no more is said.
    """
    candidate = max(each.candidates, key=lambda one: one.score)
    a, b = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    worth_a_look = each.grounded and (each.clash >= MAY_CLASH or each.forbids_agreement)
    words = [MAY_CLASH_WORDS if worth_a_look else NOT_SURE_WORDS]
    against = _nearest(each, a, b)
    if against:
        words.append(against.remark(context.raw_a, context.raw_b))
    words += [f"“{one.a_words}” against “{one.b_words}”" for one in each.details]
    return Drafted(
        candidate, Outcome("related", (), (*words, *_reasons(a, b, context)), each.clash, _topic(a, b, context))
    )


def may_clash(outcome: Outcome) -> bool:
    """Whether an outcome asks the reader to look for a clash."""
    return outcome.verdict == "related" and MAY_CLASH_WORDS in outcome.reasons


def _sure(outcome: Outcome, confidence: float) -> Outcome:
    return Outcome(outcome.verdict, outcome.differences, outcome.reasons, confidence, outcome.topic)


def _by_details(each: Weighed, candidate: Candidate, pairing: Pairing, context: Context) -> Outcome:
    a, b = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    remarks = (*(one.remark for one in each.details), *shared_names(a, b, context.links))
    return Outcome("differ", each.details, remarks, each.clash, _topic(a, b, context) or each.details[0].kind)


def _contradiction(each: Weighed, pairing: Pairing, context: Context) -> Drafted | None:
    left, right = _sentence(each, pairing, "a"), _sentence(each, pairing, "b")
    against = _nearest(each, left, right)
    if against:
        a, b = against.a.span, against.b.span
        remark = first = against.remark(context.raw_a, context.raw_b)
    else:
        denied = _denied(each, left, right)
        if denied is None:
            return None
        a, b = denied
        remark, first = "hardly both true", "read together, hardly both true"
    candidate = _on(each, pairing, a, b)
    words = Difference("polarity", a, b, a.of(context.raw_a), b.of(context.raw_b), remark)
    reasons = _reasons(left, right, context, first)
    return Drafted(candidate, Outcome("contradict", (words,), reasons, each.clash, _topic(left, right, context)))


def _sentence(each: Weighed, pairing: Pairing, side: str) -> Statement:
    statements = pairing.a.statements if side == "a" else pairing.b.statements
    return statements[min(one.a if side == "a" else one.b for one in each.candidates)]


def _denied(each: Weighed, left: Statement, right: Statement) -> tuple[Span, Span] | None:
    """The clause of the one that denies, and the clause of the other that it is about; None where they share no word.

    What is denied in passing, of a thing that the other does not speak of, contradicts nothing, nor do two clauses
    that share no more than a name.
    """
    if not each.one_denies or not each.at_odds:
        return None
    mine, theirs = _clauses(left), _clauses(right)
    said = _words_in(left, left.whole), _words_in(right, right.whole)
    denying = [(a, b) for a in mine if _has(a, denials(left, said[1])) for b in theirs]
    denying += [(a, b) for b in theirs if _has(b, denials(right, said[0])) for a in mine]
    named = _named(left) | _named(right)
    shared = {(a, b): len((_words_in(left, a) & _words_in(right, b)) - named) for a, b in denying}
    nearest = max(denying, key=lambda one: shared[one], default=None)
    return nearest if nearest and shared[nearest] else None


def _clauses(statement: Statement) -> list[Span]:
    return clauses(statement.text, statement.whole) or [statement.whole]


def _has(clause: Span, places: Sequence[int]) -> bool:
    return any(clause.covers(place) for place in places)


def _words_in(statement: Statement, at: Span) -> frozenset[str]:
    return content(tokens_of(statement.text, at.start, at.end))


def _named(statement: Statement) -> frozenset[str]:
    """The words of the names in a sentence."""
    return frozenset().union(*(_words_in(statement, name.span) for name in statement.names))


def _nearest(each: Weighed, left: Statement, right: Statement) -> Opposites | None:
    """Of the words that exclude each other those that are likeliest about one thing."""
    return max(each.opposites, key=lambda one: _about_one_thing(left, right, one), default=None)


def _about_one_thing(left: Statement, right: Statement, against: Opposites) -> tuple[int, int]:
    """How many words the clauses of two opposite words share; then how long those are, since phrases mislead less."""
    shared = _clause_words(left, against.a.span) & _clause_words(right, against.b.span)
    return len(shared), len(against.a.span) + len(against.b.span)


def _clause_words(statement: Statement, at: Span) -> frozenset[str]:
    here = [each for each in clauses(statement.text, statement.whole) if each.overlaps(at)]
    return frozenset().union(*(_words_in(statement, each) for each in here))


def _on(each: Weighed, pairing: Pairing, a: Span | None, b: Span | None) -> Candidate:
    """The two claims that hold the words, or else the nearest."""

    def holds(one: Candidate) -> tuple[int, float]:
        left, right = pairing.a.statements[one.a].span, pairing.b.statements[one.b].span
        inside = (a is not None and left.overlaps(a)) + (b is not None and right.overlaps(b))
        return inside, one.score

    return max(each.candidates, key=holds)


def _reasons(a: Statement, b: Statement, context: Context, *first: str) -> tuple[str, ...]:
    return (*first, *spoken(a, b, sorted(a.keys & b.keys)[:2]), *shared_names(a, b, context.links))


def _topic(a: Statement, b: Statement, context: Context) -> str:
    names = {word for name in a.names for word in name.surface.lower().split()}
    named = naming_word(a, b, sorted(each for each in a.stems & b.stems if each not in names))
    concepts = [word_for(a, key) for key in sorted(a.keys & b.keys)[:1]]
    return next(filter(None, (*concepts, named, *shared_surfaces(a, b, context.links)[:1])), "")
