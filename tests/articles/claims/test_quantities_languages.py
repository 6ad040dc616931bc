"""Other languages count too: their separators, number words and bounds."""

from __future__ import annotations

import pytest

from articles.claims import read_quantities
from articles.claims.quantities.count_words import count_words

Read = tuple[float | None, float | None, str, str]


def read(text: str, language: str) -> list[Read]:
    return [(q.low, q.high, q.modifier, q.unit) for q in read_quantities(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Rund 4.000 Menschen sangen am 3. Juni 2019.", [(4000, 4000, "approx", "mensch")]),
        ("de", "Mehr als dreihundertzwanzig Arbeiter kamen.", [(320, None, "more_than", "arbeiter")]),
        ("de", "Das Dach kostete 1,75 Millionen Euro.", [(1.75e6, 1.75e6, "exact", "EUR")]),
        ("de-AT", "Der Anteil liegt bei 4,5 Prozent.", [(4.5, 4.5, "exact", "%")]),
        ("de", "Ein 41-jähriger Imker sang.", [(41, 41, "exact", "year-old")]),
        ("fr", "Au moins 2 300 personnes chantent.", [(2300, None, "at_least", "personne")]),
        ("fr", "Le toit coûte 1,5 million d'euros.", [(1.5e6, 1.5e6, "exact", "EUR")]),
        ("fr", "Entre 12 et 15 jeunes soldats.", [(12, 15, "exact", "soldat")]),
        ("es", "Más de 2.300 personas cantan.", [(2300, None, "more_than", "persona")]),
        ("es", "El 4,5 por ciento canta.", [(4.5, 4.5, "exact", "%")]),
        ("ru", "Около трёх тысяч человек пели.", [(3000, 3000, "approx", "человек")]),
        ("ru", "Это стоит 2,5 млн рублей.", [(2.5e6, 2.5e6, "exact", "RUB")]),
    ],
)
def test_numbers_of_a_language(language: str, text: str, expected: list[Read]) -> None:
    assert read(text, language) == expected


def test_german_figures_inside_an_english_text_are_read_by_their_form() -> None:
    assert read("Das Dach kostete 1.750.000 Euro, 3,5 Prozent mehr.", "en") == [
        (1750000, 1750000, "exact", "EUR"),
        (3.5, 3.5, "exact", "%"),
    ]


def test_an_unknown_language_is_read_by_its_digits() -> None:
    assert read("Tämä maksoi 40 % ja $5.", "fi") == [(40, 40, "exact", "%"), (5, 5, "exact", "USD")]


def test_a_language_with_a_region_uses_the_words_of_the_language() -> None:
    assert count_words("en_GB").language == "en"
