"""How word lists are written: lines of words."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a line, parted by spaces; `_` stands for a space inside a phrase."""
    return frozenset(word.replace("_", " ") for word in words.split())
