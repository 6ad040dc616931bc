"""Lines that are no part of an article's words: what web pages put around them, in every language with a list."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from articles import lexicon
from articles.text.asides import EDGES, LONGEST, any_of, is_call


class Mark(Enum):
    """What a line says about its place: `SITE` furniture, `WEAK` only beside other marks, a `FOOTER`, `VOTES`, or the
    `COMMENTS` heading (`COUNTED` if it leaves no doubt) and `COMMENTER` lines of a thread."""

    SITE = "site"
    WEAK = "weak"
    FOOTER = "footer"
    VOTES = "votes"
    COMMENTS = "comments"
    COUNTED = "counted"
    COMMENTER = "commenter"


THREAD = frozenset({Mark.COMMENTS, Mark.COUNTED, Mark.COMMENTER, Mark.VOTES})

_PICTURE = re.compile(r"[^\s/]+(?: [^\s/]+){0,4}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif|heic)", re.IGNORECASE)


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of('pictures')}(?: {any_of('credited')})?\s*[:©(]"
        rf"|{any_of('picture_openings')} |{any_of('pictured')}\b"
        rf"|(?:the )?{any_of('shown')} (?:{any_of('where_shown')} )?{any_of('shows')}\b(?!.*[.!?]$)"
        rf"|\(?{any_of('agencies')}[ /]{any_of('agency_kinds')}\b",
        re.IGNORECASE,
    )


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        rf".*\((?:(?:{any_of('crediting_agencies')})? ?{any_of('agency_pictures')}\b[^()]*|[^()]*Getty Images)\)$"
    )


@cache
def _marks() -> re.Pattern[str]:
    """A pattern for the marks that are whole lines, each a group named as its mark."""
    heading = rf"{any_of('counted_headings')}\s*\(\d+\)"
    owner = r"(?:©|\(c\)|copyright\b(?: ©| \(c\)| \d)).*"
    patterns = (
        (Mark.WEAK, rf"{any_of('newsletter')}\b.*"),
        (Mark.COUNTED, rf"\d[\d,.]* {any_of('replies')}|{heading}|{any_of('write_comment')}"),
        (Mark.VOTES, rf"\d+ {any_of('votes')}"),
        (Mark.COMMENTER, rf"\S.{{0,40}}['’]s picture|{any_of('reply_to')} \S.{{0,40}}"),
        (Mark.SITE, rf"{any_of('site')}|{any_of('labels')}\s*: .*"),
        (Mark.FOOTER, rf"{owner}|.*\b{any_of('rights')}\b.*|{any_of('policies')}(?: .{{0,60}})?"),
    )
    return re.compile("|".join(f"(?P<{mark.name}>{pattern})" for mark, pattern in patterns))


@cache
def _lines(name: str) -> frozenset[str]:
    return frozenset(lexicon.everywhere("markers", name))


def is_caption(words: str, *, first: bool = False) -> bool:
    """Whether a line is only the name of a picture, or says what a picture shows or who took it.

    The `first` line of an article is a headline even if it speaks of pictures.
    """
    if len(words) > 2 * LONGEST:
        return False
    if words[-1:].isalpha() and _PICTURE.fullmatch(words):
        return True
    return not first and bool(_caption().match(words) or (words.endswith(")") and _credit().fullmatch(words)))


def mark_of(words: str) -> Mark | None:
    """What the line `words` says about its place; None for an ordinary line."""
    if len(words) > LONGEST:
        return None
    line = words.casefold().strip()
    bare = line.strip(EDGES)
    if bare in _lines("weak"):
        return Mark.WEAK
    if bare in _lines("thread_headings"):
        return Mark.COMMENTS
    if is_call(words):
        return Mark.SITE
    found = _marks().fullmatch(bare) or (_marks().fullmatch(line) if line != bare else None)
    return Mark[found.lastgroup] if found and found.lastgroup else None
