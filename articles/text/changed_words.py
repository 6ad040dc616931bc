"""The words that were changed in passages that are the same but for a few of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from articles.article import Span
from articles.text.tokens import SEPARATE

if TYPE_CHECKING:
    from articles.article import Article

_LEAST = 4
"""Words that two passages share at the least before a change between them is told."""
_SAME = 0.75
"""The share of words that stay, in the same order, from which the others count as changed; below, it is reworded."""
_LONGEST = 2_000
_UNITS = re.compile(r"[%‰°$€£¥₹₽₩]")


class ChangedWords(NamedTuple):
    """Words of both passages in each other's place. Empty on a side where words came or went: it says where."""

    a: Span
    b: Span


def changed_words(a: Article, b: Article, here: Span, there: Span) -> tuple[ChangedWords, ...]:
    """What differs in two passages that are else the same, in order; nothing where they are told in other words."""
    one, other = here.of(a.comparable), there.of(b.comparable)
    found = _changed(one, other) if one != other else ()  # as copied passages mostly are
    at_a, at_b = here.start, there.start
    return tuple(ChangedWords(Span(a1 + at_a, a2 + at_a), Span(b1 + at_b, b2 + at_b)) for a1, a2, b1, b2 in found)


@lru_cache(maxsize=256)
def _changed(one: str, other: str) -> tuple[tuple[int, int, int, int], ...]:
    """The changed stretches as offsets in both texts."""
    old, new = _words(one), _words(other)
    if max(len(old), len(new)) > _LONGEST:
        return ()
    left, right = ([word for word, _start, _end in words] for words in (old, new))
    whole = max(len(left), len(right))
    if (Counter(left) & Counter(right)).total() < max(_LEAST, _SAME * whole):
        return ()
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    if sum(i2 - i1 for kind, i1, i2, _j1, _j2 in steps if kind == "equal") < max(_LEAST, _SAME * whole):
        return ()
    return tuple((*_stretch(old, i1, i2), *_stretch(new, j1, j2)) for kind, i1, i2, j1, j2 in steps if kind != "equal")


def _words(text: str) -> list[tuple[str, int, int]]:
    """Words, numbers and signs of units, case folded, with their places; other marks are no words."""
    spans = sorted({*SEPARATE.spans(text), *(found.span() for found in _UNITS.finditer(text))})
    return [(text[start:end].casefold(), start, end) for start, end in spans]


def _stretch(words: list[tuple[str, int, int]], first: int, last: int) -> tuple[int, int]:
    """From the first to the last of some words; of none, the end of the word before, or the beginning."""
    if first == last:
        at = words[first - 1][2] if first else 0
        return at, at
    return words[first][1], words[last - 1][2]
