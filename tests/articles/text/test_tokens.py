"""The tokeniser: what each view takes for one token, and that every token lies where it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from articles.text import tokens as views
from articles.text.tokens import (
    APOSTROPHES,
    BARE,
    FIGURES,
    FINE,
    HYPHENS,
    LETTERS,
    NAMES,
    POINTS,
    PRINTED,
    SEPARATE,
    SPELLED,
    VALUES,
    View,
    accented,
    begins_unspaced,
    first_letter,
    unspaced,
)

EVERY = [each for each in vars(views).values() if isinstance(each, View)]
SAID = "The so-called U.S. force didn’t pay 3,500.50."


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (BARE, "The so called U S force didn t pay 3 500 50"),
        (APOSTROPHES, "The so called U S force didn’t pay 3 500 50"),
        (HYPHENS, "The so-called U S force didn’t pay 3 500 50"),
        (POINTS, "The so-called U.S force didn’t pay 3 500.50"),
        (FIGURES, "The so-called U.S force didn’t pay 3,500.50"),
        (VALUES, "The so called U S force didn’t pay 3,500.50"),
        (LETTERS, "The so called U S force didn t pay"),
        (SPELLED, "The so called U S force didn’t pay"),
        (SEPARATE, "The so called U S force didn’t pay 3,500.50"),
        (NAMES, "The so-called U.S. force didn’t pay 3 500. 50."),
        (PRINTED, "The so - called U . S . force didn ’ t pay 3 , 500 . 50 ."),
    ],
)
def test_a_view_says_which_signs_hold_a_word_together(view: View, words: str) -> None:
    assert view.texts(SAID) == words.split()


def test_digits_and_marks_are_tokens_of_the_fine_view() -> None:
    assert [(token.text, token.kind) for token in FINE.tokens("12kg, U.S.")] == [
        ("12", "number"),
        ("kg", "word"),
        (",", "mark"),
        ("U.S.", "word"),
    ]


def test_an_empty_line_is_a_break_and_other_white_space_is_nothing() -> None:
    assert [token.kind for token in FINE.tokens("one\ntwo \n\n three")] == ["word", "word", "break", "word"]


def test_a_token_is_glued_where_nothing_stands_before_it() -> None:
    assert [token.glued for token in FINE.tokens("12kg or 3")] == [False, True, False, False]


def test_a_token_opens_at_the_start_and_after_a_quotation_mark() -> None:
    assert [token.opens for token in APOSTROPHES.tokens("He said “never again”")] == [True, False, True, False]


def test_only_words_have_capitals() -> None:
    assert [token.capital for token in SEPARATE.tokens("Seven of 7 Ships")] == [True, False, False, True]


def test_a_token_in_small_letters_has_straight_apostrophes() -> None:
    (token,) = APOSTROPHES.tokens("Didn’t")
    assert (token.text, token.lower, token.key) == ("Didn’t", "didn't", "didn't")


def test_keys_are_made_by_the_reader_for_words_and_numbers_apart() -> None:
    found = SEPARATE.tokens("Seven 007", key=str.upper, value=lambda digits: digits.lstrip("0"))
    assert [token.key for token in found] == ["SEVEN", "7"]


def test_a_piece_of_a_text_is_read_with_its_places_in_the_text() -> None:
    (token,) = HYPHENS.tokens("one two three", 4, 7)
    assert token.span == Span(4, 7)


def test_an_offset_is_added_to_every_place() -> None:
    (token,) = HYPHENS.tokens("two", offset=100)
    assert token.span == Span(100, 103)


def test_letters_of_scripts_without_spaces_are_tokens_one_by_one() -> None:
    assert SEPARATE.texts("東京 now") == ["東", "京", "now"]


def test_combining_marks_belong_to_their_word() -> None:
    assert accented().texts("cafe\u0301 1.5") == ["cafe\u0301", "1.5"]


def test_letters_without_spaces_are_counted() -> None:
    assert unspaced("東京 now") == 2


def test_a_word_may_begin_with_a_letter_of_a_script_without_spaces() -> None:
    assert begins_unspaced("東")
    assert not begins_unspaced("now")


@pytest.mark.parametrize(("text", "place"), [("“ ‘So", 3), ("7", 0), ("—", None), ("", None)])
def test_the_first_letter_or_digit_is_found(text: str, place: int | None) -> None:
    assert first_letter(text) == place


@given(st.text(max_size=120), st.sampled_from([*EVERY, accented()]))
def test_tokens_rise_without_overlap_and_are_what_stands_there(text: str, view: View) -> None:
    last = 0
    for token in view.tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert token.kind == "break" or token.text == text[token.start : token.end]
        last = token.end
