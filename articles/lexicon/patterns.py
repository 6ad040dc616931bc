"""Regular expressions made of word lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING = r"(?!)"
"""A pattern that matches nowhere: what a list without words becomes."""


def alternatives(*lists: Iterable[str], space: str = " ") -> str:
    """A pattern for any word of the lists, the longest first; `space` is the pattern for a space inside a phrase.

    Without words it matches nowhere, so that a language that lacks the list finds nothing.
    """
    words = sorted({word for listed in lists for word in listed}, key=lambda word: (-len(word), word))
    if not words:
        return NOTHING
    return "(?:" + "|".join(space.join(re.escape(part) for part in word.split(" ")) for word in words) + ")"
