"""Scores: how likely two sentences tell of one thing."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.matching import score_sentences
from articles.matching.scoring import LOWEST_SCORE, STRONG_SCORE, score_texts
from articles.matching.words import tokens
from tests.articles.matching.made import SENTENCES, words_only

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDES = st.lists(st.sampled_from(SENTENCES), max_size=8)


@pytest.fixture(autouse=True, scope="module")
def _words_only() -> Iterator[None]:
    """The encoder is left out: it has tests of its own, and takes its time."""
    with pytest.MonkeyPatch.context() as patch:
        words_only(patch)
        yield


@settings(max_examples=60, deadline=None)
@given(SIDES, SIDES)
def test_scores_are_probabilities_of_pairs_inside_the_texts(a: list[str], b: list[str]) -> None:
    pairs = score_sentences(a, b)
    assert [(pair.a, pair.b) for pair in pairs] == sorted({(pair.a, pair.b) for pair in pairs})
    for pair in pairs:
        assert 0 <= pair.a < len(a)
        assert 0 <= pair.b < len(b)
        assert LOWEST_SCORE <= pair.score <= 1
        assert (pair.strength == "strong") == (pair.score >= STRONG_SCORE)


@settings(max_examples=40, deadline=None)
@given(SIDES, SIDES)
def test_swapping_the_sides_swaps_the_pairs(a: list[str], b: list[str]) -> None:
    there = {(pair.a, pair.b): pair.score for pair in score_sentences(a, b)}
    back = {(pair.b, pair.a): pair.score for pair in score_sentences(b, a)}
    assert there == pytest.approx(back, abs=1e-4)


def test_the_same_sentence_is_a_sure_pair_however_short_the_texts() -> None:
    (pair,) = score_sentences(["The pump failed at noon."], ["The pump failed at noon."])
    assert pair.score > 0.95


def test_a_retelling_outranks_a_sentence_on_the_same_topic() -> None:
    a = ["The harbour office counted 212 people aboard the ferry Alma."]
    b = [
        "Two hundred twelve people were aboard the Alma, the harbour office counted.",
        "The ferry Alma was built in a yard up north.",
    ]
    scores = {pair.b: pair.score for pair in score_sentences([*a, *SENTENCES[4:]], [*b, *SENTENCES[4:]]) if pair.a == 0}
    assert scores[0] > scores.get(1, 0)


def test_one_shared_word_is_never_a_strong_match() -> None:
    a = ["Painters loved the estuary in autumn.", *SENTENCES[4:7]]
    b = ["The estuary froze.", *SENTENCES[:4]]
    assert not [pair for pair in score_sentences(a, b) if (pair.a, pair.b) == (0, 0) and pair.strength == "strong"]


def test_sentences_of_marks_only_match_nothing() -> None:
    assert score_sentences(["***", "", "—"], ["***", "", "—"]) == []


def test_no_sentences_on_one_side_give_no_pairs() -> None:
    assert score_sentences([], ["A crane fell."]) == []
    assert score_sentences(["A crane fell."], []) == []


def test_without_an_encoder_meaning_changes_nothing() -> None:
    a, b = list(SENTENCES[:6]), list(SENTENCES[3:])
    assert score_sentences(a, b, meaning=True) == score_sentences(a, b, meaning=False)


def test_a_line_repeated_a_thousand_times_gives_each_copy_one_partner() -> None:
    pairs = score_sentences(["The same line."] * 1_000, ["The same line."] * 500)
    assert {pair.a for pair in pairs} == set(range(1_000))
    assert {pair.b for pair in pairs} == set(range(500))
    assert len(pairs) == 1_000


def test_progress_rises_from_nothing_to_less_than_all() -> None:
    told: list[float] = []
    texts = [f"Boat {number} sank near pier {number * 7}." for number in range(500)]
    left = [tokens(text) for text in texts]
    score_texts((texts, texts), (left, left), ("en", "en"), progress=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert len(told) > 2
    assert told[-1] < 1


@pytest.mark.whole
def test_scores_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "from tests.articles.matching.made import SENTENCES\n"
        "from articles.matching import score_sentences\n"
        "print(score_sentences(SENTENCES, SENTENCES[::-1]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


@pytest.mark.whole
def test_importing_the_package_does_not_load_numpy() -> None:
    program = "import sys, articles.matching, articles.comparison; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
