"""Two statements of one event: what is called agreeing, what differing, and when nothing is said."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims import compare_statements
from tests.work import calls_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nine people were injured in the Tarnbeck fire.", "The fire in Tarnbeck left nine people injured."),
        ("At least 40 miners were rescued in Oldra.", "Rescuers saved 46 miners in Oldra."),
        ("Ada Lind fell about 60 metres at Mount Corr.", "Ada Lind fell about 200 feet at Mount Corr."),
        ("Dozens of people were evacuated in Tarnbeck.", "About 60 people were evacuated in Tarnbeck."),
    ],
)
def test_figures_that_fit_agree(a: str, b: str) -> None:
    assert compare_statements(a, b).label == "agree"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The mayor said 14 people were hurt in the Tarnbeck riots.",
            "The mayor said 21 people had been hurt in the Tarnbeck unrest and 9 detained.",
        ),
        (
            "Owen Marr served five months in Corr prison for fraud.",
            "Owen Marr served four months in Corr prison for fraud.",
        ),
        ("The 6.1-magnitude quake struck Oldra island.", "The 5.9-magnitude quake struck Oldra island."),
    ],
)
def test_figures_of_one_thing_that_cannot_both_be_right_differ(a: str, b: str) -> None:
    verdict = compare_statements(a, b)
    assert verdict.label == "differ"
    assert verdict.reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Lind scored 23 points for Corr.", "Owen Marr scored 16 points for Corr."),
        ("Two people were killed in Oldra.", "Forty people were arrested in Oldra."),
        ("Ada Lind scored six of her 11 points in the second half.", "Ada Lind has scored 412 points this season."),
        ("The Oldra quake of 1977 killed 300 people.", "The Oldra quake of 2003 killed 40 people."),
        ("Kettle, 34, drives a bus.", "Her daughter, 8, goes to school."),
    ],
)
def test_figures_of_different_things_are_no_difference(a: str, b: str) -> None:
    assert compare_statements(a, b).label in ("unrelated", "abstain")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Three people were shot in Tarnbeck.", "One person was killed and two were injured in the Tarnbeck shooting."),
        (
            "Sixteen deaths are linked to the Oldra outbreak.",
            "The Oldra outbreak caused 15 deaths here and one abroad.",
        ),
        ("Almost half a million people live in Oldra.", "Some 430,000 people live in Oldra."),
        ("Twelve people were injured in Tarnbeck.", "Five people were badly injured in Tarnbeck."),
        ("Four other parties stood in Oldra.", "Five parties stood in Oldra."),
    ],
)
def test_sums_roundings_and_parts_are_no_difference(a: str, b: str) -> None:
    assert compare_statements(a, b).label != "differ"


def test_what_is_left_out_contradicts_a_list_that_names_it() -> None:
    verdict = compare_statements(
        "Norwegian divers, Danish soldiers and Finnish pilots are taking part in the search off Oldra.",
        "Norwegian divers and none else take part in the search off Oldra.",
    )
    assert verdict.label == "differ"
    assert "none else" in verdict.reasons[0]
    assert "Danish" in verdict.reasons[0]


def test_one_of_two_equal_statements_denied_is_a_contradiction() -> None:
    verdict = compare_statements(
        "Ada Lind did not resign as chair of the Oldra council.", "Ada Lind resigned as chair of the Oldra council."
    )
    assert verdict.label == "differ"
    assert "not" in verdict.reasons[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Were 12 people injured in Tarnbeck?", "Thirty people were injured in Tarnbeck."),
        ("If 12 people were injured in Tarnbeck, it was bad.", "Thirty people were injured in Tarnbeck."),
        ("", "Thirty people were injured in Tarnbeck."),
        ("The river was calm.", "The mayor was glad."),
    ],
)
def test_questions_suppositions_and_empty_words_get_no_verdict(a: str, b: str) -> None:
    assert compare_statements(a, b).label in ("abstain", "unrelated")


def test_a_statement_agrees_with_itself_and_never_differs() -> None:
    text = "Nine people were injured and two killed in the Tarnbeck fire on 3 May 2019, the mayor said."
    assert compare_statements(text, text).label == "agree"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_get_one_of_four_labels(a: str, b: str) -> None:
    assert compare_statements(a, b).label in ("agree", "differ", "unrelated", "abstain")
    assert compare_statements(a, a).label != "differ"


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 5000), st.integers(2, 5000))
def test_the_label_does_not_depend_on_the_side(left: int, right: int) -> None:
    a, b = f"{left} people were injured in Tarnbeck.", f"In Tarnbeck {right} people were injured."
    assert compare_statements(a, b).label == compare_statements(b, a).label


def test_the_hurt_of_one_text_are_not_the_detained_of_the_other() -> None:
    verdict = compare_statements(
        "The mayor said 14 people were hurt in the Tarnbeck riots.",
        "The mayor said 21 people had been hurt in the Tarnbeck unrest and 14 detained.",
    )
    assert verdict.label != "agree"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5 men left, ", "7 men left, "),
        ("5 men and 6 women were hurt, ", "11 were hurt, "),
        ("On 3 May 2016 Anna Berg left. ", "On 4 May 2016 Hanna Berg came. "),
        ("the police said 4% of the 40 km, ", "nobody said 5% of the 40 miles, "),
    ],
)
def test_twice_as_many_figures_take_no_more_than_their_share_of_work(a: str, b: str) -> None:
    compare_statements(a, b)
    once, twice = (calls_of(partial(compare_statements, a * times, b * times)) for times in (30, 60))
    assert twice <= 3 * once
