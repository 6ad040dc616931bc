"""A moment: when something happened as far as its text tells, to the hour, part of a day, day, month or year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from articles.article import Span
    from articles.claims.particulars import DateKind

Precision = Literal["hour", "part", "day", "month", "year"]
Basis = Literal["written", "dateline", "told before"]
Edge = Literal["", "about", "shortly before", "shortly after", "before", "after"]
Window = tuple[datetime, datetime]
"""The first and the last minute in which it may lie."""

PARTS: dict[str, tuple[int, int]] = {
    "before_dawn": (0, 420), "dawn": (240, 510), "morning": (300, 719), "lunchtime": (690, 870),
    "afternoon": (720, 1110), "dusk": (900, 1320), "evening": (1020, 1439), "night": (1080, 1800),
    "overnight": (-360, 480), "early": (0, 600), "late": (1020, 1439),
}  # fmt: skip
"""First and last minute of each part, from midnight of its day: wide enough for summer and winter, as sunrise moves by
four hours between the latitudes that news comes from; a night runs on into the next day."""

_EXACT, _ROUND, _ROUGH, _SHORTLY = (timedelta(minutes=minutes) for minutes in (1, 3, 22, 30))
"""How far an hour may lie from how it is told: as written, on five minutes, about, shortly before or after. Two of
them add up to what `clock.may_be_one` lets two times lie apart."""
_CLOCKS = timedelta(hours=14)
"""How far the clocks of two places are apart at most."""
_HALF_DAY, _LAST = timedelta(hours=12), timedelta(hours=23, minutes=59)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as told: `start` and `end` are its first and last minute, both inside, by the clock of
    the place; they are one where a single hour is told.

    `span` are the words of the hour or the part of the day, else those of the day; `day` those that name the day where
    they are others, which may stand in an earlier sentence. `basis` tells where the day is from: `written` in full,
    counted from the `dateline`, or from a day `told before`. `edge` is the word before an hour, `part` the part of the
    day; without `half_known` the hour may be of either half of the day. `zone` is the clock named behind an hour.
    """

    start: datetime
    end: datetime
    precision: Precision
    span: Span
    day: Span | None = None
    basis: Basis = "written"
    kind: DateKind = "event"
    edge: Edge = ""
    part: str = ""
    half_known: bool = True
    zone: str = ""

    @property
    def is_range(self) -> bool:
        """Whether two hours, or two days, months or years are told, between which it lies or lasts."""
        if self.precision == "hour":
            return self.start != self.end
        if self.precision == "part":
            return False
        first, last = self.start, self.end
        if self.precision == "day":
            return first.date() != last.date()
        months = (last.year - first.year) * 12 + last.month - first.month
        return months > 0 if self.precision == "month" else last.year != first.year

    @property
    def windows(self) -> tuple[Window, ...]:
        """When it may have been: one window, or one in each half of the day."""
        first, last = self._widened()
        return ((first, last),) if self.half_known else ((first, last), (first + _HALF_DAY, last + _HALF_DAY))

    @property
    def earliest(self) -> datetime:
        """The first minute in which it may have been."""
        return self.windows[0][0]

    @property
    def latest(self) -> datetime:
        """The last minute in which it may have been."""
        return self.windows[-1][1]

    def _widened(self) -> Window:
        if self.precision == "part" and self.edge in ("before", "shortly before"):
            return self.start - 4 * _SHORTLY, self.end
        if self.precision != "hour":
            return self.start, self.end
        midnight = datetime.combine((self.start - timedelta(minutes=1)).date(), time())
        if self.edge == "before":
            return midnight, self.end
        if self.edge == "after":
            return self.start, datetime.combine(self.start.date(), time()) + _LAST
        if self.edge == "shortly before":
            return self.start - _SHORTLY, self.end
        if self.edge == "shortly after":
            return self.start, self.end + _SHORTLY
        slack = _ROUGH if self.edge == "about" else _EXACT if self.start.minute % 5 else _ROUND
        return self.start - slack, self.end + slack


def may_be_one_moment(a: Moment, b: Moment) -> bool:
    """Whether two moments may be one, given how exactly they are told; hours by two clocks may."""
    if a.zone != b.zone and a.precision == b.precision == "hour":
        return True
    return any(x[0] <= y[1] and y[0] <= x[1] for x, y in product(a.windows, b.windows))


def is_before(a: Moment, b: Moment) -> bool:
    """Whether one moment is over before another can have begun."""
    apart = b.earliest - a.latest
    return apart > timedelta() and (a.zone == b.zone or apart > _CLOCKS)


def differ_in(a: Moment, b: Moment) -> Literal["hour", "day"]:
    """In what two moments that cannot be one differ: the day, or the hour of one day."""
    days = any(x[0].date() <= y[1].date() and y[0].date() <= x[1].date() for x, y in product(a.windows, b.windows))
    return "hour" if days else "day"


def of_days(first: date, last: date) -> Window:
    """The first and the last minute of a period of days."""
    return datetime.combine(first, time()), datetime.combine(last, time()) + _LAST


def of_part(day: date, part: str) -> Window:
    """The first and the last minute of a part of a day."""
    first, last = PARTS[part]
    midnight = datetime.combine(day, time())
    return midnight + timedelta(minutes=first), midnight + timedelta(minutes=last)


def precision_of(first: date, last: date) -> Precision:
    """How exactly a period of days is told: by whole months or years, else by days."""
    next_day = last + timedelta(days=1)
    if first.day != 1 or next_day.day != 1:
        return "day"
    return "year" if first.month == 1 and next_day.month == 1 else "month"
