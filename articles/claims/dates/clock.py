"""Times of day in a text, and whether two of them may be one: "21.40", "a quarter past ten", "nine in the morning"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.lexicon import alternatives
from articles.text.casefold import lowered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_HALF_DAY, _DAY = 12 * 60, 24 * 60
_EXACT, _ROUND, _ROUGH = 2, 6, 25
"""Minutes by which two times may lie apart and still be one: as written, one on five minutes, one said roughly."""
_ROUND_TO = 5
_LONGEST_LEAD = 22
"""Code points before a time in which a word stands that says it is rough."""
_S = r"[\s\u00a0]"


def _any(name: str) -> str:
    return alternatives(lexicon.words("en", "clock", name))


def _numbers(name: str) -> Mapping[str, int]:
    return {word: int(value) for word, value in lexicon.numbers("en", "clock", name).items()}


_HOURS, _MINUTES, _MOMENTS = _numbers("hours"), _numbers("minutes"), _numbers("moments")
_HALF_OF_DAY = (
    rf"(?:{_S}?(?P<early>{_any('before_noon')})|{_S}?(?P<late>{_any('after_noon')})|{_S}(?P<night>{_any('at_night')}))"
    r"(?!\w)"
)
_HOUR_WORD = alternatives(_HOURS)
_DIGITS = re.compile(
    rf"(?<![\w.,:£$€-])(?P<lead>\b{_any('leads')}{_S})?(?P<hour>[01]?\d|2[0-3])(?P<sign>[:.h])(?P<minute>[0-5]\d)(?!\d|,\d|[:%]|\.\d|{_S}?{_any('no_time_behind')}\b)"
    rf"(?:{_HALF_OF_DAY})?",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?<![\w.,:£$€-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:%]|[.,]\d)")
_WHOLE = re.compile(
    rf"(?<![\w.,:£$€-])(?P<hour>\d{{1,2}}|\b{_HOUR_WORD})(?:{_S}(?P<behind>{_any('behind')}))?(?:{_HALF_OF_DAY})?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"\b(?:(?P<half>{_any('halves')})|(?P<minutes>\d{{1,2}}|{alternatives(_MINUTES)})"
    rf"(?:{_S}(?:{_any('minute_units')}))?{_S}(?:(?P<to>{_any('to')})|(?P<past>{_any('past')})))"
    rf"{_S}(?P<hour>\d{{1,2}}|{_HOUR_WORD}|(?P<moment>{alternatives(_MOMENTS)}))\b(?:{_HALF_OF_DAY})?",
    re.IGNORECASE,
)
_MOMENT = re.compile(rf"\b(?P<moment>{alternatives(_MOMENTS)})\b", re.IGNORECASE)
_BARE_LEAD = re.compile(rf"\b{_any('word_leads')}{_S}$", re.IGNORECASE)
_BARE_END = re.compile(rf"{_S}?(?:[,.;:)”\"]|{_any('ends')}\b|$)", re.IGNORECASE)
_ROUGH_LEAD = re.compile(rf"\b{_any('rough_leads')}{_S}(?:at{_S})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day: `minutes` since midnight (0..1439), or since midnight or noon where `half_known` is False.

    `rough` says that its text does not give it exactly; `span` counts code points.
    """

    minutes: int
    span: Span
    half_known: bool = True
    rough: bool = False


def read_times(text: str, start: int = 0, end: int | None = None) -> list[TimeOfDay]:
    """The times of day between two places of a text, in order. English words; digits with two places of minutes."""
    end = len(text) if end is None else end
    found: list[TimeOfDay] = []
    for each in (*_spoken(text, start, end), *_in_digits(text, start, end), *_whole_hours(text, start, end)):
        if not any(each.span.overlaps(other.span) for other in found):
            found.append(each)
    for moment in _MOMENT.finditer(text, start, end):
        span = Span(moment.start(), moment.end())
        if not any(span.overlaps(other.span) for other in found):
            found.append(_made(text, _MOMENTS[lowered(moment["moment"])], span, half_known=True))
    return sorted(found, key=lambda each: each.span.start)


def read_digits(text: str, end: int) -> Iterator[TimeOfDay]:
    """The times that are written with a colon in the first `end` code points, by a clock of twenty-four hours."""
    for found in _COLON.finditer(text, 0, end):
        yield TimeOfDay(60 * int(found["hour"]) + int(found["minute"]), Span(*found.span()))


def may_be_one(a: TimeOfDay, b: TimeOfDay) -> bool:
    """Whether two times may be the same moment of a day, given how exactly they are told."""
    around = _DAY if a.half_known and b.half_known else _HALF_DAY
    apart = abs(a.minutes - b.minutes) % around
    apart = min(apart, around - apart)
    if a.rough or b.rough:
        return apart <= _ROUGH
    return apart <= (_ROUND if any(each.minutes % _ROUND_TO == 0 for each in (a, b)) else _EXACT)


def _made(text: str, minutes: int, span: Span, *, half_known: bool) -> TimeOfDay:
    rough = _ROUGH_LEAD.search(text, max(0, span.start - _LONGEST_LEAD), span.start) is not None
    return TimeOfDay(minutes % _DAY, span, half_known, rough)


def _spoken(text: str, start: int, end: int) -> Iterator[TimeOfDay]:
    """Half past four, ten minutes to nine, a quarter to midnight."""
    for found in _SPOKEN.finditer(text, start, end):
        minutes = 30 if found["half"] else _value(found["minutes"], _MINUTES)
        hour = found["hour"]
        base = _MOMENTS[lowered(hour)] if found["moment"] else 60 * _value(hour, _HOURS)
        total = base - minutes if found["to"] else base + minutes
        if base > _DAY:
            continue
        if found["moment"]:
            yield _made(text, total, Span(found.start(), found.end()), half_known=True)
        else:
            yield _placed(text, total, found)


def _in_digits(text: str, start: int, end: int) -> Iterator[TimeOfDay]:
    """21.40 behind a word for when, 9:20 p.m., 10:45."""
    for found in _DIGITS.finditer(text, start, end):
        said = found["early"] or found["late"] or found["night"]
        if found["sign"] == "." and not (found["lead"] or said or found["hour"].startswith("0")):
            continue
        begins = found.start("hour")
        minutes = 60 * int(found["hour"]) + int(found["minute"])
        if not said and (int(found["hour"]) > 12 or found["hour"].startswith("0")):
            yield _made(text, minutes, Span(begins, found.end()), half_known=True)
        else:
            yield _placed(text, minutes, found, begins)


def _whole_hours(text: str, start: int, end: int) -> Iterator[TimeOfDay]:
    """9 p.m., nine in the morning, five o'clock, and a bare hour in words: towards nine."""
    for found in _WHOLE.finditer(text, start, end):
        said = found["behind"] or found["early"] or found["late"] or found["night"]
        hour = _value(found["hour"], _HOURS)
        bare = not found["hour"].isdigit() and _BARE_LEAD.search(text, max(0, found.start() - 10), found.start())
        if not said and not (bare and _BARE_END.match(text, found.end(), end)):
            continue
        if 1 <= hour <= 12:
            yield _placed(text, 60 * hour, found)


def _value(word: str, words: Mapping[str, int]) -> int:
    return int(word) if word.isdigit() else words[lowered(word)]


def _placed(text: str, minutes: int, found: re.Match[str], begins: int | None = None) -> TimeOfDay:
    """A time on a clock of twelve hours, in the half of the day that its words name."""
    span = Span(found.start() if begins is None else begins, found.end())
    on_clock = minutes % _HALF_DAY
    if found["early"]:
        return _made(text, on_clock, span, half_known=True)
    if found["late"]:
        return _made(text, on_clock + _HALF_DAY, span, half_known=True)
    if found["night"]:
        return _made(text, on_clock + _HALF_DAY * (on_clock >= _HALF_DAY // 2), span, half_known=True)
    return _made(text, on_clock, span, half_known=False)


def clash_of(a: Collection[TimeOfDay], b: Collection[TimeOfDay]) -> tuple[TimeOfDay, TimeOfDay] | None:
    """The first times of two sentences that have one each and cannot be one; None where there are more, or they fit."""
    if len(a) != 1 or len(b) != 1:
        return None
    mine, theirs = next(iter(a)), next(iter(b))
    return None if may_be_one(mine, theirs) else (mine, theirs)
