"""Partners start on one row, at every width, whatever stands between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.view.pages.leveling import GAP, level, stack

_HEIGHTS = st.lists(st.integers(1, 9), max_size=30)


def test_the_shorter_side_is_padded_before_the_next_partner() -> None:
    assert level([2, 1, 1], [5, 1], [(0, 0), (2, 1)]) == ([0, 3, 6], [0, 6], 7)


def test_texts_without_partners_simply_follow() -> None:
    assert level([2, 1], [1], []) == ([0, 3], [0], 4)


def test_an_empty_text_beside_a_full_one() -> None:
    assert level([], [2, 2], []) == ([], [0, 3], 5)


@given(a=_HEIGHTS, b=_HEIGHTS, data=st.data())
def test_partners_are_level_and_blocks_never_overlap(a: list[int], b: list[int], data: st.DataObject) -> None:
    firsts = sorted(data.draw(st.sets(st.integers(0, len(a) - 1), max_size=len(a)))) if a else []
    seconds = sorted(data.draw(st.sets(st.integers(0, len(b) - 1), max_size=len(b)))) if b else []
    pairs = list(zip(firsts, seconds, strict=False))
    tops_a, tops_b, rows = level(a, b, pairs)
    assert all(tops_a[i] == tops_b[j] for i, j in pairs)
    for tops, heights in ((tops_a, a), (tops_b, b)):
        assert len(tops) == len(heights)
        ends = [top + height for top, height in zip(tops, heights, strict=True)]
        assert all(end + GAP <= top for end, top in zip(ends, tops[1:], strict=False))
        assert all(end <= rows for end in ends)


@given(heights=_HEIGHTS)
def test_stacked_blocks_are_one_row_apart(heights: list[int]) -> None:
    tops, rows = stack(heights)
    assert rows == max(sum(heights) + GAP * (len(heights) - 1), 0)
    assert tops == [sum(heights[:index]) + index * GAP for index in range(len(heights))]
