"""The stemmer of English in its two strengths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.stems import FULL, LIGHT, stem, without_endings


@pytest.mark.parametrize(
    ("words", "stemmed"),
    [
        ("attack attacks attacked attacking", "attack"),
        ("stall stalled stalling", "stal"),
        ("moving moved move", "move"),
        ("city cities", "city"),
        ("carried carries carry", "carry"),
        ("boxes box", "box"),
        ("kill killed killing", "kill"),
        ("took taken taking takes", "take"),
        ("women woman", "woman"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words: str, stemmed: str) -> None:
    assert {stem(word) for word in words.split()} == {stemmed}


@pytest.mark.parametrize("word", ["bus", "crisis", "loss", "sing", "red", "thing", "string"])
def test_what_only_looks_like_an_ending_stays(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("word", ["didn't", "didn’t", "cannot", "can't", "n't"])
def test_every_contracted_not_is_one_word(word: str) -> None:
    assert stem(word) == "not"


@pytest.mark.parametrize("word", ["Mosul's", "mosul’s", "MOSUL"])
def test_case_and_possession_are_taken_away(word: str) -> None:
    assert stem(word) == "mosul"


@pytest.mark.parametrize(
    ("word", "light", "full"), [("city", "citi", "city"), ("raise", "rais", "rais"), ("use", "use", "use")]
)
def test_the_light_strength_writes_a_last_y_as_i(word: str, light: str, full: str) -> None:
    assert (without_endings(word, LIGHT), without_endings(word, FULL)) == (light, full)


def test_the_light_strength_takes_a_silent_e_from_shorter_words() -> None:
    assert (without_endings("take", LIGHT), without_endings("take", FULL)) == ("tak", "take")


def test_the_light_strength_keeps_a_doubled_letter_that_no_ending_doubled() -> None:
    assert (without_endings("fuzz", LIGHT), without_endings("fuzz", FULL)) == ("fuzz", "fuz")


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_a_stem_is_never_longer_than_its_word(word: str) -> None:
    assert len(without_endings(word, LIGHT)) <= len(word)
    assert len(without_endings(word, FULL)) <= len(word)
