"""Whether a kept alignment fits the two articles exactly: whatever else stands in its place counts as none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article
    from articles.matching.match import Alignment, Evidence, Match


def is_sound(found: Alignment, a: Article, b: Article) -> bool:
    """Whether all that an alignment points to is there in these articles, in the order it has."""
    both = (*found.matches, *found.below_threshold)
    places = [(match.a.start, match.b.start) for match in found.matches]
    return (
        all(_fits(match, a, b) for match in both)
        and len({match.id for match in both}) == len(both)
        and places == sorted(places)
        and _rises(found.only_a, len(a.sentences))
        and _rises(found.only_b, len(b.sentences))
        and _rises([left for left, _ in found.chain], len(a.paragraphs))
        and _rises([right for _, right in found.chain], len(b.paragraphs))
        and _is_share(found.same_event or 0.0)
    )


def _fits(match: Match, a: Article, b: Article) -> bool:
    """Whether a match is on sentences that are there, its spans are theirs, and its evidence stands in the texts."""
    return (
        _bounds(match.a_sentences, a) == (match.a.start, match.a.end)
        and _bounds(match.b_sentences, b) == (match.b.start, match.b.end)
        and all(map(_is_share, (match.score, *(share for _, share in match.weaknesses))))
        and all(_is_there(piece, a, b) for piece in match.evidence)
    )


def _bounds(sentences: range, article: Article) -> tuple[int, int] | None:
    """Where a run of sentences begins and ends; None for one that is not there."""
    if not 0 <= sentences.start < sentences.stop <= len(article.sentences):
        return None
    return article.sentences[sentences.start].span.start, article.sentences[sentences.stop - 1].span.end


def _is_there(piece: Evidence, a: Article, b: Article) -> bool:
    return piece.a.end <= len(a.comparable) and piece.b.end <= len(b.comparable) and _is_share(piece.weight)


def _rises(numbers: Sequence[int], end: int) -> bool:
    """Whether these are indices below `end`, each larger than the one before."""
    return all(one < other for one, other in pairwise((-1, *numbers, end)))


def _is_share(number: float) -> bool:
    return 0 <= number <= 1
