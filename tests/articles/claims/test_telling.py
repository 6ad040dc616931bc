"""How findings are told: reasons without repeats and empty words, topics that name something."""

from __future__ import annotations

import pytest

from articles.claims.statements.extraction import read_texts
from articles.claims.verdicts.telling import naming_word, plainly


def test_lists_of_one_kind_are_put_together() -> None:
    told = plainly(
        ["both speak of: hurt", "both name Oldra", "both speak of: clinic, hurt", "both name Oldra, Lind"], "agree"
    )
    assert told == ("both speak of: hurt, clinic", "both name Oldra, Lind")


@pytest.mark.parametrize("verdict", ["differ", "contradict"])
def test_what_differs_is_not_said_to_be_the_same_content(verdict: str) -> None:
    assert plainly(["12 against 14", "the same content"], verdict) == ("12 against 14",)  # type: ignore[arg-type]


def test_what_agrees_is_said_to_be_the_same_content() -> None:
    assert plainly(["the same content"], "agree") == ("the same content",)


@pytest.mark.parametrize(
    ("reason", "left"),
    [
        ("shared words: will, city's, and, dock", "shared words: city, dock"),
        ("shared beside the figures: three, whole, bank", "shared beside the figures: whole, bank"),
        ("shared words: before, will", None),
        ("shared beside the figures: said", None),
    ],
)
def test_words_that_say_little_are_no_reason(reason: str, left: str | None) -> None:
    assert plainly([reason], "related") == ((left,) if left else ())


@pytest.mark.parametrize(
    ("a", "b", "topic"),
    [
        ("The effective tax rate of the town fell.", "Its effective tax rate was the lowest.", "rate"),
        ("She repeatedly named the dock.", "The dock was repeatedly named.", "dock"),
        ("They met in January before the vote.", "Before January nobody met.", "January"),
        ("The premier of the isles met the judge's clerk.", "A clerk met Premier Vik.", "clerk"),
        ("Trains stood still.", "Trains ran again.", "trains"),
        ("It was found before the others.", "Found before noon.", ""),
    ],
)
def test_a_topic_is_a_noun_that_both_use(a: str, b: str, topic: str) -> None:
    (left,), (right,) = read_texts([a, b])
    assert naming_word(left, right, sorted(left.stems & right.stems)) == topic
