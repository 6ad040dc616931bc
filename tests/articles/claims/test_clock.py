"""Times of day: read from digits and words, and whether two may be one."""

from __future__ import annotations

import pytest

from articles.claims.dates.clock import TimeOfDay, may_be_one, read_times


def only(words: str) -> TimeOfDay:
    (found,) = read_times(words)
    return found


@pytest.mark.parametrize(
    ("words", "minutes", "half_known"),
    [
        ("The boat left at 21.40, the harbour office said.", 21 * 60 + 40, True),
        ("It left at 07.30, in fog.", 7 * 60 + 30, True),
        ("It left at 9:20 p.m. in fog.", 21 * 60 + 20, True),
        ("It fell at 7.14pm on 11 October.", 19 * 60 + 14, True),
        ("It was a quarter past ten before she spoke.", 10 * 60 + 15, False),
        ("At nine in the morning the barrier went up.", 9 * 60, True),
        ("She spoke at eleven at night.", 23 * 60, True),
        ("It rang at two in the morning.", 2 * 60, True),
        ("They came at half past four with dogs.", 4 * 60 + 30, False),
        ("She came out at a quarter to midnight.", 23 * 60 + 45, True),
        ("The flag was hoisted at noon.", 12 * 60, True),
        ("He was shot towards nine, near his garage.", 9 * 60, False),
        ("The hall shut at five o'clock.", 5 * 60, False),
    ],
)
def test_a_time_of_day_is_read(words: str, minutes: int, half_known: bool) -> None:
    found = only(words)
    assert (found.minutes, found.half_known) == (minutes, half_known)


@pytest.mark.parametrize(
    "words",
    [
        "The stone weighs 2.30 kilograms.",
        "Prices rose by 2.30 per cent.",
        "The runner needed 37.90 seconds.",
        "They looked at two houses and one of four barns.",
        "The share closed at £9.40 in London.",
        "A man of 54 was held.",
    ],
)
def test_other_numbers_are_no_times(words: str) -> None:
    assert read_times(words) == []


def test_a_word_before_it_makes_a_time_rough() -> None:
    assert only("It began shortly after half past ten.").rough
    assert not only("It began at half past ten.").rough


def test_times_some_minutes_apart_may_be_one_where_one_is_round() -> None:
    assert may_be_one(only("at 7.14pm sharp"), only("at a quarter past seven"))
    assert not may_be_one(only("at 7.14pm sharp"), only("at 7.31pm sharp"))


def test_a_time_without_its_half_of_the_day_may_be_of_either() -> None:
    assert may_be_one(only("at 21.40, she said"), only("at twenty to ten"))
    assert not may_be_one(only("at 21.40, she said"), only("at 9.40 a.m. there"))


def test_midnight_is_near_on_both_sides() -> None:
    assert may_be_one(only("about midnight"), only("at 23:50 there"))


def test_the_place_of_a_time_is_that_of_its_words() -> None:
    words = "The result came at 21.40 by phone."
    assert only(words).span.of(words) == "21.40"
