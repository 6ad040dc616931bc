"""Everything that two articles claim, compared: the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from articles.claims.gathering import Work
from articles.claims.modality.checkable import WORTH_CHECKING
from articles.claims.statements.extraction import read_article
from articles.claims.statements.finding import Difference, Finding, Ledger, Verdict
from articles.claims.verdicts.by_weight import may_clash
from articles.claims.verdicts.clashes import clashes_in
from articles.claims.verdicts.other_differences import attribution_difference
from articles.claims.verdicts.pairing import candidates, pairing_of
from articles.claims.verdicts.quotations import QuotationPair, same_quotations
from articles.claims.verdicts.same_content import LOWER
from articles.claims.verdicts.speakers import speakers_of
from articles.claims.verdicts.telling import plainly
from articles.claims.verdicts.weighing import Stance
from articles.claims.verdicts.wordings import wordings_of
from articles.text.languages import UNKNOWN, counts, has_rules, is_english, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from articles.article import Article, Side
    from articles.claims.gathering import Draft
    from articles.claims.statements.extraction import ExtractedClaims
    from articles.claims.verdicts.pairing import Candidate, Matched, Pairing
    from articles.claims.verdicts.verdicts import Outcome
    from articles.claims.verdicts.weighing import Stances

    Read = Callable[[Article, Side, date | None], ExtractedClaims]

_WEIGHED = 80
"""Pairs of sentences that are weighed, of long articles two for each sentence of the shorter: one takes some 25 ms."""
_WORTH_WEIGHING = 0.12
"""How near claims must be that no match joins; chosen, not measured."""
_RANK: dict[Verdict, int] = {"contradict": 0, "differ": 1, "compatible": 2, "agree": 3, "related": 4}
_MAY_CLASH_RANK = 1.5
"""After what differs: it wants the reader's eyes more than what fits."""


class PairReader(Protocol):
    """What says how two sentences stand to each other: the same, at odds, or neither, as shares that sum to 1."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float, float]]: ...  # noqa: D102 # a member of a protocol speaks for itself


@dataclass(frozen=True, slots=True)
class ReadPair:
    """Two articles read for claims, and which claims are set against each other: all but the verdicts."""

    a: Article
    b: Article
    pairing: Pairing
    near: tuple[Candidate, ...]
    later: str

    def places(self) -> list[tuple[int, int]]:
        """The sentences (indices in a and b) that are worth weighing together, the likeliest first.

        Those of matches, and of claims that share a kind of figure or a concept and are near in words.
        """
        found: dict[tuple[int, int], None] = {}
        for each in sorted(self.near, key=lambda each: (each.match is None, -each.score)):
            if each.match is not None or each.score >= _WORTH_WEIGHING:
                found.setdefault(self.place(each))
        most = max(_WEIGHED, 2 * min(len(self.a.sentences), len(self.b.sentences)))
        return list(found)[:most]

    def place(self, candidate: Candidate) -> tuple[int, int]:
        """The sentences in which two claims stand."""
        return self.pairing.a.claims[candidate.a].sentence, self.pairing.b.claims[candidate.b].sentence


def find(
    a: Article,
    b: Article,
    matches: Iterable[Matched] = (),
    published_a: date | None = None,
    published_b: date | None = None,
    reader: PairReader | None = None,
) -> Ledger:
    """Read both articles and compare their claims.

    `matches` are those of the alignment; `published_a` and `published_b` stand in for the articles' own days. `reader`
    weighs pairs of English sentences; without it only what shows in words and figures is called.
    """
    read = read_pair(a, b, matches, published_a, published_b)
    return ledger_of(read, weigh_with(reader, read) if reader else {})


def read_pair(
    a: Article,
    b: Article,
    matches: Iterable[Matched] = (),
    published_a: date | None = None,
    published_b: date | None = None,
    read: Read = read_article,
) -> ReadPair:
    """Read both articles; arguments as in `find`. `read` reads one, or knows what was read in it before."""
    left, right = read(a, "a", published_a), read(b, "b", published_b)
    pairing = pairing_of(left, right, a.comparable, b.comparable)
    later = _later(published_a or a.published, published_b or b.published)
    return ReadPair(a, b, pairing, tuple(candidates(pairing, matches)), later)


def weigh_with(reader: PairReader, read: ReadPair) -> Stances:
    """How the sentences worth weighing stand to each other; nothing where one language is not English."""
    if not (is_english(read.a.language) and is_english(read.b.language)):
        return {}
    places = read.places()
    texts = [
        (read.a.sentences[i].span.of(read.a.comparable), read.b.sentences[j].span.of(read.b.comparable))
        for i, j in places
    ]
    return {place: Stance(*shares) for place, shares in zip(places, reader.read(texts), strict=True)}


def ledger_of(read: ReadPair, stances: Stances) -> Ledger:
    """The ledger of two articles that were read, given how their sentences stand to each other where that is known."""
    a, b, near = read.a, read.b, read.near
    work = Work(a, b, read.pairing, read.later)
    work.weigh(near, stances)
    work.by_figures(near)
    work.by_quotations(_quotations(a, b, read.pairing))
    work.by_polarity(near)
    work.by_weight()
    work.by_nearness(near)
    only, unclear = _left_over(work, near)
    left, right = read.pairing.a, read.pairing.b
    return Ledger(
        (*left.claims, *right.claims),
        _ordered(work),
        only[0],
        only[1],
        unclear[0],
        unclear[1],
        (*clashes_in(left, "a", a.text), *clashes_in(right, "b", b.text)),
        speakers_of(read.pairing, a, b),
        wordings_of(read.pairing, a, b),
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


def _left_over(
    work: Work, near: Sequence[Candidate]
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


def _rank(outcome: Outcome) -> float:
    return _MAY_CLASH_RANK if may_clash(outcome) else _RANK[outcome.verdict or "related"]


def _ordered(work: Work) -> tuple[Finding, ...]:
    """The findings, discrepancies first, then what may clash, then the others; each by its place in a."""
    claims_a, claims_b = work.pairing.a.claims, work.pairing.b.claims
    drafts = [draft for draft in work.drafts.values() if draft.outcome.verdict]
    drafts.sort(key=lambda each: (_rank(each.outcome), each.a, each.b))
    return tuple(
        Finding(
            f"f{number}",
            claims_a[draft.a].id,
            claims_b[draft.b].id,
            draft.outcome.verdict or "related",
            (*draft.outcome.differences, *_besides(work, draft)),
            plainly(draft.outcome.reasons, draft.outcome.verdict or "related"),
            draft.outcome.topic,
            draft.candidate.match.id if draft.candidate.match else "",
            round(draft.outcome.confidence, 3),
            may_clash=may_clash(draft.outcome),
        )
        for number, draft in enumerate(drafts, 1)
    )


def _besides(work: Work, draft: Draft) -> tuple[Difference, ...]:
    """The difference in attribution, marked beside any verdict but "related"."""
    if draft.outcome.verdict == "related":
        return ()
    left, right = work.pairing.a.statements[draft.a], work.pairing.b.statements[draft.b]
    found = attribution_difference(left, right, work.context())
    return (found,) if found else ()
