"""Finds the pieces dates are made of, before it is known which year or which Tuesday is meant.

English words are read in full; other languages by days, months, years, weekdays and the nearest days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from articles import lexicon
from articles.claims.dates.lists import ORDINALS, months, weekdays
from articles.claims.dates.unit import Unit, is_title, word_after, word_before
from articles.claims.dates.years import years
from articles.lexicon import alternatives, everywhere
from articles.text.tokens import BARE

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})(?![\d\w])(?![.,]\d)"
_SPACE: Final = r"[\s\u00a0]{1,2}"
_SPACED: Final = r"[\s\u00a0]"
_words: Final = partial(lexicon.words, "en", "calendar")
_RANGE_WORDS: Final = everywhere("calendar", "range_words")
_ANDS: Final = everywhere("calendar", "ands")
_ORDINAL_END: Final = alternatives(lexicon.words("en", "months", "number_endings"))
_NTH: Final = rf"(?:{alternatives(everywhere('months', 'number_endings'))}|\.)?"
_JOIN: Final = rf"{_SPACED}?(?:-|–|—|/|{alternatives(_RANGE_WORDS, _ANDS)}){_SPACED}?"
_DIGITS: Final = re.compile(r"[0-9]+")
_MONTH_PREPOSITIONS: Final = frozenset(everywhere("calendar", "month_prepositions"))
_ENGLISH = lexicon.English("calendar")
_DAY_ALONE: Final = re.compile(
    rf"(\d{{1,2}}){_ORDINAL_END}(?=[.,;!?]|$|{_SPACED}{alternatives(_ENGLISH.day_alone_follows)}\b)"
)
_DAY_ALONE_LEAD: Final = re.compile(rf"\b{alternatives(_ENGLISH.day_alone_leads)}{_SPACED}the{_SPACED}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forms:
    """The names of a language and the patterns made from them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    month_year: re.Pattern[str]
    numeric: re.Pattern[str]
    years: re.Pattern[str]
    nth_of: re.Pattern[str]


@lru_cache(maxsize=8)
def forms(language: str) -> Forms:
    """The patterns of a language; without a list of months it is read by its figures."""
    code = lexicon.base_of(language)
    names = months(code)
    month_forms = {form: number for name, number in names.items() for form in (name, name.upper(), name.title())}
    if code == "en":
        month_forms = {form: number for form, number in month_forms.items() if not form.islower()}
    days = weekdays(code)
    day_forms = {form: number for name, number in days.items() for form in (name, name.upper(), name.title())}
    month = rf"(?P<month>{alternatives(month_forms)})(?!\w)\.?"
    of_month, of_year = alternatives(everywhere("months", "of_month")), alternatives(everywhere("calendar", "of_year"))
    marks = alternatives(everywhere("months", "year_marks"))
    year = rf"(?:,?{_SPACE}(?:{of_year}{_SPACE})?(?P<year>{YEAR})(?:{_SPACE}{marks})?)?"
    listed = rf"\d{{1,2}}{_NTH}(?:, ?\d{{1,2}}{_NTH}){{1,3}},? ?{alternatives(_ANDS)} ?\d{{1,2}}{_NTH}"
    numbers = rf"(?P<days>{listed}(?!\w)|\d{{1,2}}{_NTH}(?:{_JOIN}\d{{1,2}}{_NTH}){{0,2}}(?![\w%:]|,\d))"
    plain = numbers.replace(_NTH, _NTH.replace("|\\.", ""))
    return Forms(
        month_forms,
        day_forms,
        re.compile(rf"{numbers}{_SPACE}(?:{of_month}{_SPACE})?{month}{year}"),
        re.compile(rf"{month}{_SPACE}(?:the{_SPACE})?{plain}(?!{_SPACE}{alternatives(_ENGLISH.no_day_behind)}){year}"),
        re.compile(rf"{month},?{_SPACE}(?:{of_year}{_SPACE})?(?P<year>{YEAR})"),
        re.compile(
            r"(?P<y>[12]\d{3})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?=T\d|(?![\w]))"
            r"|(?P<d1>\d{1,2})(?P<s1>[-/.])(?P<d2>\d{1,2})(?P=s1)(?P<y1>[12]\d{3}|\d{2})(?![\w]|[-/.]\d)"
            r"|(?P<my>1[0-2]|0?[1-9])/(?P<yy>20\d{2}|19\d{2})(?![\w/])|(?P<nine>9/11)(?![\w/])"
        ),
        re.compile(
            r"(?P<y>[12]\d{2}0)['’]?s(?!\w)|(?P<short>[1-9]0)s(?!\w)"
            r"|(?P<from>1[0-9]{3}|20[0-9]{2})\s?[-–—/]\s?(?P<to>[12]\d{3}|\d{2})(?![\w]|[-/.,]\d)"
            rf"|(?P<first>{YEAR}){_SPACE}{alternatives(_ENGLISH.year_range_words)}{_SPACE}(?P<last>{YEAR})"
            rf"|(?P<c>\d{{1,2}}){_ORDINAL_END}[\s\u00a0-]century|(?P<year>{YEAR})|(?P<two>\d\d)(?![\w’'])"
        ),
        re.compile(rf"(?P<nth>{alternatives(ORDINALS)})(?:{_SPACE}day)?{_SPACE}of{_SPACE}{month}{year}", re.IGNORECASE),
    )


def find_units(text: str, language: str) -> Iterator[Unit]:
    """The days, months, years and weekdays of a text in order; none overlaps another."""
    known = forms(language)
    person_may = _is_a_person("May", text)
    month_first = _writes_month_first(text, known)
    past = 0
    for start, end in BARE.spans(text):
        if start < past:
            continue
        word = text[start:end]
        found: list[Unit] = []
        if word[0].isdigit():
            found = _from_digits(text, start, known, month_first=month_first)
        elif word in known.months:
            found = _from_month(text, start, word, known, person_may=person_may)
        elif word in known.weekdays:
            found = _weekday(text, start, word, known)
        elif word.lower() in ORDINALS:
            found = _from_ordinal(text, start, known)
        for unit in found:
            past = unit.end
            yield unit


def _is_a_person(name: str, text: str) -> bool:
    found = re.finditer(rf"(?<![\w])([A-Z][a-z]+)\.?[ \u00a0]{name}(?!\w)", text)
    return any(each[1] not in _ENGLISH.not_people for each in found)


def _writes_month_first(text: str, known: Forms) -> bool:
    """Whether some date in figures can only be read with the month first, such as 12/25/2016."""
    found = re.finditer(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?!\w)", text)
    return known.months.get("January") == 1 and any(int(each[1]) <= 12 < int(each[2]) for each in found)


def _days(found: re.Match[str]) -> list[Unit]:
    """One unit for each day before or after a month's name; the year and month belong to all of them."""
    groups = found.groupdict()
    month, year = groups["month"], groups.get("year")
    pieces = list(re.finditer(r"\d+", groups["days"]))
    base = found.start("days")
    units = [
        Unit(base + piece.start(), base + piece.end(), "day", int(year) if year else None, None, int(piece[0]))
        for piece in pieces
    ]
    for left, right in pairwise(units):
        between = found.string[left.end : right.start]
        left.linked = any(mark in between for mark in "-–—") or any(word in between.split() for word in _RANGE_WORDS)
        left.listed = not left.linked
    if not all(1 <= (unit.day or 0) <= 31 for unit in units):
        return []
    units[0].start = min(units[0].start, found.start("month"))
    units[-1].end = found.end()
    for unit in units:
        unit.name = month
    return units


def _named(units: list[Unit], known: Forms) -> list[Unit]:
    for unit in units:
        unit.month, unit.name = known.months[unit.name], ""
    return units


def _from_digits(text: str, start: int, known: Forms, *, month_first: bool) -> list[Unit]:
    """What a number that may be part of a date writes: a whole date, days of a month, years, or a day alone."""
    if _is_inside_number(text, start):
        return []
    digits = _DIGITS.match(text, start)
    size, follows = (len(digits[0]), text[digits.end() : digits.end() + 1]) if digits else (0, "")
    if size in (1, 2, 4) and follows and follows in "/-." and (found := known.numeric.match(text, start)):
        return _numeric(found, month_first=month_first)
    if size <= 2 and (found := known.day_first.match(text, start)):
        return _named(_days(found), known)
    ending = follows in ("s", "t", "n", "r")
    shortened = text[start - 1 : start] in "'’"
    if (size == 4 or ending or shortened) and (found := known.years.match(text, start)):
        return years(found)
    return _day_alone(text, start) if ending else []


def _is_inside_number(text: str, start: int) -> bool:
    """Whether digits and a sign before make it the rest of a number: the "14" of "3.14"."""
    return start > 1 and text[start - 1] in ".,/" and text[start - 2].isdigit()


def _numeric(found: re.Match[str], *, month_first: bool) -> list[Unit]:
    start, end = found.span()
    if found["nine"]:
        return [Unit(start, end, "day", 2001, 9, 11)]
    if found["yy"]:
        return [Unit(start, end, "month", int(found["yy"]), int(found["my"]))]
    if found["y"]:
        year, month, number = int(found["y"]), int(found["m"]), int(found["d"])
    else:
        year, number, month = int(found["y1"]), int(found["d1"]), int(found["d2"])
        if year < 100:
            if found["s1"] == ".":
                return []
            year += 2000 if year < 50 else 1900
        if month > 12 or (month_first and number <= 12):
            number, month = month, number
    return [Unit(start, end, "day", year, month, number)] if 1 <= month <= 12 and 1 <= number <= 31 else []


def _day_alone(text: str, start: int) -> list[Unit]:
    """ "On the 5th": a day of a month that is not named."""
    found = _DAY_ALONE.match(text, start)
    lead = _DAY_ALONE_LEAD.search(text[max(0, start - 14) : start])
    if not found or not lead or not 1 <= int(found[1]) <= 31:
        return []
    return [Unit(start, found.end(), "monthday", day=int(found[1]))]


def _from_month(text: str, start: int, word: str, known: Forms, *, person_may: bool) -> list[Unit]:
    if found := known.month_first.match(text, start):
        units = _named(_days(found), known)
        if units and not (word.title() in _ENGLISH.like_verbs and word_before(text, start) in _ENGLISH.doers):
            return units
    number = known.months[word]
    if found := known.month_year.match(text, start):
        return [Unit(start, found.end(), "month", int(found["year"]), number)]
    end = start + len(word)
    if not _is_month(text, start, end, word, person_may=person_may):
        return []
    return [Unit(start, end, "month", month=number)]


def _is_month(text: str, start: int, end: int, word: str, *, person_may: bool) -> bool:
    """Whether the name of a month alone is one: "in May", not Mrs May nor the May government."""
    before, after = word_before(text, start), word_after(text, end)
    lead, plain = before.lower(), word.title()
    if lead in ("every", "each") or _is_code(text, end, word):
        return False
    hyphen = text[start - 1 : start] in ("-", "–")
    if plain in _ENGLISH.like_names and before[:1].isupper() and before not in _ENGLISH.not_people and not hyphen:
        return False
    short = plain in months("en") and len(plain) <= 4 and plain not in _ENGLISH.short_months
    if plain in _ENGLISH.like_verbs or short:
        return _is_sure_month(lead, after, short=short, named=person_may and plain == "May")
    return plain not in _ENGLISH.like_names or lead in _ENGLISH.sure_prepositions or not after[:1].isupper()


def _is_code(text: str, end: int, word: str) -> bool:
    """Whether capitals make something else of the letters of a month: "MAR", "May-Britt"."""
    if word.isupper() and len(word) == 3 and word != "MAY":
        return True
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()


def _is_sure_month(lead: str, after: str, *, short: bool, named: bool) -> bool:
    """Whether a word that may be no month is one; `named` says that somebody of the text bears its name."""
    if lead in _ENGLISH.before_event_month and lead not in _ENGLISH.sure_prepositions:
        return after in _ENGLISH.events and not short
    return lead in (_ENGLISH.sure_prepositions if named else _MONTH_PREPOSITIONS) and not (
        short and after[:1].isupper()
    )


def _weekday(text: str, start: int, word: str, known: Forms) -> list[Unit]:
    end = start + len(word)
    before, after = word_before(text, start), word_after(text, end)
    if len(word) <= 5 and known.weekdays.get("Monday") == 0 and word not in _ENGLISH.firm_weekdays:
        if not re.match(r"\.?,?[\s\u00a0](?:the )?(?:\d|[A-Z][a-z]{2,8}\.?[\s\u00a0]\d)", text[end : end + 24]):
            return []
        end += text[end : end + 1] == "."
    if before.lower() in _ENGLISH.every or before in _ENGLISH.before_named_days:
        return []
    if is_title(text, start, end) or after in _ENGLISH.papers or (before == "The" and after[:1].isupper()):
        return []
    return [Unit(start, end, "weekday", number=known.weekdays[word])]


def _from_ordinal(text: str, start: int, known: Forms) -> list[Unit]:
    found = known.nth_of.match(text, start)
    if not found or found["month"] not in known.months:
        return []
    year = found["year"]
    number = ORDINALS[found["nth"].lower()]
    month = known.months[found["month"]]
    return [Unit(start, found.end(), "day", int(year) if year else None, month, number)]
