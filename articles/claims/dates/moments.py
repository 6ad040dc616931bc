"""The moments of an article: its dates, hours and parts of days joined to when something happened.

An hour belongs to the day nearest to it in its sentence, else to the day told last before it. What cannot be joined to
a day is not guessed; it is given back as not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.dates.anchoring import Anchors
from articles.claims.dates.calendar import shifted_month, year_of
from articles.claims.dates.hours import (
    Hour,
    Part,
    Shift,
    joined_ranges,
    part_behind,
    read_hours,
    read_parts,
    read_shifts,
)
from articles.claims.dates.lists import weekdays
from articles.claims.dates.moment import Moment, of_days, of_part, precision_of
from articles.claims.dates.reading import read_dates
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.article import Article
    from articles.claims.dates.moment import Basis
    from articles.claims.particulars import DateKind, DateRange

Days = tuple["date", "date"]
"""The first and the last day of a period."""

_NEAR = 40
"""Code points between an hour and a day that are read as one, as in "at nine, the mayor said, on Friday"; chosen."""
_BESIDE = 14
"""Code points between an hour and the part of the day that says in which half it is: "four the next morning"."""
_SAME_HALF = 180
"""Minutes up to which an hour without its half of the day is taken to be of that of the hour told before it."""
_NOON, _LAST_MINUTE = 720, 1439
_ANY_DAY = date(2001, 1, 10)
"""A day of publication by which words that need one are found where none is known."""
_MEASURE = 60
"""Code points before "since" in which a word stands that makes it a measure: "the worst storm since 1962"."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A time that is not understood: its words, and why."""

    span: Span
    why: str


class Moments(NamedTuple):
    """The moments of an article with the index of its sentence each, in the order of the text, and what is unread."""

    found: tuple[tuple[int, Moment], ...]
    unread: tuple[Unread, ...]


@dataclass(slots=True)
class _Day:
    """A day, or a longer period, that a sentence names; `used` once an hour has been joined to it."""

    span: Span
    first: date
    last: date
    basis: Basis
    kind: DateKind
    part: str = ""
    used: bool = False

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def moment(self) -> Moment:
        """The moment that the day is by itself."""
        if self.part and self.is_day:
            start, end = of_part(self.first, self.part)
            return Moment(start, end, "part", self.span, None, self.basis, self.kind, part=self.part)
        start, end = of_days(self.first, self.last)
        return Moment(start, end, precision_of(self.first, self.last), self.span, None, self.basis, self.kind)


def read_moments(article: Article) -> Moments:
    """The moments of the sentences of an article that take part in matching, by their own words."""
    wanted = article.matched_sentences()
    return _Reader(article, wanted).read() if wanted else Moments((), ())


class _Reader:
    """Reads one article from beginning to end, remembering the day that was told last."""

    def __init__(self, article: Article, wanted: Sequence[int]) -> None:
        self._article, self._wanted = article, wanted
        self._text = article.comparable
        end = article.sentences[wanted[-1]].span.end
        language = article.language
        self._dates = read_dates(self._text[:end], article.published, language)
        self._hours = joined_ranges(self._text, read_hours(self._text, language, end))
        self._parts = read_parts(self._text, language, end)
        self._shifts = read_shifts(self._text, language, end)
        self._anchors = Anchors(article)
        self._code = lexicon.base_of(language)
        had, *pasts = (lexicon.words(self._code, "tense", name) for name in ("before_pasts", "past", "participles"))
        past = rf"(?:[a-z]{{2,}}ed|{alternatives(*pasts)})\b"
        self._verbs = re.compile(rf"\b(?:(?P<back>{alternatives(had)}\s(?:been\s)?{past})|{past})")
        self._weekdays = {name.lower() for name in weekdays(self._code)}
        self._halves: dict[date, tuple[int, int]] = {}
        self._told: Moment | None = None
        self._found: list[tuple[int, Moment]] = []
        self._unread: list[Unread] = []

    def read(self) -> Moments:
        """All moments, and what is not understood."""
        for index in self._wanted:
            sentence = self._article.sentences[index]
            if not self._article.paragraphs[sentence.paragraph].heading:
                self._sentence(index, sentence.span, sentence.paragraph)
        if self._article.published is None:
            self._unread += self._undated()
        self._unread.sort(key=lambda each: each.span)
        return Moments(tuple(self._found), tuple(self._unread))

    def _undated(self) -> Iterator[Unread]:
        """The words that would be counted from the day of publication, which is not known."""
        known = {each.span.start for each in self._dates}
        end = self._article.sentences[self._wanted[-1]].span.end
        for each in read_dates(self._text[:end], _ANY_DAY, self._article.language):
            if each.span.start not in known and self._is_read(each.span):
                yield Unread(each.span, "the day of the article is not known")

    def _is_read(self, span: Span) -> bool:
        index = self._article.sentence_at(span.start)
        return index is not None and index in set(self._wanted)

    def _sentence(self, index: int, span: Span, paragraph: int) -> None:
        days = [self._day(each, paragraph) for each in self._dates if span.covers(each.span.start)]
        hours = [each for each in self._hours if span.covers(each.span.start)]
        taken = [*(each.span for each in hours), *(day.span for day in days)]
        parts = [each for each in self._parts if span.covers(each.span.start) and not _any(each.span, taken)]
        shifts = [each for each in self._shifts if span.covers(each.span.start) and not _any(each.span, taken)]
        days += self._turned(days, parts, shifts, paragraph)
        days.sort(key=lambda day: day.span)
        moments = [*self._of_hours(span, hours, parts, days, paragraph), *self._of_parts(parts, days, paragraph)]
        moments += [day.moment() for day in days if not day.used and not self._is_measure(day)]
        moments += self._of_counts([each for each in shifts if each.unit in ("hour", "minute")])
        moments = _narrowest(sorted(moments, key=lambda moment: moment.span))
        for moment in moments:
            self._found.append((index, moment))
            if moment.kind == "event" and moment.precision in ("hour", "part"):
                self._told = moment
        for day in days:
            back = self._looks_back(span, day.span)
            aside = day.basis == "told before" and "," in self._text[span.start : day.span.start]
            if day.kind != "duration" and not aside:
                self._anchors.remember((day.first, day.last), day.span, day.basis, paragraph, back=back)

    def _looks_back(self, sentence: Span, day: Span) -> bool:
        """Whether the verb of a day tells what had happened before: "on Wednesday he had run to help"."""
        verbs = list(self._verbs.finditer(self._text, sentence.start, sentence.end))
        before = [each for each in verbs if each.end() <= day.start][-1:]
        return any(each["back"] for each in before or verbs[:1])

    # days

    def _day(self, found: DateRange, paragraph: int) -> _Day:
        first, last, basis = self._anchors.placed(found, self._text, paragraph)
        words = found.span.of(self._text).lower()
        part, end = "", found.span.end
        if first == last:
            behind = part_behind(self._text, end, self._code)
            if behind is not None:
                part, end = behind
            else:
                part = next((name for word, name in self._part_words() if self._has_part(words, word)), "")
            if not part and (early := self._early(found.span.start)):
                part = early
        return _Day(Span(found.span.start, end), first, last, basis, found.kind, part)

    def _has_part(self, words: str, part: str) -> bool:
        """Whether the words of a day hold a part of it: "last night", "Freitagabend", not "Sonnabend"."""
        joined = words.endswith(part) and words.removesuffix(part) in self._weekdays
        return joined or re.search(rf"\b{part}\b", words) is not None

    def _part_words(self) -> list[tuple[str, str]]:
        tonight = [("tonight", "evening")] if self._code == "en" else []
        return [*tonight, *lexicon.classes(self._code, "moments", "parts").items()]

    def _early(self, start: int) -> str:
        """Whether the day is led by a word for its beginning or its end: "early on Tuesday", "late Friday"."""
        before = self._text[max(0, start - 14) : start]
        for name in ("early", "late"):
            lead = alternatives(lexicon.words(self._code, "moments", name))
            if re.search(rf"\b{lead}\s(?:on\s)?$", before, re.IGNORECASE):
                return name
        return ""

    def _turned(
        self, days: Sequence[_Day], parts: list[Part], shifts: Sequence[Shift], paragraph: int
    ) -> Iterator[_Day]:
        """The days that are counted from one told before: the next morning, two days later, that evening."""
        counted = [each for each in shifts if each.unit not in ("hour", "minute")]
        turned = [Shift(part.span, "day", part.turn, part.part) for part in parts if part.turn is not None]
        for each in sorted((*counted, *turned), key=lambda shift: shift.span):
            if any(_gap(each.span, day.span) <= 2 for day in days):
                continue  # "On the day before, Thursday 8 December": the day is named.
            base = self._base(each, days, paragraph)
            if base is None:
                self._unread.append(Unread(each.span, "the day that it is counted from is not told"))
                parts[:] = [part for part in parts if part.span != each.span]
                continue
            first, last = _shifted(base, each)
            yield _Day(each.span, first, last, "told before", "event", each.part)
        parts[:] = [part for part in parts if part.turn is None]

    def _base(self, shift: Shift, days: Sequence[_Day], paragraph: int) -> Days | None:
        """The day that words count from, or what else was told last before years: "in 1991, and two years later"."""
        of_years = shift.unit == "year"
        before = [day for day in days if (of_years or day.is_day) and day.span.start < shift.span.start]
        if before:
            return before[-1].first, before[-1].last
        if of_years:
            return self._anchors.period(paragraph)
        day = self._anchors.last(paragraph, next_at_most=True)
        return None if day is None else (day, day)

    def _is_measure(self, day: _Day) -> bool:
        """Whether a day only measures: the largest since 2003, for the first time since the summer."""
        if day.kind != "duration":
            return False
        before = self._text[max(0, day.span.start - _MEASURE) : day.span.start]
        sentence = re.split(r"[.;!?]\s", before)[-1]
        return re.search(rf"\b{alternatives(lexicon.words(self._code, 'moments', 'firsts'))}\b", sentence) is not None

    # hours and parts

    def _of_hours(
        self, span: Span, hours: Sequence[Hour], parts: list[Part], days: Sequence[_Day], paragraph: int
    ) -> Iterator[Moment]:
        for hour in hours:
            day = _nearest(hour.span, days, self._text)
            if day is None and self._is_habit(span, hour.span):
                continue
            base = day.first if day is not None else self._anchors.last(paragraph)
            if base is None:
                self._unread.append(Unread(hour.span, "the day is not told"))
                continue
            beside = next((part for part in parts if _gap(part.span, hour.span) <= _BESIDE), None)
            if beside is not None:
                parts.remove(beside)
            part = beside.part if beside is not None else day.part if day is not None else ""
            hour = self._in_half(hour, part, base, paragraph)
            if day is not None:
                day.used = True
            yield _of_hour(hour, base, None if day is None else day)

    def _is_habit(self, sentence: Span, hour: Span) -> bool:
        """Whether the sentence tells what is done day by day: "the bread is given out at seven"."""
        words = [word.lower() for word in re.findall(r"[^\W\d_]+", self._text[sentence.start : hour.start])]
        habits, helpers = (lexicon.words(self._code, "moments", name) for name in ("habits", "helpers"))
        past = lexicon.words(self._code, "tense", "past")
        for last, word in reversed(list(pairwise(["", *words]))):
            if word in habits and last not in helpers:
                return True
            if word in past or (word.endswith("ed") and last not in habits):
                return False
        return False

    def _in_half(self, hour: Hour, part: str, base: date, paragraph: int) -> Hour:
        """The hour in its half of the day, where the part of the day or the hour told before it says which."""
        minutes = hour.minutes
        if not hour.half_known:
            shift = _half_of(minutes, part)
            told, where = self._halves.get(base, (0, -_NEAR))
            if shift is None and paragraph - where <= 1:
                near = [each for each in (0, _NOON) if abs(minutes + each - told) <= _SAME_HALF]
                shift = near[0] if len(near) == 1 else None
            if shift is None:
                return hour
            until = None if hour.until is None else hour.until + shift
            hour = replace(hour, minutes=minutes + shift, until=until, half_known=True)
        self._halves[base] = hour.minutes, paragraph
        return hour

    def _of_parts(self, parts: Sequence[Part], days: Sequence[_Day], paragraph: int) -> Iterator[Moment]:
        for part in parts:
            day = _nearest(part.span, days, self._text)
            if day is not None and (day.used or day.part) and _gap(part.span, day.span) > _NEAR:
                continue
            base = day.first if day is not None else self._anchors.last(paragraph, next_at_most=True)
            if base is None:
                self._unread.append(Unread(part.span, "the day is not told"))
                continue
            if day is not None:
                day.used = True
            start, end = of_part(base, part.part)
            basis: Basis = day.basis if day is not None else "told before"
            words = day.span if day is not None else self._anchors.words(paragraph)
            yield Moment(start, end, "part", part.span, words, basis, edge=part.edge, part=part.part)

    def _of_counts(self, shifts: Sequence[Shift]) -> Iterator[Moment]:
        """ "Two hours later": counted from the hour told before."""
        for each in shifts:
            told = self._told
            if told is None or told.precision != "hour" or not told.half_known:
                self._unread.append(Unread(each.span, "the hour that it is counted from is not told"))
                continue
            at = told.start + timedelta(**{f"{each.unit}s": each.count})
            yield Moment(at, at, "hour", each.span, told.span, "told before", edge="about")


def _narrowest(moments: Sequence[Moment]) -> list[Moment]:
    """The moments of a sentence without a part of a day that the next words only tell more exactly: the evening, at
    dusk.
    """
    kept: list[Moment] = []
    for moment in moments:
        last = kept[-1] if kept else None
        if last is not None and last.precision == "part" and moment.precision in ("hour", "part"):
            meet = last.day == moment.day and last.start <= moment.end and moment.start <= last.end
            if meet and _gap(last.span, moment.span) <= _NEAR:
                kept.pop()
        kept.append(moment)
    return kept


def _of_hour(hour: Hour, base: date, day: _Day | None) -> Moment:
    midnight = datetime.combine(base, time())
    # The end of a day is its last minute, not the first of the next one.
    start = midnight + timedelta(minutes=min(hour.minutes, _LAST_MINUTE))
    end = start if hour.until is None else midnight + timedelta(minutes=hour.until)
    return Moment(
        start,
        end,
        "hour",
        hour.span,
        None if day is None else day.span,
        "told before" if day is None else day.basis,
        edge=hour.edge,
        half_known=hour.half_known,
        zone=hour.zone,
    )


def _half_of(minutes: int, part: str) -> int | None:
    """By how many minutes an hour of twelve has to go on to lie in a part of the day; None where that does not say."""
    if part in ("before_dawn", "dawn", "morning", "early", "overnight"):
        return 0
    if part == "night":
        return _NOON if minutes >= _NOON // 2 else 0
    return _NOON if part in ("afternoon", "dusk", "evening", "late") else None


def _shifted(base: Days, shift: Shift) -> Days:
    """The days that lie some days, weeks, months or years from a day, or years from a year."""
    first, last = base
    if first != last and shift.unit == "year":
        return year_of(first.year + shift.count)
    if shift.unit in ("day", "week"):
        day = first + timedelta(days=shift.count * (7 if shift.unit == "week" else 1))
        return day, day
    return shifted_month(first, shift.count * (12 if shift.unit == "year" else 1))


def _gap(a: Span, b: Span) -> int:
    """Code points between two spans; 0 where they meet."""
    return max(0, a.start - b.end, b.start - a.end)


def _any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _nearest(span: Span, days: Sequence[_Day], text: str) -> _Day | None:
    """The day of a sentence that an hour or a part of the day belongs to: the nearest, one behind it first."""
    single = [day for day in days if day.is_day and day.kind != "duration"]
    if not single:
        return None

    def far(day: _Day) -> tuple[bool, int]:
        between = text[min(span.end, day.span.end) : max(span.start, day.span.start)]
        return bool(re.search(r"[;:]", between)), _gap(span, day.span)

    return min(single, key=far)
