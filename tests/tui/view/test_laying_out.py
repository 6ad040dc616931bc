"""Long texts are laid out in two steps, and nobody sees a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES
from tests.building import article, comparison
from tests.tui.view.made import reading, run
from tests.tui.view.test_level_everywhere import CUTS, PARAGRAPHS, Cut, made_of, note_of
from tests.tui.view.test_recutting import take
from tui.view.pages import layout
from tui.view.pages.geometry import measure
from tui.view.pages.viewport import Frame
from tui.view.painting import moved_by, pane_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.comparison import Comparison
    from tui.view.reading_view import ReadingView

_DEEDS = (
    "fold-agreeing",
    "filter river",
    "toggle-fold",
    "unfold-all",
    "toggle-lock",
    "next-paragraph",
    "previous-paragraph",
    "page-down",
    "half-page-up",
    "line-down",
    "other-pane",
    "counterpart",
    "next-stop",
    "percent",
    "bottom",
    "top",
    "resize",
    "resize",
    "wait",
)
_HEIGHT = 4


@pytest.fixture
def in_steps() -> Iterator[None]:
    """Every text counts as a long one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "LONG", 0)
        yield


def _long(found: Comparison, *, stacked: bool = False) -> ReadingView:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "LONG", 0)
        return reading(found, width=60, height=_HEIGHT, stacked=stacked)


def _in_sight(view: ReadingView) -> dict[str, list[tuple[int, int] | None]]:
    """The text on each row of both windows."""
    found: dict[str, list[tuple[int, int] | None]] = {}
    for side in SIDES:
        rows = [view.page(side).row(number) for number in view.window.rows_in_sight(side)]
        found[side] = [None if row is None else (row.start, row.end) for row in rows]
    return found


def _assert_same(steps: ReadingView, whole: ReadingView) -> None:
    assert _in_sight(steps) == _in_sight(whole)
    assert (steps.cursor.side, steps.cursor.offsets) == (whole.cursor.side, whole.cursor.offsets)


def _assert_laid_out_the_same(steps: ReadingView, whole: ReadingView) -> None:
    """Row by row, from the first to the last."""
    assert steps.layout.whole
    assert steps.window.tops == whole.window.tops
    for side in SIDES:
        assert list(steps.page(side).tops) == list(whole.page(side).tops)
        assert steps.page(side).height == whole.page(side).height
        assert list(steps.page(side).blocks) == list(whole.page(side).blocks)


def _do(view: ReadingView, deed: str, width: int, *, stacked: bool) -> None:
    name, _, argument = deed.partition(" ")
    if name == "resize":
        view.resize(Frame({"a": width, "b": width + 1}, {"a": _HEIGHT, "b": _HEIGHT}, stacked))
    elif name == "wait":
        view.lay_out_rest()
    else:
        run(view, name, argument, 50 if name == "percent" else None)


@settings(max_examples=60, deadline=None)
@given(
    left=PARAGRAPHS,
    right=PARAGRAPHS,
    deeds=st.lists(st.tuples(st.sampled_from(_DEEDS), st.integers(10, 240)), max_size=10),
    stacked=st.booleans(),
    data=st.data(),
)
def test_what_is_in_sight_is_the_same_at_every_moment(
    left: list[list[str]], right: list[list[str]], deeds: list[tuple[str, int]], stacked: bool, data: st.DataObject
) -> None:
    found = made_of(left * 3, right * 3, data)
    steps, whole = _long(found, stacked=stacked), reading(found, width=60, height=_HEIGHT, stacked=stacked)
    _assert_same(steps, whole)
    for deed, width in deeds:
        for view in (steps, whole):
            _do(view, deed, width, stacked=stacked)
        _assert_same(steps, whole)
    steps.lay_out_rest()
    _assert_same(steps, whole)
    _assert_laid_out_the_same(steps, whole)


@settings(max_examples=40, deadline=None)
@given(
    left=PARAGRAPHS,
    right=PARAGRAPHS,
    cuts=st.lists(
        st.tuples(CUTS, st.integers(10, 240), st.sampled_from(("top", "bottom", "next-paragraph"))), max_size=5
    ),
    data=st.data(),
)
def test_what_is_in_sight_is_the_same_after_every_cut(
    left: list[list[str]], right: list[list[str]], cuts: list[tuple[list[Cut], int, str]], data: st.DataObject
) -> None:
    found = made_of(left * 3, right * 3, data)
    steps, whole = _long(found), reading(found, width=60, height=_HEIGHT)
    for said, width, deed in cuts:
        notes = [note_of(whole, *each) for each in said]
        for view in (steps, whole):
            take(view, *notes)
        _assert_same(steps, whole)
        for view in (steps, whole):
            _do(view, "resize", width, stacked=False)
        _assert_same(steps, whole)
        for view in (steps, whole):
            run(view, deed)
    steps.lay_out_rest()
    _assert_same(steps, whole)
    _assert_laid_out_the_same(steps, whole)


def _two_of(paragraphs: int) -> Comparison:
    sentence = "The river rose all night and took three bridges with it, said the harbour office. "
    a = article([[sentence * (1 + number % 5)] for number in range(paragraphs)])
    b = article([[sentence * (1 + number * 3 % 7)] for number in range(paragraphs)], source="right.txt")
    pairs = [(number, number) for number in range(0, paragraphs, 3)]
    return comparison(a, b, strong=pairs[::2], weak=pairs[1::2], chain=pairs)


def test_at_each_width_from_60_to_240_columns_the_rest_comes_out_row_by_row_the_same() -> None:
    found = _two_of(60)
    steps, whole = _long(found), reading(found, width=60, height=_HEIGHT)
    for view in (steps, whole):
        run(view, "percent", count=50)
    for columns in range(60, 241):
        for view in (steps, whole):
            view.resize(Frame({"a": columns // 2, "b": columns // 2}, {"a": _HEIGHT, "b": _HEIGHT}))
        _assert_same(steps, whole)
        if columns % 2:
            steps.lay_out_rest()
            _assert_laid_out_the_same(steps, whole)


def test_a_long_text_is_wrapped_only_around_what_is_in_sight() -> None:
    steps = _long(_two_of(300))
    assert not steps.layout.whole
    wrapped = [isinstance(block.rows, tuple) for block in steps.page("a").blocks]
    assert all(wrapped[:3])
    assert sum(wrapped) < 30


def test_the_rest_is_laid_out_bit_by_bit() -> None:
    steps, rounds = _long(_two_of(300)), 0
    while steps.lay_out_rest(0):
        rounds += 1
    assert rounds > 100
    assert steps.layout.whole


def test_a_short_text_is_laid_out_at_once() -> None:
    assert reading(_two_of(20), height=_HEIGHT).layout.whole


def test_a_command_finds_all_rows(in_steps: None) -> None:
    steps = reading(_two_of(300), width=60, height=_HEIGHT)
    run(steps, "bottom")
    assert steps.layout.whole
    assert steps.cursor.offset > steps.page("a").blocks[-1].start


def test_nothing_in_sight_is_painted_again_when_the_rest_is_laid_out() -> None:
    found = _two_of(60)
    steps = _long(found)
    run(steps, "percent", count=50)
    steps.resize(Frame({"a": 40, "b": 40}, {"a": _HEIGHT, "b": _HEIGHT}))
    steps.display.measures = {side: measure(50, 40, left=side == "a", stacked=False) for side in SIDES}
    before = {side: pane_view(steps, side) for side in SIDES}
    steps.lay_out_rest()
    for side in SIDES:
        now = pane_view(steps, side)
        assert now.page is not before[side].page
        assert moved_by(before[side], now, _HEIGHT) == now.top - before[side].top
    assert before["a"].top != steps.window.tops["a"]


def test_rows_that_look_otherwise_are_painted_again_whatever_was_laid_out() -> None:
    steps = _long(_two_of(60))
    steps.display.measures = {side: measure(66, 60, left=side == "a", stacked=False) for side in SIDES}
    before = pane_view(steps, "a")
    steps.lay_out_rest()
    run(steps, "line-down")
    assert moved_by(before, pane_view(steps, "a"), _HEIGHT) is None
