"""Names, what they name, and when two are one."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.claims.entities.people import link_names, may_be_same, read_names, same_name
from tests.work import calls_of

if TYPE_CHECKING:
    from articles.claims.particulars import Name


def _read(text: str) -> list[Name]:
    spans, start = [], 0
    for part in text.split("\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    return read_names(text, spans)


def _ids(text: str) -> list[str]:
    return [name.id for name in _read(text)]


def test_a_surname_stands_for_the_full_name() -> None:
    assert _ids("Mayor Anna Holt spoke.\nHolt left.\nThe crowd cheered Mrs Holt.") == ["anna holt"] * 3


def test_two_people_of_one_surname_are_not_mixed_up() -> None:
    assert _ids("Anna Holt met Peter Holt.\nThen Holt left.")[-1] == "holt"


def test_the_text_itself_explains_its_acronyms() -> None:
    assert _ids("The Orrin Valley Flood Board (OVFB) met.\nThe OVFB voted.") == ["orrin valley flood board"] * 3
    assert _ids("The Orrin Valley Flood Board met.\nThen the OVFB voted.") == ["orrin valley flood board"] * 2


def test_names_that_no_spelling_shows_share_an_id() -> None:
    assert _ids("Talks of the UN and the United Nations began.") == ["united nations"] * 2
    assert _ids("In Turkey the Turkish army moved.") == ["turkey", "turkey"]


def test_a_capital_that_speaks_stands_for_its_government() -> None:
    (speaking,) = _read("Yesterday Ankara said no.")
    (place,) = _read("It rained in Ankara yesterday.")
    (country,) = _read("It rained in Turkey yesterday.")
    assert (speaking.government, place.government) == ("turkey", None)
    assert same_name(speaking, country)
    assert not same_name(place, country)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Then Mr Voss left.", "person"),
        ("Then Anna Voss left.", "person"),
        ("Then the Harbour Ministry closed.", "organisation"),
        ("It rained in Orrin all day.", "place"),
    ],
)
def test_the_kind_of_a_name(text: str, kind: str) -> None:
    assert [name.kind for name in _read(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The boats came back.",
        "Rain fell all night.",
        "They left on Monday in May.",
        "Officials said so.",
        "Nobody came.",
    ],
)
def test_first_words_and_days_are_no_names(text: str) -> None:
    assert _read(text) == []


def test_titles_stay_outside_the_name() -> None:
    text = "Then Colonel Marek Dorn left."
    (name,) = _read(text)
    assert (name.surface, name.span.of(text)) == ("Marek Dorn", "Marek Dorn")


def test_other_spellings_are_candidates_only() -> None:
    (left,) = _read("Then Colonel Qaddafi left.")
    (right,) = _read("Then Colonel Gadhafi left.")
    assert not same_name(left, right)
    assert may_be_same(left, right)


@pytest.mark.parametrize(("left", "right"), [("Iran", "Iraq"), ("Niger", "Nigeria"), ("Austria", "Australia")])
def test_names_of_different_countries_are_never_candidates(left: str, right: str) -> None:
    (a,), (b,) = _read(f"It rained in {left} all day."), _read(f"It rained in {right} all day.")
    assert not same_name(a, b)
    assert not may_be_same(a, b)


def test_other_spellings_are_accepted_where_the_context_fits() -> None:
    here = "The fishing village of Mursala near Orrin was flooded when the northern embankment collapsed."
    there = "The northern embankment collapsed and the fishing village of Moursala near Orrin was flooded."
    elsewhere = "A new singer called Moursala won."
    assert link_names(_read(here), _read(there), here, there) == {"moursala": "mursala"}
    assert link_names(_read(here), _read(elsewhere), here, elsewhere) == {}


_WORDS = "Mr Holt the UN (UN) of New York Turkish Ankara said - ' ’s . , “ al-Bab Jan Kovac US u.s. I May Orrin Board a"


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=30).map(" ".join) | st.text(max_size=60), st.integers(1, 40))
def test_spans_lie_in_the_text_in_order(text: str, length: int) -> None:
    spans = [Span(start, min(len(text), start + length)) for start in range(0, len(text), length)]
    found = read_names(text, spans)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(each.span.end <= len(text) and each.surface and each.id for each in found)
    assert all(same_name(each, each) for each in found)
    link_names(found, found, text, text)


@pytest.mark.parametrize("piece", ["A ", "Aa Bb ", "Mr. ", "of the ", "a", "United Nations (UN) ", '"..[111 111'])
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    texts = [piece * (length // len(piece)) for length in (10_000, 20_000)]
    once, twice = (calls_of(partial(read_names, text, [Span(0, len(text))])) for text in texts)
    assert twice <= 2.3 * once + 200


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("Ned Lind and Sandra Lind were in court. Lind left.", "Sandra Lind came.", False),
        ("Ned Lind was in court. Lind left.", "Ned Lind came.", True),
        ("Ned Lind and Sandra Holt were in court. Lind left.", "Ned Lind came.", True),
    ],
)
def test_a_surname_that_spouses_share_is_neither_of_them(text: str, other: str, same: bool) -> None:
    cut = text.index(".") + 2
    alone = next(name for name in read_names(text, [Span(0, cut), Span(cut, len(text))]) if name.span.start >= cut)
    there = read_names(other, [Span(0, len(other))])[0]
    assert same_name(alone, there) is same
