"""How firmly a thing is said, and by which word it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.claims.attribution.reading import read_attributions
from articles.claims.modality.firmness import read_firmness

if TYPE_CHECKING:
    from articles.claims.particulars import Firmness


def _read(text: str, language: str = "en") -> Firmness:
    whole = Span(0, len(text))
    return read_firmness(text, whole, read_attributions(text, [whole], language), language)


@pytest.mark.parametrize(
    ("sentence", "level", "word"),
    [
        ("The quay sank.", "stated", None),
        ("The mayor said the quay sank.", "attributed", "said"),
        ("The quay may have sunk.", "hedged", "may"),
        ("The quay was probably rotten.", "hedged", "probably"),
        ("The allegedly rotten quay sank.", "alleged", "allegedly"),
        ("The mayor claims that it was rotten.", "alleged", "claims"),
        ("The mayor denied that the quay was rotten.", "denied", "denied"),
        ("Was the quay rotten?", "asked", "?"),
        ("The quay, it could not be verified, was rotten.", "hedged", "could not be verified"),
    ],
)
def test_the_level_and_its_word(sentence: str, level: str, word: str | None) -> None:
    read = _read(sentence)
    assert read.level == level
    shown = [sign.span.of(sentence) for sign in read.signs if sign.level == level]
    assert shown == ([word] if word else [])


@pytest.mark.parametrize(
    "sentence",
    ["The quay sank in May.", "The storm claimed 12 lives.", "She appeared on stage.", "They could not land."],
)
def test_words_that_only_look_like_hedges_are_left_alone(sentence: str) -> None:
    assert _read(sentence).level == "stated"


def test_the_least_firm_sign_decides() -> None:
    assert _read("Did the mayor deny that it may have been rotten?").level == "asked"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Kai ist vermutlich morsch."),
        ("fr", "Le quai est probablement pourri."),
        ("es", "El muelle quizás está podrido."),
        ("ru", "Причал, возможно, сгнил."),
    ],
)
def test_common_hedges_are_known_in_other_languages(language: str, sentence: str) -> None:
    assert _read(sentence, language).level == "hedged"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_signs_lie_in_the_text_in_order(text: str) -> None:
    signs = _read(text).signs
    assert all(sign.span.end <= len(text) for sign in signs)
    assert [sign.span.start for sign in signs] == sorted(sign.span.start for sign in signs)
