"""Stops of both texts in one order, and the way from one to the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.article import SIDES, Side, Span
from tests.tui.view.made import FOUND, LEFT, RIGHT, note_on
from tui.view.comparison_index import ComparisonIndex
from tui.view.stops import STOP_KINDS, Found, ReadingOrder, Stop, StopKind, find_stops, stop_after, stop_before

ALL = frozenset(STOP_KINDS)


def stops(*kinds: StopKind, noted: tuple[tuple[Side, int], ...] = ()) -> list[Stop]:
    notes = [note_on(side, start, start + 3) for side, start in noted]
    return find_stops(Found(FOUND, ComparisonIndex(FOUND).only, notes), frozenset(kinds))


def test_matches_stop_once_though_they_stand_in_both_texts() -> None:
    assert [stop.kind for stop in stops("strong")] == ["strong", "strong"]
    assert all(stop.side == "a" and stop.match is not None for stop in stops("strong", "weak"))


def test_lone_passages_of_both_texts_stop_where_they_begin() -> None:
    found = [(stop.side, stop.span.of(FOUND.article(stop.side).text)) for stop in stops("only")]
    assert found == [
        ("a", "Nobody slept in the valley."),
        ("b", "Engineers had asked for sand. They got none."),
        ("a", "A cow was saved by boat."),
    ]


def test_notes_stop_at_their_first_place() -> None:
    assert [(stop.side, stop.span.start) for stop in stops("note", noted=(("b", 5), ("a", 30)))] == [
        ("b", 5),
        ("a", 30),
    ]


def test_kinds_not_chosen_are_left_out() -> None:
    assert stops() == []
    assert {stop.kind for stop in stops("weak", "note", noted=(("a", 0),))} == {"weak", "note"}


def test_a_stretch_of_the_left_text_comes_before_that_of_the_right() -> None:
    order = ReadingOrder(FOUND)
    level = FOUND.alignment.chain[1]
    assert order.key("a", LEFT.paragraphs[level[0]].span.start) < order.key("b", RIGHT.paragraphs[level[1]].span.start)
    assert order.key("b", RIGHT.sentences[2].span.start) < order.key("a", LEFT.paragraphs[level[0]].span.start)


@given(a=st.integers(0, len(LEFT.text)), b=st.integers(0, len(LEFT.text)))
def test_the_order_keeps_that_of_each_text(a: int, b: int) -> None:
    order = ReadingOrder(FOUND)
    for side in SIDES:
        if a < b:
            assert order.key(side, a) < order.key(side, b)


def _stop(place: int) -> Stop:
    return Stop("note", "a", Span(place, place), (place, 0, 0))


_PLACES = st.sets(st.integers(0, 30)).map(sorted)


@given(places=_PLACES, here=st.integers(-1, 31), count=st.integers(1, 9))
def test_next_and_previous_go_that_many_on_or_as_far_as_there_are(places: list[int], here: int, count: int) -> None:
    made = [_stop(place) for place in places]
    later = [place for place in places if place > here]
    earlier = [place for place in places if place < here][::-1]
    after, before = stop_after(made, (here, 0, 0), count), stop_before(made, (here, 0, 0), count)
    assert (after.span.start if after else None) == (later[:count][-1] if later else None)
    assert (before.span.start if before else None) == (earlier[:count][-1] if earlier else None)
