"""Words sought in both texts, and where they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span, other_side
from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.comparison import Comparison
    from tui.view.cursor import Cursor
    from tui.view.pages.folds import Folding
    from tui.view.stops import OrderKey, ReadingOrder

MOST_HITS = 100_000
"""Hits on a side that are listed; no one walks through more."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Where words are in a text: sorted offsets, and how long the words are. `more`: there are others still."""

    starts: Sequence[int] = ()
    length: int = 0
    more: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Span:
        return Span(self.starts[index], self.starts[index] + self.length)

    def __iter__(self) -> Iterator[Span]:
        return map(self.__getitem__, range(len(self)))

    def within(self, low: int, high: int) -> list[Span]:
        """Those that share a character with `text[low:high]`."""
        first, last = bisect_right(self.starts, low - self.length), bisect_left(self.starts, high)
        return [self[index] for index in range(first, last)]

    def told(self) -> str:
        """How many there are."""
        return f"more than {len(self)}" if self.more else str(len(self))


@dataclass(slots=True)
class Search:
    """The words sought, "" for none, and their hits on either side, in order."""

    words: str = ""
    hits: dict[Side, Hits] = field(default_factory=lambda: {"a": Hits(), "b": Hits()})
    _sought: tuple[str, str, str] | None = None
    """What the hits are those of: the words, and both texts."""
    _lowered: dict[Side, tuple[str, str]] = field(default_factory=dict)
    """Both texts in small letters, with what they were made of: each letter that is typed needs them again."""

    def seek(self, words: str, comparison: Comparison) -> None:
        """Find words in both texts: capitals count only if `words` has some; quotes and spaces compare as equal."""
        texts = {side: comparison.article(side).comparable for side in SIDES}
        sought = words, texts["a"], texts["b"]
        if self._sought is not None and all(map(_same, self._sought, sought)):
            return
        self.words, self._sought = words, sought
        for side in SIDES:
            self.hits[side] = _found(self._in_small_letters(side, texts[side]), words) if words else Hits()

    def forget(self) -> None:
        """Seek nothing any longer."""
        self.words, self._sought = "", None
        self.hits = {"a": Hits(), "b": Hits()}
        self._lowered.clear()

    def _in_small_letters(self, side: Side, text: str) -> str:
        if self.words != self.words.lower():
            return text
        known = self._lowered.get(side)
        if known is None or known[0] is not text:
            known = self._lowered[side] = text, lowered(text)
        return known[1]

    def nearest(self, cursor: Cursor) -> tuple[Side, Span] | None:
        """The first hit at or after the cursor on its side, else anywhere."""
        mine = self.hits[cursor.side]
        index = bisect_left(mine.starts, cursor.offset)
        if index < len(mine):
            return cursor.side, mine[index]
        for side in (cursor.across, cursor.side):
            if self.hits[side]:
                return side, self.hits[side][0]
        return None

    def before(self, order: ReadingOrder, key: OrderKey, *, included: bool) -> int:
        """How many hits of both sides come before `key` in the order, that at the key itself `included` or not."""
        cut = bisect_right if included else bisect_left
        return sum(
            cut(self.hits[side].starts, key, key=lambda start, side=side: order.key(side, start))  # type: ignore[misc]  # the default binds the loop's side
            for side in SIDES
        )

    def nth(self, order: ReadingOrder, number: int) -> tuple[Side, Span]:
        """The hit of both sides that has `number` others before it in the order. Raises IndexError for none."""
        for side in SIDES:
            mine, others = self.hits[side], self.hits[other_side(side)].starts
            index = bisect_left(
                range(len(mine)), number, key=lambda at: at + _earlier(order, side, mine.starts[at], others)
            )
            if index < len(mine) and index + _earlier(order, side, mine.starts[index], others) == number:
                return side, mine[index]
        raise IndexError(number)

    def total(self) -> int:
        """How many hits are listed on both sides."""
        return sum(map(len, self.hits.values()))

    def count(self) -> str:
        """How many hits there are on each side, in words for the status line."""
        words = displayable(self.words)
        if not self.total():
            return f"“{words}”: nothing found"
        return f"“{words}”: {self.hits['a'].told()} left, {self.hits['b'].told()} right"


def fold_all_but_hits(search: Search, folding: Folding, comparison: Comparison) -> None:
    """Fold every paragraph that does not hold the words sought; the texts are to be laid out again."""
    folding.filter_words = displayable(search.words)
    folding.only = {side: _paragraphs_with_hits(search, comparison, side) for side in SIDES}
    folding.opened = {key for key in folding.opened if key[1] != "filter"}


def _paragraphs_with_hits(search: Search, comparison: Comparison, side: Side) -> frozenset[int]:
    article = comparison.article(side)
    found = map(article.paragraph_at, search.hits[side].starts)
    return frozenset(index for index in found if index is not None)


def _same(old: str, new: str) -> bool:
    return old is new or (len(old) == len(new) and old == new)


def _earlier(order: ReadingOrder, side: Side, start: int, others: Sequence[int]) -> int:
    """How many hits of the other side come before one of `side` in the order."""
    across = other_side(side)
    return bisect_left(others, order.key(side, start), key=lambda other: order.key(across, other))


def lowered(text: str) -> str:
    """A text in small letters, each in its place: one that would become two stays."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _found(text: str, words: str) -> Hits:
    """Where words are in a text, one after the other."""
    starts: list[int] = []
    find, length = text.find, len(words)
    position = find(words)
    while position >= 0 and len(starts) < MOST_HITS:
        starts.append(position)
        position = find(words, position + length)
    return Hits(starts, length, more=position >= 0)


def hits_in(text: str, words: str) -> Hits:
    """Where words are in a text; capitals count only if `words` has some."""
    return _found(lowered(text) if words == words.lower() else text, words) if words else Hits()
