"""Hours, parts of days, and words that count from what was told before, as they stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from articles import lexicon
from articles.article import Span
from articles.claims.dates.clock import TimeOfDay, read_digits, read_times
from articles.claims.dates.lists import SMALL_NUMBERS
from articles.lexicon import alternatives
from articles.text.casefold import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articles.claims.dates.moment import Edge

Turn = Literal["", "day", "hour", "minute", "week", "month", "year"]

_S: Final = r"[\s\u00a0]"
_LEAD: Final = 24
"""Code points before a time in which the words stand that say how exactly it is told."""
_NOON: Final = 12 * 60
_DAY: Final = 2 * _NOON
_EDGES: Final[dict[str, str]] = {
    "about": "about", "near_before": "shortly before", "near_after": "shortly after",
    "far_before": "before", "far_after": "after",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it stands in the text: minutes since midnight (or noon, unless `half_known`), `until` for a range."""

    span: Span
    minutes: int
    until: int | None = None
    half_known: bool = True
    edge: Edge = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day as it stands in the text; `turn` counts days from the one told before, None: it says nothing."""

    span: Span
    part: str
    edge: Edge = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Words that count `count` units from what was told before: "two days later", "the evening before"."""

    span: Span
    unit: Turn
    count: int
    part: str = ""


class _Patterns(NamedTuple):
    lead: re.Pattern[str]
    opener: re.Pattern[str]
    zone: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    bare_part: re.Pattern[str]
    turned: re.Pattern[str]
    turned_day: re.Pattern[str]
    beside: re.Pattern[str]
    counted: re.Pattern[str]
    counting: re.Pattern[str]
    at: re.Pattern[str]

    def is_time(self, text: str, found: re.Match[str]) -> bool:
        """Whether a whole number of hours is a time and no stretch: "at 14 hours", not "the last 24 hours"."""
        if found["four"] or found["minute"] or found["after"] or not self.counting.fullmatch(found["behind"]):
            return True
        return self.at.search(text, max(0, found.start() - _LEAD), found.start()) is not None


class _Words:
    """Patterns for the lists of one language."""

    def __init__(self, code: str) -> None:
        self._code = code
        self.parts = self._joined(lexicon.classes(code, "moments", "parts"))
        self.turn = rf"(?P<turn>{self._joined(lexicon.numbers(code, 'moments', 'turned'))})"
        self.turned_days = self._joined(lexicon.numbers(code, "moments", "turned_days"))
        self.hour = alternatives(lexicon.numbers(code, "clock", "hours"))
        self.unit = rf"(?P<unit>{self._joined(lexicon.classes(code, 'moments', 'units'))})"
        self.count = rf"(?P<count>\d{{1,3}}|{alternatives(_counts(code))})"

    def any_of(self, *names: str) -> str:
        """Any word of the lists of these names."""
        return self._joined({word for name in names for word in lexicon.words(self._code, "moments", name)})

    @staticmethod
    def _joined(listed: Iterable[str]) -> str:
        return alternatives(listed, space=rf"{_S}++")


@cache
def _counts(code: str) -> Mapping[str, float]:
    """The words that count days and hours, with their number."""
    return SMALL_NUMBERS if code == "en" else lexicon.numbers(code, "counting", "small")


@cache
def _patterns(code: str) -> _Patterns:
    known, compiled = _Words(code), partial(re.compile, flags=re.IGNORECASE)
    any_of = known.any_of
    leads = "|".join(f"(?P<{name}>{any_of(name)})" for name in _EDGES)
    sized = rf"(?:(?P<size>{any_of('early', 'late')})[-\s\u00a0])?"
    behind = rf"(?![\w’'-]|{_S}{any_of('no_part_behind')}\b)"
    part = rf"(?P<part>{known.parts})"
    something = rf"(?!{_S}(?:{any_of('of_something')})\b)"
    return _Patterns(
        lead=compiled(rf"\b(?:{leads}){_S}(?:at{_S}|the{_S})?$"),
        opener=compiled(
            rf"\b{any_of('range_openers')}{_S}(?P<hour>\d{{1,2}}(?:[.:]\d\d)?|{known.hour}){_S}"
            rf"{any_of('range_links')}{_S}$",
        ),
        zone=compiled(rf"{_S}?\(?(?P<zone>{any_of('zones')})\b"),
        whole=compiled(
            rf"(?<![\w.,:£$€-])(?:(?P<four>[0-2]\d[0-5]\d)(?={_S}(?:{any_of('zones', 'hour_behind')})\b)"
            rf"|(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?{_S}?(?P<behind>{any_of('hour_behind')})"
            rf"(?P<after>[0-5]\d)?\b)",
        ),
        part=compiled(
            rf"\b(?:(?P<lead>{any_of('part_leads', *_EDGES)}){_S})?(?:{known.turn}{_S})?{sized}{part}{behind}"
        ),
        bare_part=compiled(rf"{_S}{part}{behind}"),
        turned=compiled(rf"\b{known.turn}{_S}{any_of('day_words')}\b(?![-’'])"),
        turned_day=compiled(
            rf"\b(?P<turn>{known.turned_days})\b(?:{_S}(?:{any_of('part_leads')}{_S})?{part}{behind})?"
        ),
        beside=compiled(
            rf"\b(?:the{_S})(?P<what>{any_of('day_words')}|{known.parts}){_S}"
            rf"(?:(?P<before>{any_of('before_behind')})|(?P<after>{any_of('after_behind')}))\b{something}",
        ),
        counted=compiled(
            rf"\b{known.count}{_S}{known.unit}{_S}(?:(?P<later>{any_of('later')})|(?P<sooner>{any_of('sooner')}))\b",
        ),
        counting=compiled(any_of("counting_hours")),
        at=compiled(rf"\b{any_of('at')}{_S}$"),
    )


def read_hours(text: str, language: str, end: int) -> list[Hour]:
    """The hours of the first `end` code points, in order: with their edges, ranges and clocks."""
    known = _patterns(lexicon.base_of(language))
    times = read_times(text, 0, end) if _is_english(language) else read_digits(text, end)
    found = [_hour(text, known, each) for each in times]
    for each in known.whole.finditer(text, 0, end):
        span = Span(*each.span())
        if any(span.overlaps(other.span) for other in found) or not known.is_time(text, each):
            continue
        minutes = _minutes(each)
        if minutes is not None:
            found.append(_hour(text, known, TimeOfDay(minutes, span)))
    return sorted(found, key=lambda hour: hour.span.start)


def _is_english(language: str) -> bool:
    return lexicon.base_of(language) == "en"


def _minutes(found: re.Match[str]) -> int | None:
    if found["four"]:
        hour, minute = int(found["four"][:2]), int(found["four"][2:])
    else:
        hour, minute = int(found["hour"]), int(found["minute"] or found["after"] or 0)
    return (hour % 24) * 60 + minute if hour <= 24 else None


def _hour(text: str, known: _Patterns, time: TimeOfDay) -> Hour:
    start, end = time.span.start, time.span.end
    zone = known.zone.match(text, end)
    lead = known.lead.search(text, max(0, start - _LEAD), start)
    edge = next((_EDGES[name] for name in _EDGES if lead and lead[name]), "")
    hour = Hour(
        time.span, time.minutes, None, time.half_known, cast("Edge", edge), lowered(zone["zone"]) if zone else ""
    )
    if time.minutes == 0 and edge in ("before", "shortly before"):
        hour = replace(hour, minutes=_DAY)  # "by midnight" is the end of a day
    opener = known.opener.search(text, max(0, start - 2 * _LEAD), start)
    return _ranged(hour, opener) if opener else hour


def _ranged(hour: Hour, opener: re.Match[str]) -> Hour:
    """An hour that is the second of two: "from noon until three"."""
    word = lowered(opener["hour"])
    values = lexicon.numbers("en", "clock", "hours")
    whole, _, rest = word.replace(".", ":").partition(":")
    low = (int(values[word]) if word in values else int(whole)) * 60 + int(rest or 0)
    high = hour.minutes
    if hour.half_known and low < _NOON <= high and low + _NOON < high:
        low += _NOON
    if high <= low:
        high += _NOON
    return replace(hour, span=Span(opener.start("hour"), hour.span.end), minutes=low, until=high, edge="")


def joined_ranges(text: str, hours: list[Hour]) -> list[Hour]:
    """Hours, two of which are one range where only the word for it stands between: "from noon until three"."""
    links = alternatives(lexicon.words("en", "moments", "range_links"))
    openers = alternatives(lexicon.words("en", "moments", "range_openers"))
    joined: list[Hour] = []
    for hour in hours:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.until is None
            and hour.until is None
            and re.fullmatch(rf"{_S}{links}{_S}", text[last.span.end : hour.span.start], re.IGNORECASE)
            and re.search(rf"\b{openers}{_S}$", text[max(0, last.span.start - _LEAD) : last.span.start], re.IGNORECASE)
        ):
            high = hour.minutes
            if high <= last.minutes:
                high += _NOON if not hour.half_known else 2 * _NOON
            known = last.half_known or hour.half_known
            joined[-1] = replace(
                last, span=Span(last.span.start, hour.span.end), until=high, half_known=known, edge="",
                zone=hour.zone or last.zone,
            )  # fmt: skip
            continue
        joined.append(hour)
    return joined


def read_parts(text: str, language: str, end: int) -> list[Part]:
    """The parts of days that say when something is, in order."""
    code = lexicon.base_of(language)
    known = _patterns(code)
    parts, turns = lexicon.classes(code, "moments", "parts"), lexicon.numbers(code, "moments", "turned")
    habits = lexicon.words(code, "moments", "habitual_parts")
    found: list[Part] = []
    for each in known.part.finditer(text, 0, end):
        words = _flat(each["part"])
        if not (each["lead"] or each["turn"] or " " in words or parts[words] == "overnight"):
            continue
        lead = _flat(each["lead"] or "")
        if f"{lead} {words}" in habits:
            continue
        name = parts.get(f"{lead} {words}", parts[words])
        turn = int(turns[_flat(each["turn"])]) if each["turn"] else None
        span = Span(each.start("turn") if each["turn"] else each.start("part"), each.end())
        edge = "" if name != parts[words] else _edge_of(known, each)
        found.append(Part(span, name, edge, turn))
    return found


def _edge_of(known: _Patterns, found: re.Match[str]) -> Edge:
    lead = known.lead.search(f"{found['lead'] or ''} ")
    return cast("Edge", next((_EDGES[name] for name in _EDGES if lead and lead[name]), ""))


def part_behind(text: str, at: int, language: str) -> tuple[str, int] | None:
    """The part of a day that stands right behind a day, as in "Tuesday morning", and where it ends."""
    code = lexicon.base_of(language)
    found = _patterns(code).bare_part.match(text, at)
    return None if found is None else (lexicon.classes(code, "moments", "parts")[_flat(found["part"])], found.end())


def read_shifts(text: str, language: str, end: int) -> list[Shift]:
    """The words that count from a day or an hour told before, in order."""
    return sorted(_shifts(text, lexicon.base_of(language), end), key=lambda shift: shift.span.start)


def _shifts(text: str, code: str, end: int) -> Iterator[Shift]:
    known = _patterns(code)
    turns = lexicon.numbers(code, "moments", "turned")
    for each in known.turned.finditer(text, 0, end):
        yield Shift(Span(*each.span()), "day", int(turns[_flat(each["turn"])]))
    parts, beside = lexicon.classes(code, "moments", "parts"), lexicon.numbers(code, "moments", "turned_days")
    for each in known.turned_day.finditer(text, 0, end):
        yield Shift(
            Span(*each.span()),
            "day",
            int(beside[_flat(each["turn"])]),
            parts[_flat(each["part"])] if each["part"] else "",
        )
    for each in known.beside.finditer(text, 0, end):
        part = parts.get(_flat(each["what"]), "")
        yield Shift(Span(*each.span()), "day", -1 if each["before"] else 1, part)
    for each in known.counted.finditer(text, 0, end):
        word = _flat(each["count"])
        count = int(word) if word.isdigit() else int(_counts(code)[word])
        unit = cast("Turn", lexicon.classes(code, "moments", "units")[_flat(each["unit"])])
        yield Shift(Span(*each.span()), unit, count if each["later"] else -count)


def _flat(words: str) -> str:
    return " ".join(lowered(words).split())
