"""Phrases that mean days only beside the day of publication: yesterday, last week, two weeks ago, Christmas Day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from articles import lexicon
from articles.claims.dates.calendar import (
    Period,
    feast,
    month_of,
    months_of,
    part_of,
    shifted_month,
    week_of,
    year_of,
)  # fmt: skip
from articles.claims.dates.lists import FEASTS, MOVING_FEASTS, SEASONS, SMALL_NUMBERS, near_days
from articles.claims.dates.unit import is_title
from articles.lexicon import alternatives
from articles.text.casefold import lowered
from articles.text.tokens import BARE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from articles.claims.dates.calendar import Part

    Look = Callable[[int, int], "Direction"]

Direction = Literal["past", "future", "unknown"]


class Relative(NamedTuple):
    """A phrase at `text[start:end]` and the period it means; `lasting` marks a stretch of time up to or from now."""

    start: int
    end: int
    period: Period
    lasting: bool = False


_S = r"[\s\u00a0]{1,2}"
_words = partial(lexicon.words, "en", "calendar")


def _any(name: str) -> str:
    return alternatives(_words(name), space=_S)


_DAYS = {unit: int(days) for unit, days in lexicon.numbers("en", "calendar", "days_in").items()}
_MONTHS = {unit: int(count) for unit, count in lexicon.numbers("en", "calendar", "months_in").items()}
_UNIT = rf"(?P<unit>{alternatives(_DAYS, _MONTHS)})"
_VAGUE_COUNTS = _words("vague_counts")
_COUNT = rf"(?P<count>\d{{1,3}}|{alternatives(SMALL_NUMBERS, _VAGUE_COUNTS, space=_S)})"
_SEASON = rf"(?P<season>{alternatives(SEASONS)})"
_TURNS = _words("turns")
_TURNED_BY = {word: int(by) for word, by in lexicon.numbers("en", "calendar", "turned_by").items()}
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w]|[.,]\d)"
_FEAST_NAMES = alternatives(FEASTS, MOVING_FEASTS, space=_S).replace("'", "['’]")
_NEAR_DAYS = near_days("en")
_QUARTERS = {word: cast("Part", part) for word, part in lexicon.classes("en", "calendar", "quarters").items()}
_ORDINAL_QUARTERS = [word for word in _QUARTERS if not word.isdigit()]
_FLAGS = re.IGNORECASE

_AGO = re.compile(rf"(?:a{_S})?{_COUNT}{_S}{_UNIT}s?(?P<half>{_S}and{_S}a{_S}half)?{_S}ago\b", _FLAGS)
_HENCE = re.compile(rf"(?:a{_S})?{_COUNT}{_S}{_UNIT}s?(?:['’]s?)?{_S}(?P<way>{_any('from_now')})\b", _FLAGS)
_TURNED = re.compile(rf"(?P<turn>{alternatives(_TURNS)}){_S}(?:{_UNIT}(?!\w)|{_SEASON}(?!\w))", _FLAGS)
_TURNED_COUNT = re.compile(rf"(?P<turn>{_any('counted_turns')}){_S}{_COUNT}{_S}{_UNIT}s?(?!\w)", _FLAGS)
_PART_OF_DAY = re.compile(rf"{_any('parts_of_this_day')}\b", _FLAGS)
_EARLIER = re.compile(
    rf"(?P<way>{_any('within_turns')}){_S}"
    rf"(?:(?P<today>today)|{_any('within_leads')}{_S}(?P<unit>{_any('within_units')}))(?!\w)",
    _FLAGS,
)
_NEAR = re.compile(rf"{alternatives(_NEAR_DAYS, space=_S)}\b", _FLAGS)
_SEASON_YEAR = re.compile(
    rf"{_SEASON}{_S}(?:of{_S})?(?P<year>1[0-9]{{3}}|20[0-9]{{2}})(?:\s?[-–/]\s?\d{{2,4}})?(?![\w]|[.,]\d)", _FLAGS
)
_SEASON_ALONE = re.compile(rf"{_SEASON}(?!\w)", _FLAGS)
_FEAST = re.compile(rf"(?P<feast>{_FEAST_NAMES})(?!\w)(?:,?{_S}{_YEAR})?", _FLAGS)
_NEW_YEAR = re.compile(rf"{_any('new_year')}(?!\w|['’]s{_S}{_any('new_year_days')})", _FLAGS)
_WEEKEND = re.compile(r"weekend\b", _FLAGS)
_QUARTER = re.compile(
    rf"(?:Q(?P<q>[1-4])|(?P<nth>{alternatives(_ORDINAL_QUARTERS)}){_S}quarter)(?:{_S}(?:of{_S})?{_YEAR})?(?!\w)"
)
_COMING = re.compile(rf"{_any('coming_leads')}{_S}{_COUNT}{_S}{_UNIT}s?(?!\w|{_S}{_any('not_coming_behind')})", _FLAGS)
_SEASON_LEAD = re.compile(rf"\b{_any('season_leads')}[-\s\u00a0](?:the[\s\u00a0])?$", re.IGNORECASE)
_NEW_YEAR_LEAD = re.compile(rf"\b{_any('new_year_leads')}[\s\u00a0](?:the[\s\u00a0])?$", re.IGNORECASE)
_FEAST_LEAD = re.compile(rf"\b{_any('feast_leads')}[\s\u00a0]$", re.IGNORECASE)
_WEEKEND_LEAD = re.compile(rf"\b{_any('weekend_leads')}[\s\u00a0]the[\s\u00a0]$", re.IGNORECASE)
_DECADES = lexicon.numbers("en", "calendar", "decades")
_DECADE_LEADS = _words("decade_leads")
_DECADE = re.compile(rf"{alternatives(_DECADE_LEADS)}[-\s\u00a0](\w+ties)\b", re.IGNORECASE)
_NEAR_AHEAD = timedelta(days=30)
"""How far ahead a feast may lie that is told in the past, as in an article dated too early; chosen."""
_NOT_TOMORROW_BEHIND = frozenset(lexicon.everywhere("calendar", "not_tomorrow_behind"))


def find_relative(text: str, published: date | None, language: str, direction: Look) -> Iterator[Relative]:
    """The phrases of a text in order. `direction` tells whether the words around a span look ahead or back.

    Without a day of publication only those with a year of their own are found.
    """
    code = lexicon.base_of(language)
    if code != "en":
        yield from _foreign(text, published, near_days(code))
        return
    past = 0
    for start, end in BARE.spans(text):
        word = text[start:end]
        readers = _LEADS.get(word.lower()) or (_COUNTED if word.isdigit() else ())
        if start < past:
            continue
        for read in readers:
            try:
                found = read(text, start, published, direction)
            except (ValueError, OverflowError):  # before the year 1 or after 9999
                continue
            if found:
                past = found.end
                yield found
                break


def _foreign(text: str, published: date | None, words: Mapping[str, int]) -> Iterator[Relative]:
    if published is None:
        return
    for found in re.finditer(rf"(?<![\w]){alternatives(words)}(?![\w])", text, re.IGNORECASE):
        # "morgen" and "mañana" are tomorrow only when no article or "am" stands before them.
        before = text[max(0, found.start() - 14) : found.start()].split()[-1:]
        if before and before[0].lower() in _NOT_TOMORROW_BEHIND:
            continue
        day = published + timedelta(days=words[found[0].lower()])
        yield Relative(found.start(), found.end(), (day, day))


def _count(word: str) -> int | None:
    word = " ".join(word.lower().split())
    return int(word) if word.isdigit() else SMALL_NUMBERS.get(word)


def _away(published: date, count: int, unit: str) -> Period:
    """The day (for units up to weeks), month or year that lies `count` units away."""
    if unit in _DAYS:
        there = published + timedelta(days=count * _DAYS[unit])
        return there, there
    if _MONTHS[unit] < 12:
        return shifted_month(published, count * _MONTHS[unit])
    years = count * _MONTHS[unit] // 12
    first, last = year_of(published.year + years)
    return first, last


def _ago(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    found = _AGO.match(text, start)
    if not found or not published:
        return None
    unit, count = found["unit"].lower(), _count(found["count"])
    if count is None:
        if unit not in _DAYS and unit not in ("month", "year"):
            return None
        far, near = _away(published, -7 if unit != "day" else -6, unit), _away(published, -2, unit)
        return Relative(start, found.end(), (far[0], near[1]))
    return Relative(start, found.end(), _away(published, -count, unit))


def _hence(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    found = _HENCE.match(text, start)
    count = _count(found["count"]) if found else None
    if not found or not published or count is None:
        return None
    if found["way"].lower().startswith("from") or text[max(0, start - 4) : start].lower().strip() == "in":
        return Relative(start, found.end(), _away(published, count, found["unit"].lower()))
    return None


def _coming(text: str, start: int, published: date | None, direction: Look) -> Relative | None:
    found = _COMING.match(text, start)
    if not found or not published or direction(start, found.end()) != "future":
        return None
    count = _count(found["count"])
    if count is None or found["unit"].lower() == "hour":
        return None
    period = _away(published, count, found["unit"].lower())
    if found[0].lower().startswith("within"):
        return Relative(start, found.end(), (published, period[1]), lasting=True)
    return Relative(start, found.end(), period)


def _turned(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    """ "Last night", "next week", "the past three days", "last summer"."""
    if found := _PART_OF_DAY.match(text, start):
        if published is None:
            return None
        day = published - timedelta(days=found[0].lower().startswith("last"))
        return Relative(start, found.end(), (day, day))
    if found := _TURNED_COUNT.match(text, start):
        return _stretch(found, published)
    found = _TURNED.match(text, start)
    if not found or not published or re.match(rf"{_S}of\b", text[found.end() : found.end() + 5]):
        return None
    turn = found["turn"].lower()
    if found["season"]:
        return Relative(start, found.end(), _turned_season(found["season"].lower(), turn, published))
    unit = found["unit"].lower()
    if is_title(text, start, found.end()):
        return None
    definite = text[max(0, start - 4) : start].lower().strip() == "the"
    if _is_never_turned(unit) or turn == "previous" or (definite and unit == "weekend"):
        return None
    if definite or turn == "past":
        return _stretch_of(start, found.end(), published, 1, unit, turn)
    return Relative(start, found.end(), _whole(published, _TURNED_BY.get(turn, 0), unit))


def _is_never_turned(unit: str) -> bool:
    """Whether a unit is too short or too long to be turned: "the last hour" is no hour of the clock."""
    return _DAYS.get(unit, 7) < 7 or unit == "century"


def _whole(published: date, by: int, unit: str) -> Period:
    """The whole calendar unit that lies `by` units from that of the day of publication."""
    if unit in _DAYS:
        monday, sunday = week_of(published + timedelta(days=by * 7))
        return (monday + timedelta(days=5), sunday) if unit == "weekend" else (monday, sunday)
    if unit == "month":
        return shifted_month(published, by)
    if unit == "quarter":
        first = shifted_month(published.replace(month=(published.month - 1) // 3 * 3 + 1, day=1), 3 * by)[0]
        return months_of(first.year, first.month, 3)
    if unit == "decade":
        first_year = (published.year // 10 + by) * 10
        return year_of(first_year)[0], year_of(first_year + 9)[1]
    return year_of(published.year + by)


def _stretch(found: re.Match[str], published: date | None) -> Relative | None:
    count = _count(found["count"])
    if published is None or count is None:
        return None
    return _stretch_of(found.start(), found.end(), published, count, found["unit"].lower(), found["turn"].lower())


def _stretch_of(start: int, end: int, published: date, count: int, unit: str, turn: str) -> Relative:
    """The stretch of time that ends, or for "next" begins, on the day of publication."""
    ahead = _TURNED_BY.get(turn) == 1
    if unit in _DAYS:
        other = published + timedelta(days=(1 if ahead else -1) * count * _DAYS[unit])
    else:
        month = shifted_month(published, (1 if ahead else -1) * count * _MONTHS[unit])
        other = month[0].replace(day=min(published.day, month[1].day))
    return Relative(start, end, (published, other) if ahead else (other, published), lasting=True)


def _season(year: int, name: str) -> Period:
    return months_of(year, SEASONS[name], 3)


def _turned_season(name: str, turn: str, published: date) -> Period:
    """ "Last summer" is the last that is over, "next" the next to begin, "this" that of the year."""
    if turn == "this":
        return _season(published.year, name)
    years = range(published.year - 2, published.year + 3)
    if _TURNED_BY.get(turn) == 1:
        return next(period for year in years if (period := _season(year, name))[0] > published)
    return next(period for year in reversed(years) if (period := _season(year, name))[1] < published)


def _season_named(text: str, start: int, published: date | None, direction: Look) -> Relative | None:
    """ "Summer 2015", and "in the summer": the last one, or the next where the words look ahead."""
    if found := _SEASON_YEAR.match(text, start):
        return Relative(start, found.end(), _season(int(found["year"]), found["season"].lower()))
    found = _SEASON_ALONE.match(text, start)
    lead = _SEASON_LEAD.search(text[max(0, start - 16) : start])
    follows = text[found.end() : found.end() + 4] if found else ""
    if not found or not published or not lead or follows.startswith((" of", "-")):
        return None
    name, ahead = found["season"].lower(), direction(start, found.end()) == "future"
    if name == "fall" and "the" not in lead[0]:
        return None
    years = range(published.year - 2, published.year + 3)
    periods = [_season(year, name) for year in years]
    chosen = (
        next(each for each in periods if each[1] >= published)
        if ahead
        else next(each for each in reversed(periods) if each[0] <= published)
    )
    return Relative(start, found.end(), chosen)


def _earlier(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    found = _EARLIER.match(text, start)
    if not found or not published:
        return None
    if found["today"]:
        return Relative(start, found.end(), (published, published))
    first, last = _whole(published, 0, found["unit"].lower())
    return Relative(start, found.end(), (first, published) if found["way"].lower() == "earlier" else (published, last))


def _near(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    if published is None:
        return None
    found = _NEAR.match(text, start)
    if not found or (start > 1 and found[0][0].isupper() and text[start - 2].isalnum()):
        return None
    if is_title(text, start, found.end()):
        return None
    day = published + timedelta(days=_NEAR_DAYS[" ".join(found[0].lower().split())])
    return Relative(start, found.end(), (day, day))


def _feast(text: str, start: int, published: date | None, direction: Look) -> Relative | None:
    found = _FEAST.match(text, start)
    if not found or not (found[0][0].isupper() or found[0][0].isdigit() or " of " in found[0]):
        return None
    name = " ".join(lowered(found["feast"]).split())
    if name not in FEASTS and name not in MOVING_FEASTS:
        return None
    # One word is a custom as well as a day: "at Christmas", not "celebrate Christmas" nor "a Thanksgiving speech".
    if " " not in name and not found["year"] and not _FEAST_LEAD.search(text[max(0, start - 14) : start]):
        return None
    if found["year"]:
        day = feast(name, int(found["year"]))
    elif published:
        days = [feast(name, year) for year in (published.year - 1, published.year, published.year + 1)]
        looks_back = direction(start, found.end()) == "past"
        fitting = [day for day in days if not looks_back or day - published <= _NEAR_AHEAD]
        day = min(fitting, key=lambda each: abs((each - published).days))
    else:
        return None
    return Relative(start, found.end(), (day, day))


def _new_year(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    found = _NEW_YEAR.match(text, start)
    lead = _NEW_YEAR_LEAD.search(text[max(0, start - 12) : start])
    if not found or not lead or not published:
        return None
    year = published.year + (published.month > 6)
    return Relative(start, found.end(), (date(year, 1, 1), date(year, 1, 1)))


def _weekend(text: str, start: int, published: date | None, direction: Look) -> Relative | None:
    found = _WEEKEND.match(text, start)
    lead = _WEEKEND_LEAD.search(text[max(0, start - 14) : start])
    if not found or not lead or not published:
        return None
    ahead = direction(start, found.end()) == "future" or published.weekday() >= 5
    return Relative(start, found.end(), _whole(published, 0 if ahead else -1, "weekend"))


def _quarter(text: str, start: int, published: date | None, _: Look) -> Relative | None:
    """ "The third quarter of 2015", and "the third quarter" alone: the last that had begun."""
    found = _QUARTER.match(text, start)
    if not found or (not found["year"] and not published):
        return None
    part = _QUARTERS[found["q"] or found["nth"]]
    if found["year"]:
        return Relative(start, found.end(), part_of(year_of(int(found["year"])), part))
    if not published or re.match(rf"{_S}(?:of|in)\b", text[found.end() : found.end() + 5]):
        return None
    periods = [part_of(year_of(year), part) for year in (published.year, published.year - 1)]
    return Relative(start, found.end(), next(each for each in periods if each[0] <= published or each == periods[-1]))


def _century_words(text: str, start: int, *_: object) -> Relative | None:
    """ "The nineties", and "the noughties": decades in words."""
    found = _DECADE.match(text, start)
    if not found or found[1].lower() not in _DECADES or text[found.end() : found.end() + 3] == " of":
        return None
    if text[max(0, start - 4) : start].split()[-1:] == ["his"]:
        return None
    first = int(_DECADES[found[1].lower()])
    return Relative(found.start(1), found.end(), (month_of(first, 1)[0], month_of(first + 9, 12)[1]))


_COUNTED = (_ago, _hence, _feast)
_LEADS: dict[str, tuple[Callable[..., Relative | None], ...]] = {
    **{word.split()[0]: (_ago, _hence) for word in [*SMALL_NUMBERS, *_VAGUE_COUNTS, "couple"]},
    **dict.fromkeys(_TURNS, (_turned,)),
    **dict.fromkeys(_words("within_turns"), (_earlier,)),
    **{word.split()[0]: (_near,) for word in _NEAR_DAYS},
    **dict.fromkeys(SEASONS, (_season_named,)),
    **dict.fromkeys((*_ORDINAL_QUARTERS, *_QUARTERS.values()), (_quarter,)),
    **dict.fromkeys(_DECADE_LEADS, (_century_words,)),
    **dict.fromkeys(_words("coming_leads"), (_coming,)),
    "weekend": (_weekend,),
}
for _names, _read in (([*FEASTS, *MOVING_FEASTS], _feast), (_words("new_year"), _new_year)):
    for _name in _names:
        _word = re.split(r"[\s'-]", _name)[0]
        _LEADS[_word] = (*_LEADS.get(_word, ()), _read)
_LEADS["fourth"] = (_quarter, _feast)
