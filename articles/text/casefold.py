"""Letters and signs that count as the same wherever language is read.

Which quotation marks and dashes are one is not decided here: it differs between comparing texts, reading figures and
placing notes, and each of those has its own table.
"""

from __future__ import annotations

import unicodedata
from typing import Final

SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces of every width but the usual one."""

FULL_WIDTH: Final[dict[int, str]] = {0xFF01 + offset: chr(0x21 + offset) for offset in range(0x5E)}
"""Full-width forms, each with its ASCII sign."""


def alike(*, single: str, double: str, dashes: str) -> dict[int, str]:
    """A table for `str.translate` that changes no length: spaces, full-width forms and the signs given become ASCII."""
    return {
        **FULL_WIDTH,
        **dict.fromkeys(map(ord, SPACES), " "),
        **dict.fromkeys(map(ord, single), "'"),
        **dict.fromkeys(map(ord, double), '"'),
        **dict.fromkeys(map(ord, dashes), "-"),
    }


def lowered(word: str) -> str:
    """A word in small letters, its apostrophes straight: the form in which word lists are written."""
    return word.lower().replace("’", "'")


def plain_digits(digits: str) -> str:
    """Digits of any script as ASCII ones: "٤١٠" is 410."""
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(char, char)) for char in digits)


def folded(word: str) -> str:
    """A word in folded case, its apostrophes straight: ß is ss."""
    return word.casefold().replace("’", "'")
