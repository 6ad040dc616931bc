"""Every two of several accounts compared, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.accounts.accounts import Accounts, check_count
from articles.matching.options import MatchOptions
from articles.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.notes.store import NotesStore

_PLAIN = MatchOptions()


def gather(
    articles: Sequence[Article],
    progress: Callable[[float], None] | None = None,
    *,
    notes: Callable[[Article, Article], NotesStore] | None = None,
    author: str = "",
    matching: MatchOptions = _PLAIN,
) -> Accounts:
    """Compare every two of the accounts, the base first, and apply what the reader decided.

    `notes` opens the notes on two of them; `author` is the reader's name. `progress` gets fractions from 0 to 1 that
    never fall. Raises BadInputError unless there are two to nine.
    """
    check_count(len(articles))
    pairs = Accounts(tuple(articles)).pairs
    made: dict[tuple[int, int], Comparison] = {}
    for number, (i, j) in enumerate(pairs):
        store = notes(articles[i], articles[j]) if notes else None
        session = Session(articles[i], articles[j], store, author=author, matching=matching)
        made[i, j] = session.run(_part_of(progress, number, len(pairs)))
    return Accounts(tuple(_present(articles, made, at) for at in range(len(articles))), made)


def _present(articles: Sequence[Article], made: dict[tuple[int, int], Comparison], at: int) -> Article:
    """The account as the reader has it: what was decided about it is the same in each comparison."""
    return made[0, at].b if at else made[0, 1].a if len(articles) > 1 else articles[0]


def _part_of(progress: Callable[[float], None] | None, number: int, count: int) -> Callable[[float], None] | None:
    if progress is None:
        return None
    return lambda fraction: progress((number + fraction) / count)
