"""Saying when what was taken from a page is probably not the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.doubts import doubt_of, few_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.formats.html_parts import Line

MOST_LINKED = 0.5
"""The share of an article's words that may be links."""

_SHORT = 250


def doubts(lines: Sequence[Line], chosen: set[int]) -> list[str]:
    """At most one line for the reader: nothing was found, or not enough, or what pages show in place of an article."""
    if not chosen:
        return ["no article was found on this page; all its words are shown"]
    taken = [lines[index] for index in sorted(chosen)]
    words = "\n".join(line.words for line in taken)
    found = doubt_of(words, "\n".join(line.words for line in lines if len(line.words) <= _SHORT))
    if found:
        return [found]
    if sum(line.linked for line in taken) > MOST_LINKED * len(words):
        return ["what was found is mostly links; this may be a page of headlines and not an article"]
    count = len(words.split())
    return few_words(count, sum(len(line.words.split()) for line in lines) - count, "page")
