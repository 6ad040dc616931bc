"""How wide the text stands, and where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.view.pages.geometry import MARGIN, Measure, gutter_width, measure


def test_a_narrow_pane_is_filled() -> None:
    assert measure(40, 72, left=True, stacked=False) == Measure(40 - 2 * MARGIN, 0)


def test_in_a_wide_pane_both_texts_keep_to_the_gutter() -> None:
    assert measure(100, 72, left=True, stacked=False) == Measure(72, 100 - 2 * MARGIN - 72)
    assert measure(100, 72, left=False, stacked=False) == Measure(72, 0)


def test_stacked_texts_stand_in_the_middle() -> None:
    assert measure(100, 72, left=True, stacked=True) == measure(100, 72, left=False, stacked=True) == Measure(72, 11)


def test_the_gutter_is_narrow_on_narrow_screens() -> None:
    assert (gutter_width(90), gutter_width(120)) == (5, 9)


@given(width=st.integers(0, 300), longest=st.integers(20, 200), left=st.booleans(), stacked=st.booleans())
def test_the_text_never_leaves_its_pane_and_never_vanishes(width: int, longest: int, left: bool, stacked: bool) -> None:
    made = measure(width, longest, left=left, stacked=stacked)
    assert 1 <= made.cells <= longest
    assert made.indent >= 0
    assert made.indent + made.cells + 2 * MARGIN <= max(width, 2 * MARGIN + 1)
