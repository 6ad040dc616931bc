"""The language of an article, from its commonest words."""

from __future__ import annotations

import pytest

from articles.reading.language import guess


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The ferry was on its way to the harbour when it hit the wall, and the crew said that it had been dark.",
        ),
        ("de", "Die Fähre war auf dem Weg in den Hafen, als sie gegen die Mauer fuhr, und es war nicht hell."),
        ("fr", "Le bac était en route pour le port quand il a heurté le mur, et la nuit était dans les yeux de tous."),
        ("es", "El barco iba al puerto cuando chocó con el muro, y los hombres que estaban en la orilla no lo vieron."),
        ("ru", "Паром шёл в порт, когда он ударился о стену, и на берегу его не было видно."),
    ],
)
def test_running_text_is_recognised(language: str, text: str) -> None:
    assert guess(text) == language


def test_a_few_words_are_too_little_and_give_the_default() -> None:
    assert guess("Ferry hits mole") == "en"
    assert guess("Ferry hits mole", default="") == ""


def test_cyrillic_words_alone_are_taken_for_russian() -> None:
    assert guess("Паром ударился") == "ru"


def test_figures_and_signs_have_no_language() -> None:
    assert guess("12 + 4 = 16", default="xx") == "xx"
