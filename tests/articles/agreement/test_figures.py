"""Agreement figures are those that are published for known judgements, and those of another implementation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.agreement.figures import (
    NOBODY,
    ONE_WORD,
    TOO_FEW,
    agreement_in,
    cohens_kappa,
    krippendorffs_alpha,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = ("contradict", "differ", "compatible", "agree")


def units(*people: str) -> list[dict[str, str]]:
    """Units from a row of one-letter words for each person; a dot is a unit left out."""
    return [
        {str(number): word for number, word in enumerate(column) if word != "."} for column in zip(*people, strict=True)
    ]


def crossed(table: Sequence[Sequence[int]]) -> list[dict[str, str]]:
    """Units from a table of counts: what the one said by what the other said."""
    return [
        {"one": str(row), "other": str(column)}
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


def test_kappa_is_that_of_cohens_own_example() -> None:
    """Cohen 1960, table 2: 200 patients, three diagnoses, kappa .492."""
    assert cohens_kappa(crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])) == pytest.approx(0.492, abs=0.0005)


def test_kappa_of_grants_read_twice() -> None:
    """Worked by hand: 35 of 50 the same, expected .5 * .6 + .5 * .4 = .5, so (.7 - .5) / .5 = .4."""
    assert cohens_kappa(crossed([[20, 5], [10, 15]])) == pytest.approx(0.4)


def test_kappa_below_chance_is_negative() -> None:
    assert cohens_kappa(units("ababab", "bababa")) == pytest.approx(-1)


def test_alpha_is_that_of_krippendorffs_own_example_with_gaps() -> None:
    """Krippendorff 2011, section C: four observers, twelve units, nominal alpha .743."""
    rows = ("123321412...", "1233224125.3", ".3332342251.", "1233244125 1.".replace(" ", ""))
    assert krippendorffs_alpha(units(*rows)) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_and_two_words() -> None:
    """Krippendorff 2011, section A: ten units, alpha .095."""
    assert krippendorffs_alpha(units("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.0005)


@given(
    st.lists(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(WORDS), max_size=6), min_size=2, max_size=30)
)
def test_alpha_is_what_another_implementation_gives(rated: list[dict[str, str]]) -> None:
    table = [[WORDS.index(unit[person]) if person in unit else np.nan for unit in rated] for person in "abcdef"]
    pairable = [word for unit in rated if len(unit) > 1 for word in unit.values()]
    assume(len(set(pairable)) > 1)
    expected = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    assert krippendorffs_alpha(rated) == pytest.approx(expected)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), min_size=2, max_size=40))
def test_kappa_lies_between_its_bounds_and_does_not_care_who_is_first(said: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa([{"a": one, "b": other} for one, other in said])
    turned = cohens_kappa([{"b": one, "a": other} for one, other in said])
    assert kappa == turned
    assert kappa is None or -1 <= kappa <= 1


def test_two_people_get_kappa_and_more_get_alpha() -> None:
    two = agreement_in(units("aab", "abb"))
    assert (two.measure, two.units, two.raters, two.same, two.pairs) == ("Cohen's kappa", 3, 2, 2, 3)
    three = agreement_in(units("aab", "abb", "..b"))
    assert (three.measure, three.units, three.raters, three.same, three.pairs) == ("Krippendorff's alpha", 3, 3, 4, 5)


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ((), NOBODY),
        (("abc",), NOBODY),
        (("ab..", "..ab"), TOO_FEW),
        (("a..", "a.b"), TOO_FEW),
        (("aaa", "aaa"), ONE_WORD),
        (("aaa", "aaa", "a.."), ONE_WORD),
        (("a.", ".a", "b."), TOO_FEW),
    ],
)
def test_what_cannot_be_told_is_no_number_and_says_why(people: tuple[str, ...], why: str) -> None:
    figure = agreement_in(units(*people))
    assert (figure.value, figure.why) == (None, why)


def test_units_that_one_person_judged_count_for_nothing() -> None:
    assert agreement_in(units("aab", "abb")).value == agreement_in(units("aabaa", "abb..")).value
