"""Words brought to the form by which they are compared: the tokens of a text with their places and stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from articles import lexicon

_WORD = re.compile(r"[^\W_]++(?:['’.-][^\W_]++)*+")
_DOUBLED = frozenset("bdgklmnprtvsz")
_IRREGULAR = {form: base for base, forms in lexicon.groups("en", "stems", "irregular").items() for form in forms}

COMMON = lexicon.words("en", "stems", "common")
"""Stems that say little of what a statement is about."""


class Token(NamedTuple):
    """A word of a text at `text[start:end]`, and the stem by which it equals others."""

    start: int
    end: int
    stem: str


@lru_cache(maxsize=1)
def _one_word() -> dict[str, str]:
    """Stems of the words by which accounts name one referent, each with the first of its line."""
    found: dict[str, str] = {}
    for row in lexicon.rows("en", "frames", "one_word"):
        words = [stem(word) for word in row]
        for word in words:
            found.setdefault(word, words[0])
    return found


def told(word: str) -> str:
    """The stem under which a stem is compared with other texts: fighters and militants are one."""
    return _one_word().get(word, word)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of `text[start:end]` in order."""
    return [Token(*mark.span(), stem(mark[0])) for mark in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its ending, in lower case; a rule and the commonest irregular forms."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("s'") if low not in _IRREGULAR else low
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("n't"):
        return "not"
    if not low.isalpha() or len(low) < 4:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        cut = low[: -len(ending)]
        if low.endswith(ending) and len(cut) >= 3 and any(letter in "aeiouy" for letter in cut):
            return _rounded(cut)
    return _rounded(low)


def _rounded(cut: str) -> str:
    """Without a doubled last letter or a silent e, so that "stall" and "stalled", "move" and "moving" are one."""
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] in _DOUBLED:
        return cut[:-1]
    return cut.removesuffix("e") if len(cut) > 4 else cut
