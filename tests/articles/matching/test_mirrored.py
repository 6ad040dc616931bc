"""An alignment with both articles in each other's place."""

from __future__ import annotations

from dataclasses import replace

from articles.article import Span
from articles.matching.match import Alignment, Evidence, Match

_FIRST = Match(
    "m1", Span(0, 4), Span(9, 12), range(1), range(2, 3), 0.9, "strong", "reworded",
    (Evidence("word", Span(0, 2), Span(9, 11), 0.5),),
)  # fmt: skip
_SECOND = replace(_FIRST, id="m2", a=Span(5, 8), b=Span(0, 3), a_sentences=range(1, 2), b_sentences=range(1))
FOUND = Alignment((_FIRST, _SECOND), (3,), (4, 5), ((0, 1), (1, 2)), 0.8, (_SECOND,))


def test_matches_stand_in_the_order_of_the_other_article() -> None:
    assert [match.id for match in FOUND.mirrored().matches] == ["m2", "m1"]
    assert FOUND.mirrored().matches[1].evidence == (Evidence("word", Span(9, 11), Span(0, 2), 0.5),)


def test_what_is_only_on_one_side_changes_place() -> None:
    mirrored = FOUND.mirrored()
    assert (mirrored.only_a, mirrored.only_b, mirrored.chain) == ((4, 5), (3,), ((1, 0), (2, 1)))


def test_twice_is_as_it_was() -> None:
    assert FOUND.mirrored().mirrored() == FOUND
