"""The day an article was published, where it says so in full. Anything that can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero января",
            "february feb februar février févr fevrier febrero февраля",
            "march mar märz maerz mars marzo марта",
            "april apr avril avr abril апреля",
            "may mai mayo мая",
            "june jun juni juin junio июня",
            "july jul juli juillet juil julio июля",
            "august aug août aout agosto августа",
            "september sept sep septembre septiembre сентября",
            "october oct oktober okt octobre octubre октября",
            "november nov novembre noviembre ноября",
            "december dec dezember dez décembre déc decembre diciembre декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>[12]\d{3})"
_FORMS = (
    rf"{_YEAR}-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:[T ]\d{{2}}:\d{{2}}\S*)?",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\.? (?:de |of )?{_MONTH},? (?:de )?{_YEAR}(?: ?(?:года|г\.))?",
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_YEAR}",
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|[^\W\d_]{5,12})\.?,? "
_BEFORE = (
    r"(?:(?:published|posted|updated|date|created|issued|veröffentlicht|stand|publié|publicado|опубликовано)"
    rf"(?: on| at| am| le| el)?\s*:?\s*)?(?:{_WEEKDAY})?"
)
_AFTER = r"(?:\s*[,|·–—-]?\s*(?:at |um |à )?\d{1,2}[:.h]\d{2}.{0,20})?"
_LONGEST = 80
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


@cache
def _anywhere() -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<![\w.]){form}(?!\w)", re.IGNORECASE) for form in _FORMS]


@cache
def _alone() -> list[re.Pattern[str]]:
    return [re.compile(_BEFORE + form + _AFTER, re.IGNORECASE) for form in _FORMS]


def _date(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].casefold()]
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
