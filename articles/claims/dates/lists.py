"""Names of months, weekdays and feasts, and number words, as dates are read by them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def months(language: str) -> Mapping[str, int]:
    """The names of months and their short forms with their number, 1 to 12; empty for a language without them."""
    return _numbered(language, "months", 1)


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """The names of weekdays with their number, 0 (Monday) to 6."""
    return _numbered(language, "weekdays", 0)


def _numbered(language: str, name: str, first: int) -> dict[str, int]:
    rows = lexicon.rows(language, "months", name)
    return {word: number for number, row in enumerate(rows, first) for word in row}


def _whole(language: str, name: str) -> dict[str, int]:
    return {word: int(value) for word, value in lexicon.numbers(language, "calendar", name).items()}


@cache
def near_days(language: str) -> Mapping[str, int]:
    """Words such as "gestern" with the days they lie from the day of publication."""
    return _whole(language, "near_days")


def _feasts() -> dict[str, tuple[int, int]]:
    found = {}
    for feast, day in lexicon.classes("en", "calendar", "feasts").items():
        month, _, number = day.partition(" ")
        found[feast] = (int(month), int(number))
    return found


def _nth_weekdays() -> dict[str, tuple[int, int, int]]:
    found = {}
    for feast, day in lexicon.classes("en", "calendar", "nth_weekday").items():
        month, weekday, nth = map(int, day.split())
        found[feast] = (month, weekday, nth)
    return found


FEASTS: Final = _feasts()
"""Feasts with a fixed day: month and day. Those that move are worked out by their rule."""
FROM_EASTER: Final = _whole("en", "from_easter")
"""Feasts with their distance from Easter Sunday, in days."""
NTH_WEEKDAY: Final = _nth_weekdays()
"""Feasts on a weekday of a month: the month, the weekday (0 is Monday), which one (-1 is the last)."""
MOVING_FEASTS: Final = (*FROM_EASTER, *NTH_WEEKDAY)
"""Feasts whose day differs from year to year."""
SEASONS: Final = _whole("en", "seasons")
"""The month in which a season begins; each lasts three (the seasons of meteorology)."""
SMALL_NUMBERS: Final = _whole("en", "small_numbers")
"""Number words that count days, weeks, months and years."""
ORDINALS: Final = _whole("en", "ordinals")
"""Ordinal words, 1 to 20."""
