"""Several accounts of one event: what was read of them, which two are in sight, what was found in each pair."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from articles.article import SIDES
from articles.reading.display import displayable
from articles.reading.source import shown_name
from tui.view.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article, Side, Span
    from articles.session import Session


Pair = tuple[int, int]
"""The numbers of two accounts, the left one first."""


class Turn(NamedTuple):
    """The numbers of the two accounts to be shown, and whether their ledger is to be open.

    `places` are the passages to go to, if any, and `begin` the number of the account to begin in.
    """

    base: int
    shown: int
    ledger: bool = False
    places: tuple[Span | None, Span | None] = (None, None)
    begin: int = 0


@dataclass(slots=True)
class AccountDesk:
    """The accounts in the order in which they were named, numbered from 1.

    `names` are their files or addresses, `articles` those that have been read, `wrong` why others cannot be. `base` is
    the account at the left, `shown` the one at the right. `sessions` are those of every two that were opened, the left
    number first, `unmatched` why some could not be matched. `changed` tells that one was read, or two matched,
    `written` that notes on two of them were saved, `reread` that some were read again; `told` are the lines that were
    said already. `before` are those that were read again, as they were.
    """

    names: list[str]
    articles: dict[int, Article] = field(default_factory=dict)
    wrong: dict[int, str] = field(default_factory=dict)
    base: int = 1
    shown: int = 2
    sessions: dict[Pair, Session] = field(default_factory=dict)
    unmatched: dict[Pair, str] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)
    written: Signal = field(default_factory=Signal)
    reread: Signal = field(default_factory=Signal)
    told: set[str] = field(default_factory=set)
    before: dict[int, Article] = field(default_factory=dict)

    @classmethod
    def opened(cls, names: Sequence[str], at: tuple[int, int], pair: tuple[Article, Article]) -> AccountDesk | None:
        """The desk of these accounts, of which the two with the numbers `at` have been read; None for only two."""
        if len(names) < 3:
            return None
        return cls(list(names), dict(zip(at, pair, strict=True)), base=at[0], shown=at[1])

    @property
    def numbers(self) -> range:
        """The number of every account."""
        return range(1, len(self.names) + 1)

    @property
    def unread(self) -> list[int]:
        """The accounts that have still to be read."""
        return [number for number in self.numbers if number not in self.articles and number not in self.wrong]

    @property
    def others(self) -> list[int]:
        """The accounts beside the base."""
        return [number for number in self.numbers if number != self.base]

    @property
    def pair(self) -> Pair:
        """The numbers of both that are in sight."""
        return self.base, self.shown

    def beside(self, steps: int) -> int:
        """The account that many steps on from the one at the right, in a circle that leaves the base out."""
        others = self.others
        return others[(others.index(self.shown) + steps) % len(others)]

    @property
    def order(self) -> list[int]:
        """The accounts that have been read, the base first."""
        return [self.base, *(number for number in self.others if number in self.articles)]

    @property
    def pairs(self) -> list[Pair]:
        """Every two that have been read, those with the base first."""
        return list(combinations(self.order, 2))

    def is_done(self, pair: Pair) -> bool:
        """Whether two have been matched, and read for claims."""
        session = self.sessions.get(pair)
        return session is not None and session.comparison.matched and session.ledger is not None

    def keep(self, loaded: Mapping[Side, Article]) -> None:
        """Take the two that are in sight as they were read last."""
        for number, side in zip(self.pair, SIDES, strict=True):
            self.articles[number] = loaded[side]

    def called(self, number: int) -> str:
        """An account in a few words: its outlet, else its title, else its file; safe to show."""
        article = self.articles.get(number)
        name = (article.outlet or article.title) if article is not None else ""
        return displayable(" ".join(name.split())) or shown_name(self.names[number - 1])

    def place(self) -> str:
        """Which account is at the right, and of how many: "2 of 4"."""
        return f"{self.shown} of {len(self.names)}"
