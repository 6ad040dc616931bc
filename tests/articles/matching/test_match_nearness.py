"""Meaning in the scores: what the encoder adds, and when it is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from articles.matching import nearness as module
from articles.matching import score_sentences
from articles.matching.alignment import align
from articles.matching.embeddings.encoder import BUILT_IN
from articles.matching.nearness import Nearness, nearness
from articles.matching.options import MatchOptions
from articles.matching.words import tokens
from tests.articles.matching.made import article

A = ["The troops took the town at dawn.", "Bread was dear that winter.", "Ida Holm thanked the pilots of Varn."]
B = ["Pilots were thanked by Ida Holm.", "Soldiers captured the village in the early morning.", "Snow fell."]


def test_the_features_have_one_number_for_each_pair_of_sentences() -> None:
    found = nearness((A, B[:2]), ("en", "en")).features
    assert found is not None
    assert {name: matrix.shape for name, matrix in found.items()} == dict.fromkeys(("cos", "half", "soft"), (3, 2))
    assert all(np.isfinite(matrix).all() for matrix in found.values())


def test_a_retelling_in_other_words_scores_higher_with_meaning() -> None:
    scores = [
        {(pair.a, pair.b): pair.score for pair in score_sentences(A, B, meaning=use)}.get((0, 1), 0.0)
        for use in (True, False)
    ]
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("languages", "notice"),
    [
        (("de", "de"), "German is matched by words, names and numbers; the built-in meaning model reads English only"),
        (("en-GB", "fr"), "English and French are matched by names and numbers; the built-in meaning model reads"),
        (("ga", "ga"), "Irish is matched by words, names and numbers"),
        (("und", "und"), "A language that is not known is matched by words"),
        (("qqq", "qqq"), "qqq is matched by words"),
    ],
)
def test_a_language_that_the_encoder_does_not_know_is_left_to_words(languages: tuple[str, str], notice: str) -> None:
    found = nearness((["Der Kran fiel."], ["Ein Kran fiel um."]), languages)
    assert found.features is None
    assert found.notice.startswith(notice)


def test_the_reader_is_told_in_the_alignment() -> None:
    german = replace(article("Der Kran fiel um."), language="de")
    assert align(german, german).notices == (nearness((["a"], ["b"]), ("de", "de")).notice,)
    assert align(german, german, options=MatchOptions(meaning=False)).notices == ()


def test_long_texts_are_left_to_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 5)
    assert nearness((A, B)) == Nearness(None, "too long for meaning: matched by words alone")


@pytest.mark.parametrize(("a", "options"), [([], MatchOptions()), (A, MatchOptions(meaning=False))])
def test_there_is_nothing_to_tell_where_nothing_was_left_out(a: list[str], options: MatchOptions) -> None:
    assert nearness((a, B), options=options) == Nearness()


@pytest.mark.parametrize("encoder", ["/nowhere/encoder.npz", "http://127.0.0.1:9/v1/embeddings#small", "http://x.org"])
def test_an_encoder_that_cannot_be_used_is_told_in_one_line(encoder: str) -> None:
    found = nearness((A, B), options=MatchOptions(encoder=encoder))
    assert found.features is None
    assert found.notice.startswith("matched by words alone: The encoder")
    assert len(found.notice.splitlines()) == 1


def test_an_encoder_of_the_readers_own_may_know_any_language() -> None:
    german = ["Der Kran fiel am Morgen um."]
    found = nearness((german, german), ("de", "fr"), MatchOptions(encoder=str(BUILT_IN)))
    assert found.features is not None
    assert found.features["soft"][0, 0] == pytest.approx(1, abs=1e-3)


def test_tokens_that_count_from_the_articles_start_weigh_the_same() -> None:
    texts = (["“Troops” took the 2,000 tons.", "…"], ["— Soldiers took two thousand tons.", "Snow fell."])
    sides = tuple([tokens(text, "en", 100 * at) for at, text in enumerate(side)] for side in texts)
    given, found = nearness(texts, sides=(sides[0], sides[1])), nearness(texts)
    assert given.features is not None
    assert found.features is not None
    assert all(np.array_equal(given.features[name], found.features[name]) for name in found.features)


def test_a_side_without_a_word_has_features_of_nothing() -> None:
    found = nearness((["…"], B)).features
    assert found is not None
    assert not found["soft"].any()


def test_progress_rises_over_all_of_matching() -> None:
    told: list[float] = []
    align(article("The unseen kite fell into the quiet lake at dusk."), article("A kite sank."), told.append)
    assert told == sorted(set(told))
    assert (told[0], told[-1]) == (0, 1)
    assert any(0.1 < share <= 0.7 for share in told)


def test_the_first_look_by_words_asks_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: str) -> None:
        raise AssertionError("an encoder was asked for")

    monkeypatch.setattr(module, "_encoder", none)
    align(article(" ".join(A)), article(" ".join(B)), options=MatchOptions(meaning=False))
