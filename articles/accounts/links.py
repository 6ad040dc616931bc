"""How the sentences of several accounts belong together, two by two: from matches, findings and the reader's word."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.accounts.statement import Found
from articles.claims.judging import DISCREPANCIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.accounts.accounts import Accounts
    from articles.article import Article, Span
    from articles.claims.judging import Judged
    from articles.comparison import Comparison
    from articles.matching.match import Match

_SAME_THING = 0.6
"""How well two sentences belong together, at least, that agree or clash: verdicts are given on one thing only."""
_MAYBE = 0.45
"""The same where it is less sure: both may be right, or they may clash."""
_READERS = 1.0


class Place(NamedTuple):
    """A sentence of an account, by their indices."""

    account: int
    sentence: int


@dataclass(slots=True)
class Links:
    """What is known of sentences of two accounts each.

    `scores` is how well two belong together (0..1, both ways round; what is not there is 0), `beside` the sentences
    that have a score with one, `joined` those of one account, neighbours, that one match takes together or of which
    the first is the headline, `agreed` those that agree with one, `apart` the pairs that clash or that the reader
    parted, and `findings` what was found of two.
    """

    scores: dict[tuple[Place, Place], float] = field(default_factory=dict)
    beside: dict[Place, set[Place]] = field(default_factory=dict)
    joined: set[tuple[Place, Place]] = field(default_factory=set)
    agreed: dict[Place, set[Place]] = field(default_factory=dict)
    apart: set[tuple[Place, Place]] = field(default_factory=set)
    findings: list[tuple[Found, tuple[Place, ...], tuple[Place, ...]]] = field(default_factory=list)

    def score(self, one: Place, other: Place) -> float:
        """How well two sentences belong together."""
        return self.scores.get((one, other), 0.0)

    def _add(self, one: Place, other: Place, score: float) -> None:
        if score > self.score(one, other):
            self._set(one, other, score)

    def _set(self, one: Place, other: Place, score: float) -> None:
        self.scores[one, other] = self.scores[other, one] = score
        self.beside.setdefault(one, set()).add(other)
        self.beside.setdefault(other, set()).add(one)

    def take_match(self, i: int, j: int, match: Match) -> None:
        """Link the sentences of a match."""
        score = _READERS if match.origin == "reader" else match.score
        left = [Place(i, number) for number in match.a_sentences]
        right = [Place(j, number) for number in match.b_sentences]
        for one in left:
            for other in right:
                self._add(one, other, score)
        for run in (left, right):
            self.joined.update(pairwise(run))

    def take_finding(self, found: Found, left: tuple[Place, ...], right: tuple[Place, ...]) -> None:
        """Link the sentences of a finding; the reader's own "related" parts them."""
        self.findings.append((found, left, right))
        judged = found.judged
        parts = judged.by == "reader" and judged.verdict == "related"
        for one in left:
            for other in right:
                if parts:
                    self._set(one, other, 0.0)
                else:
                    self._add(one, other, _worth(judged))
                if parts or judged.verdict in DISCREPANCIES:
                    self.apart |= {(one, other), (other, one)}
                elif judged.verdict == "agree" and not judged.hidden:
                    self.agreed.setdefault(one, set()).add(other)
                    self.agreed.setdefault(other, set()).add(one)

    def carry_on(self) -> None:
        """Link two sentences of which both agree with a third, as well as both belong together with that."""
        implied = {
            (one, other): self.score(one, middle) * self.score(middle, other)
            for middle, beside in self.agreed.items()
            for one, other in combinations(sorted(beside), 2)
            if one.account != other.account and (one, other) not in self.apart
        }
        for (one, other), score in implied.items():
            self._add(one, other, score)


def links_of(accounts: Accounts) -> Links:
    """The links of all that was compared; findings in the ledger's order, discrepancies first."""
    links = Links()
    for number, article in enumerate(accounts.articles):
        opening = [sentence.paragraph for sentence in article.sentences[:2]]
        if len(set(opening)) > 1:  # A headline, or what is as good as one, and the first sentence under it.
            links.joined.add((Place(number, 0), Place(number, 1)))
    for (i, j), comparison in sorted(accounts.comparisons.items()):
        alignment = comparison.alignment
        for match in (*alignment.matches, *alignment.below_threshold):
            links.take_match(i, j, match)
    for (i, j), comparison in sorted(accounts.comparisons.items()):
        for found, left, right in found_in(i, j, comparison):
            links.take_finding(found, left, right)
    links.carry_on()
    return links


def found_in(i: int, j: int, comparison: Comparison) -> Iterator[tuple[Found, tuple[Place, ...], tuple[Place, ...]]]:
    """The findings of accounts i and j in the order of the ledger, each with the sentences of its two claims."""
    if comparison.ledger is None:
        return
    for judged in comparison.judged():
        a, b = comparison.ledger.claim(judged.finding.a), comparison.ledger.claim(judged.finding.b)
        places = _places(i, comparison.a, a.span), _places(j, comparison.b, b.span)
        yield Found(i, j, judged, a.span, b.span), *places


def _places(account: int, article: Article, span: Span) -> tuple[Place, ...]:
    """The sentences of a claim; one of the reader's own may go on beyond its first."""
    first, last = article.sentence_at(span.start), article.sentence_at(max(span.start, span.end - 1))
    return tuple(Place(account, number) for number in range(first or 0, (last or 0) + 1))


def _worth(judged: Judged) -> float:
    """What a finding says for two sentences belonging together."""
    if judged.hidden or judged.verdict == "related":
        return _MAYBE if judged.may_clash and not judged.hidden else 0.0
    if judged.by == "reader":
        return _READERS
    return _SAME_THING if judged.verdict in DISCREPANCIES or judged.verdict == "agree" else _MAYBE
