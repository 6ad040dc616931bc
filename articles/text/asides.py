"""Sentences of an article that tell nothing of what it is about: calls to the reader, and notices of corrections."""

from __future__ import annotations

import re
from functools import cache

from articles import lexicon
from articles.lexicon import alternatives

LONGEST = 200
"""Code points: a longer line is no call, and no mark of a page."""

EDGES = " \t:·|•*-–—»«<>[]()…."
"""What a page sets around a line that is not part of it."""


def any_of(*names: str) -> str:
    """A pattern for any word of these lists of marks, in all languages: a page has words of more than its own."""
    return alternatives(*(lexicon.everywhere("markers", name) for name in names))


@cache
def _call() -> re.Pattern[str]:
    """A pattern for the beginning of a line that asks the reader for something, or offers what the outlet has."""
    return re.compile(rf"{any_of('calls')}\b|{any_of('invitations')}\b.*(?<!\w){any_of('offers')}\b", re.DOTALL)


@cache
def _correction() -> re.Pattern[str]:
    return re.compile(rf"{any_of('corrections')}\s*(?:[:–—-]|\()|.{{0,60}}\b{any_of('earlier_versions')}\b", re.DOTALL)


def is_call(words: str) -> bool:
    """Whether a line asks the reader to subscribe, to follow or to click, or offers a newsletter, and tells nothing."""
    return len(words) <= LONGEST and bool(_call().match(words.casefold().strip(EDGES)))


def is_correction(words: str) -> bool:
    """Whether a sentence says what an earlier version of the article had: it holds for the article no more."""
    return bool(_correction().match(words[: 2 * LONGEST].casefold().strip(EDGES)))
