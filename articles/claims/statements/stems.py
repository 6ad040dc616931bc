"""Words brought to the form by which they are compared: the tokens of a text with their places and stems."""

from __future__ import annotations

from functools import lru_cache

from articles import lexicon
from articles.text.stems import stem
from articles.text.tokens import POINTS, Token

COMMON = lexicon.words("en", "stems", "common")
"""Stems that say little of what a statement is about."""


@lru_cache(maxsize=1)
def _one_word() -> dict[str, str]:
    """Stems of the words by which accounts name one referent, each with the first of its line."""
    found: dict[str, str] = {}
    for row in lexicon.rows("en", "frames", "one_word"):
        words = [stem(word) for word in row]
        for word in words:
            found.setdefault(word, words[0])
    return found


def canonical_stem(word: str) -> str:
    """The stem under which a stem is compared with other texts: fighters and militants are one."""
    return _one_word().get(word, word)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of `text[start:end]` in order; their keys are stems."""
    return POINTS.tokens(text, start, end, key=stem)
