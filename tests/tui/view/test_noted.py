"""Where the notes stand is worked out once for each state of the notes, and found by place."""

from __future__ import annotations

from itertools import product

from articles.article import Span
from tests.tui.view.made import note_on, reading
from tui.view.noted import Noted

PLACES = ((0, 40), (2, 5), (2, 3), (9, 12), (9, 12), (30, 41))


def test_notes_are_found_by_where_they_overlap() -> None:
    noted = Noted([note_on("a", *place) for place in PLACES], "a")
    for low, high in product(range(0, 44, 3), range(1, 46, 4)):
        expected = sorted(place for place in PLACES if place[0] < high and low < place[1])
        assert [(span.start, span.end) for span, _ in noted.between(low, high)] == expected


def test_notes_of_the_other_side_have_no_place_here() -> None:
    noted = Noted([note_on("b", 0, 4), note_on("a", 5, 9)], "a")
    assert noted.starts == [(5, 2)]
    assert [span for span, _ in noted.between(0, 99)] == [Span(5, 9)]


def test_it_is_made_once_for_the_same_notes() -> None:
    made = reading(notes=(note_on("a", 0, 3), note_on("b", 0, 3)))
    noted = made.noted("a")
    assert made.noted("a") is noted
    assert noted.begin(guessed=False) == [0]
    assert made.noted("b") is not noted
