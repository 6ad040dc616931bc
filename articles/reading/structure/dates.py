"""The day an article was published, where it says so in full. Anything that can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from articles import lexicon
from articles.lexicon import alternatives

_LONGEST = 80
_EDGES = " \t,;|·•–—-()[]/"
_HAS_YEAR = re.compile(r"[12]\d{3}")


def read_date(words: str) -> date | None:
    """The first full date in `words` (a short line): `2016-12-21`, `12 March 2016`, `March 12, 2016`, `12.3.2016`."""
    if _HAS_YEAR.search(words) is None:
        return None
    found = (form.search(words) for form in _anywhere())
    return next((_date(each) for each in found if each), None)


def date_alone(words: str) -> date | None:
    """The date that the line `words` consists of, a weekday, "Published:" or a time of day around it allowed."""
    if len(words) > _LONGEST or _HAS_YEAR.search(words) is None:
        return None
    found = (form.fullmatch(words) for form in _alone())
    return next((_date(each) for each in found if each), None)


def dated(words: str) -> tuple[date, str] | None:
    """The full date in a short line and the words beside it, weekday and time of day left out; None without either."""
    if len(words) > _LONGEST or _HAS_YEAR.search(words) is None:
        return None
    for form in _beside():
        found = form.search(words)
        day = _date(found) if found else None
        rest = f"{words[: found.start()]} {words[found.end() :]}".strip(_EDGES) if found else ""
        if day and rest:
            return day, rest
    return None


def _any(subject: str, name: str) -> str:
    return alternatives(lexicon.everywhere(subject, name))


@cache
def _months() -> dict[str, int]:
    """The names of months of all languages, with their number."""
    return {
        name.casefold(): number
        for language in lexicon.languages("months")
        for number, row in enumerate(lexicon.rows(language, "months", "months"), 1)
        for name in row
    }


@cache
def _forms() -> tuple[str, ...]:
    month = rf"(?P<month>{alternatives(_months())})\.?"
    year = r"(?P<year>[12]\d{3})"
    ending, mark = _any("months", "number_endings"), _any("months", "year_marks")
    english = alternatives(lexicon.words("en", "months", "number_endings"))
    return (
        rf"{year}-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:[T ]\d{{2}}:\d{{2}}\S*)?",
        rf"(?P<day>\d{{1,2}}){ending}?\.? (?:{_any('months', 'of_month')} )?{month},? (?:de )?{year}(?: ?{mark})?",
        rf"{month} (?P<day>\d{{1,2}}){english}?,? {year}",
        rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{year}",
    )


@cache
def _anywhere() -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<![\w.]){form}(?!\w)", re.IGNORECASE) for form in _forms()]


@cache
def _alone() -> list[re.Pattern[str]]:
    before, after = _around()
    return [re.compile(before + form + after, re.IGNORECASE) for form in _forms()]


@cache
def _beside() -> list[re.Pattern[str]]:
    before, after = _around(others=False)
    return [re.compile(rf"(?<![\w.]){before}{form}{after}(?!\w)", re.IGNORECASE) for form in _forms()]


def _around(*, others: bool = True) -> tuple[str, str]:
    """Patterns for what may stand before a date that is alone, and behind it; `others`: words that may be weekdays."""
    weekdays = alternatives(name for row in lexicon.rows("en", "months", "weekdays") for name in row)
    other = r"|[^\W\d_]{5,12}" if others else ""
    before = (
        rf"(?:{_any('documents', 'published')}(?: {_any('documents', 'published_on')})?\s*:?\s*)?"
        rf"(?:(?:{weekdays}{other})\.?,? )?"
    )
    after = rf"(?:\s*[,|·–—-]?\s*(?:{_any('documents', 'at_time')} )?\d{{1,2}}[:.h]\d{{2}}.{{0,20}})?"
    return before, after


def _date(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _months()[parts["month"].casefold()]
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
