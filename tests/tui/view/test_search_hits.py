"""Very many hits are found, counted and gone through without looking at all of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES, Span
from tests.building import article, comparison
from tests.tui.view.made import reading, run
from tui.view import search
from tui.view.overview import overview

_PARAGRAPHS = st.lists(
    st.text("ab ", min_size=1, max_size=12).map(lambda words: [f"x{words}x"]), min_size=1, max_size=6
)


@settings(max_examples=60, deadline=None)
@given(left=_PARAGRAPHS, right=_PARAGRAPHS, data=st.data())
def test_hits_are_numbered_in_reading_order(left: list[list[str]], right: list[list[str]], data: st.DataObject) -> None:
    a, b = article(left), article(right)
    both = min(len(left), len(right))
    chain = [(n, n) for n in sorted(data.draw(st.sets(st.integers(0, both - 1))))]
    made = reading(comparison(a, b, chain=chain))
    run(made, "find", "a")
    found = {side: made.search.hits[side] for side in SIDES}
    ordered = sorted((made.order.key(side, start), side) for side in SIDES for start in found[side].starts)
    for number, (key, side) in enumerate(ordered):
        assert made.search.nth(made.order, number) == (side, Span(key[2], key[2] + 1))
        assert made.search.before(made.order, key, included=False) == number
        assert made.search.before(made.order, key, included=True) == number + 1
    with pytest.raises(IndexError):
        made.search.nth(made.order, len(ordered))


@settings(max_examples=60, deadline=None)
@given(paragraphs=_PARAGRAPHS, width=st.integers(2, 20), height=st.integers(1, 40))
def test_the_overview_marks_the_row_of_each_hit(paragraphs: list[list[str]], width: int, height: int) -> None:
    a = article(paragraphs)
    made = reading(comparison(a, a), width=width)
    run(made, "find", "a")
    page = made.page("a")
    rows = max(page.height, height)
    expected = {page.row_of(start) * height // rows for start in made.search.hits["a"].starts}
    assert {row for row, sign in enumerate(overview(made, "a", height)) if sign == "hit"} == expected


def test_hits_that_reach_into_the_stretch_are_in_it() -> None:
    hits = search.Hits([0, 4, 8], 3)
    assert hits.within(6, 9) == [Span(4, 7), Span(8, 11)]
    assert hits.within(7, 8) == []


def test_more_hits_than_are_listed_are_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_HITS", 2)
    a = article([["aaa"]])
    made = reading(comparison(a, article([["aa"]])))
    assert run(made, "find", "a") == "“a”: more than 2 left, 2 right"


def test_a_letter_that_becomes_two_when_small_keeps_the_places() -> None:
    a = article([["İstanbul and Istanbul"]])
    made = reading(comparison(a, a))
    run(made, "find", "istanbul")
    assert list(made.search.hits["a"].starts) == [13]
