"""Periods of days: months, weeks, seasons, decades and feasts, both ends inside."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from articles.claims.dates.lists import FEASTS, FROM_EASTER, NTH_WEEKDAY

Period = tuple[date, date]
"""First and last day, both inside."""
Part = Literal["early", "mid", "late", "start", "end", "half1", "half2", "q1", "q2", "q3", "q4"]
FIRST_YEAR, LAST_YEAR = 1000, 2200


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Period:
    """All of a month (1 to 12)."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, first: int, count: int) -> Period:
    """`count` months from month `first` on; they may run into the next year."""
    over, last = divmod(first + count - 2, 12)
    return date(year, first, 1), month_of(year + over, last + 1)[1]


def year_of(year: int) -> Period:
    """All of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(any_day: date) -> Period:
    """The week from Monday to Sunday in which a day lies."""
    monday = any_day - timedelta(days=any_day.weekday())
    return monday, monday + timedelta(days=6)


def shifted_month(any_day: date, by: int) -> Period:
    """The month `by` months after (before, if negative) that of a day."""
    months = any_day.year * 12 + any_day.month - 1 + by
    return month_of(months // 12, months % 12 + 1)


def part_of(period: Period, part: Part) -> Period:
    """A part of a month, year, decade or other period.

    Thirds by the calendar: of a month the 1st to 10th, 10th to 20th, 21st to its end; of a year four months each; of a
    decade years 0 to 3, 4 to 6, 7 to 9. `start` and `end` are its first and last day.
    """
    first, last = period
    if part in ("start", "end"):
        return (first, first) if part == "start" else (last, last)
    days = (last - first).days + 1
    if days <= 31 and first.day == 1:
        early, middle, late = (1, 10), (10, 20), (21, last.day)
        chosen = {"early": early, "mid": middle, "late": late, "half1": (1, 15), "half2": (16, last.day)}.get(part)
        return (first.replace(day=chosen[0]), first.replace(day=chosen[1])) if chosen else period
    if 365 <= days <= 366 and first.month == 1:
        month, count = {
            "early": (1, 4), "mid": (5, 4), "late": (9, 4), "half1": (1, 6), "half2": (7, 6),
            "q1": (1, 3), "q2": (4, 3), "q3": (7, 3), "q4": (10, 3),
        }[part]  # fmt: skip
        return months_of(first.year, month, count)
    if 3652 <= days <= 3653:
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "half1": (0, 4), "half2": (5, 9)}.get(part, (0, 9))
        return year_of(first.year + low)[0], year_of(first.year + high)[1]
    return _share(period, part)


def _share(period: Period, part: Part) -> Period:
    """A third, half or quarter of any other period by its number of days."""
    first, days = period[0], (period[1] - period[0]).days + 1
    index, parts = {
        "early": (0, 3), "mid": (1, 3), "late": (2, 3), "half1": (0, 2), "half2": (1, 2),
        "q1": (0, 4), "q2": (1, 4), "q3": (2, 4), "q4": (3, 4),
    }[part]  # fmt: skip
    low, high = days * index // parts, max(days * (index + 1) // parts, days * index // parts + 1)
    return first + timedelta(days=low), first + timedelta(days=high - 1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous rule of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    fours, remainder = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * fours - epact - remainder) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month; -1 is the last."""
    first, last = month_of(year, month)
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def feast(name: str, year: int) -> date:
    """The day of a feast (a key of FEASTS or a name of MOVING_FEASTS) in a year. Raises KeyError for another name."""
    if name in FEASTS:
        return date(year, *FEASTS[name])
    if name in FROM_EASTER:
        return easter(year) + timedelta(days=FROM_EASTER[name])
    return _nth(year, *NTH_WEEKDAY[name])
