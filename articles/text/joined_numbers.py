"""Numbers written as one word, ones before tens, as German writes them: "dreihundertzwanzig"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST: Final = 60


def read_joined(language: str, word: str) -> float | None:
    """The value of a number written as one word; None for any other word, and for a bare hundred or thousand."""
    thousand, hundred = (lexicon.text(language, "counting", name) for name in ("thousand", "hundred"))
    if len(word) > _LONGEST or word in (thousand, hundred):
        return None
    head, joint, tail = word.partition(thousand)
    if not joint:
        return _below_thousand(language, word)
    thousands = _below_thousand(language, head) if head else 1.0
    rest = _below_thousand(language, _without_and(language, tail)) if tail else 0.0
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _below_thousand(language: str, word: str) -> float | None:
    head, joint, tail = word.partition(lexicon.text(language, "counting", "hundred"))
    if not joint:
        return _below_hundred(language, word)
    hundreds = _known(language).get(head) if head else 1.0
    rest = _below_hundred(language, _without_and(language, tail)) if tail else 0.0
    return None if hundreds is None or rest is None or hundreds > 19 else hundreds * 100 + rest


def _below_hundred(language: str, word: str) -> float | None:
    numbers = _known(language)
    if word in numbers:
        return numbers[word]
    head, joint, tail = word.partition(lexicon.text(language, "counting", "joint"))
    one, ten = numbers.get(head), numbers.get(tail)
    return one + ten if joint and one is not None and 0 < one < 10 and ten is not None and ten >= 20 else None


def _without_and(language: str, tail: str) -> str:
    return tail.removeprefix(lexicon.text(language, "counting", "joint"))


@cache
def _known(language: str) -> Mapping[str, float]:
    """Numbers below a hundred, with the forms of one that are no number when alone."""
    ones = lexicon.numbers(language, "counting", "ones")
    return {**lexicon.numbers(language, "counting", "small"), **ones}
