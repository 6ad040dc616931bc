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
        ("it", "Almeno 2.300 persone cantano.", [(2300, None, "at_least", "persona")]),
        (
            "it",
            "Costerà 380 mila corone, il 4,5 per cento.",
            [(38e4, 38e4, "exact", "corona"), (4.5, 4.5, "exact", "%")],
        ),
        ("it", "Trentatré feriti in undici mesi.", [(33, 33, "exact", "ferito"), (11, 11, "exact", "month")]),
        ("pt", "Mais de 2.300 pessoas cantam.", [(2300, None, "more_than", "pessoa")]),
        ("pt", "Vinte e um homens, 2 mil milhões de euros.", [(21, 21, "exact", "homem"), (2e9, 2e9, "exact", "EUR")]),
        ("pt", "A 3 de maio de 2016 chegaram duzentos e cinquenta soldados.", [(250, 250, "exact", "soldado")]),
        ("nl", "Ruim 2.300 mensen zongen op 3 mei 2016.", [(2300, None, "more_than", "mens")]),
        ("nl", "Zevenentwintig soldaten, 1 miljoen euro.", [(27, 27, "exact", "soldaat"), (1e6, 1e6, "exact", "EUR")]),
        ("pl", "Co najmniej 2300 osób śpiewało 3 maja 2016 roku.", [(2300, None, "at_least", "osoba")]),
        ("pl", "Czterysta dziesięć tysięcy koron.", [(410000, 410000, "exact", "korona")]),
        ("pl", "Dwudziestu jeden żołnierzy i 20 tys. zł.", [(21, 21, "exact", "żołnierz"), (2e4, 2e4, "exact", "PLN")]),
        ("es", "Ciento treinta y un hombres.", [(131, 131, "exact", "hombre")]),
        ("fr", "Vingt et un hommes.", [(21, 21, "exact", "homme")]),
    ],
)
def test_numbers_of_a_language(language: str, text: str, expected: list[Read]) -> None:
    assert read(text, language) == expected


def test_german_figures_inside_an_english_text_are_read_by_their_form() -> None:
    assert read("Das Dach kostete 1.750.000 Euro, 3,5 Prozent mehr.", "en") == [
        (1750000, 1750000, "exact", "EUR"),
        (3.5, 3.5, "exact", "%"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Se maksoi 410.000 kruunua, 18 ihmistä.", [(410000, "kruunua"), (18, "ihmistä")]),
        ("ca", "El 12 de maig, 410.000 persones.", [(12, "de maig"), (410000, "persones")]),
        ("zh", "租金为41万克朗，约1,250人。", [(41, "万克朗"), (1250, "人")]),
        ("ja", "12人が負傷した。", [(12, "人が負")]),
        ("ko", "12명이 다쳤고 41만 크로네.", [(12, "명이"), (41, "만 크로네")]),
        ("th", "เสียหาย 410,000 บาท", [(410000, "บาท")]),
        ("hi", "4,10,000 रुपये", [(410000, "रुपये")]),
        ("ar", "٤١٠٬٠٠٠ كرونة", [(410000, "كرونة")]),
        ("he", "ו-12 אנשים", [(12, "אנשים")]),
        ("und", "1.250 mmmm, 1,250 mmmm, 410.000 koron, 3,5 %", [(410000, "koron"), (3.5, "%")]),
        ("und", "W 2016 roku, 2031 osob, F-16 letadlo, T-34 tanki", []),
        ("uk", "Т-34 танки і 12 людей", [(12, "людей")]),
    ],
)
def test_a_language_without_lists_is_read_by_its_digits_and_the_word_beside(
    language: str, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(low, unit) for low, _, _, unit in read(text, language)] == expected


def test_an_unknown_language_is_read_by_its_digits() -> None:
    assert read("Tämä maksoi 40 % ja $5.", "fi") == [(40, 40, "exact", "%"), (5, 5, "exact", "USD")]


def test_a_language_with_a_region_uses_the_words_of_the_language() -> None:
    assert count_words("en_GB").language == "en"
