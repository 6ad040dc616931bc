"""The root object: two articles and all that is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.matching.match import Alignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article, Side
    from articles.matching.match import Match


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and their alignment. `matched` is False until matching has run."""

    a: Article
    b: Article
    alignment: Alignment = field(default_factory=Alignment)
    matched: bool = False

    def article(self, side: Side) -> Article:
        """The article on `side`."""
        return self.a if side == "a" else self.b

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
        """How many matches are the same text or nearly (copied from one source), and how many there are in all."""
        copied = sum(match.kind in {"identical", "near"} for match in self.alignment.matches)
        return copied, len(self.alignment.matches)

    def beyond_matching(self, side: Side) -> int:
        """How many sentences at the end of `side` were too many to be matched: neither matched nor alone."""
        from articles.matching.alignment import LONGEST

        return max(0, len(self.article(side).matched_sentences()) - LONGEST)


def compare(a: Article, b: Article, progress: Callable[[float], None] | None = None) -> Comparison:
    """Match two articles, in this process. `progress` gets fractions from 0 to 1 that never fall."""
    from articles.matching.alignment import align

    return Comparison(a, b, align(a, b, progress), matched=True)
