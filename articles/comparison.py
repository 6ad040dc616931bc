"""The root object: two articles and all that is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.article import other_side
from articles.matching.match import SAME_EVENT, Alignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article, Side
    from articles.claims.judging import Judged, Judgement
    from articles.claims.statements.extraction import KnownClaims
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Match
    from articles.notes.content.note import Note


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and their alignment. `matched` is False until matching has run.

    `one_event` is the reader's word that both articles are about one event. `ledger` is None until claims have been
    read; `judgements` are what the reader said of its findings, `notes` the reader's ordinary notes.
    """

    a: Article
    b: Article
    alignment: Alignment = field(default_factory=Alignment)
    matched: bool = False
    one_event: bool = False
    ledger: Ledger | None = None
    judgements: tuple[Judgement, ...] = ()
    notes: tuple[Note, ...] = ()

    def article(self, side: Side) -> Article:
        """The article on `side`."""
        return self.a if side == "a" else self.b

    def judged(self) -> tuple[Judged, ...]:
        """The findings with what the reader said of them, discrepancies first; none until claims have been read."""
        from articles.claims.judging import judge

        return () if self.ledger is None else judge(self.ledger, self.judgements)

    def agreeing_paragraphs(self) -> frozenset[tuple[int, int]]:
        """The pairs of the chain that tell the same: what may be folded away.

        Every sentence of both paragraphs has a strong match in the other, and the numbers of the two are the same.
        """
        strong: dict[tuple[int, int], list[Match]] = {}
        for match in self.alignment.matches:
            if match.strength == "strong":
                strong.setdefault(self.paragraphs_of(match), []).append(match)
        return frozenset(pair for pair in self.alignment.chain if self._agree(pair, strong.get(pair, [])))

    def _agree(self, pair: tuple[int, int], matches: list[Match]) -> bool:
        left, right = self.a.paragraphs[pair[0]], self.b.paragraphs[pair[1]]
        if not matches or {n for match in matches for n in match.a_sentences} != set(left.sentences):
            return False
        if {n for match in matches for n in match.b_sentences} != set(right.sentences):
            return False
        from articles.matching.words import numbers

        left_text, right_text = left.span.of(self.a.comparable), right.span.of(self.b.comparable)
        return numbers(left_text, self.a.language) == numbers(right_text, self.b.language)

    def paragraphs_of(self, match: Match) -> tuple[int, int]:
        """Indices of the paragraphs in which the two passages of a match begin."""
        return (
            self.a.sentences[match.a_sentences.start].paragraph,
            self.b.sentences[match.b_sentences.start].paragraph,
        )

    def shared_text_count(self) -> tuple[int, int]:
        """How many matches are the same text or nearly (from one source), of how many; else weak ones do not count."""
        copied = [match.kind in {"identical", "near"} for match in self.alignment.matches]
        strong = [match.strength == "strong" for match in self.alignment.matches]
        return sum(copied), sum(map(max, copied, strong))

    def shared_text(self) -> str:
        """How many matches are shared text, in words; "" if none is."""
        same, every = self.shared_text_count()
        matches = "match is" if every == 1 else "matches are"
        return f"{same} of {every} {matches} shared text" if same else ""

    @property
    def doubtful(self) -> bool:
        """Whether matching took the articles to be about two events, so that no match is strong."""
        return self._seems_two and not self.one_event

    @property
    def overruled(self) -> bool:
        """Whether matching took the articles to be about two events, and the reader says that it is one."""
        return self._seems_two and self.one_event

    @property
    def _seems_two(self) -> bool:
        if self.alignment.same_event is None:
            return False
        return self.alignment.same_event < SAME_EVENT

    def is_held_back(self, side: Side) -> bool:
        """Whether nothing is called only in `side`, because a part of the other article may have been left out."""
        return self.article(other_side(side)).doubted


def read_ledger(
    a: Article,
    b: Article,
    alignment: Alignment,
    first: Callable[[Ledger], None] | None = None,
    known: KnownClaims | None = None,
    *,
    weigh: bool = True,
) -> Ledger:
    """The claims of two matched articles, and the results of comparing them.

    `first` gets what shows in words and figures alone, which is there long before pairs of sentences have been read;
    without `weigh` that is all. `known` are the claims of articles that were read before.
    """
    from articles.claims.ledger import ledger_of, read_pair, weigh_with
    from articles.claims.statements.extraction import KnownClaims
    from articles.errors import DiptychError
    from articles.matching.embeddings.stance import StanceReader
    from articles.matching.embeddings.stance_cache import KeptStances

    read = read_pair(a, b, alignment.matches, read=(known or KnownClaims()).of)
    plain = ledger_of(read, {})
    if not weigh:
        return plain
    if first is not None:
        first(plain)
    try:
        stances = weigh_with(KeptStances(StanceReader.load(), (a.text_sha256, b.text_sha256)), read)
    except DiptychError as error:
        return replace(plain, notices=(*plain.notices, f"Sentences were not read together: {error}"))
    return ledger_of(read, stances) if stances else plain


def percent(chance: float) -> str:
    """A probability in words, never 0 % nor 100 %, which nothing here is."""
    return "under 1%" if chance < 0.01 else "over 99%" if chance > 0.99 else f"{chance:.0%}"
