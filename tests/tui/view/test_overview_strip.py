"""The strip at the edge stands for the whole text, whatever its length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES
from tests.building import article, comparison
from tests.tui.view.made import LEFT, note_on, reading, run
from tui.view.overview import overview, row_at, window
from tui.view.pages.viewport import Frame


def test_a_short_text_takes_one_row_of_the_strip_for_each_of_its_own() -> None:
    made = reading()
    rows = made.page("a").height
    strip = overview(made, "a", rows + 5)
    cow = made.page("a").row_of(LEFT.sentences[4].span.start)
    assert strip[cow] == "only"
    assert strip[0] == "bar"
    assert strip[rows:] == ["bar"] * 5


def test_before_matching_nothing_stands_alone() -> None:
    unmatched = reading(comparison(LEFT, LEFT))
    object.__setattr__(unmatched.comparison, "matched", False)
    assert set(overview(unmatched, "a", 20)) == {"bar"}


def test_notes_and_hits_are_shown_over_the_rest() -> None:
    cow = LEFT.sentences[4].span
    made = reading(notes=(note_on("a", cow.start, cow.end),))
    run(made, "find", "wall")
    strip = overview(made, "a", made.page("a").height)
    assert strip[made.page("a").row_of(cow.start)] == "note"
    assert strip[made.page("a").row_of(LEFT.text.index("The wall") + 4)] == "hit"
    assert "note" not in overview(made, "b", 30)


@settings(max_examples=40)
@given(paragraphs=st.integers(1, 60), strip=st.integers(1, 30), height=st.integers(1, 20), top=st.integers(0, 400))
def test_the_window_lies_on_the_strip_and_a_press_on_it_stays_in_the_text(
    paragraphs: int, strip: int, height: int, top: int
) -> None:
    a = article([[f"Paragraph {number} speaks of the dam and of the valley."] for number in range(paragraphs)])
    made = reading(comparison(a, a), height=height)
    made.scroll("a", top)
    for side in SIDES:
        assert len(overview(made, side, strip)) == strip
        seen = window(made, side, strip)
        assert len(seen) >= 1
        assert 0 <= seen.start < seen.stop <= strip
        for row in (0, strip - 1):
            assert 0 <= row_at(made, side, row, strip) < max(made.page(side).height, strip)
    assert row_at(made, "a", window(made, "a", strip).start, strip) <= made.window.tops["a"]


def test_the_window_reaches_the_end_when_the_end_is_in_sight() -> None:
    made = reading(height=4)
    made.scroll("a", 99)
    rows = made.page("a").height
    assert window(made, "a", 3).stop == 3
    assert window(made, "a", rows).stop == rows


def test_a_strip_without_room_is_empty() -> None:
    made = reading()
    made.resize(Frame({"a": 30, "b": 30}, {"a": 1, "b": 1}))
    assert overview(made, "a", 0) == []
