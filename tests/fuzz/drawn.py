"""What a fuzzer's bytes mean to the targets: texts, fields, choices.

A text is UTF-8, so that seeds are plain files; a byte that is no UTF-8 stands for a piece of the vocabulary, so that
one changed byte can put a whole number, a date, a cue or a lone surrogate into it. 0xFF parts fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_Choice = TypeVar("_Choice")

VOCABULARY: tuple[str, ...] = (
    *("5 ", "40 ", "1,200 ", "3.5 ", "2016 ", "1,000,000", "½", "٣", "-", "–", "%", " per cent ", "$", "€", "£", "°C "),
    *(
        "one ",
        "two ",
        "dozen ",
        "hundred ",
        "thousand ",
        "million ",
        "half ",
        "a ",
        "at least ",
        "more than ",
        "about ",
    ),
    *(
        "between ",
        "from ",
        " to ",
        " and ",
        "rose ",
        "no ",
        "of the ",
        "people ",
        "men ",
        "killed ",
        "km ",
        "year-old ",
    ),
    *("Monday ", "last ", "next ", "May ", "3 May 2016", "2016-12-21", "week ", "since ", "ago ", "early ", "weekend "),
    *("said ", "according to ", "police ", "not ", "may ", "Anna Berg ", "Mr. ", "U.S. ", "He ", "Berlin ", "the "),
    *(
        "zwei ",
        "deux ",
        "dos ",
        "тысяч ",
        "hundertund",
        "letzten ",
        "in ",
        "on ",
        "is ",
        "were ",
        "that ",
        "who ",
        "by ",
    ),
    *(
        ". ",
        ", ",
        "; ",
        ": ",
        "? ",
        "! ",
        "… ",
        '"',
        "“",
        "”",
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "»",
        "«",
        "* ",
        "[1] ",
        "> ",
    ),
    *("\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u200b", "\u2028", "\x00", "\x1b[31m", "\x9b", "\u202e", "\ufeff"),
    *(
        "e\u0301",
        "\u0301",
        "\u200d",
        "👩\u200d🔬",
        "🇫🇷",
        "漢字。",
        "العربية",
        "हिन्दी",
        "ß",
        "İ",
        "ﬁ",
        "\u1160",
        "\ufe0f",
    ),
    *("\ud800", "\udfff", "\ufffe", "\U000e0041", "\n---\n", "By "),
)
_STRAY = re.compile("[\udc80-\udcff]")
FIELD = b"\xff"
"""Parts the fields of one input."""


def text_of(data: bytes) -> str:
    """The text that `data` stands for. Any bytes are one."""
    text = data.decode("utf-8", "surrogateescape")
    return _STRAY.sub(_piece, text) if not text.isascii() else text


def _piece(found: re.Match[str]) -> str:
    return VOCABULARY[(ord(found.group()) - 0xDC80) % len(VOCABULARY)]


def writable(text: str) -> str:
    """`text` as an article's can be: no file holds surrogates."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def fields(data: bytes, count: int) -> list[bytes]:
    """`data` in `count` parts, the last ones empty where it has fewer."""
    parts = data.split(FIELD, count - 1)
    return [*parts, *[b""] * (count - len(parts))]


def chosen(data: bytes, choices: Sequence[_Choice]) -> tuple[_Choice, bytes]:
    """The choice that the first byte stands for, and the bytes after it."""
    return choices[(data[0] if data else 0) % len(choices)], data[1:]
