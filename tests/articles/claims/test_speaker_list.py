"""The list of who says what: the person where one is named, else the words for them, each once."""

from __future__ import annotations

import pytest

from articles.claims.entities.first_names import one_person
from articles.claims.ledger import find
from articles.reading.loader import article_from_text


def _speakers(a: str, b: str = "The dock is old.") -> dict[str, tuple[int, int]]:
    left, right = (article_from_text(text, "made up", language="en") for text in (a, b))
    return {each.name: (len(each.a), len(each.b)) for each in find(left, right).speakers}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The leader of the Harbour List, Runa Tveit, said the dock leaks.", "Runa Tveit"),
        ("A permanent secretary, Lise Aune, said the dock leaks.", "Lise Aune"),
        ("Tobias Venn of the charity Oldra Relief said the dock leaks.", "Tobias Venn"),
        ("The landlord of the Cat and Barrel said the dock leaks.", "The landlord of the Cat and Barrel"),
        ("Additional records of the Oldra office revealed that it leaks.", "Additional records of the Oldra office"),
        ("The Interior Ministry said the dock leaks.", "Interior Ministry"),
    ],
)
def test_the_person_is_listed_and_not_their_office(sentence: str, name: str) -> None:
    assert name in _speakers(sentence)


def test_spellings_of_one_person_are_listed_once() -> None:
    listed = _speakers("Governor Ken Tveit said the dock leaks.", "Kenneth R. Tveit said the dock is dry.")
    assert listed == {"Kenneth R. Tveit": (1, 1)}


def test_two_people_of_one_surname_stay_two() -> None:
    listed = _speakers("Mayor Ana Tveit said the dock leaks. Mr. Ned Tveit said the dock is dry.")
    assert set(listed) >= {"Ana Tveit", "Ned Tveit"}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Mike Tveit", "Michael Tveit", True),
        ("Paul R. Tveit", "Paul Tveit Jr.", True),
        ("A. Barry Rand", "Barry Rand", True),
        ("Ana Tveit", "Ned Tveit", False),
        ("Tveit", "Ned Tveit", False),
    ],
)
def test_first_names_tell_whether_two_names_are_one_persons(left: str, right: str, same: bool) -> None:
    assert one_person(left, right) is same
