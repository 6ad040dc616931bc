"""Saying when what was taken from a page is probably not the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.doubts import doubt_of, few_words
from articles.reading.formats.web.rest import is_outweighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.formats.web.parts import Line

MOST_LINKED = 0.5
"""The share of an article's words that may be links."""

_SHORT = 250


def doubts(lines: Sequence[Line], chosen: set[int], rest: Sequence[int], inside: Sequence[int]) -> list[str]:
    """At most one line for the reader: nothing was found, or not enough, or what pages show in place of an article.

    `rest` is the prose that was left out, and `inside` what of it stands between the lines that were taken.
    """
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
    few = few_words(count, sum(len(line.words.split()) for line in lines) - count, "page")
    return few or _left_out(lines, chosen, rest, inside)


def _left_out(lines: Sequence[Line], chosen: set[int], rest: Sequence[int], inside: Sequence[int]) -> list[str]:
    """That prose between the article's paragraphs was left out, or more of it than was taken, captions too."""
    if inside:
        what = "a paragraph" if len(inside) == 1 else f"{len(inside)} paragraphs"
        return [
            f"{what} between the article's own {'was' if len(inside) == 1 else 'were'} left out; :cut lists the rest"
        ]
    if is_outweighed(lines, chosen, rest):
        return ["more prose of this page was left out than taken for the article; :cut lists the rest"]
    # A gallery tells its story under its pictures.
    if is_outweighed(lines, chosen, [index for index, line in enumerate(lines) if line.kind == "caption"]):
        return ["the captions of this page say more than what was taken for the article; :cut lists them"]
    return []
