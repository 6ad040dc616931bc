"""Meaning in the scores: what the encoder adds, and when it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from articles.matching import nearness, score_sentences
from articles.matching.nearness import meaning_features

if TYPE_CHECKING:
    import pytest

A = ["The troops took the town at dawn.", "Bread was dear that winter.", "Ida Holm thanked the pilots of Varn."]
B = ["Pilots were thanked by Ida Holm.", "Soldiers captured the village in the early morning.", "Snow fell."]


def test_the_features_have_one_number_for_each_pair_of_sentences() -> None:
    found = meaning_features(A, B[:2])
    assert found is not None
    assert {name: matrix.shape for name, matrix in found.items()} == dict.fromkeys(("cos", "half", "soft"), (3, 2))
    assert all(np.isfinite(matrix).all() for matrix in found.values())


def test_a_retelling_in_other_words_scores_higher_with_meaning() -> None:
    scores = [
        {(pair.a, pair.b): pair.score for pair in score_sentences(A, B, meaning=use)}.get((0, 1), 0.0)
        for use in (True, False)
    ]
    assert scores[0] > scores[1]


def test_a_language_that_the_encoder_does_not_know_is_left_to_words() -> None:
    assert meaning_features(["Der Kran fiel."], ["Ein Kran fiel um."], "de") is None


def test_long_texts_are_left_to_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "MOST_PAIRS", 5)
    assert meaning_features(A, B) is None


def test_an_empty_side_has_no_features() -> None:
    assert meaning_features([], B) is None


def test_progress_rises() -> None:
    told: list[float] = []
    meaning_features([f"{sentence} Once more." for sentence in A], B, progress=told.append)
    assert told == sorted(told)
