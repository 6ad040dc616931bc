"""The reader's pairs and rejections outrank the machine's, and every sentence stays accounted for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from articles.matching.overlay import LOOSEST, STRICTEST, Correction, CorrectionKind, apply_corrections, behind
from tests.building import article, comparison, match

LEFT = article([["The river rose.", "The town flooded."], ["Ferries stopped."], ["The mayor spoke."]])
RIGHT = article([["Water stood in the streets."], ["No boats ran.", "Trains did."], ["Insurers complained."]])
FOUND = comparison(LEFT, RIGHT, strong=[(1, 0)], weak=[(2, 1), (3, 3)]).alignment


def correction(kind: CorrectionKind, i: int, j: int) -> Correction:
    return Correction(f"note-{kind}-{i}-{j}", kind, LEFT.sentences[i].span, RIGHT.sentences[j].span)


def pairs(*corrections: Correction, strictness: int = 0) -> set[tuple[int, int]]:
    laid = apply_corrections(FOUND, LEFT, RIGHT, corrections, strictness)
    return {(each.a_sentences.start, each.b_sentences.start) for each in laid.matches}


def test_without_corrections_nothing_changes() -> None:
    laid = apply_corrections(FOUND, LEFT, RIGHT, ())
    assert laid.matches == FOUND.matches
    assert (laid.only_a, laid.only_b) == (FOUND.only_a, FOUND.only_b)


def test_a_rejected_pair_is_gone_and_its_sentences_stand_alone() -> None:
    laid = apply_corrections(FOUND, LEFT, RIGHT, [correction("no-match", 1, 0)])
    assert pairs(correction("no-match", 1, 0)) == {(2, 1), (3, 3)}
    assert 1 in laid.only_a
    assert 0 in laid.only_b


def test_a_pair_made_by_the_reader_is_strong_and_says_whose_it_is() -> None:
    made = next(
        m for m in apply_corrections(FOUND, LEFT, RIGHT, [correction("match", 0, 2)]).matches if m.origin == "reader"
    )
    assert (made.a_sentences, made.b_sentences) == (range(1), range(2, 3))
    assert (made.strength, made.score) == ("strong", 1.0)


def test_the_reader_s_pair_takes_the_place_of_the_machine_s() -> None:
    laid = apply_corrections(FOUND, LEFT, RIGHT, [correction("match", 2, 1)])
    assert [each.origin for each in laid.matches if each.a_sentences.start == 2] == ["reader"]


def test_the_reader_s_pair_wins_over_an_earlier_rejection() -> None:
    assert (1, 0) in pairs(correction("no-match", 1, 0), correction("match", 1, 0))


def test_the_panes_are_made_level_by_the_reader_s_pairs() -> None:
    laid = apply_corrections(FOUND, LEFT, RIGHT, [correction("no-match", 1, 0), correction("match", 0, 1)])
    assert (0, 1) in laid.chain


def test_stricter_drops_what_scores_less() -> None:
    assert pairs(strictness=2) == {(1, 0)}


def test_strictness_leaves_the_reader_s_pairs_alone() -> None:
    assert (3, 0) in pairs(correction("match", 3, 0), strictness=2)


def test_a_pair_on_no_sentence_is_passed_over() -> None:
    nowhere = Correction("note", "match", Span(len(LEFT.text), len(LEFT.text)), RIGHT.sentences[0].span)
    assert apply_corrections(FOUND, LEFT, RIGHT, [nowhere]).matches == FOUND.matches


@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(["match", "no-match"]), st.integers(0, 3), st.integers(0, 3)), max_size=8
    ),
    strictness=st.integers(-2, 2),
)
def test_every_sentence_is_in_a_match_or_only_here(chosen: list[tuple[str, int, int]], strictness: int) -> None:
    corrections = [correction("match" if kind == "match" else "no-match", i, j) for kind, i, j in chosen]
    laid = apply_corrections(FOUND, LEFT, RIGHT, corrections, strictness)
    matched = {number for each in laid.matches for number in each.a_sentences}
    assert matched | set(laid.only_a) == set(LEFT.matched_sentences())
    assert not matched & set(laid.only_a)


# how strict

SPARE = tuple(
    replace(match(LEFT, RIGHT, pair, strength="weak", number=number), score=score)
    for number, (pair, score) in enumerate((((0, 0), 0.11), ((0, 2), 0.1), ((2, 2), 0.08)), 10)
)
LOOSE = replace(FOUND, below_threshold=SPARE)


def at(strictness: int, *corrections: Correction) -> set[tuple[int, int]]:
    laid = apply_corrections(LOOSE, LEFT, RIGHT, corrections, strictness)
    return {(each.a_sentences.start, each.b_sentences.start) for each in laid.matches}


def test_from_loosest_to_strictest_each_step_shows_less() -> None:
    shown = [at(strictness) for strictness in range(LOOSEST, STRICTEST + 1)]
    assert [len(each) for each in shown] == [6, 5, 3, 2, 1]
    assert all(strict < loose for loose, strict in pairwise(shown))
    assert shown[1] == {(1, 0), (2, 1), (3, 3), (0, 0), (0, 2)}


FAINT = replace(FOUND, only_a=(0, 2), only_b=(1, 2))
"""An alignment that shows the pair of 2 and 1 though it is too faint for them to count as matched."""


def test_rejecting_one_pair_leaves_another_s_faint_partners_only_here() -> None:
    laid = apply_corrections(FAINT, LEFT, RIGHT, [correction("no-match", 1, 0)])
    assert (laid.only_a, laid.only_b) == ((0, 1, 2), (0, 1, 2))


def test_a_sentence_with_a_faint_partner_is_no_longer_only_here_once_the_reader_pairs_it() -> None:
    laid = apply_corrections(FAINT, LEFT, RIGHT, [correction("match", 2, 1)])
    assert (laid.only_a, laid.only_b) == ((0,), (2,))


def test_spare_pairs_that_are_not_shown_stay_spare() -> None:
    laid = apply_corrections(LOOSE, LEFT, RIGHT, (), -1)
    assert [each.score for each in laid.below_threshold] == [0.08]


def test_a_rejected_spare_pair_is_shown_at_no_strictness() -> None:
    assert (0, 2) not in at(LOOSEST, correction("no-match", 0, 2))


def test_no_strictness_moves_the_texts() -> None:
    chains = {
        apply_corrections(LOOSE, LEFT, RIGHT, (), strictness).chain for strictness in range(LOOSEST, STRICTEST + 1)
    }
    assert len(chains) == 1


def test_notices_outlive_the_reader_s_hand() -> None:
    assert apply_corrections(replace(FOUND, notices=("no meaning",)), LEFT, RIGHT, ()).notices == ("no meaning",)


def test_a_match_leads_back_to_the_corrections_that_made_it() -> None:
    made, other = correction("match", 0, 2), correction("match", 3, 0)
    corrections = [made, other, correction("no-match", 0, 2)]
    own = [each for each in apply_corrections(FOUND, LEFT, RIGHT, corrections).matches if each.origin == "reader"]
    assert [behind(each, corrections, LEFT, RIGHT) for each in own] == [(made,), (other,)]
