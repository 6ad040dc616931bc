"""Whole grapheme clusters: what a reader takes for one character may be several code points."""

from __future__ import annotations

import unicodedata

from articles.article import Span

_ZWJ = "\u200d"
# Joined to the character before although their general category does not say so (Unicode Standard Annex 29):
# zero-width non-joiner, half-width sound marks, and the Thai and Lao vowel sign am.
_JOINED = frozenset("\u200c\u200d\uff9e\uff9f\u0e33\u0eb3")
# Scripts whose virama joins two consonants into one cluster (rule GB9c): Devanagari, Bengali, Gujarati, Oriya,
# Telugu, Malayalam.
_CONJUNCT_BLOCKS = ((0x0900, 0x09FF), (0x0A80, 0x0AFF), (0x0B00, 0x0B7F), (0x0C00, 0x0C7F), (0x0D00, 0x0D7F))
_VIRAMA_CLASS = 9


def widen(text: str, span: Span) -> Span:
    """The smallest span that holds `span` and cuts no grapheme cluster of `text`."""
    start = min(span.start, len(text))
    end = min(span.end, len(text))
    empty = start == end
    while not _breaks(text, start):
        start -= 1
    if empty:
        return Span(start, start)
    while not _breaks(text, end):
        end += 1
    return Span(start, end)


def _breaks(text: str, index: int) -> bool:
    """Whether a cluster may end before `text[index]`."""
    if index <= 0 or index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if after < "\u0300":
        return not (before == "\r" and after == "\n") and not (before == _ZWJ and after in "©®")
    if _extends(after) or (before == _ZWJ and unicodedata.category(after) == "So"):
        return False
    if _is_regional(after) and _is_regional(before):
        return _regionals_before(text, index) % 2 == 0
    return not _hangul_joins(before, after) and not _conjunct(before, after)


def _extends(char: str) -> bool:
    """Whether the code point is never a character of its own: marks, joiners, skin tones, variation selectors, tags."""
    if char in _JOINED or "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
        return True
    return unicodedata.category(char) in ("Mn", "Me", "Mc")


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _regionals_before(text: str, index: int) -> int:
    """How many regional indicators stand in a row before `index`: flags are made of two each."""
    first = index
    while first > 0 and _is_regional(text[first - 1]):
        first -= 1
    return index - first


def _hangul_kind(char: str) -> str:
    """Hangul syllable type: L, V, T, LV, LVT, or nothing."""
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3:
        return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    return "T" if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB else ""


def _hangul_joins(before: str, after: str) -> bool:
    kind, following = _hangul_kind(before), _hangul_kind(after)
    if kind == "L":
        return following in ("L", "V", "LV", "LVT")
    if kind in ("LV", "V"):
        return following in ("V", "T")
    return kind in ("LVT", "T") and following == "T"


def _conjunct(before: str, after: str) -> bool:
    """Whether a virama ties the consonant after it to the one before."""
    if unicodedata.combining(before) != _VIRAMA_CLASS or unicodedata.category(after) != "Lo":
        return False
    return any(low <= ord(after) <= high for low, high in _CONJUNCT_BLOCKS)
