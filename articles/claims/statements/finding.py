"""The values of the ledger: claims of both articles, the results of comparing them, clashes inside one article.

Only look-ups are computed here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Article, SectionKind, Side
    from articles.claims.particulars import Attribution, DateRange, Firmness, Name, Negation
    from articles.claims.quantities.quantity import Quantity

Verdict = Literal["contradict", "differ", "compatible", "agree", "related"]
"""In the order in which a reader wants to see them."""

DifferenceKind = Literal["number", "date", "time", "name", "place", "attribution", "quotation", "polarity", "wording"]
Judge = Literal["machine", "reader"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement of one article: where it stands, and what was read in it, each with its span.

    All spans count code points of the article's text. `id` is the side and a number: a1, a2, b1. `text` is the words of
    `span`, exactly. `checkable` is 0..1.
    """

    id: str
    side: Side
    span: Span
    text: str
    sentence: int
    paragraph: int
    section: SectionKind
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateRange, ...] = ()
    names: tuple[Name, ...] = ()
    attribution: Attribution | None = None
    firmness: Firmness | None = None
    negations: tuple[Negation, ...] = ()
    checkable: float = 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two claims differ, or fit: the words of either side with their spans, and a plain remark.

    A side is None where the other alone says something. `agrees` is True for figures, dates and names that fit.
    """

    kind: DifferenceKind
    a: Span | None
    b: Span | None
    a_words: str
    b_words: str
    remark: str = ""
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of a, a claim of b, the verdict, in what they differ, and why, in plain words made of the evidence.

    `match` is the id of the match that brought them together, "" if none did. `topic` is one or two words of both
    texts that name what it is about. `confidence` is 0..1. `may_clash` marks a "related" one that wants the reader's
    eyes: the two may not both be true.
    """

    id: str
    a: str
    b: str
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    topic: str = ""
    match: str = ""
    confidence: float = 0.0
    by: Judge = "machine"
    may_clash: bool = False

    @property
    def kinds(self) -> frozenset[DifferenceKind]:
        """In what the two claims differ."""
        return frozenset(difference.kind for difference in self.differences if not difference.agrees)

    def on(self, side: Side) -> str:
        """The id of its claim of that side."""
        return self.a if side == "a" else self.b


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims of one article that do not fit together."""

    side: Side
    first: str
    second: str
    difference: Difference
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone whom the articles quote or name as a source, with the claims that are said to be theirs on either side.

    `name` is as the text has it, "" for sources without a name, which are counted together.
    """

    name: str
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """Two words for one referent: what a calls it and what b calls it, with every place of either."""

    referent: str
    a_word: str
    b_word: str
    a: tuple[Span, ...] = ()
    b: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All claims and findings of two articles.

    `findings` stand discrepancies first, then in the order of a. `only_a` and `only_b` are ids of checkable claims
    whose best partner stays below the lower threshold; `unclear_a` and `unclear_b` of those between the thresholds.
    `notices` say what could not be read, as a language without lists.
    """

    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    only_a: tuple[str, ...] = ()
    only_b: tuple[str, ...] = ()
    unclear_a: tuple[str, ...] = ()
    unclear_b: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    wordings: tuple[Wording, ...] = ()
    notices: tuple[str, ...] = ()
    _by_id: dict[str, Claim] = field(default_factory=dict, init=False, repr=False, compare=False)

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id. Raises KeyError where there is none."""
        if not self._by_id:
            self._by_id.update((claim.id, claim) for claim in self.claims)
        return self._by_id[claim_id]

    def only(self, side: Side) -> tuple[str, ...]:
        """Ids of the claims that only this side makes."""
        return self.only_a if side == "a" else self.only_b

    def count(self, verdict: Verdict) -> int:
        """How many findings have this verdict."""
        return sum(finding.verdict == verdict for finding in self.findings)


def passage_of(article: Article, claim: Claim) -> Span:
    """The sentence of a claim, of which it may be a clause; a claim of the reader's may go on beyond its first one."""
    if claim.sentence >= len(article.sentences):
        return claim.span
    sentence = article.sentences[claim.sentence].span
    return Span(min(sentence.start, claim.span.start), max(sentence.end, claim.span.end))


def whole_sentences(ledger: Ledger, claims: Iterable[str]) -> list[Claim]:
    """The claims of these ids, one a sentence: a statement is read whole, and its clauses are no statements."""
    found: dict[tuple[Side, int], Claim] = {}
    for claim_id in claims:
        claim = ledger.claim(claim_id)
        found.setdefault((claim.side, claim.sentence), claim)
    return list(found.values())
