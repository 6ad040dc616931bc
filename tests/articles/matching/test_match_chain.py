"""The order-keeping chain."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.matching.chain import heaviest_chain

Pairs = dict[tuple[int, int], float]
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), st.integers(1, 8).map(float), min_size=0, max_size=8
)


def rising(chain: tuple[tuple[int, int], ...]) -> bool:
    return all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(chain))


def heaviest_by_trying(weights: Pairs) -> float:
    chains = (some for size in range(len(weights) + 1) for some in combinations(sorted(weights), size))
    return max(sum(weights[pair] for pair in chain) for chain in chains if rising(chain))


@settings(max_examples=80, deadline=None)
@given(PAIRS)
def test_no_rising_chain_is_heavier(weights: Pairs) -> None:
    chain = heaviest_chain(weights)
    assert rising(chain)
    assert sum(weights[pair] for pair in chain) == heaviest_by_trying(weights)


def test_many_light_pairs_in_order_beat_one_heavy_pair_across() -> None:
    weights = {(0, 0): 1.0, (1, 1): 1.0, (2, 2): 1.0, (0, 2): 2.0}
    assert heaviest_chain(weights) == ((0, 0), (1, 1), (2, 2))


def test_a_paragraph_takes_part_once() -> None:
    assert heaviest_chain({(0, 0): 1.0, (0, 1): 1.5, (1, 1): 1.0}) == ((0, 0), (1, 1))


def test_no_pairs_make_no_chain() -> None:
    assert heaviest_chain({}) == ()


def test_ten_thousand_pairs_are_chained() -> None:
    weights = {(number, number * 7 % 10_007): 1.0 for number in range(10_000)}
    assert rising(heaviest_chain(weights))
