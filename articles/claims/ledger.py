"""Everything that two articles claim, compared: the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.modality.checkable import WORTH_CHECKING
from articles.claims.statements.extraction import read_article
from articles.claims.statements.finding import Difference, Finding, Ledger, Verdict
from articles.claims.statements.stems import canonical_stem
from articles.claims.verdicts.clashes import clashes_in
from articles.claims.verdicts.compare_quantities import compare_figures
from articles.claims.verdicts.likeness import AGREE, FigurePair, alike, overlap
from articles.claims.verdicts.other_differences import attribution_difference, particulars
from articles.claims.verdicts.pairing import STATES, Candidate, Pairing, candidates, narrow_keys, only_such, pairing_of
from articles.claims.verdicts.polarity import negating
from articles.claims.verdicts.quotations import QuotationPair, same_quotations
from articles.claims.verdicts.speakers import speakers_of
from articles.claims.verdicts.unread import careful, may_be_bounded
from articles.claims.verdicts.verdicts import (
    Context,
    Outcome,
    at_odds,
    figures_outcome,
    joint,
    shared_names,
    shared_surfaces,
    spoken,
)
from articles.claims.verdicts.wordings import wordings_of
from articles.text.languages import UNKNOWN, counts, has_rules, is_english, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from articles.article import Article
    from articles.claims.entities.people import Name
    from articles.claims.statements.statement import Statement
    from articles.claims.statements.topics import Topic
    from articles.claims.verdicts.pairing import Matched

LOWER, UPPER, SURE = 0.25, 0.31, 0.6
"""How near the best partner of a claim must be: below the lower it has none, from the upper it is called related where
name or concept is shared too, from the last in any case."""
KINDS_OF_PEOPLE = frozenset(row[0] for row in lexicon.rows("en", "frames", "one_word"))
_UNMATCHED = -0.35
"""What counts for figures of two claims that no match joins, in place of the score of a match: they need more else."""
_WEAK = 0.2
"""The score of a match up to which it says nothing for the figures of its claims; chosen, not measured."""
_STATED = 0.5
"""How sure it is that two claims say the same that name one thing beside one word of how it stands."""
_SAME_WORDS, _SAME_SHARE = 5, 0.45
"""Shared stems, and their share of the shorter side, from which two claims say the same."""
_SHARED = 3
_MATCHED = 0.15
"""The score of a match, be it weak, from which two claims that share name or concept are called related."""
_REACH = 45
"""Code points on either side of a concept in which the name stands that it is said of."""
_RANK: dict[Verdict, int] = {"contradict": 0, "differ": 1, "compatible": 2, "agree": 3, "related": 4}


def find(
    a: Article,
    b: Article,
    matches: Iterable[Matched] = (),
    published_a: date | None = None,
    published_b: date | None = None,
) -> Ledger:
    """Read both articles and compare their claims.

    `matches` are those of the alignment; `published_a` and `published_b` stand in for the articles' own days.
    """
    left, right = read_article(a, "a", published_a), read_article(b, "b", published_b)
    pairing = pairing_of(left, right, a.comparable, b.comparable)
    work = _Work(a, b, pairing, _later(published_a or a.published, published_b or b.published))
    near = candidates(pairing, matches)
    work.by_figures(near)
    work.by_quotations(_quotations(a, b, pairing))
    work.by_polarity(near)
    work.by_nearness(near)
    only, unclear = _left_over(work, near)
    return Ledger(
        (*left.claims, *right.claims),
        _ordered(work),
        only[0],
        only[1],
        unclear[0],
        unclear[1],
        (*clashes_in(left, "a", a.text), *clashes_in(right, "b", b.text)),
        speakers_of(pairing, a, b),
        wordings_of(pairing, a, b),
        tuple(dict.fromkeys(notice for article in (a, b) for notice in _notices(article))),
    )


def _later(a: date | None, b: date | None) -> str:
    return "" if a is None or b is None or a == b else "a" if a > b else "b"


def _notices(article: Article) -> list[str]:
    if is_english(article.language):
        return []
    if article.language == UNKNOWN:
        return ["Claims are not read in a language that is not known, figures in digits are compared; M names it."]
    name = name_of(article.language)
    if not has_rules(article.language):
        figures = "figures" if counts(article.language) else "figures in digits"
        return [f"Claims are not read in {name}: {figures} and quotations are compared."]
    return [
        f"What statements are about is read in English only: of the text in {name}, figures, dates, names and "
        "quotations are compared."
    ]


def _quotations(a: Article, b: Article, pairing: Pairing) -> list[QuotationPair]:
    spans = [[statement.span for statement in reading.statements] for reading in (pairing.a, pairing.b)]
    return same_quotations(a.comparable, b.comparable, *spans)


@dataclass(slots=True)
class _Draft:
    """A finding in the making."""

    a: int
    b: int
    candidate: Candidate
    outcome: Outcome


@dataclass(slots=True)
class _Work:
    """The findings of two articles as they are gathered, by the two claims."""

    a: Article
    b: Article
    pairing: Pairing
    later: str
    drafts: dict[tuple[int, int], _Draft] = field(default_factory=dict)

    def context(self, more: dict[str, float] | None = None) -> Context:
        """What is known of a pair of statements."""
        return Context(self.a.text, self.b.text, self.pairing.links, more or {}, self.later)

    def add(self, candidate: Candidate, outcome: Outcome) -> None:
        """Note an outcome; to one there already, its differences and reasons are added."""
        key = (candidate.a, candidate.b)
        sides = self.pairing.a.statements[candidate.a], self.pairing.b.statements[candidate.b]
        outcome = careful(outcome, candidate, sides, (self.a.language, self.b.language))
        had = self.drafts.get(key)
        self.drafts[key] = _Draft(*key, candidate, joint(had.outcome, outcome) if had else outcome)

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
            if left.figures and right.figures and not _is_open(left, right):
                pairs = joint_figures(self, candidate)
                found += [(candidate, pair) for pair in pairs if not may_be_bounded(pair, (left, right), languages)]
        return found

    def by_quotations(self, pairs: Sequence[QuotationPair]) -> None:
        """Findings from quotations that stand in both articles."""
        from articles.claims.verdicts.other_differences import quotation_outcome

        for pair in pairs:
            left, right = self._at("a", pair.a.start), self._at("b", pair.b.start)
            if left is None or right is None:
                continue
            outcome = quotation_outcome(pair, self.pairing, left, right, self.context())
            self.add(Candidate(left, right, 0.95), outcome)

    def _at(self, side: str, offset: int) -> int | None:
        statements = (self.pairing.a if side == "a" else self.pairing.b).statements
        from bisect import bisect_right

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

    def by_nearness(self, near: Sequence[Candidate]) -> None:
        """Claims that say the same or belong together, each the best partner left of the other."""
        taken_a = {a for a, _ in self.drafts}
        taken_b = {b for _, b in self.drafts}
        said = [(candidate, _said(self.pairing, candidate, self.context())) for candidate in near]
        for candidate, outcome in sorted(said, key=lambda each: -each[1].confidence):
            if outcome.verdict and candidate.a not in taken_a and candidate.b not in taken_b:
                self.add(candidate, outcome)
                taken_a.add(candidate.a)
                taken_b.add(candidate.b)


def _one_to_one(found: Sequence[tuple[Candidate, FigurePair]]) -> dict[tuple[int, int], list[FigurePair]]:
    """The pairs of figures to keep, by the two claims: those that fit first, then the likelier; each figure once.

    A figure that fits one other well is not set against a third.
    """
    fitting = {end for _, pair in found if pair.fits and pair.score >= AGREE for end in _ends(pair)}
    taken: set[tuple[str, int]] = set()
    kept: dict[tuple[int, int], list[FigurePair]] = {}
    for candidate, pair in sorted(found, key=lambda each: (not each[1].fits, -each[1].score)):
        also = {("a", end) for end in pair.a.also} | {("b", end) for end in pair.b.also}
        settled = not fitting.isdisjoint(_ends(pair))
        if taken & also or (settled and not pair.fits):
            continue
        taken |= also
        kept.setdefault((candidate.a, candidate.b), []).append(pair)
    return kept


def _ends(pair: FigurePair) -> tuple[tuple[str, int], tuple[str, int]]:
    """Where the two figures of a pair begin, with their sides."""
    return ("a", pair.a.span.start), ("b", pair.b.span.start)


def _is_open(left: Statement, right: Statement) -> bool:
    """Whether one of two claims only asks or supposes."""
    return left.asked or right.asked or left.supposed or right.supposed


def joint_figures(work: _Work, candidate: Candidate) -> list[FigurePair]:
    """The pairs of figures of two claims that count, with what is known of the two."""
    from articles.claims.verdicts.verdicts import counting

    left, right = work.pairing.a.statements[candidate.a], work.pairing.b.statements[candidate.b]
    more = {"matched": max(0.0, candidate.match.score - _WEAK) if candidate.match else _UNMATCHED}
    alone = any(
        only_such(work.pairing, narrow_keys(x), narrow_keys(y))
        for x in left.figures
        for y in right.figures
        if compare_figures(x.quantity, y.quantity).relation != "none"
    )
    return counting(left, right, work.context(more | {"the only such": float(alone)}))


def _said(pairing: Pairing, candidate: Candidate, context: Context) -> Outcome:
    """Whether two claims without figures to compare say the same, belong together, or neither."""
    left, right = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    shared = _shared(pairing, candidate, context)
    score, reasons, topic = candidate.score, shared.reasons, shared.topic
    if _is_open(left, right):
        return Outcome("related" if score >= UPPER else None, (), reasons, score, topic)
    if score >= SURE and candidate.match is not None and candidate.match.kind in ("identical", "near"):
        return Outcome("agree", (), ("nearly the same words", *reasons), score, topic)
    state = same_state(left, right, context.links) if not left.figures and not right.figures else ""
    if state:
        return Outcome("agree", (), reasons, max(score, _STATED), state)
    if score >= SURE and _shares_most_words(left, right, shared):
        return Outcome("agree", (), reasons, score, topic)
    if score >= SURE or (_is_near(candidate) and (shared.keys or shared.names)):
        return Outcome("related", (), reasons, score, topic)
    return Outcome(None)


class _Shared(NamedTuple):
    """What two claims share: concepts, names and rare stems, the reasons made of them, and what both are about."""

    keys: Sequence[str]
    names: Sequence[str]
    stems: Sequence[str]
    reasons: tuple[str, ...]
    topic: str


def _shared(pairing: Pairing, candidate: Candidate, context: Context) -> _Shared:
    """What two claims share, the rarest first."""
    left, right = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    rare = pairing.weights
    keys = sorted(left.keys & right.keys, key=lambda key: (-rare.get(f"#{key}", 0.0), key))
    names = shared_names(left, right, context.links)
    stems = sorted((each for each in candidate.shared if each[0] not in "#@"), key=lambda each: (-rare[each], each))
    words = left.spelled(stems)
    reasons = (
        *spoken(left, right, keys[:3]),
        *names,
        *(["shared words: " + ", ".join(words[:5])] if stems else []),
    )
    topics = (*words[:1], *keys[:1], *shared_surfaces(left, right, context.links)[:1])
    return _Shared(keys, names, stems, reasons, topics[0] if topics else "")


def _shares_most_words(left: Statement, right: Statement, shared: _Shared) -> bool:
    """Whether two claims say the same in words of their own, and neither denies anything."""
    alike_enough = len(shared.stems) >= _SAME_WORDS and overlap(left.stems, right.stems) >= _SAME_SHARE
    return alike_enough and not left.negations and not right.negations


def _is_near(candidate: Candidate) -> bool:
    """Whether two claims share enough words, and are near or matched, so that a shared name or concept relates them."""
    matched = candidate.match is not None and candidate.match.score >= _MATCHED
    return (candidate.score >= UPPER or matched) and len(candidate.shared) >= _SHARED


def same_state(a: Statement, b: Statement, links: Mapping[str, str]) -> str:
    """The concept by which both say how one thing stands, the same name or kind of people beside it; "" if none."""
    for mine in a.topics:
        for theirs in b.topics:
            if mine.key != theirs.key or mine.key not in STATES:
                continue
            if (negating(a, mine) is None) != (negating(b, theirs) is None):
                continue
            names = [_names_beside(a, mine), _names_beside(b, theirs)]
            people = _people_beside(a, mine) & _people_beside(b, theirs)
            if people or any(alike(x, y, links) for x in names[0] for y in names[1]):
                return mine.key
    return ""


def _people_beside(statement: Statement, topic: Topic) -> set[str]:
    """The kinds of fighting or marching people that have several names and stand before a concept."""
    reach = range(max(0, topic.span.start - _REACH), topic.span.start)
    near = {canonical_stem(token.key) for token in statement.tokens if token.start in reach}
    return near & KINDS_OF_PEOPLE


def _names_beside(statement: Statement, topic: Topic) -> list[Name]:
    reach = Span(max(0, topic.span.start - _REACH), topic.span.end + _REACH)
    return [name for name in statement.names if reach.overlaps(name.span)]


def _left_over(
    work: _Work, near: Sequence[Candidate]
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Ids of the checkable claims without a finding: those with no partner, and those whose partner is not clear."""
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for candidate in near:
        best[0][candidate.a] = max(best[0].get(candidate.a, 0.0), candidate.score)
        best[1][candidate.b] = max(best[1].get(candidate.b, 0.0), candidate.score)
    found = ({a for a, _ in work.drafts}, {b for _, b in work.drafts})
    only: list[tuple[str, ...]] = []
    unclear: list[tuple[str, ...]] = []
    for side, reading in enumerate((work.pairing.a, work.pairing.b)):
        rest = [
            (claim.id, best[side].get(at, 0.0))
            for at, claim in enumerate(reading.claims)
            if at not in found[side] and claim.checkable >= WORTH_CHECKING and not reading.statements[at].asked
        ]
        only.append(tuple(name for name, score in rest if score < LOWER))
        unclear.append(tuple(name for name, score in rest if score >= LOWER))
    return (only[0], only[1]), (unclear[0], unclear[1])


def _ordered(work: _Work) -> tuple[Finding, ...]:
    """The findings, discrepancies first, then by their place in a."""
    claims_a, claims_b = work.pairing.a.claims, work.pairing.b.claims
    drafts = [draft for draft in work.drafts.values() if draft.outcome.verdict]
    drafts.sort(key=lambda draft: (_RANK[draft.outcome.verdict or "related"], draft.a, draft.b))
    return tuple(
        Finding(
            f"f{number}",
            claims_a[draft.a].id,
            claims_b[draft.b].id,
            draft.outcome.verdict or "related",
            (*draft.outcome.differences, *_besides(work, draft)),
            draft.outcome.reasons,
            draft.outcome.topic,
            draft.candidate.match.id if draft.candidate.match else "",
            round(draft.outcome.confidence, 3),
        )
        for number, draft in enumerate(drafts, 1)
    )


def _besides(work: _Work, draft: _Draft) -> tuple[Difference, ...]:
    """The difference in attribution, marked beside any verdict but "related"."""
    if draft.outcome.verdict == "related":
        return ()
    left, right = work.pairing.a.statements[draft.a], work.pairing.b.statements[draft.b]
    found = attribution_difference(left, right, work.context())
    return (found,) if found else ()
