"""The copy for comparing: same length, look-alikes made the same, whole words of another script left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.comparable import comparable, comparable_with_count


@given(st.text() | st.text(st.sampled_from("aаАо1М«“’—\u00a0Ων б_-")))
def test_the_copy_has_the_length_of_the_text_and_is_its_own_copy(text: str) -> None:
    copy = comparable(text)
    assert len(copy) == len(text)
    assert comparable(copy) == copy


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("ten\u00a0ships,\u202fall\u3000lost", "ten ships, all lost"),
        ("“We’re late,” ‘he’ said", "\"We're late,\" 'he' said"),
        ("«une «grue»» ‹ici›", '"une "grue"" \'ici\''),
        ("1990–1995 — a well‑known −4", "1990-1995 - a well-known -4"),
        ("Ｎｏ．７ （ＡＢ）", "No.7 (AB)"),
    ],
)
def test_spaces_quotation_marks_dashes_and_wide_forms_become_plain(text: str, copy: str) -> None:
    assert comparable(text) == copy


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("the Рort of Саlder", "the Port of Calder"),
        ("a Т72 tank and an М16 rifle", "a T72 tank and an M16 rifle"),
        ("the Αgora in Αthens", "the Agora in Athens"),
    ],
)
def test_foreign_letters_in_words_that_look_latin_become_latin(text: str, copy: str) -> None:
    assert comparable(text) == copy


@pytest.mark.parametrize(
    "text",
    [
        "Порт закрыт, мост цел",
        "the word сор stands here alone",
        "COVIDом болели",
        "Т72 и М16 стоят на дороге",
        "Θήβα and 5 μm of dust",
    ],
)
def test_words_of_another_script_are_left_alone(text: str) -> None:
    assert comparable(text) == text


def test_the_words_in_which_letters_were_changed_are_counted() -> None:
    assert comparable_with_count("the Рort of Саlder, порт, the harbour")[1] == 2
    assert comparable_with_count("nothing mixed here")[1] == 0
