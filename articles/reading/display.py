"""Making any text from outside safe to show: one code point in, one out, by replacement alone.

Nothing is recognised and nothing removed, so no sequence can slip through half seen and no offset moves.
"""

from __future__ import annotations

import json

from articles.article import Safe
from articles.text.characters import unusual

PICTURES = 0x2400
"""Start of Unicode's control pictures: the picture of control n is U+2400 + n."""

CONTROL = "\u2426"
"""Stands for a control or a mark without a picture of its own: C1, annotation marks, tag characters."""
DIRECTION = "\u21c6"
"""Stands for a mark that would change the order of what is shown."""
LINE_END = "\u21b5"
"""Stands for Unicode's line and paragraph separators."""
UNREADABLE = "\ufffd"
"""Stands for what is no character at all: surrogates and noncharacters."""
ZERO_WIDTH = "\u00b7"
"""Stands for a mark without width (soft hyphen, zero-width space, word joiner, byte order mark): such marks hide inside
words, and terminals disagree about their width. Joiners that belong to emoji and scripts (U+200C, U+200D, variation
selectors) stay."""

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x80, 0x9F, CONTROL),
    (0xAD, 0xAD, ZERO_WIDTH),
    (0x061C, 0x061C, DIRECTION),
    (0x180E, 0x180E, ZERO_WIDTH),
    (0x200B, 0x200B, ZERO_WIDTH),
    (0x200E, 0x200F, DIRECTION),
    (0x2028, 0x2029, LINE_END),
    (0x202A, 0x202E, DIRECTION),
    (0x2060, 0x2065, ZERO_WIDTH),
    (0x2066, 0x206F, DIRECTION),
    (0xD800, 0xDFFF, UNREADABLE),
    (0xFDD0, 0xFDEF, UNREADABLE),
    (0xFEFF, 0xFEFF, ZERO_WIDTH),
    (0xFFF9, 0xFFFB, CONTROL),
    (0xE0000, 0xE007F, CONTROL),
)


def _table() -> dict[int, str]:
    table = {code: chr(PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"}
    table[0x7F] = "\u2421"
    for first, last, stand_in in _RANGES:
        table.update(dict.fromkeys(range(first, last + 1), stand_in))
    for plane in range(0x11):
        table[plane << 16 | 0xFFFE] = table[plane << 16 | 0xFFFF] = UNREADABLE
    return table


_TABLE = _table()
_ACTING = frozenset(map(chr, _TABLE))


def displayable(text: str) -> Safe:
    """`text` with every character that a terminal would act on, or that would hide or reorder others, made visible.

    Same length, and applying it again changes nothing. Newline and tab stay. A carriage return directly before a
    newline becomes a space, any other its picture.
    """
    shown = text.replace("\r\n", " \n")
    # A text has few kinds of them, if any, and replacing one kind takes a moment where looking at every place does not.
    for letter in _ACTING & unusual(shown):
        shown = shown.replace(letter, _TABLE[ord(letter)])
    return Safe(shown)


def escaped(written: str) -> Safe:
    """JSON text in which each such character is an escape: safe to show, and read back it is the same."""
    for letter in _ACTING & set(written):
        written = written.replace(letter, json.dumps(letter)[1:-1])
    return Safe(written)


def let_out(text: str) -> bytes:
    """The bytes that are written of `text`, safe for a terminal; the line ends of CSV stay as they are."""
    return "\r\n".join(map(displayable, text.split("\r\n"))).encode()


def plain(text: str) -> Safe:
    """Text from outside in one line, safe to show."""
    return Safe(" ".join(displayable(text).split()))
