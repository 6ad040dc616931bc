"""The reader of number words: units and tens add up, scales multiply, and a smaller part may follow a greater one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache, partial
from math import inf
from typing import TYPE_CHECKING, Protocol

from articles import lexicon
from articles.text.joined_numbers import read_joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DOZEN = 12


class NumberWords(Protocol):
    """The words a language writes numbers with, in small letters.

    `small` are those below a hundred, `scales` those that multiply; `compound` reads a number written as one word.
    """

    @property
    def small(self) -> Mapping[str, float]:
        """Values of the words below a hundred."""

    @property
    def scales(self) -> Mapping[str, float]:
        """What each multiplying word multiplies by."""

    @property
    def compound(self) -> Callable[[str], float | None] | None:
        """The value of a number written as one word; None in languages without such."""


@dataclass(frozen=True, slots=True)
class PlainNumbers:
    """Number words and nothing else: neither dozens nor abbreviations."""

    small: Mapping[str, float]
    scales: Mapping[str, float]
    compound: Callable[[str], float | None] | None = None
    not_alone: frozenset[str] = frozenset()


@cache
def plain_numbers(language: str) -> PlainNumbers:
    """The plain number words of a language, as matching reads them: its weights know neither dozens nor abbreviations.

    Of a language without lists of them there are none.
    """
    code = lexicon.base_of(language)
    plain = lexicon.words(code, "counting", "plain_scales")
    factors = lexicon.numbers(code, "counting", "scales")
    joined = (
        lru_cache(maxsize=50_000)(partial(read_joined, code)) if lexicon.text(code, "counting", "hundred") else None
    )
    return PlainNumbers(
        lexicon.numbers(code, "counting", "small"),
        {word: factors[word] for word in factors if word in plain},
        joined,
        lexicon.words(code, "counting", "not_alone"),
    )


class SpelledNumber:
    """The value of a number while its words are read one by one.

    `value` is the number read so far, `outer` the greatest scale in it.
    """

    def __init__(self, words: NumberWords, start: float | None = None) -> None:
        self._words = words
        self._total = 0.0
        self._part = start
        self._last = 0.0
        self._floor = inf
        self.outer = 1.0

    @property
    def value(self) -> float:
        """The number read so far."""
        return self._total + (self._part or 0.0)

    def take(self, word: str, *, joined: bool = False) -> bool:
        """Read one more word into the number; False if it does not belong. `joined` says that an "and" precedes it."""
        scale = self._words.scales.get(word)
        if scale is not None:
            return self._multiplied(scale, word, joined=joined)
        value = self._words.small.get(word)
        if value is None and self._words.compound is not None:
            value = self._words.compound(word)
        return value is not None and self._added(value, joined=joined)

    def add_fraction(self, value: float) -> bool:
        """Add the fraction of "two and a half"; False where nothing below a hundred stands before it."""
        if self._part is None or self._part >= 100:
            return False
        self._part += value
        return True

    def add_one(self) -> bool:
        """Add the one of "vinte e um"; False where no tens stand before it."""
        if self._part is None or self._part % 100 < 20 or self._part % 10:
            return False
        self._part += 1
        return True

    def _added(self, value: float, *, joined: bool) -> bool:
        if self._part is None:
            if self._total > 0 and value >= self._floor:
                return False
            self._part = value
        elif value >= self._last or (joined and self._last < 100) or value == 0 or (self._last < 100 and value >= 10):
            return False
        else:
            self._part += value
        self._last = value
        return True

    def _multiplied(self, factor: float, word: str, *, joined: bool) -> bool:
        if factor < 1000 and factor != _DOZEN:
            if not self._takes_hundreds(joined=joined):
                return False
            self._part = (1.0 if self._part is None else self._part) * factor
        else:
            if (self._part is None and (self._total > 0 or joined)) or factor >= self._floor or word == "k":
                return False
            self._total += (1.0 if self._part is None else self._part) * factor
            self._part, self._floor = None, factor
        self._last = factor
        self.outer = max(self.outer, factor)
        return True

    def _takes_hundreds(self, *, joined: bool) -> bool:
        if self._part is None:
            return not (joined and self._total == 0)
        return self._part < 100 and not (joined and self._part != int(self._part))
