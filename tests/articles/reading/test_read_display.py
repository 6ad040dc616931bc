"""What may be shown: every character that could act on a terminal or hide has a visible stand-in of its own width."""

from __future__ import annotations

import os
import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import displayable
from tests.articles.reading.shown import FORBIDDEN

STRINGS = 1_000_000 if "DIPTYCH_LONG" in os.environ else 100_000
ANYTHING = st.text(st.characters(codec=None, categories=None)) | st.text(
    st.sampled_from(
        "\r\n\t\x1b\x9b\x00\x7f\u202e\u2066\u200f\u2028\ufff9\U000e0041\ud800\ufdd0\U0001ffff\u00ad\ufeffa "
    )
)


@given(ANYTHING)
def test_every_text_keeps_its_length_loses_the_forbidden_and_stays_the_same_when_shown_again(text: str) -> None:
    """H-1."""
    shown = displayable(text)
    assert len(shown) == len(text)
    assert FORBIDDEN.isdisjoint(shown)
    assert displayable(shown) == shown


def test_strings_of_every_make_lose_the_forbidden_and_nothing_else() -> None:
    """H-1: 100,000 strings; a million in the long form."""
    chance = random.Random(1)  # noqa: S311 - texts, not secrets
    acting = sorted(FORBIDDEN)
    for _ in range(STRINGS):
        letters = [*chance.choices(acting, k=6), *"\r\n\n\t e\u0301", chr(chance.randrange(sys.maxunicode + 1))]
        text = "".join(chance.choices(letters, k=chance.randrange(16)))
        shown = displayable(text)
        assert len(shown) == len(text)
        assert FORBIDDEN.isdisjoint(shown)
        assert displayable(shown) == shown


def test_every_code_point_there_is_comes_out_as_one_allowed_code_point() -> None:
    """H-1."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = displayable(everything)
    assert len(shown) == len(everything)
    assert FORBIDDEN.isdisjoint(shown)
    changed = sum(before != after for before, after in zip(everything, shown, strict=True))
    assert changed == len(FORBIDDEN) + len("\u180e\u2061\u2062\u2063\u2064\u2065\u206a\u206b\u206c\u206d\u206e\u206f")


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_letters_marks_digits_signs_and_spaces_are_not_touched(text: str) -> None:
    assert displayable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;t\x07", "␛]0;t␇"),
        ("\x9b2J", "␦2J"),
        ("a\x00b\x7f", "a␀b␡"),
        ("paid \u202e001\u202c", "paid ⇆001⇆"),
        ("a\u2028b", "a↵b"),
        ("sea\u00adport \ufeffgate", "sea·port ·gate"),
        ("\ud83d", "�"),
    ],
)
def test_a_stand_in_tells_what_it_stands_for(text: str, shown: str) -> None:
    assert displayable(text) == shown


def test_windows_line_ends_do_not_litter_the_lines_but_a_lone_return_is_seen() -> None:
    assert displayable("one\r\ntwo\rthree\r\r\n") == "one \ntwo␍three␍ \n"


def test_emoji_sequences_and_joined_scripts_stay_whole() -> None:
    family = "\U0001f469\u200d\U0001f467 \u2764\ufe0f می\u200cخواهم"
    assert displayable(family) == family
