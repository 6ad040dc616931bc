"""Dates in a text as periods: both days inside, each with the words that say so.

Days, months, seasons, decades and their parts stand as written; "Tuesday", "last month" and "two weeks ago" are counted
from the day of publication. What only tells how far something has come ("its third month", "in weeks") is no date and
is read by `read_progress`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from articles import lexicon
from articles.article import Span
from articles.claims.dates.calendar import LAST_YEAR, Period, day, month_of, part_of, week_of, year_of
from articles.claims.dates.lists import ORDINALS, SMALL_NUMBERS
from articles.claims.dates.relative import Relative, find_relative
from articles.claims.dates.tense import Tenses
from articles.claims.dates.unit import word_after
from articles.claims.dates.units import find_units
from articles.claims.particulars import DateKind, DateRange
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from articles.claims.dates.calendar import Part
    from articles.claims.dates.unit import Unit

_FARTHEST_END = 14
"""Code points between the two ends of a period, as in "3 May through to 5 May"; chosen, not measured."""
_LONGEST_PERIOD = 366 * 300
"""Days of a period at most, three centuries; chosen, not measured."""
_LEAP = 8
"""Years between two leap years at most, as from 1896 to 1904, so that a 29 February is found on either side."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something has come: "its third month" is 3 of "month"; "in weeks" has no number."""

    number: int | None
    unit: str
    span: Span


@dataclass(slots=True)
class _Piece:
    """A period under way: where its words stand, what it is, and whether its end belongs to a range."""

    start: int
    end: int
    period: Period
    unit: Unit | None = None
    lasting: bool = False
    weekday: bool = False


_S = r"[\s\u00a0]"
_words = partial(lexicon.words, "en", "calendar")


def _any(name: str) -> str:
    return alternatives(_words(name))


_ORDINAL_END = alternatives(lexicon.words("en", "months", "number_endings"))
_UNITS = _words("counted_units")
_UP_TO_TWENTY = [word for word, value in lexicon.numbers("en", "counting", "small").items() if 1 <= value <= 20]
_PROGRESS = re.compile(
    rf"\b(?:(?P<nth>{alternatives(ORDINALS)}|\d{{1,3}}{_ORDINAL_END}){_S}{{1,2}}"
    rf"(?:{_any('in_a_row')} )?(?P<unit>{alternatives(_UNITS)})"
    rf"(?!s|\w)(?!{_S}of{_S}(?:[A-Z]|{_any('which_turns')}))"
    rf"|(?P<day>{alternatives(_UNITS - {'decade'})}){_S}(?P<count>\d{{1,3}}|{alternatives(_UP_TO_TWENTY)})\b"
    rf"(?![.,:]\d|{_S}{_any('no_progress_behind')})"
    rf"|\b{_any('vague_leads')}{_S}(?P<vague>{alternatives(_UNITS)}s)\b(?!{_S}{_any('no_vague_behind')}\b))",
    re.IGNORECASE,
)
_PARTS = {word: cast("Part", part) for word, part in lexicon.classes("en", "calendar", "parts").items()}
_PART = re.compile(
    rf"(?:(?P<by>\b{_any('deadline_leads')}{_S})?(?:{_any('part_determiners')}{_S})?"
    rf"\b(?:(?P<near>{_any('near_parts')})[-–\s\u00a0](?:in{_S})?"
    rf"|(?P<part>{alternatives(_PARTS)}){_S}{_any('part_links')}{_S}))"
    rf"(?:{_any('period_determiners')}{_S})?(?:{_any('named_units')} of{_S})?$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    rf"\b(?:(?P<nth>{_any('week_of')}){_S}(?P<what>{_any('weeks')}){_S}{_any('week_links')}"
    rf"|(?P<week>week){_S}{_any('week_leads')}){_S}(?:the{_S})?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b{alternatives(lexicon.everywhere('calendar', 'since'))}{_S}(?:{_any('since_fillers')}{_S})?$", re.IGNORECASE
)
_REPORT = re.compile(rf"\b{_any('reports')}(?:{_S}[\w’']+){{0,3}}?{_S}(?:on{_S})?$")
_TO_WORDS = alternatives(lexicon.everywhere("calendar", "range_words"), _words("further_range_words"))
_TO = re.compile(rf"{_S}{{0,2}}(?:-|–|—|{_TO_WORDS}){_S}{{0,2}}(?:the{_S})?")
_DAY_ARTICLES = lexicon.everywhere("calendar", "day_articles")
_BETWEEN_DAYS = frozenset(("", ",", "(", *_DAY_ARTICLES, *(f", {word}" for word in _words("day_articles"))))
_AND = re.compile(r"[\s\u00a0]and[\s\u00a0](?:the[\s\u00a0])?")
_BETWEEN = re.compile(rf"\b{_any('period_openers')}{_S}(?:the{_S})?$", re.IGNORECASE)
_WEEKDAY_TURN = re.compile(rf"\b({_any('weekday_turns')}){_S}$", re.IGNORECASE)
_WHICH_TURN = re.compile(rf"\b({_any('which_turns')}){_S}$", re.IGNORECASE)
_SCHEDULED = _words("scheduled_events")
_BACK = 40


def read_dates(text: str, published: date | None, language: str = "en") -> list[DateRange]:
    """The dates of a text in order, none overlapping another.

    `published` is the day from which "Tuesday" and "last month" are counted; without it they are left out.
    """
    tenses = Tenses(text)
    relative = list(find_relative(text, published, language, tenses.look))
    pieces = [_Piece(each.start, each.end, each.period, lasting=each.lasting) for each in relative]
    starts = [each.start for each in relative]
    units = [unit for unit in find_units(text, language) if not _covered(unit, relative, starts)]
    units = _with_weekdays(text, units)
    _share_years(text, units)
    pieces += (
        _Piece(unit.start, unit.end, period, unit, weekday=unit.grain == "weekday")
        for unit in units
        if (period := _resolve(text, unit, published, tenses)) is not None
    )
    pieces.sort(key=lambda piece: (piece.start, -piece.end))
    pieces = _days_of_their_week_or_year(text, pieces)
    pieces = [_narrowed(text, piece) for piece in pieces]
    return _finished(text, _ranges(text, pieces), published)


def read_progress(text: str) -> list[Progress]:
    """Statements of how far something has come, in order: its third month, week seven, not moved in weeks."""
    found = []
    for each in _PROGRESS.finditer(text):
        if each["vague"]:
            found.append(Progress(None, each["vague"].lower().removesuffix("s"), Span(*each.span())))
            continue
        word = (each["nth"] or each["count"]).lower()
        number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS.get(word) or SMALL_NUMBERS.get(word)
        found.append(Progress(number, (each["unit"] or each["day"]).lower(), Span(*each.span())))
    return found


def _covered(unit: Unit, relative: list[Relative], starts: list[int]) -> bool:
    at = bisect_right(starts, unit.start) - 1
    if at >= 0 and relative[at].end > unit.start:
        return True
    after = bisect_left(starts, unit.start)
    return after < len(starts) and starts[after] < unit.end


def _with_weekdays(text: str, units: list[Unit]) -> list[Unit]:
    """ "Monday, 17 October" is one day: the weekday joins it."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        if last and last.grain == "weekday" and unit.grain == "day" and unit.month:
            between = text[last.end : unit.start].strip(" \u00a0\n")
            if between in _BETWEEN_DAYS:
                joined[-1] = replace(unit, start=last.start, weekday=last.number)
                continue
        joined.append(unit)
    return joined


def _share_years(text: str, units: list[Unit]) -> None:
    """The last day or month of a range or list lends its year to those before it: "from March to May 2016"."""
    for left, right in zip(reversed(units[:-1]), reversed(units[1:]), strict=True):
        if left.year is None and right.year is not None and left.month and right.month:
            between = text[left.end : right.start]
            if _TO.fullmatch(between) or _AND.fullmatch(between) or between.strip() == ",":
                left.year = right.year - (left.month > right.month)


def _resolve(text: str, unit: Unit, published: date | None, tenses: Tenses) -> Period | None:
    try:
        return _period(text, unit, published, tenses)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None


def _period(text: str, unit: Unit, published: date | None, tenses: Tenses) -> Period | None:
    """The days a unit means: all of 2016, May 2016, 3 May 2016; the last Tuesday before publication for "Tuesday"."""
    if unit.grain == "years" and unit.year:
        return (year_of(unit.year)[0], year_of(unit.number)[1]) if unit.number <= LAST_YEAR else None
    if unit.grain == "year" and unit.year:
        return year_of(unit.year)
    if unit.year and unit.month:
        if unit.day is None:
            return month_of(unit.year, unit.month)
        found = day(unit.year, unit.month, unit.day)
        return (found, found) if found else None
    if published is None:
        return None
    ahead = tenses.look(unit.start, unit.end) == "future"
    if unit.grain == "weekday":
        return _weekday(text, unit, published, ahead=ahead)
    if unit.grain == "monthday":
        return _monthday(text, unit, published, ahead=ahead)
    return _nearest(text, unit, published, ahead=ahead)


def _weekday(text: str, unit: Unit, published: date, *, ahead: bool) -> Period:
    """The last such day, the day of publication included; the next one where the words look ahead."""
    turn = _WEEKDAY_TURN.search(text[max(0, unit.start - 8) : unit.start])
    word = turn[1].lower() if turn else ""
    behind = (published.weekday() - unit.number) % 7
    if word == "this":
        found = week_of(published)[0] + timedelta(days=unit.number)
    elif word in ("next", "coming") or (ahead and not word):
        found = published + timedelta(days=(-behind) % 7 or (7 if word else 0))
    else:
        found = published - timedelta(days=behind or (7 if word else 0))
    if turn:
        unit.start = max(0, unit.start - 8) + turn.start() if unit.start >= 8 else turn.start()
    return found, found


def _monthday(text: str, unit: Unit, published: date, *, ahead: bool) -> Period | None:
    rest = text[unit.end : unit.end + 14]
    by = -1 if "of last" in rest else 1 if "of next" in rest else 0
    month = published.year * 12 + published.month - 1 + by
    number = unit.day or 1
    if by == 0 and "of this" not in rest:
        month += (ahead and number < published.day) - (not ahead and number > published.day)
    found = day(month // 12, month % 12 + 1, number)
    return (found, found) if found else None


def _nearest(text: str, unit: Unit, published: date, *, ahead: bool) -> Period | None:
    """A day or month without a year: the last one, or the next where the words look ahead."""
    turn = _WHICH_TURN.search(text[max(0, unit.start - 6) : unit.start])
    word = turn[1].lower() if turn else ""
    if word == "this":
        return month_of(published.year, unit.month or 1)
    periods = _in_years_around(unit, published.year)
    if not word and unit.day is None and word_after(text, unit.end).lower() in _SCHEDULED:
        return min(periods, key=lambda each: abs((each[0] - published).days))
    if ahead or word == "next":
        return next((each for each in periods if each[1] >= published and (not word or each[0] > published)), None)
    return next((p for p in reversed(periods) if p[0] <= published and (word != "last" or p[1] < published)), None)


def _in_years_around(unit: Unit, year: int) -> list[Period]:
    """The day or month in the years around one; some lack it, as most lack a 29 February.

    A weekday written beside a day has to be its own, in whichever year that is.
    """
    years = range(year - _LEAP, year + _LEAP + 1)
    found = [period for each in years if (period := _in_year(each, unit.month or 1, unit.day))]
    return [period for period in found if period[0].weekday() == unit.weekday] or found


def _in_year(year: int, month: int, number: int | None) -> Period | None:
    if number is None:
        return month_of(year, month)
    found = day(year, month, number)
    return (found, found) if found else None


def _days_of_their_week_or_year(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """ "Tuesday of last week" is a day of that week, "in May last year" a month of that year."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.start < last.end:
            continue
        if last and (period := _inside(text, last, piece)):
            joined[-1] = _Piece(last.start, piece.end, period)
            continue
        joined.append(piece)
    return joined


def _inside(text: str, left: _Piece, right: _Piece) -> Period | None:
    """The day or month of one piece in the week or year of its neighbour, said as one: "Tuesday of last week"."""
    between = text[left.end : right.start].strip(" \u00a0\n")
    inner, outer = (right, left) if between in ("'s", "’s") else (left, right)
    if between not in ("", "of", ",", "'s", "’s") or outer.unit or not inner.unit:
        return None
    days = (outer.period[1] - outer.period[0]).days
    if inner.weekday and days == 6 and between != ",":
        found = outer.period[0] + timedelta(days=inner.unit.number)
        return found, found
    if days in (364, 365) and inner.unit.month and not inner.unit.year and not outer.lasting:
        return _in_year(outer.period[0].year, inner.unit.month, inner.unit.day)
    return None


def _narrowed(text: str, piece: _Piece) -> _Piece:
    """The piece with the part of it that is meant: early December, the first week of May."""
    base = max(0, piece.start - _BACK)
    before = text[base : piece.start]
    days = (piece.period[1] - piece.period[0]).days
    if found := _WEEK_OF.search(before):
        if found["week"]:
            return replace(piece, start=base + found.start(), period=week_of(piece.period[0])) if days == 0 else piece
        if days >= 27 and found["what"].lower() == "week":
            return replace(piece, start=base + found.start(), period=_nth_week(piece.period, found["nth"].lower()))
        return piece
    found = _PART.search(before)
    if not found or days < 6:
        return piece
    group = "part" if found["part"] else "near"
    word = found[group].lower()
    part = _PARTS[word]
    if word == "end" and found["by"]:
        part = "end"
    start = base + found.start(group)
    return replace(piece, start=start, period=part_of(piece.period, part))


def _nth_week(period: Period, nth: str) -> Period:
    if nth in ("last", "final"):
        return period[1] - timedelta(days=6), period[1]
    first = period[0] + timedelta(days=7 * (ORDINALS[nth] - 1))
    return first, first + timedelta(days=6)


def _ranges(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Neighbours that are the two ends of one period, joined: 3 to 5 May, between 2011 and 2014, May to now."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.period[1] >= last.period[0] and _is_range(text, last, piece):
            low, high = min(last.period[0], piece.period[0]), max(last.period[1], piece.period[1])
            if (high - low).days < _LONGEST_PERIOD:
                joined[-1] = _Piece(last.start, piece.end, (low, high))
                continue
        joined.append(piece)
    return joined


def _is_range(text: str, left: _Piece, right: _Piece) -> bool:
    between = text[left.end : right.start]
    if len(between) > _FARTHEST_END:
        return False
    led = _BETWEEN.search(text[max(0, left.start - 14) : left.start]) is not None
    if left.unit and left.unit.linked:
        return True
    if _TO.fullmatch(between):
        sizes = [(piece.period[1] - piece.period[0]).days for piece in (left, right)]
        return led or abs(sizes[0] - sizes[1]) <= 3
    return led and _AND.fullmatch(between) is not None


def _finished(text: str, pieces: list[_Piece], published: date | None) -> list[DateRange]:
    found: list[DateRange] = []
    for piece in pieces:
        first, last = piece.period
        before = text[max(0, piece.start - _BACK) : piece.start]
        kind: DateKind = "duration" if piece.lasting else "event"
        if published and first <= published and _SINCE.search(before):
            last, kind = published, "duration"
        elif (last - first).days <= 31 and _REPORT.search(before):
            kind = "report"
        if found and found[-1].span.end > piece.start:
            continue
        found.append(DateRange(first, last, Span(piece.start, piece.end), kind))
    return found
