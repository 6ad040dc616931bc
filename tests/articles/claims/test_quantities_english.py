"""What an English sentence counts: the number, how it is bounded, and the unit."""

from __future__ import annotations

import pytest

from articles.claims import read_quantities

Read = tuple[float | None, float | None, str, str]


def read(text: str) -> list[Read]:
    return [(_rounded(q.low), _rounded(q.high), q.modifier, q.unit) for q in read_quantities(text)]


def _rounded(end: float | None) -> float | None:
    return end if end is None else round(end, 3)


def one(value: float, unit: str, modifier: str = "exact") -> list[Read]:
    return [(value, value, modifier, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Sixty-two weavers signed the letter.", 62, "weaver"),
        ("Five thousand and three hundred cyclists crossed the pass.", 5300, "cyclist"),
        ("Six hundred eighty thousand parcels were lost.", 680000, "parcel"),
        ("The orchard sold 1,240 crates.", 1240, "crate"),
        ("The orchard sold 1 240 crates.", 1240, "crate"),
        ("The drought hit 2.7 million farmers.", 2.7e6, "farmer"),
        ("The shop sold 3.4m lamps.", 3.4e6, "lamp"),
        ("The village counted 4 lakh visitors.", 400000, "visitor"),
        ("One and a half million bulbs were planted.", 1.5e6, "bulb"),
        ("Half a million bulbs were planted.", 500000, "bulb"),
        ("Three dozen goats escaped.", 36, "goat"),
        ("A single lantern burned.", 1, "lantern"),
        ("Both ferries were late.", 2, "ferry"),
        ("No sailors were hurt.", 0, "sailor"),
        ("The walk took 3½ hours.", 3.5, "hour"),
    ],
)
def test_numbers_in_words_and_digits(text: str, value: float, unit: str) -> None:
    assert read(text) == one(value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("About 80 kites flew.", 80, 80, "approx"),
        ("Ninety or so kites flew.", 90, 90, "approx"),
        ("Thirty-odd kites flew.", 30, 30, "approx"),
        ("At least 70 kites flew.", 70, None, "at_least"),
        ("Not less than 70 (!) kites flew.", 70, None, "at_least"),
        ("70 or more kites flew.", 70, None, "at_least"),
        ("70+ kites flew.", 70, None, "at_least"),
        ("Well over 70 kites flew.", 70, None, "more_than"),
        ("In excess of 70 kites flew.", 70, None, "more_than"),
        ("Up to 70 kites flew.", None, 70, "at_most"),
        ("As many as 70 kites flew.", None, 70, "at_most"),
        ("No more than 70 kites flew.", None, 70, "at_most"),
        ("Just under 70 kites flew.", None, 70, "less_than"),
        ("Up to about 70 kites flew.", None, 70, "at_most"),
        ("Dozens of kites flew.", 24, 99, "approx"),
        ("Hundreds (!) of torn kites flew.", 200, 999, "approx"),
        ("Several thousand kites flew.", 3000, 9999, "approx"),
        ("A few dozen kites flew.", 36, 99, "approx"),
        ("Tens of thousands of kites flew.", 20000, 99999, "approx"),
        ("A couple of hundred kites flew.", 200, 200, "approx"),
    ],
)
def test_bounds_and_vague_words(text: str, low: float | None, high: float | None, modifier: str) -> None:
    assert read(text) == [(low, high, modifier, "kite")]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 12 and 15 barges sank.", 12, 15, "barge"),
        ("From 12 to 15 barges sank.", 12, 15, "barge"),
        ("12–15 barges sank.", 12, 15, "barge"),
        ("Six or seven thousand bees swarmed.", 6000, 7000, "bee"),
        ("The guild lists 7-8,000 potters.", 7000, 8000, "potter"),
        ("The bridge will cost $4-5 million.", 4e6, 5e6, "USD"),
        ("The bridge will cost between £4 million and £5 million.", 4e6, 5e6, "GBP"),
        ("Losses ranged from 40 to 60, the guild said.", 40, 60, "loss"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    assert read(text) == [(low, high, "exact", unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The harbour cost €3.1bn.", 3.1e9, "EUR"),
        ("The harbour cost 14 million US dollars.", 14e6, "USD"),
        ("The harbour cost 14 million Swiss francs.", 14e6, "CHF"),
        ("Rs 6 crore was spent.", 6e7, "INR"),
        ("Rents rose to 7.2 per cent.", 7.2, "%"),
        ("Three quarters of the hay was lost.", 75, "%"),
        ("A fifth of the hay was lost.", 20, "%"),
        ("Two in five barns leak.", 40, "%"),
        ("2/3 of the barns leak.", 66.667, "%"),
        ("A 61-year-old beekeeper sang.", 61, "year-old"),
        ("Greta Holm, 61, sang.", 61, "year-old"),
        ("She sang at the age of 61.", 61, "year-old"),
        ("The 7.6-mile path is closed.", 7.6, "mile"),
        ("The field covers 30 square kilometres.", 30, "square kilometre"),
        ("Snow of 90mm fell.", 90, "millimetre"),
        ("Frost of minus 14 degrees was measured.", -14, "degree"),
        ("It was -14C on the moor.", -14, "degree celsius"),
        ("Gusts of 95 mph were measured.", 95, "mph"),
        ("A magnitude 5.4 tremor was felt.", 5.4, "magnitude"),
        ("The 40-seat ferry turned back.", 40, "seat"),
        ("The 6,000-strong choir sang.", 6000, "choir"),
    ],
)
def test_measures_money_shares_and_ages(text: str, value: float, unit: str) -> None:
    assert read(text) == one(value, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film shows 40 burning armoured lorries.", one(40, "lorry")),
        ("The guild put the number of striking bakers at 300 to 400.", [(300, 400, "exact", "baker")]),
        ("The death toll rose to 31.", one(31, "death")),
        ("The town's remaining population is about 9,000.", one(9000, "population", "approx")),
        ("Storms left 12 dead.", one(12, "people")),
        ("Nine rowers were rescued, two unhurt.", [*one(9, "rower"), *one(2, "rower")]),
        ("Nine rowers were hurt, two badly.", [*one(9, "rower"), *one(2, "rower")]),
        ("Seven of the 19 post vans returned.", [*one(7, "van"), *one(19, "van")]),
        ("Eight Danish and four Finnish rowers sank.", [*one(8, "rower"), *one(4, "rower")]),
        ("The motion passed by 61 to 55 votes.", [*one(61, "vote"), *one(55, "vote")]),
        ("Two Wal-Ton and Harley's shops closed.", one(2, "shop")),
        ("Some 20 torn, faded flags hung there.", one(20, "flag", "approx")),
    ],
)
def test_the_noun_is_found_behind_in_front_or_left_out(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


def test_a_bound_passes_on_to_a_figure_left_short() -> None:
    assert read("At least 30 miners were rescued and 12 injured.")[1] == (12, None, "at_least", "injured")


def test_over_a_span_of_time_is_no_bound() -> None:
    assert read("Six barns burned over two weeks.")[1] == (2, 2, "exact", "week")
    assert read("The fair lasted over two weeks.") == [(2, None, "more_than", "week")]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Fares rose from 200 to 250 crowns.", ["change_from", "change_to"]),
        ("The toll rose to 31 from 28.", ["change_to", "change_from"]),
        ("Sales fell by 4 per cent.", ["change_by"]),
        ("The rate is one nurse to six patients.", ["ratio", "ratio"]),
        ("Seven of the 19 post vans returned.", ["part", "total"]),
        ("A total of 44 rowers came.", ["total"]),
        ("Milk costs $2 a litre.", ["per"]),
        ("Forty rowers came.", ["plain"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [quantity.role for quantity in read_quantities(text)] == roles


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ten fishermen came.", "person"),
        ("Ten trams came.", "vehicle"),
        ("Ten letters came.", "count"),
        ("Ten weeks passed.", "time span"),
        ("Ten miles remained.", "length"),
        ("It costs ten euros.", "money"),
        ("Ten per cent voted.", "per cent"),
    ],
)
def test_unit_classes(text: str, kind: str) -> None:
    assert [quantity.unit_class for quantity in read_quantities(text)] == [kind]


def test_spans_hold_the_bound_and_the_unit_apart() -> None:
    text = "Rangers saw more than 40 grazing wild horses."
    (quantity,) = read_quantities(text)
    assert text[quantity.start : quantity.end] == "more than 40"
    assert quantity.unit_span is not None
    assert text[slice(*quantity.unit_span)] == "horses"


@pytest.mark.parametrize(
    "text",
    [
        "He marked his 44th birthday.",
        "In the third month of the strike.",
        "Now in the ninth week, the strike goes on.",
        "The fair opens on 3 June 2019.",
        "The fair opened on Nov. 4.",
        "The mill burned in 1987.",
        "The 2014 floods were worse.",
        "The 1960s were kinder.",
        "The bell rings at 7:15 p.m. today.",
        "A ZB-44 flew past.",
        "The old KV7 engine failed.",
        "Under Article 9, tolls are banned.",
        "Resolution 1187 was adopted.",
        "She bought an Orbis 8 at dawn.",
        "He took an Airbus 330 home.",
        "The Group of Nine met in Oslo.",
        "United won the match 4-2.",
        "They drew 2-2.",
        "Ring 0700 555 321 for help.",
        "She lives at 14 Willow Street.",
        "The clinic is open 24/7.",
        "One of the clerks left.",
        "No one was there.",
        "On the one hand, it is cheap.",
        "One should be patient.",
        "See section 4.2.1 for more.",
        "See page 45.",
        "The seas were calm [12].",
        "World War II ended.",
        "The 5/11 rule holds.",
        "Type 2 rust spread.",
    ],
)
def test_traps_are_left_alone(text: str) -> None:
    assert read(text) == []
