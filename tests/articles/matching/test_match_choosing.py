"""Which of the scored pairs are shown, which are kept for a looser look, and what a weak one lacks."""

from __future__ import annotations

import numpy as np

from articles.matching.passages import Pairing, choose, faint_notice
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE, Scores
from articles.matching.weaknesses import weaknesses_of

UNLIKELY = WEAK_SCORE / 2


def scores(cells: dict[tuple[int, int], float], *, one_event: bool = True, **short: float) -> Scores:
    ordered = sorted(cells)
    rows, columns = (np.array([cell[side] for cell in ordered], dtype=np.int64) for side in (0, 1))
    values = np.array([cells[cell] for cell in ordered])
    groups = {group: np.full(len(ordered), value) for group, value in short.items()}
    return Scores(rows, columns, values, values > 1, 0.9, one_event, groups)  # type: ignore[arg-type]  # names of groups are plain words here


def cells(pairings: list[Pairing]) -> set[tuple[int, int]]:
    return {(pairing.a.start, pairing.b.start) for pairing in pairings}


def test_a_weak_pair_far_behind_the_best_of_its_sentence_is_kept_for_a_looser_look() -> None:
    strong = {(at, at): 0.9 for at in range(4)}
    shown, spare = choose(scores({**strong, (0, 1): 0.3}), 6, 6)
    assert cells(shown) == strong.keys()
    assert cells(spare) == {(0, 1)}


def test_where_many_are_strong_unlikely_pairs_are_not_shown() -> None:
    unlikely = {(5, 5): UNLIKELY}
    shown, spare = choose(scores({(0, 0): 0.9, (1, 1): 0.8, **unlikely}), 6, 6)
    assert (5, 5) not in cells(shown)
    assert (5, 5) in cells(spare)


def test_where_few_are_strong_the_likeliest_pairs_are_shown_up_to_forty() -> None:
    unlikely = {(at, at): UNLIKELY + at * 0.0001 for at in range(60)}
    shown, spare = choose(scores(unlikely), 60, 60)
    assert cells(shown) == {(at, at) for at in range(20, 60)}
    assert cells(spare) == {(at, at) for at in range(20)}


def test_between_two_events_nothing_unlikely_is_shown() -> None:
    shown, _ = choose(scores({(0, 0): UNLIKELY}, one_event=False), 6, 6)
    assert shown == []


def test_a_weak_pair_says_what_it_lacks_most_first() -> None:
    pairing = Pairing(range(1), range(1), 0.2)
    found = weaknesses_of(scores({(0, 0): 0.2}, words=1.0, meaning=3.0, place=0.1), [pairing])
    assert [what for what, _ in found[pairing]] == ["meaning", "words"]


def test_a_strong_pair_lacks_nothing() -> None:
    pairing = Pairing(range(1), range(1), STRONG_SCORE)
    assert weaknesses_of(scores({(0, 0): STRONG_SCORE}, words=1.0), [pairing]) == {pairing: ()}


def test_between_two_events_that_is_what_a_pair_lacks() -> None:
    pairing = Pairing(range(1), range(1), 0.2)
    assert weaknesses_of(scores({(0, 0): 0.2}, one_event=False, words=1.0), [pairing]) == {pairing: (("event", 1.0),)}


def test_a_line_says_that_faint_pairs_are_shown() -> None:
    shown, _ = choose(scores({(0, 0): 0.2, (1, 1): UNLIKELY, (2, 2): UNLIKELY}), 6, 6)
    assert faint_notice(shown) == "hardly any strong match: 2 fainter ones are shown as suggestions"


def test_without_faint_pairs_there_is_nothing_to_say() -> None:
    shown, _ = choose(scores({(0, 0): 0.9, (1, 1): UNLIKELY}), 6, 6)
    assert faint_notice(shown) == ""
