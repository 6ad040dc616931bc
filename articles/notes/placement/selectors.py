"""Where a note stands in a text: the words themselves, what stands around them, and their position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.notes.placement.graphemes import widen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Span

CONTEXT = 32
"""Code points of context kept on each side: what Hypothesis writes, so that both tools place notes the same way."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A quotation with its context and its position, in code points, when it was made.

    `end` is excluded; `prefix` and `suffix` hold at most CONTEXT code points.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def selector_of(mapping: Mapping[str, object]) -> Selector:
    """The selector that a mapping of its fields means: absent or wrong words are empty, an absent position is -1."""
    words = [value if isinstance(value := mapping.get(key), str) else "" for key in ("exact", "prefix", "suffix")]
    start, end = (value if isinstance(value := mapping.get(key), int) else -1 for key in ("start", "end"))
    return Selector(words[0], words[1], words[2], start, end)


def select(text: str, span: Span) -> Selector:
    """The selector of `span` in `text`, widened to whole grapheme clusters.

    Raises ValueError when the span is empty or reaches past the text.
    """
    if span.end > len(text) or not len(span):
        raise ValueError(f"nothing to select at {span.start}..{span.end} of {len(text)}")
    whole = widen(text, span)
    return Selector(
        exact=text[whole.start : whole.end],
        prefix=text[max(0, whole.start - CONTEXT) : whole.start],
        suffix=text[whole.end : whole.end + CONTEXT],
        start=whole.start,
        end=whole.end,
    )
