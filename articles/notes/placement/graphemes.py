"""Whole grapheme clusters: what a reader takes for one character may be several code points."""

from __future__ import annotations

import regex

from articles.article import Span

# A mark or a joiner after a line end is a cluster of its own to Unicode, but no quotation can begin with it.
_CLUSTER = regex.compile(r"\X[\p{M}\u200c\u200d]*+")
_FARTHEST = 10_000
"""Code points that are looked back at most: a cluster may be long, but no reader takes more for one character."""


def widen(text: str, span: Span) -> Span:
    """The smallest span that holds `span` and cuts no grapheme cluster of `text`."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    first = _cluster_around(text, start)[0]
    return Span(first, first if start == end else _cluster_around(text, end)[1])


def _cluster_around(text: str, index: int) -> tuple[int, int]:
    """The cluster that `index` would cut in two; `index` twice where one begins or ends."""
    # What begins before a space or a line end cannot reach beyond it.
    least = max(0, index - _FARTHEST)
    begin = max(text.rfind(" ", least, index), text.rfind("\n", least, index), least)
    for cluster in _CLUSTER.finditer(text, begin):
        if cluster.end() > index:
            return cluster.span() if cluster.start() < index else (index, index)
    return index, index
