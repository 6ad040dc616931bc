"""Which sentences are worth checking, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.modality.checkable import WORTH_CHECKING, checkable, features


@pytest.mark.parametrize(
    "sentence",
    [
        "The council spent 40 million on the quay in 2014.",
        "Unemployment in Orrin fell by 12 percent last year.",
        "Forty boats were lost when the quay collapsed, the largest number since 1962.",
    ],
)
def test_figures_and_deeds_are_worth_checking(sentence: str) -> None:
    assert checkable(sentence) >= WORTH_CHECKING


@pytest.mark.parametrize(
    "sentence",
    [
        "I believe in our future.",
        "Thank you very much.",
        "We should all be kinder to one another.",
        "What do you think?",
    ],
)
def test_opinions_wishes_and_talk_are_not(sentence: str) -> None:
    assert checkable(sentence) < WORTH_CHECKING


def test_a_percentage_and_a_year_are_counted() -> None:
    found = features("Sales fell by 12 percent in 2014.")
    assert found["a percentage"] == found["a year"] == 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_the_score_is_a_chance(text: str) -> None:
    assert 0 <= checkable(text) <= 1


@pytest.mark.parametrize("piece", ["1", "a", ",", "I ", '"..[111 111'])
def test_a_long_run_of_one_thing_has_a_score(piece: str) -> None:
    assert 0 <= checkable(piece * (100_000 // len(piece))) <= 1
