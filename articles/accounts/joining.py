"""Sentences of several accounts joined to rows, so that each fits its row as a whole and not only one of its members.

Average linkage: two groups become one where, on average over every two of their sentences from different accounts, they
belong together. Over several hops alone nothing is glued: A beside B and B beside C make no row of A and C.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from articles.matching.scoring import STRONG_SCORE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from articles.accounts.links import Links, Place

FITS = STRONG_SCORE
"""How well the sentences of a row belong together on average: as a strong match does."""

Row = frozenset["Place"]


def joined(links: Links, pairs: Collection[tuple[int, int]]) -> list[Row]:
    """The rows of two accounts or more, the best joined first; `pairs` are those that were compared.

    A sentence is in one row at most.
    """
    rows: dict[Place, Row] = {}
    edges = sorted(((-score, *ends) for ends, score in links.scores.items() if score > 0 and ends[0] < ends[1]))
    grown = True
    while grown:
        grown = False
        for _score, one, other in edges:
            left, right = rows.get(one, frozenset({one})), rows.get(other, frozenset({other}))
            if left is right or left == right or not _may_stand_together(links, left | right):
                continue
            if fit_between(links, left, right, pairs) >= FITS:
                grown = True
                rows.update(dict.fromkeys(left | right, left | right))
    return list(dict.fromkeys(rows.values()))


def fit_between(
    links: Links, left: Iterable[Place], right: Iterable[Place], pairs: Collection[tuple[int, int]]
) -> float:
    """How well two groups belong together: the mean score of every two sentences of accounts that were compared.

    0 where no more than half of these have a score at all: then one fits a few of the other, and not the whole.
    """
    right = tuple(right)
    scores = [
        links.score(one, other)
        for one in left
        for other in right
        if (min(one.account, other.account), max(one.account, other.account)) in pairs
    ]
    linked = sum(score > 0 for score in scores)
    return sum(scores) / len(scores) if 2 * linked > len(scores) else 0.0


def fit_of(links: Links, row: Iterable[Place], pairs: Collection[tuple[int, int]]) -> float:
    """How well the sentences of a row belong together; 1 where they are of one account."""
    row = sorted(row)
    scores = [
        links.score(one, other)
        for at, one in enumerate(row)
        for other in row[at + 1 :]
        if one.account != other.account and (one.account, other.account) in pairs
    ]
    return sum(scores) / len(scores) if scores else 1.0


def _may_stand_together(links: Links, row: Iterable[Place]) -> bool:
    """Whether the sentences of each account in it are one, or neighbours that one match takes together."""
    ordered = sorted(row)
    return all(one.account != other.account or (one, other) in links.joined for one, other in pairwise(ordered))
