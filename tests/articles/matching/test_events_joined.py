"""Pairs that the gate has judged become events, fitted as wholes."""

from __future__ import annotations

import numpy as np

from articles.matching.signatures.events import events


def grouped(count: int, *pairs: tuple[int, int, float]) -> list[int]:
    a, b = (np.array([pair[at] for pair in pairs], dtype=np.int64) for at in (0, 1))
    return list(map(int, events(count, a, b, np.array([pair[2] for pair in pairs]))))


def test_articles_without_pairs_are_alone() -> None:
    assert grouped(3) == [0, 1, 2]


def test_likely_pairs_are_one_event_and_doubtful_ones_are_not() -> None:
    assert grouped(4, (0, 2, 0.9), (1, 3, 0.3)) == [0, 1, 0, 3]


def test_one_doubtful_pair_does_not_join_two_events() -> None:
    inside = [(0, 1, 0.95), (0, 2, 0.95), (1, 2, 0.95), (3, 4, 0.95), (3, 5, 0.95), (4, 5, 0.95)]
    assert grouped(6, *inside, (2, 3, 0.6)) == [0, 0, 0, 3, 3, 3]


def test_an_event_of_which_not_every_pair_was_a_candidate_is_one() -> None:
    assert grouped(4, (0, 1, 0.99), (1, 2, 0.99), (0, 2, 0.98), (2, 3, 0.95), (1, 3, 0.9)) == [0, 0, 0, 0]


def test_the_order_of_pairs_does_not_count() -> None:
    pairs = [(0, 1, 0.8), (1, 2, 0.8), (2, 3, 0.8), (0, 3, 0.8), (0, 2, 0.55)]
    assert grouped(4, *pairs) == grouped(4, *reversed(pairs))
