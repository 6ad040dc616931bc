"""The reader of number words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from articles.text.numbers import PlainNumbers, SpelledNumber, plain_numbers
from articles.text.tables import scales, small_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL = PlainNumbers(small_numbers(), scales())


def read(words: str) -> tuple[float, int]:
    """The value of a number in words, and how many of the words belong to it; "and" joins the next word."""
    number = SpelledNumber(ALL)
    taken, joined = 0, False
    for word in words.split():
        if word == "and":
            joined = True
            continue
        if not number.take(word, joined=joined):
            break
        taken, joined = taken + 1, False
    return number.value, taken


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("twenty six", 26),
        ("two hundred five", 205),
        ("two hundred and five", 205),
        ("hundred", 100),
        ("three thousand two hundred ten", 3_210),
        ("two hundred thousand", 200_000),
        ("one million two hundred thousand", 1_200_000),
        ("two dozen", 24),
        ("three lakh", 300_000),
    ],
)
def test_units_add_up_and_scales_multiply(words: str, value: float) -> None:
    assert read(words)[0] == value


@pytest.mark.parametrize(
    ("words", "value", "taken"),
    [
        ("one two", 1, 1),
        ("five twenty", 5, 1),
        ("twenty thirty", 20, 1),
        ("two thousand million", 2_000, 2),
        ("five and six", 5, 1),
    ],
)
def test_a_word_that_does_not_belong_ends_the_number(words: str, value: float, taken: int) -> None:
    assert read(words) == (value, taken)


def test_a_number_may_begin_with_digits() -> None:
    number = SpelledNumber(ALL, 1.5)
    assert number.take("million")
    assert (number.value, number.outer) == (1_500_000, 1_000_000)


def test_a_fraction_follows_a_small_number() -> None:
    number = SpelledNumber(ALL)
    number.take("two")
    assert number.add_fraction(0.5)
    assert number.value == 2.5


def test_no_fraction_begins_a_number() -> None:
    assert not SpelledNumber(ALL).add_fraction(0.5)


def test_plain_english_has_no_dozens() -> None:
    assert not SpelledNumber(plain_numbers("en")).take("dozen")


def test_a_number_written_as_one_word_is_read_by_its_language() -> None:
    class German:
        small: Mapping[str, float] = MappingProxyType({"drei": 3.0})
        scales: Mapping[str, float] = MappingProxyType({"tausend": 1000.0})

        @staticmethod
        def compound(word: str) -> float | None:
            return {"zweihundert": 200.0}.get(word)

    number = SpelledNumber(German())
    assert number.take("zweihundert")
    assert number.take("tausend")
    assert number.value == 200_000
