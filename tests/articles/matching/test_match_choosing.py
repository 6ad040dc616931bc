"""Which of the scored pairs are shown, which are kept for a looser look, and what a weak one lacks."""

from __future__ import annotations

import numpy as np

from articles.matching.passages import Pairing, choose, faint_notice
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE, Scores
from articles.matching.weaknesses import weaknesses_of

UNLIKELY = WEAK_SCORE / 2


def scores(
    cells: dict[tuple[int, int], float],
    nearness: dict[tuple[int, int], float] | None = None,
    *,
    one_event: bool = True,
    **short: float,
) -> Scores:
    ordered = sorted(cells)
    rows, columns = (np.array([cell[side] for cell in ordered], dtype=np.int64) for side in (0, 1))
    values = np.array([cells[cell] for cell in ordered])
    likely = np.log(values / (1 - values)) + np.array([(nearness or {}).get(cell, 0.0) for cell in ordered])
    groups = {group: np.full(len(ordered), value) for group, value in short.items()}
    return Scores(rows, columns, values, values > 1, likely, 0.9, one_event, groups)  # type: ignore[arg-type]  # names of groups are plain words here


def cells(pairings: list[Pairing]) -> set[tuple[int, int]]:
    return {(pairing.a.start, pairing.b.start) for pairing in pairings}


def test_the_likeliest_pairs_are_shown_up_to_forty_and_as_many_more_kept_for_a_looser_look() -> None:
    found = choose(scores({(at, at + 1): 0.01 + at * 0.0001 for at in range(90)}), 30, 200)
    assert cells(found.shown) == {(at, at + 1) for at in range(50, 90)}
    assert cells(found.spare) == {(at, at + 1) for at in range(10, 50)}


def test_of_long_articles_one_pair_for_each_sentence_of_the_shorter_is_shown() -> None:
    found = choose(scores({(at, at + 1): 0.1 for at in range(70)}), 70, 200)
    assert len(found.shown) == 70


def test_a_pair_near_in_meaning_comes_before_one_of_a_like_score() -> None:
    pairs = {(at // 2, at): 0.1 for at in range(41)}
    last = (20, 40)
    assert last in cells(choose(scores(pairs, {last: 1.0}), 21, 41).shown)
    assert last not in cells(choose(scores({**pairs, last: 0.09}), 21, 41).shown)


def test_a_sentence_stands_in_five_weak_pairs_at_most() -> None:
    assert len(choose(scores({(0, at): 0.1 for at in range(9)}), 20, 20).shown) == 5


def test_a_strong_pair_far_behind_the_best_of_its_sentence_is_not_shown() -> None:
    found = choose(scores({(0, at): 0.9 for at in range(5)}), 20, 20)
    assert len(found.shown) == 3


def test_a_sentence_whose_only_partner_is_far_behind_has_no_firm_pair() -> None:
    found = choose(scores({(0, 0): 0.9, (0, 1): 0.3, (2, 2): UNLIKELY}), 6, 6)
    assert cells(found.shown) == {(0, 0), (0, 1), (2, 2)}
    assert cells(found.firm) == {(0, 0)}


def test_between_two_events_the_likeliest_are_shown_too() -> None:
    assert cells(choose(scores({(0, 0): UNLIKELY}, one_event=False), 6, 6).shown) == {(0, 0)}


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


def test_a_line_says_that_hardly_any_pair_is_strong() -> None:
    shown = choose(scores({(0, 0): 0.2, (1, 1): UNLIKELY}), 6, 6).shown
    assert faint_notice(shown, 6) == "hardly any strong match: 2 weak ones are shown as suggestions"


def test_where_one_in_ten_sentences_has_a_strong_pair_there_is_nothing_to_say() -> None:
    shown = choose(scores({(0, 0): 0.9, (1, 1): UNLIKELY}), 6, 6).shown
    assert faint_notice(shown, 6) == ""
