"""The values of a timeline: tellings, the entries that they make, and where they clash."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from articles.article import Article, Span
    from articles.claims.dates.moment import Moment, Precision

ClashKind = Literal["hour", "day"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one account tells of a happening: `article` is its index, `span` the words that tell it, in `sentence`.

    `moment` is None where the account tells it without saying when. `number` counts the dated tellings of the account
    in the order of its text, from 1; 0 for one without a moment.
    """

    article: int
    sentence: int
    span: Span
    moment: Moment | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening: its tellings in the order of the accounts, of which the first dated one says where it stands.

    `clash` says that two of them cannot both be right about when, and in what; "" where they fit.
    """

    tellings: tuple[Telling, ...]
    clash: ClashKind | Literal[""] = ""

    @property
    def dated(self) -> tuple[Telling, ...]:
        """The tellings that say when."""
        return tuple(telling for telling in self.tellings if telling.moment is not None)

    @property
    def moment(self) -> Moment:
        """When it was: of what fits the first account that dates it, what is told most exactly."""
        from articles.claims.dates.moment import may_be_one_moment

        first, *others = [telling.moment for telling in self.tellings if telling.moment is not None]
        fitting = [first, *(each for each in others if may_be_one_moment(first, each))]
        return min(fitting, key=lambda each: (PRECISIONS.index(each.precision), not each.half_known))

    @property
    def accounts(self) -> tuple[int, ...]:
        """The indices of the articles that tell it."""
        return tuple(dict.fromkeys(telling.article for telling in self.tellings))

    def of(self, article: int) -> Telling | None:
        """What one account tells of it, if it does."""
        return next((telling for telling in self.tellings if telling.article == article), None)


PRECISIONS: tuple[Precision, ...] = ("hour", "part", "day", "month", "year")
"""From the most to the least exact."""


@dataclass(frozen=True, slots=True)
class OrderClash:
    """Two entries, by their indices, that two accounts tell in opposite orders: `first` has `earlier` before `later`,
    `second` the other way round.
    """

    earlier: int
    later: int
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A time of an account that is not understood: its words and why."""

    article: int
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the articles tell, in order of time. `orders` are the clashes of order, `unread` what is not understood."""

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    orders: tuple[OrderClash, ...] = ()
    unread: tuple[Unread, ...] = ()
    _clashing: dict[int, tuple[OrderClash, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        left = list(self.orders)
        while left:
            often = Counter(index for clash in left for index in (clash.earlier, clash.later))
            moved = max(often, key=lambda index: (often[index], self.entries[index].clash == "day", index))
            self._clashing[moved] = tuple(clash for clash in left if moved in (clash.earlier, clash.later))
            left = [clash for clash in left if clash not in self._clashing[moved]]

    def orders_of(self, entry: int) -> tuple[OrderClash, ...]:
        """The clashes of order that come from where the entry with this index stands.

        Each clash belongs to one of its two entries: that which is out of order with most others.
        """
        return self._clashing.get(entry, ())

    @property
    def out_of_order(self) -> tuple[int, ...]:
        """The indices of the entries from which all clashes of order come."""
        return tuple(sorted(self._clashing))

    @property
    def clashes(self) -> tuple[int, ...]:
        """The indices of the entries with a clash of hour or day."""
        return tuple(index for index, entry in enumerate(self.entries) if entry.clash)
