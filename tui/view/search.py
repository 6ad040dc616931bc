"""Words sought in both texts, and where they are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from articles.reading.display import displayable

if TYPE_CHECKING:
    from articles.comparison import Comparison
    from tui.view.cursor import Cursor

MOST_HITS = 20_000
"""Hits on a side that are counted; no one walks through more."""


@dataclass(slots=True)
class Search:
    """The words sought, "" for none, and their hits on either side, in order."""

    words: str = ""
    hits: dict[Side, list[Span]] = field(default_factory=lambda: {"a": [], "b": []})

    def seek(self, words: str, comparison: Comparison) -> None:
        """Find words in both texts: capitals count only if `words` has some; quotes and spaces compare as equal."""
        self.words = words
        for side in SIDES:
            self.hits[side] = hits_in(comparison.article(side).comparable, words)

    def forget(self) -> None:
        """Seek nothing any longer."""
        self.words = ""
        self.hits = {"a": [], "b": []}

    def nearest(self, cursor: Cursor) -> tuple[Side, Span] | None:
        """The first hit at or after the cursor on its side, else anywhere."""
        mine = self.hits[cursor.side]
        index = bisect_left(mine, cursor.offset, key=lambda hit: hit.start)
        if index < len(mine):
            return cursor.side, mine[index]
        for side in (cursor.across, cursor.side):
            if self.hits[side]:
                return side, self.hits[side][0]
        return None

    def count(self) -> str:
        """How many hits there are on each side, in words for the status line."""
        a, b = len(self.hits["a"]), len(self.hits["b"])
        words = displayable(self.words)
        return f"“{words}”: {a} left, {b} right" if a or b else f"“{words}”: nothing found"


def hits_in(text: str, words: str) -> list[Span]:
    """Where words are in a text, one after the other."""
    if not words:
        return []
    if words == words.lower():
        lowered = text.lower()
        text = lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    hits: list[Span] = []
    position = text.find(words)
    while position >= 0 and len(hits) < MOST_HITS:
        hits.append(Span(position, position + len(words)))
        position = text.find(words, position + len(words))
    return hits
