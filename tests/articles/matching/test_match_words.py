"""Words with their places: what is a token, what two words share, what a number is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.matching.words import names_in, numbers, terms, tokens, word_key


def keys(text: str, language: str = "en") -> list[str]:
    return [token.key for token in tokens(text, language)]


@given(st.text(max_size=200), st.sampled_from(["en", "de", "ja"]), st.integers(0, 50))
def test_tokens_rise_without_overlap_and_lie_inside_the_text(text: str, language: str, offset: int) -> None:
    last = offset
    for token in tokens(text, language, offset):
        assert last <= token.start < token.end <= offset + len(text)
        assert token.key
        last = token.end


def test_a_token_knows_where_it_stands_in_the_article() -> None:
    (_, token) = tokens("The quay", offset=100)
    assert (token.span.start, token.span.end) == (104, 108)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("harbour", "Harbours"),
        ("mayor", "mayor's"),
        ("mayor", "mayor’s"),
        ("lean", "leaned"),
        ("sink", "sinking"),
        ("city", "cities"),
        ("stop", "stopped"),
        ("rescue", "rescued"),
    ],
)
def test_forms_of_one_word_are_compared_as_one(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("bus", "bu"), ("press", "pres"), ("red", "r"), ("ring", "r"), ("news", "n")]
)
def test_short_words_keep_their_ends(one: str, other: str) -> None:
    assert word_key(one) != other


def test_outside_english_the_first_letters_stand_for_the_word() -> None:
    assert word_key("Wasserstände", "de") == word_key("Wasserstandes", "de")
    assert word_key("Kran", "de") != word_key("Kranich", "de")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2,000 people", ["2000"]),
        ("two thousand people", ["2000"]),
        ("Two thousand and eight hundred of them", ["2000", "800"]),
        ("twenty-six boats", ["26"]),
        ("1.5 million", ["1500000"]),
        ("1,500,000", ["1500000"]),
        ("5.20 metres", ["5.2"]),
        ("two, three", ["2", "3"]),
        ("no one came", []),
        ("the A40 and 3rd street", []),
        ("in 2016.", ["2016"]),
    ],
)
def test_numbers_are_read_by_their_value(text: str, values: list[str]) -> None:
    assert numbers(text) == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "quarante sous la pièce", ["40"]),
        ("fr", "un tarif neuf", []),
        ("de", "etwa zweitausend Weber", ["2000"]),
        ("de", "dreihundertzwanzig Boote", ["320"]),
        ("es", "dos mil tejedores", ["2000"]),
        ("ru", "две тысячи ткачей", ["2000"]),
        ("sv", "två tusen vävare", []),
    ],
)
def test_numbers_in_words_are_read_in_the_languages_that_have_lists_of_them(
    language: str, text: str, values: list[str]
) -> None:
    assert numbers(text, language) == values


def test_the_language_decides_what_a_comma_means() -> None:
    assert numbers("2.800 Menschen, 5,2 Meter", "de") == ["2800", "5.2"]


def test_letters_of_scripts_without_spaces_are_tokens() -> None:
    assert keys("港で船", "ja") == ["港", "で", "船"]


def test_neighbouring_words_are_shared_as_pairs_too() -> None:
    assert terms(["a", "b", "c"]) == ["a", "b", "c", "a b", "b c"]


def test_a_name_has_its_capital_in_mid_sentence() -> None:
    sentences = [tokens(text) for text in ("Boats lay at Varn.", "The boats of Varn sank.", "“Help,” said the mayor.")]
    assert names_in(sentences) == {"varn"}


def test_a_headline_in_capitals_makes_no_names() -> None:
    assert names_in([tokens("Crane Falls On Quay In Storm")]) == frozenset()


def test_german_nouns_are_not_taken_for_names() -> None:
    assert names_in([tokens("Der Kran fiel auf den Kai.", "de")], "de") == frozenset()
