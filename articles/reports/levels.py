"""Which paragraphs of two articles stand on one row."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article
    from articles.comparison import Comparison


def levels_of(comparison: Comparison) -> Iterator[tuple[int | None, int | None]]:
    """A row for each pair of the chain, and between two of them the paragraphs that have no level partner.

    Gives indices of paragraphs, None for a side that has none on that row; only of what belongs to the articles.
    """
    a, b = len(comparison.a.paragraphs), len(comparison.b.paragraphs)
    before_a = before_b = 0
    for at_a, at_b in (*comparison.alignment.chain, (a, b)):
        yield from zip_longest(_kept(comparison.a, before_a, at_a), _kept(comparison.b, before_b, at_b))
        if (at_a, at_b) != (a, b):
            yield at_a, at_b
        before_a, before_b = at_a + 1, at_b + 1


def left_out(article: Article) -> list[int]:
    """The indices of the paragraphs that are no part of the article, in its order."""
    return [index for index, each in enumerate(article.paragraphs) if each.kind not in MATCHED_KINDS]


def _kept(article: Article, start: int, stop: int) -> list[int]:
    """Those of some paragraphs that belong to the article."""
    return [index for index in range(start, stop) if article.paragraphs[index].kind in MATCHED_KINDS]
