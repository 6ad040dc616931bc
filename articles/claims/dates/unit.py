"""A piece of a date, and the words around one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Grain = Literal["day", "month", "year", "years", "weekday", "season", "feast", "monthday", "near"]

# No tokens: the one word beside a place that is known.
_BEFORE: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]++)([\s\u00a0.\-–’'(]{0,3})$")
_AFTER: Final = re.compile(r"[\s\u00a0]{1,2}([^\W_]+)")

_TITLE: Final = re.compile(r"[\"“«‘]((?:[A-Z][\w’']*[ \u00a0])*)$")


@dataclass(slots=True)
class Unit:
    """A piece of a date at `text[start:end]`: what is written of it, the rest None.

    `number` is the weekday (0 to 6) of a weekday unit, the last year of `years`, the first month of a season.
    `weekday` is that written beside a day. `linked` marks a day that is joined to the next unit into a range, `listed`
    one that only stands in a list with it.
    """

    start: int
    end: int
    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int = 0
    name: str = ""
    linked: bool = False
    listed: bool = False
    weekday: int | None = None


def word_before(text: str, start: int) -> str:
    """The word that stands just before `start`, a space, a hyphen or an apostrophe between; empty if there is none."""
    found = _BEFORE.search(text[max(0, start - 30) : start])
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """The word that follows `end` after a space; empty if there is none."""
    found = _AFTER.match(text, end, end + 40)
    return found[1] if found else ""


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the words end a title in quotation marks, such as that of a broadcast: "Fox News Sunday"."""
    before = _TITLE.search(text[max(0, start - 40) : start])
    if not before:
        return False
    words = f"{before[1]}{text[start:end]}"
    of_several = " " in words and words.istitle()
    close = text[end : end + 2].lstrip(",.") if of_several else text[end : end + 1]
    return close[:1] in ('"', "”", "»", "’") and close != ""
