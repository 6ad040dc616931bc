"""Details of two sentences that are told otherwise, each set against the other by itself."""

from __future__ import annotations

import pytest

from articles.claims.ledger import read_pair
from articles.claims.verdicts.details import other_details, speakers_apart
from articles.claims.verdicts.verdicts import Context
from tests.articles.matching.made import article


def details(a: str, b: str) -> list[tuple[str, str, str]]:
    read = read_pair(article(a), article(b))
    left, right = read.pairing.a.statements[-1], read.pairing.b.statements[-1]
    found = other_details(left, right, read.pairing, Context(a, b, read.pairing.links))
    return [(each.kind, each.a_words, each.b_words) for each in found]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bruno Salak", "Branko Salak"),
        ("Manolo Reig", "Skipper Manolo Roig"),
        ("Amador Rial", "Amaro Rial"),
        ("Levan Dzagnidze", "Levan Dzagania"),
        ("Marian Todosia", "Marin Todosca"),
    ],
)
def test_names_that_differ_in_a_word_or_in_letters_are_told_otherwise(a: str, b: str) -> None:
    assert details(f"Police in Tarnbeck arrested {a} on Monday.", f"The police took {b} to Tarnbeck.") == [
        ("name", a, b)
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("James Lind", "Jim Lind"),
        ("Daniel Lind", "Danny Lind"),
        ("John Lind", "John A. Lind"),
        ("Ada Rodham Lind", "Ada Lind"),
        ("Ruben Lind", "R. Lind"),
        ("Ada Holt", "Bruno Lind"),
    ],
)
def test_pet_names_and_initials_and_other_people_are_no_other_name(a: str, b: str) -> None:
    assert details(f"Police in Tarnbeck arrested {a} on Monday.", f"The police took {b} to Tarnbeck.") == []


def test_two_of_one_surname_whom_both_articles_know_are_two() -> None:
    a = "Sasha and Malia Lind came. The letter was sent to Malia Lind in Tarnbeck."
    b = "Malia and Sasha Lind went. The letter was sent to Sasha Lind in Tarnbeck."
    assert details(a, b) == []


def test_three_digits_in_another_order_are_told_otherwise() -> None:
    found = details("The court counted 146 horses in Tarnbeck.", "In Tarnbeck 164 horses had been passed.")
    assert found == [("number", "146", "164")]


def test_two_digits_are_swapped_only_of_one_thing() -> None:
    assert details("He saved 63 people in Tarnbeck.", "In Tarnbeck 36 people owe him their lives.") == [
        ("number", "63", "36")
    ]
    assert details("Ada Lind, 31, wrote to Tarnbeck.", "The girl in Tarnbeck is 13 years old.") == []


def test_a_number_that_both_sentences_have_is_not_swapped() -> None:
    assert details("Of 146 horses 164 were passed.", "In Tarnbeck 164 horses had been passed.") == []


def test_another_place_is_one_that_the_other_article_does_not_know() -> None:
    found = details("The panels were painted in a garage at Dolna.", "He worked in a boathouse at Lake Vrana.")
    assert found == [("place", "Dolna", "Lake Vrana")]


def test_places_that_both_articles_name_are_not_told_otherwise() -> None:
    a = "He came from Vrana. The panels were painted in a garage at Dolna."
    b = "He came from Dolna. The panels were painted in a boathouse at Vrana."
    assert details(a, b) == []


def test_two_named_speakers_are_apart_and_one_is_not() -> None:
    a, b = "“It is over,” said the mayor, Ada Lind.", "“It is over,” said the finance chief, Bruno Holt."
    read = read_pair(article(a), article(b))
    left, right = read.pairing.a.statements[0], read.pairing.b.statements[0]
    context = Context(a, b, read.pairing.links)
    assert speakers_apart(left, right, context) is True
    assert speakers_apart(left, left, context) is False


def test_another_hour_of_another_day_is_another_moment() -> None:
    a, b = "Trains to Tarnbeck stopped until noon on 4 May 2026.", "The fire in Tarnbeck began at 9.30pm on 3 May 2026."
    assert details(a, b) == []
    assert details("The fire in Tarnbeck began at 8pm on 3 May 2026.", b) == [("time", "8pm", "9.30pm")]
