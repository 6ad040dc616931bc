"""Every two of several accounts compared, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.accounts.accounts import Accounts, check_count
from articles.claims.ledger import ledger_of, read_pair, weigh_with
from articles.claims.statements.extraction import KnownClaims
from articles.errors import DiptychError
from articles.matching.alignment_cache import aligned
from articles.matching.options import MatchOptions
from articles.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.article import Article
    from articles.claims.ledger import ReadPair
    from articles.derivation import ClaimsRequest
    from articles.notes.store import NotesStore

    Pair = tuple[int, int]

_PLAIN = MatchOptions()
_MATCHED, _READ = 0.4, 0.5
"""The shares of all work after which all are matched, and read for what shows in words and figures."""


def gather(
    articles: Sequence[Article],
    progress: Callable[[float], None] | None = None,
    *,
    notes: Callable[[Article, Article], NotesStore] | None = None,
    author: str = "",
    matching: MatchOptions = _PLAIN,
    first: Callable[[Accounts], None] | None = None,
) -> Accounts:
    """Compare every two of the accounts, the base first, and apply what the reader decided.

    `notes` opens the notes on two of them; `author` is the reader's name. `progress` gets fractions from 0 to 1 that
    never fall. `first` gets the accounts as soon as all are matched and compared in words and figures, long before
    pairs of sentences have been read together. Raises BadInputError unless there are two to nine.
    """
    check_count(len(articles))
    tell = progress or (lambda _fraction: None)
    pairs = Accounts(tuple(articles)).pairs
    sessions: dict[Pair, Session] = {}
    for number, (i, j) in enumerate(pairs):
        store = notes(articles[i], articles[j]) if notes else None
        session = sessions[i, j] = Session(articles[i], articles[j], store, author=author, matching=matching)
        request = session.match_request()
        part = _part_of(tell, _MATCHED * number / len(pairs), _MATCHED / len(pairs))
        session.take_alignment(request, aligned(request.a, request.b, part, request.options))
    known = KnownClaims()
    read: list[tuple[Session, ClaimsRequest, ReadPair]] = []
    for number, session in enumerate(sessions.values(), 1):
        claims = session.claims_request()
        if claims is not None:
            both = read_pair(claims.a, claims.b, claims.alignment.matches, read=known.of)
            read.append((session, claims, both))
            session.take_ledger(claims, ledger_of(both, {}))
        tell(_MATCHED + (_READ - _MATCHED) * number / len(pairs))
    if first is not None:
        first(_accounts(sessions, len(articles)))
    for number, (session, claims, both) in enumerate(read, 1):
        _weigh(session, claims, both)
        tell(_READ + (1 - _READ) * number / len(read))
    return _accounts(sessions, len(articles))


def _weigh(session: Session, claims: ClaimsRequest, both: ReadPair) -> None:
    """Have the sentences of two accounts read together, as `articles.comparison.read_ledger` does."""
    from dataclasses import replace

    from articles.matching.embeddings.stance import StanceReader
    from articles.matching.embeddings.stance_cache import KeptStances

    texts = claims.a.text_sha256, claims.b.text_sha256
    try:
        stances = weigh_with(KeptStances(StanceReader.load(), texts), both)
    except DiptychError as error:
        ledger = ledger_of(both, {})
        why = f"Sentences were not read together: {error}"
        session.take_ledger(claims, replace(ledger, notices=(*ledger.notices, why)))
    else:
        session.take_ledger(claims, ledger_of(both, stances))


def _accounts(sessions: dict[Pair, Session], count: int) -> Accounts:
    """What has been compared so far. What was decided about an account is the same in each comparison."""
    made = {pair: session.comparison for pair, session in sessions.items()}
    return Accounts((made[0, 1].a, *(made[0, at].b for at in range(1, count))), made)


def _part_of(tell: Callable[[float], None], begun: float, share: float) -> Callable[[float], None]:
    return lambda fraction: tell(begun + share * fraction)
