"""Sentences of an article that tell nothing of what it is about: calls to the reader, and notices of corrections."""

from __future__ import annotations

import re
from functools import cache

from articles import lexicon
from articles.lexicon import alternatives

LONGEST = 200
"""Code points: a longer line is no call."""

_EDGES = " \t:·|•*-–—»«<>[]()…."


def _any(name: str) -> str:
    return alternatives(lexicon.everywhere("markers", name))


@cache
def _call() -> re.Pattern[str]:
    """A pattern for the beginning of a line that asks the reader for something, or offers what the outlet has."""
    return re.compile(rf"{_any('calls')}\b|{_any('invitations')}\b.*(?<!\w){_any('offers')}\b", re.DOTALL)


@cache
def _correction() -> re.Pattern[str]:
    return re.compile(rf"{_any('corrections')}\s*(?:[:–—-]|\()|.{{0,60}}\b{_any('earlier_versions')}\b", re.DOTALL)


def is_call(words: str) -> bool:
    """Whether a line asks the reader to subscribe, to follow or to click, or offers a newsletter, and tells nothing."""
    return len(words) <= LONGEST and bool(_call().match(words.casefold().strip(_EDGES)))


def is_correction(words: str) -> bool:
    """Whether a sentence says what an earlier version of the article had: it holds for the article no more."""
    return bool(_correction().match(words[: 2 * LONGEST].casefold().strip(_EDGES)))
