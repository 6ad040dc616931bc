"""Which day a text means where it has told another before: "that Friday", a day without its year in an old story."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.claims.dates.lists import weekdays
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.article import Article, Span
    from articles.claims.dates.moment import Basis
    from articles.claims.particulars import DateRange

_NEAR, _NEXT = 3, 1
"""Paragraphs after which a day told before no longer says of which day an hour is, or "the next morning"; chosen."""
_LONG_AGO = timedelta(days=300)
"""How far a day written with its year lies before publication, from which one without a year is of its time."""
_WEEK = timedelta(days=7)
_OVER = timedelta(days=60)
"""How long before publication a story is over, so that its weekdays are not counted from there; chosen."""
_YEAR = re.compile(r"\d{4}")


class _Told(NamedTuple):
    day: date
    span: Span
    basis: Basis
    paragraph: int
    named: bool
    back: bool = False


class Anchors:
    """The days that an article has told so far."""

    def __init__(self, article: Article) -> None:
        self._published = article.published
        code = lexicon.base_of(article.language)
        self._weekdays = {name.lower(): number for name, number in weekdays(code).items()}
        self._pointing = re.compile(rf"\b{alternatives(lexicon.words(code, 'moments', 'pointing'))}\s$", re.IGNORECASE)
        self._text = article.comparable
        self._told: list[_Told] = []
        self._of_year: _Told | None = None
        self._latest: tuple[date, date, int] | None = None

    def words(self, paragraph: int) -> Span | None:
        """The words of the day told last."""
        told = self._last(paragraph)
        return told.span if told is not None else None

    def last(self, paragraph: int, *, next_at_most: bool = False) -> date | None:
        """The day told last, if that was not long before `paragraph`, or in the one before it `next_at_most`.

        A day of a look back is that of the paragraph that looks back and of no other.
        """
        told, far = self._last(paragraph), _NEXT if next_at_most else _NEAR
        return told.day if told is not None and paragraph - told.paragraph <= far else None

    def _last(self, paragraph: int) -> _Told | None:
        return next((told for told in reversed(self._told) if not told.back or told.paragraph == paragraph), None)

    def period(self, paragraph: int) -> tuple[date, date] | None:
        """The day or period told last in `paragraph` or the one before it."""
        if self._latest is None or paragraph - self._latest[2] > _NEXT:
            return None
        return self._latest[:2]

    def remember(
        self, days: tuple[date, date], span: Span, basis: Basis, paragraph: int, *, back: bool = False
    ) -> None:
        """Keep a day or a longer period that was told; `back`, in a sentence that looks back."""
        self._latest = (*days, paragraph)
        if days[0] == days[1]:
            named = not self._weekdays.keys().isdisjoint(span.of(self._text).lower().replace(",", " ").split())
            self._told.append(_Told(days[0], span, basis, paragraph, named, back))

    def placed(self, found: DateRange, text: str, paragraph: int) -> tuple[date, date, Basis]:
        """The first and last day that words mean after what was told before them, and where that is from."""
        words = found.span.of(text).lower().strip(".")
        if _YEAR.search(words):
            if found.start == found.end:
                self._of_year = _Told(found.start, found.span, "written", paragraph, named=False)
            return found.start, found.end, "written"
        if words in self._weekdays:
            day = None if found.kind == "duration" else self._weekday(found, text, words, paragraph)
            return (found.start, found.end, "dateline") if day is None else (day, day, "told before")
        written = any(map(str.isdigit, words))
        moved = self._in_its_year(found) if written else None
        if moved is not None:
            return (*moved, "told before")
        return found.start, found.end, "written" if written else "dateline"

    def _weekday(self, found: DateRange, text: str, word: str, paragraph: int) -> date | None:
        """The day of a weekday that was named in full before, or that follows a day told just before."""
        number = self._weekdays[word]
        pointed = self._pointing.search(text, max(0, found.span.start - 12), found.span.start) is not None
        for told in reversed(self._told):
            if told.basis == "dateline" or paragraph - told.paragraph > _NEAR * (4 if pointed else 1):
                continue
            if told.day.weekday() == number and (pointed or (told.named and self._is_past(told.day))):
                return told.day
        last = next((told for told in reversed(self._told) if told.basis != "dateline"), None)
        if pointed or last is None or paragraph - last.paragraph > _NEXT:
            return None
        return self._following(last, number, found.start)

    def _following(self, told: _Told, number: int, by_dateline: date) -> date | None:
        """The first such day after one told in full, where the story is at that day and not at its publication.

        That shows where it is long over, and where it would be the day of publication, which is seldom named so.
        """
        if self._published is None or self._published - told.day < _WEEK:
            return None
        day = told.day + timedelta(days=(number - told.day.weekday()) % 7)
        over = self._published - told.day > _OVER
        return day if day <= self._published and (over or by_dateline == self._published) else None

    def _is_past(self, day: date) -> bool:
        return self._published is not None and timedelta() <= self._published - day <= 3 * _WEEK

    def _in_its_year(self, found: DateRange) -> tuple[date, date] | None:
        """A day or month without a year, in the year of one long ago that was written in full before it."""
        of = self._of_year
        if of is None or self._published is None or self._published - of.day < _LONG_AGO:
            return None
        tried = []
        for year in (of.day.year - 1, of.day.year, of.day.year + 1):
            try:
                first = found.start.replace(year=year)
                tried.append((first, found.end.replace(year=year + found.end.year - found.start.year)))
            except ValueError:
                continue
        return min(tried, key=lambda days: abs((days[0] - of.day).days), default=None)


def in_story(article: Article, dates: Sequence[Sequence[DateRange]], sentences: Iterable[int]) -> list[list[DateRange]]:
    """The dates of some sentences of an article, in order, as what was told before them has them."""
    anchors, text, found = Anchors(article), article.comparable, []
    for at, each in zip(sentences, dates, strict=True):
        sentence = article.sentences[at]
        moved = []
        for when in each:
            first, last, basis = anchors.placed(when, text, sentence.paragraph)
            moved.append(replace(when, start=first, end=last))
            aside = basis == "told before" and "," in text[sentence.span.start : when.span.start]
            if when.kind != "duration" and not aside:
                anchors.remember((first, last), when.span, basis, sentence.paragraph)
        found.append(moved)
    return found
