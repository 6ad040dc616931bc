"""The root value: the accounts of one event, and the comparisons of two of them that were made."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from articles.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side
    from articles.comparison import Comparison

FEWEST, MOST = 2, 9
LETTERS = "ABCDEFGHI"
"""What the accounts are called, the base first."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one event, the base first, and `comparisons` of two of them by their indices (i < j).

    There may be fewer comparisons than pairs: those made so far. In each, account i is `a` and account j is `b`.
    Raises BadInputError unless there are two to nine accounts, ValueError for a comparison of others.
    """

    articles: tuple[Article, ...]
    comparisons: Mapping[tuple[int, int], Comparison] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_count(len(self.articles))
        strange = set(self.comparisons) - set(self.pairs)
        if strange:
            raise ValueError(f"no pairs of accounts: {sorted(strange)}")

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The indices of every two accounts, i < j."""
        return tuple(combinations(range(len(self.articles)), 2))

    @property
    def complete(self) -> bool:
        """Whether every two accounts have been matched and read for claims."""
        return all(pair in self.comparisons and self.comparisons[pair].ledger is not None for pair in self.pairs)

    def between(self, one: int, other: int) -> tuple[Comparison, Side] | None:
        """The comparison of two accounts and the side of `one` in it; None where there is none yet."""
        found = self.comparisons.get((min(one, other), max(one, other)))
        return None if found is None else (found, "a" if one < other else "b")


def check_count(count: int) -> None:
    """Raise BadInputError unless so many accounts can be compared."""
    if count < FEWEST:
        raise BadInputError(f"{count} accounts were named", "two at least are compared", "name another one")
    if count > MOST:
        do = f"name {MOST} at most; diptych batch compares more"
        raise BadInputError(f"{count} accounts were named", f"{MOST} at most stand in one table", do)
