"""Links drawn between the panes: level, crossing, leaving, one over another; drawn or in ASCII."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.view.made import LEFT, reading, run
from tui.view.links import Canvas, Link, links_in_sight
from tui.view.signs import Signs

DRAWN, ASCII = Signs(), Signs(ascii_only=True)


def link(left: int, right: int, *, strong: bool = True, same: bool = False, lit: bool = False) -> Link:
    return Link(left, right, strong=strong, same=same, lit=lit)


def picture(*links: Link, rows: int = 3, width: int = 9, signs: Signs = DRAWN) -> list[str]:
    canvas = Canvas(width, rows, signs)
    canvas.draw(links)
    return ["".join(glyph for glyph, _tone in canvas.row(row)) for row in range(rows)]


def test_a_level_link_is_a_straight_line() -> None:
    assert picture(link(0, 0), rows=1) == ["●───────●"]


def test_strength_and_copying_show_in_the_ends_and_weakness_in_the_line() -> None:
    assert picture(link(0, 0, strong=False), link(1, 1, same=True), rows=2) == ["○╌╌╌╌╌╌╌○", "≡───────≡"]


def test_the_lit_link_is_heavy() -> None:
    assert picture(link(0, 0, lit=True), rows=1) == ["●━━━━━━━●"]


def test_a_link_that_falls_goes_down_a_lane_of_its_own() -> None:
    assert picture(link(0, 2)) == ["●───╮    ", "    │    ", "    ╰───●"]


def test_a_link_that_rises_goes_up() -> None:
    assert picture(link(2, 0)) == ["    ╭───●", "    │    ", "●───╯    "]


def test_two_links_over_the_same_rows_use_two_lanes() -> None:
    assert picture(link(0, 2), link(1, 3), rows=4) == ["●───╮    ", "●──╮│    ", "   │╰───●", "   ╰────●"]


def test_a_crossing_of_two_lines_is_drawn_as_one() -> None:
    assert picture(link(1, 1), link(0, 2))[1] == "●───┼───●"


def test_a_link_that_leaves_sight_shows_where_to() -> None:
    assert picture(link(1, 7), link(-4, 0)) == ["       ↑●", "●↓       ", "         "]


def test_the_lit_link_is_drawn_as_far_as_the_edge() -> None:
    assert picture(link(1, 7, lit=True)) == ["         ", "●━━━┓    ", "    ┃    "]


def test_links_quite_out_of_sight_draw_nothing() -> None:
    assert picture(link(-3, 9), link(5, 5)) == [" " * 9] * 3


def test_ascii_signs_draw_the_same_lines() -> None:
    drawn = picture(link(0, 2), link(1, 1, strong=False), signs=ASCII)
    assert drawn == ["*---+    ", "o---+---o", "    +---*"]


def test_a_narrow_gutter_has_room_for_a_lane() -> None:
    assert picture(link(0, 1), rows=2, width=5) == ["●─╮  ", "  ╰─●"]


def test_the_lit_link_lies_over_the_others() -> None:
    canvas = Canvas(9, 3, DRAWN)
    canvas.draw([link(0, 2, lit=True), link(1, 1), link(0, 2, strong=False)])
    tones = [tone for _glyph, tone in canvas.row(0)]
    assert tones[:4] == ["lit"] * 4


_ROWS = st.integers(-3, 12)
_LINKS = st.lists(
    st.builds(link, _ROWS, _ROWS, strong=st.booleans(), same=st.booleans(), lit=st.booleans()), max_size=8
)


@given(links=_LINKS, width=st.sampled_from([5, 9]), ascii_only=st.booleans())
def test_whatever_is_drawn_fills_its_cells_and_marks_every_end_in_sight(
    links: list[Link], width: int, ascii_only: bool
) -> None:
    signs = Signs(ascii_only=ascii_only)
    rows = picture(*links, rows=10, width=width, signs=signs)
    assert all(len(row) == cell_len(row) == width for row in rows)
    assert not ascii_only or all(row.isascii() for row in rows)
    ends = {signs["strong"], signs["weak"], signs["same"]}
    for each in links:
        assert not 0 <= each.row_left < 10 or rows[each.row_left][0] in ends
        assert not 0 <= each.row_right < 10 or rows[each.row_right][-1] in ends


def test_links_in_sight_tell_rows_of_the_window_and_what_is_lit() -> None:
    made = reading()
    made.markings.toggle("weak")
    links = {each.starts: each for each in links_in_sight(made, "a")}
    first = links[(0, made.comparison.b.sentences[1].span.start)]
    assert first.lit
    assert first.row_left == first.row_right == made.page("a").row_of(0) - made.window.tops["a"]
    crossing = links[(LEFT.sentences[5].span.start, 0)]
    assert not crossing.lit
    assert not crossing.strong
    assert crossing.row_left > crossing.row_right == 0


def test_the_link_of_a_weak_match_is_drawn_for_the_passage_under_the_cursor_alone() -> None:
    made = reading()
    weak = (LEFT.sentences[5].span.start, 0)
    assert weak not in {each.starts for each in links_in_sight(made, "a")}
    run(made, "find", LEFT.quote(LEFT.sentences[5].span)[:20])
    assert weak in {each.starts for each in links_in_sight(made, "a")}


def test_swapped_sides_swap_the_ends() -> None:
    made = reading()
    plain = {each.starts: (each.row_left, each.row_right) for each in links_in_sight(made, "a")}
    swapped = {each.starts: (each.row_right, each.row_left) for each in links_in_sight(made, "b")}
    assert plain == swapped


def test_a_link_into_a_folded_part_is_drawn_only_while_it_is_lit() -> None:
    made = reading()
    run(made, "find", "Sunday")
    run(made, "filter")
    assert len(links_in_sight(made, "a")) == 1
