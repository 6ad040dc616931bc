"""Places that overlap by half or more are one passage, whatever the order in which they come."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from articles.agreement.units import HALF, Place, share, units_of
from articles.article import Side, Span


def place(**spans: tuple[int, int]) -> Place:
    sides: tuple[Side, Side] = ("a", "b")
    return tuple((side, Span(*spans[side])) for side in sides if side in spans)


span = st.builds(lambda start, size: (start, start + size), st.integers(0, 900), st.integers(1, 700))
places = st.one_of(
    st.builds(lambda a: place(a=a), span),
    st.builds(lambda b: place(b=b), span),
    st.builds(lambda a, b: place(a=a, b=b), span, span),
)


@given(st.lists(places, max_size=25), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(marked: list[Place], chance: object) -> None:
    turned = list(marked)
    chance.shuffle(turned)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert units_of(marked) == units_of(turned)


@given(st.lists(places, max_size=25))
def test_every_place_shares_half_with_its_core_and_no_two_cores_do(marked: list[Place]) -> None:
    found = units_of(marked)
    assert set(found) == set(marked)
    assert all(share(each, core) >= HALF for each, core in found.items())
    assert all(found[core] == core for core in found.values())
    assert all(share(one, other) < HALF for one, other in combinations(set(found.values()), 2))


def test_a_sentence_and_most_of_it_are_one_passage() -> None:
    whole, most, little = place(a=(0, 100)), place(a=(10, 90)), place(a=(0, 30))
    assert units_of([whole, most, little]) == {whole: whole, most: whole, little: little}


def test_what_most_people_marked_is_the_core() -> None:
    whole, part = place(a=(0, 100)), place(a=(20, 100))
    assert units_of([whole, part, part])[whole] == part


def test_both_sides_must_overlap() -> None:
    one, other = place(a=(0, 100), b=(0, 100)), place(a=(0, 100), b=(200, 300))
    assert units_of([one, other]) == {one: one, other: other}


def test_one_text_and_the_pair_are_different_passages() -> None:
    left, pair = place(a=(0, 100)), place(a=(0, 100), b=(0, 100))
    assert set(units_of([left, pair]).values()) == {left, pair}


def test_two_sentences_of_which_somebody_marked_both_stay_two() -> None:
    first, second, both = place(a=(0, 100)), place(a=(100, 200)), place(a=(0, 200))
    found = units_of([first, second, both])
    assert found[first] != found[second]


def test_a_chain_of_places_is_not_one_passage() -> None:
    chain = [place(a=(start, start + 100)) for start in range(0, 330, 33)]
    cores = units_of(chain)
    assert cores[chain[0]] != cores[chain[-1]]
