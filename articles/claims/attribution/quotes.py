"""Where the quotations of a text stand: one pass over its marks, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile("[\"“”„«»‘’'\u201f]|\n")
_OPENERS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "\u201f": "”"}
_SPACE = " \t\n\u00a0(\u2009[—–-/"
_SHORT = 4
_ENDS = (".", ",", "!", "?", "…")
_CALLS = ("!", "?")
_LONGEST_TITLE, _SMALL_WORD = 7, 3
"""Words of a title at most, and letters of those in it that may be without a capital."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `span` with its marks, `inner` without.

    `speech` is False for a word or two in marks and for titles, which may not be anyone's words. `closed` is False for
    one that runs to the end of its paragraph, `resumes` marks one that goes on with such a one.
    """

    span: Span
    inner: Span
    speech: bool
    closed: bool = True
    resumes: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order; none runs past the end of its line."""
    found: list[Quotation] = []
    opened, closers, open_mark = -1, "", ""
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if sign == "\n":
            if opened >= 0:
                _leave_open(text, opened, at, open_mark, found)
            opened = -1
        elif opened >= 0:
            if sign in closers and _closes(text, at, sign):
                found.append(_quotation(text, opened, at + 1, found, closed=True))
                opened = -1
            elif sign in "“«" and open_mark not in "„":
                _leave_open(text, opened, at, open_mark, found)
                opened, closers, open_mark = at, _OPENERS[sign], sign
        elif sign in _OPENERS or (sign in "\"'" and _opens(text, at, sign)):
            if sign == "‘" and not _opens(text, at, sign):
                continue
            opened, closers, open_mark = at, _OPENERS.get(sign, sign), sign
    if opened >= 0:
        _leave_open(text, opened, len(text), open_mark, found)
    return found


def _opens(text: str, at: int, sign: str) -> bool:
    free = at == 0 or text[at - 1] in _SPACE
    follows = text[at + 1 : at + 2]
    return free and bool(follows) and (follows.isalpha() if sign in "'‘" else not follows.isspace())


def _closes(text: str, at: int, sign: str) -> bool:
    if sign == '"':
        return not text[at - 1].isspace() or not text[at + 1 : at + 2].isalnum()
    return sign not in "'’" or not text[at + 1 : at + 2].isalnum()


def _leave_open(text: str, start: int, end: int, mark: str, found: list[Quotation]) -> None:
    """A mark without its partner: a quotation to the end of the line, unless it may be an apostrophe."""
    if mark not in "'‘" and end - start > _SHORT:
        found.append(_quotation(text, start, end, found, closed=False))


def _quotation(text: str, start: int, end: int, found: Sequence[Quotation], *, closed: bool) -> Quotation:
    inner = Span(start + 1, max(start + 1, end - closed))
    last = found[-1] if found else None
    resumes = last is not None and not last.closed and not text[last.span.end : start].strip()
    return Quotation(Span(start, end), inner, resumes or _is_speech(inner.of(text)), closed, resumes)


def _is_speech(words: str) -> bool:
    """Whether words in marks are somebody's: a sentence, however short, or several words that are no title.

    "Fox News Sunday," is a title; "We won," begins like one but ends like speech only in a sentence of its own.
    """
    if _is_like_title(words):
        return words.endswith(_CALLS)
    return words.endswith(_ENDS) or len(words.split()) >= _SHORT


def _is_like_title(words: str) -> bool:
    """Whether all the longer of a few words have capitals."""
    parts = words.split()
    return len(parts) <= _LONGEST_TITLE and all(word[0].isupper() or len(word) <= _SMALL_WORD for word in parts)
