"""Which accounts go back to one source: by text they share, and by what they say of where their report is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.accounts.credits import counted_by, credits_of
from articles.accounts.shared_text import runs_between, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.credits import Credit
    from articles.accounts.shared_text import Run
    from articles.article import Span

ReasonKind = Literal["shared text", "one agency", "credit"]
SHARED, FEWEST_WORDS = 0.25, 24
"""The share of the shorter account, and the words at least, that stand in both from which they have one source. Of
twenty pairs of reports by outlets of their own none shares more than 0.04."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an account that are a reason; `span` is None for its byline or outlet."""

    account: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two accounts have one source.

    "shared text": `share` of the shorter one, outside quotations, stands in both, in the `places`; "one agency": both
    carry the agency `name`; "credit": one names the other, or its outlet, as whose report it carries.
    """

    kind: ReasonKind
    a: int
    b: int
    places: tuple[Place, ...]
    name: str = ""
    share: float = 0.0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Witness:
    """Accounts that go back to one source, in their order; one alone where no other has it."""

    accounts: tuple[int, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The witnesses, and the runs of words that every two accounts share to the letter."""

    witnesses: tuple[Witness, ...]
    runs: Mapping[tuple[int, int], tuple[Run, ...]]

    def voices(self, passages: Mapping[int, Span], citing: Mapping[int, frozenset[str]]) -> tuple[tuple[int, ...], ...]:
        """The accounts that tell of something in these passages, put together where they are one witness.

        Those are, too, of whom a passage has words of the other's to the letter, or who cite one agency: `citing` has
        the names of those each cites.
        """
        joins = [group.accounts for group in self.witnesses]
        joins += [(i, j) for i, mine in citing.items() for j, theirs in citing.items() if i < j and mine & theirs]
        for (i, j), runs in self.runs.items():
            if i in passages and j in passages:
                copied = any(run.a.overlaps(passages[i]) and run.b.overlaps(passages[j]) for run in runs)
                joins += [(i, j)] if copied else []
        return _groups(sorted(passages), joins)


def witnesses(accounts: Accounts) -> tuple[Witness, ...]:
    """The witnesses, in the order of their first accounts; every account belongs to one."""
    return sources(accounts).witnesses


def sources(accounts: Accounts) -> Sources:
    """The witnesses, with the text that every two accounts share."""
    words = [words_of(article) for article in accounts.articles]
    credited = [credits_of(article, _others(accounts, at)) for at, article in enumerate(accounts.articles)]
    runs = {(i, j): tuple(runs_between(words[i], words[j])) for i, j in accounts.pairs}
    sizes = [sum(map(bool, each.keys)) for each in words]
    reasons = [
        reason
        for i, j in accounts.pairs
        for reason in (*_shared(i, j, runs[i, j], min(sizes[i], sizes[j])), *_credited(accounts, i, j, credited))
    ]
    groups = _groups(range(len(accounts.articles)), [(reason.a, reason.b) for reason in reasons])
    made = (Witness(group, tuple(reason for reason in reasons if reason.a in group)) for group in groups)
    return Sources(tuple(made), runs)


def _others(accounts: Accounts, at: int) -> list[str]:
    own = accounts.articles[at].outlet
    outlets = (article.outlet for number, article in enumerate(accounts.articles) if number != at)
    return [outlet for outlet in outlets if outlet and outlet != own]


def _shared(i: int, j: int, runs: Sequence[Run], size: int) -> Iterator[Reason]:
    words = sum(run.words for run in runs)
    if words >= FEWEST_WORDS and words >= SHARED * size:
        places = tuple(place for run in runs for place in (Place(i, run.a), Place(j, run.b)))
        yield Reason("shared text", i, j, places, share=round(words / size, 3), words=words)


def _credited(accounts: Accounts, i: int, j: int, credited: Sequence[Sequence[Credit]]) -> Iterator[Reason]:
    for one, other in ((one, other) for one in credited[i] for other in credited[j]):
        if one.name == other.name:
            yield Reason("one agency", i, j, (Place(i, one.span), Place(j, other.span)), one.name)
    for teller, told in ((i, j), (j, i)):
        outlet = accounts.articles[told].outlet
        for credit in credited[teller]:
            if outlet and credit.name == counted_by(outlet):
                yield Reason("credit", i, j, (Place(teller, credit.span), Place(told, None)), outlet)


def _groups(members: Iterable[int], joins: Iterable[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The members put together that are joined, over any number of hops."""
    group = {member: {member} for member in members}
    for join in joins:
        known = [member for member in join if member in group]
        for member in known[1:]:
            if group[member] is not group[known[0]]:
                group[known[0]] |= group[member]
                group.update(dict.fromkeys(group[member], group[known[0]]))
    return tuple(dict.fromkeys(tuple(sorted(group[member])) for member in sorted(group)))
