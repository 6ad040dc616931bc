"""Two figures set against each other: as intervals, in one unit, of one kind of thing, with a reason."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims import read_quantities
from articles.claims.quantities.measures import in_base_unit
from articles.claims.quantities.quantity import Modifier, Quantity
from articles.claims.verdicts.compare_quantities import QuantityComparison, compare_figures, sum_of_two


def compare(a: str, b: str) -> QuantityComparison:
    return compare_figures(read_quantities(a)[0], read_quantities(b)[0])


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("40 goats", "40 goats", "agree"),
        ("about 40 goats", "43 goats", "agree"),
        ("between 30 and 50 goats", "40 to 60 goats", "agree"),
        ("dozens of goats", "30 goats", "compatible"),
        ("dozens of goats", "dozens of goats", "agree"),
        ("almost 2,000 goats", "not less than 1,500 goats", "compatible"),
        ("54 goats", "more than 50 goats", "compatible"),
        ("up to 60 goats", "at least 40 goats", "compatible"),
        ("12,345 goats", "12,000 goats", "compatible"),
        ("30 to 40 goats", "40 goats", "compatible"),
        ("70 to 80 goats", "60 to 70 goats", "touching"),
        ("more than 40 goats", "40 goats", "touching"),
        ("at most 5,000 goats", "5,000 to 6,000 goats", "touching"),
        ("at most 5,000 goats", "5,000 goats", "compatible"),
        ("40 goats", "50 goats", "differ"),
        ("at least 70 goats", "50 goats", "differ"),
        ("about 300 goats", "40 goats", "differ"),
        ("more than 100,000 goats", "some 94,000 goats", "differ"),
        ("more than 26,000 goats", "some 25,000 goats", "compatible"),
    ],
)
def test_intervals(a: str, b: str, relation: str) -> None:
    assert compare(a, b).relation == relation
    assert compare(b, a).relation == relation


def test_a_difference_shows_both_figures_and_how_often_one_goes_into_the_other() -> None:
    found = compare("about 300 goats", "40 goats")
    assert found.reason == "about 300 against 40, 7.5 times as much"
    assert found.ratio == pytest.approx(7.5)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The wall is 60 metres long.", "The wall is 200 feet long.", "agree"),
        ("The road is 12 miles long.", "The road is 20 km long.", "agree"),
        ("The road is 12 miles long.", "The road is 40 km long.", "differ"),
        ("The farm has 10 hectares.", "The farm has 25 acres.", "agree"),
        ("It took 48 hours.", "It took two days.", "agree"),
        ("Half of the hay", "50 per cent of the hay", "agree"),
        ("It costs $40.", "It costs €40.", "none"),
        ("It weighs 40 kg.", "It is 40 metres long.", "none"),
        ("It was 40 degrees Celsius.", "It was 104 degrees Fahrenheit.", "none"),
    ],
)
def test_units_are_brought_together_or_there_is_no_verdict(a: str, b: str, relation: str) -> None:
    assert compare(a, b).relation == relation


def test_people_are_one_class_and_the_narrower_noun_is_shown() -> None:
    found = compare("40 people drowned", "60 miners drowned")
    assert (found.relation, found.narrower) == ("differ", "miner")
    assert compare("40 militants", "40 fighters").relation == "agree"
    assert compare("40 pupils", "60 children").relation == "differ"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("40 civilians", "60 soldiers"),
        ("40 deaths", "60 wounded"),
        ("40 bakers", "60 nuns"),
        ("40 letters", "60 parcels"),
        ("Sales rose by 4 per cent.", "Sales stand at 9 per cent."),
        ("It costs $4 each.", "It costs $9."),
    ],
)
def test_there_is_no_verdict_on_what_may_be_something_else(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.relation == "none"
    assert found.reason


def test_a_part_is_not_set_against_its_whole() -> None:
    part, whole = read_quantities("Seven of the 19 post vans returned.")
    assert compare_figures(part, whole).reason == "one figure is a part, the other the whole"


def test_a_figure_without_a_unit_gets_no_verdict() -> None:
    bare = Quantity(5000, 5000, "exact", "", 0, 5)
    assert compare_figures(bare, bare).reason == "5,000 does not say what is counted"


def test_two_parts_that_add_up_to_the_whole_are_found() -> None:
    parts = read_quantities("Eight Danish and four Finnish rowers sank, and 3 boats.")
    whole = read_quantities("Twelve rowers sank.")[0]
    assert sum_of_two(parts, whole) == (parts[0], parts[1])
    assert sum_of_two(parts, read_quantities("Eleven rowers sank.")[0]) is None


def test_base_units() -> None:
    assert in_base_unit(2, "mile") == (3218.688, "metre")
    assert in_base_unit(212, "degree fahrenheit") == (100.0, "degree celsius")
    assert in_base_unit(2, "goat") is None


MODIFIERS: st.SearchStrategy[Modifier] = st.sampled_from(get_args(Modifier))
SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted(draw(SPANS))
    modifier = draw(MODIFIERS)
    opened = modifier in ("at_least", "more_than")
    closed = modifier in ("at_most", "less_than")
    return Quantity(None if closed else low, None if opened else high, modifier, "goat", 0, 1, "count")


@given(a=quantities(), b=quantities())
def test_the_sides_may_be_swapped(a: Quantity, b: Quantity) -> None:
    assert compare_figures(a, b).relation == compare_figures(b, a).relation


@given(a=quantities())
def test_a_figure_agrees_with_itself(a: Quantity) -> None:
    assert compare_figures(a, a).relation == "agree"
