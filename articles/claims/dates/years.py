"""Years, decades and centuries in figures, told from other numbers by the words around them."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from articles import lexicon
from articles.claims.dates.calendar import FIRST_YEAR, LAST_YEAR
from articles.claims.dates.lists import months
from articles.claims.dates.unit import Unit, word_after, word_before
from articles.lexicon import everywhere

_words: Final = partial(lexicon.words, "en", "calendar")
_YEAR_BEFORE: Final = frozenset(everywhere("calendar", "year_before"))
_YEAR_FIRM: Final = frozenset(everywhere("calendar", "year_firm"))
_ENGLISH = lexicon.English("calendar")
_UNCOUNTED: Final = tuple(_ENGLISH.uncounted_endings)
_LIKELY: Final = 1900, 2050
"""The years that news texts speak of: among them a number needs little beside it to be one; chosen, not measured."""


def years(found: re.Match[str]) -> list[Unit]:
    """What a number that may be a year writes: a decade, a century, a run of years, or a year."""
    text, (start, end) = found.string, found.span()
    if found["y"]:
        return [Unit(start, end, "years", int(found["y"]), number=int(found["y"]) + 9)]
    if found["short"]:
        return _decade(found)
    if found["c"]:
        first = int(found["c"]) * 100 - 99
        return [Unit(start, end, "years", first, number=first + 99)] if FIRST_YEAR <= first < LAST_YEAR else []
    if found["from"]:
        return _run_of_years(found)
    if found["two"]:
        return _short_year(found)
    if found["first"]:
        if word_before(text, start).lower() in _ENGLISH.period_openers and found["first"] < found["last"]:
            return [Unit(start, end, "years", int(found["first"]), number=int(found["last"]))]
        end = found.end("first")
    year = int(found["year"] or found["first"])
    return [Unit(start, end, "year", year)] if _is_year(text, start, end, year) else []


def _decade(found: re.Match[str]) -> list[Unit]:
    """ "The 80s", "'80s"."""
    text, start = found.string, found.start()
    marked = _is_shortened(text, start)
    if not marked and word_before(text, start).lower() not in _ENGLISH.decade_leads:
        return []
    first = 1900 + int(found["short"])
    return [Unit(start - marked, found.end(), "years", first, number=first + 9)]


def _run_of_years(found: re.Match[str]) -> list[Unit]:
    """ "2014-2017", "2014/15", and no "1500-1600 soldiers"."""
    text, (start, end) = found.string, found.span()
    first, last = int(found["from"]), int(found["to"])
    last = last if last >= 100 else first // 100 * 100 + last
    counts = re.match(r"[\s\u00a0][a-z]+s\b", text[end : end + 30]) is not None
    if last <= first or last > LAST_YEAR or (counts and word_before(text, start).lower() not in _YEAR_BEFORE):
        return []
    return [Unit(start, end, "years", first, number=last)]


def _short_year(found: re.Match[str]) -> list[Unit]:
    """ "In '98"."""
    text, start = found.string, found.start()
    if not _is_shortened(text, start) or word_before(text, start - 1).lower() not in _ENGLISH.short_year_leads:
        return []
    year = int(found["two"])
    return [Unit(start - 1, found.end(), "year", year + (1900 if year > 40 else 2000))]


def _is_shortened(text: str, start: int) -> bool:
    """Whether an apostrophe stands for the century."""
    return text[start - 1 : start] in ("'", "’", "‘")


def _is_year(text: str, start: int, end: int, year: int) -> bool:
    """Whether a number of four digits is a year, by the words around it and not as "of 2000 soldiers" is."""
    before, after = word_before(text, start), word_after(text, end)
    sign = text[start - 1 : start]
    counted = _is_counted(after)
    if sign in ("$", "£", "€", "#") or after.lower() in _ENGLISH.no_year_behind or (counted and year % 100 == 0):
        return False
    likely = _LIKELY[0] <= year <= _LIKELY[1]
    lead = before.lower()
    if lead in _YEAR_BEFORE or lead in _ENGLISH.year_articles:
        return _is_led_year(lead, after, likely=likely)
    if before in months("en") or text[end : end + 2] in ("'s", "’s"):
        return likely
    if sign == "(":
        return likely and bool(re.match(r"[)\-–—,;]|[\s\u00a0]?[-–—]", text[end : end + 2]))
    return likely and not counted and _opens_part(text, start) and (after.islower() or text[end : end + 1] in ",;)")


def _is_counted(after: str) -> bool:
    """Whether the word behind a number looks like a plural, which the number may count."""
    return after.islower() and after.endswith("s") and not after.endswith(_UNCOUNTED)


def _is_led_year(lead: str, after: str, *, likely: bool) -> bool:
    """Whether the word before makes a number a year: "in 1066" firmly, "the 2016 elections" if it is a likely one."""
    firm = lead in _YEAR_FIRM
    if _is_counted(after):
        return likely and firm
    return likely or (firm and not after.islower())


def _opens_part(text: str, start: int) -> bool:
    """Whether a number begins a sentence or stands behind a sign that parts one."""
    return text[max(0, start - 4) : start].rstrip()[-1:] in ("", ".", ":", "—", "–", "(", ",", ";", "-")
