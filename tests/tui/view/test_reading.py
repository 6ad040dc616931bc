"""The reading state: the place survives resizing, folding and results that come late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES, Side
from articles.comparison import Comparison
from tests.building import article, comparison
from tests.tui.view.made import reading as made_of
from tests.tui.view.made import run as run_one
from tui.commands.registry import COMMANDS
from tui.view.pages.viewport import Frame

if TYPE_CHECKING:
    from tui.view.reading_view import ReadingView

EARLY = [command.id for command in COMMANDS if command.early]
LEFT = article(
    [
        ["The river rose all night.", "By dawn the lower town was under water."],
        ["Ferry services were suspended until Thursday."],
        ["Two schools were used as shelters.", "A third was locked."],
        ["The mayor spoke at noon."],
        ("comments", ["I saw it coming.", "So did I."]),
    ]
)
RIGHT = article(
    [
        ["Insurers expect claims of forty million."],
        ["The lower town stood under water by sunrise."],
        ["At noon the mayor conceded that there had been warnings."],
        ["No ferries run before Thursday."],
    ],
    source="right.txt",
)


def reading(*, matched: bool = True, width: int = 30, height: int = 12, stacked: bool = False) -> ReadingView:
    pairs = comparison(LEFT, RIGHT, strong=[(1, 1), (5, 2)], weak=[(2, 3)], chain=[(0, 1), (3, 2)])
    return made_of(pairs if matched else Comparison(LEFT, RIGHT), width=width, height=height, stacked=stacked)


def run(made: ReadingView, *commands: str) -> str | None:
    message = None
    for command in commands:
        name, _, rest = command.partition(" ")
        count = int(rest) if rest.isdigit() else None
        message = run_one(made, name, "" if count else rest, count)
    return message


def found(made: ReadingView) -> None:
    """Let matching have found what it finds."""
    session = made.session
    changed = session.take_alignment(session.match_request(), reading().comparison.alignment)
    made.take(changed)


def words(made: ReadingView) -> str:
    return made.shown[made.cursor.side][made.cursor.offset :][:20]


@pytest.mark.parametrize("width", [12, 20, 33, 72])
def test_partners_stand_level_at_every_width(width: int) -> None:
    made = reading(width=width)
    for a, b in made.comparison.alignment.chain:
        row_a = made.page("a").row_of(LEFT.paragraphs[a].span.start)
        assert row_a == made.page("b").row_of(RIGHT.paragraphs[b].span.start)


def test_both_pages_have_the_same_number_of_rows() -> None:
    made = reading()
    assert made.page("a").height == made.page("b").height


@settings(max_examples=40)
@given(widths=st.lists(st.integers(10, 80), min_size=1, max_size=6), down=st.integers(0, 20))
def test_resizing_never_moves_the_cursor(widths: list[int], down: int) -> None:
    made = reading()
    run(made, f"line-down {down or 1}")
    before = made.cursor.offset
    for width in widths:
        made.resize(Frame({"a": width, "b": width}, {"a": 9, "b": 9}))
    assert made.cursor.offset == before
    assert 0 <= made.cursor_row() - made.window.tops["a"] < 9


def test_results_that_come_late_leave_the_cursor_on_its_row() -> None:
    made = reading(matched=False, height=6)
    run(made, "line-down 9")
    row, offset = made.cursor_row() - made.window.tops["a"], made.cursor.offset
    found(made)
    assert (made.cursor_row() - made.window.tops["a"], made.cursor.offset) == (row, offset)


def test_the_cursor_skips_padding() -> None:
    made = reading(width=72)
    run(made, "other-pane", "top")
    seen = {words(made)}
    for _ in range(10):
        run(made, "line-down")
        seen.add(words(made))
    assert all(text.strip() for text in seen)
    assert any(text.startswith("No ferries") for text in seen)


def test_comments_are_folded_and_open_in_place() -> None:
    made = reading()
    run(made, "bottom")
    fold = made.fold_here()
    assert fold is not None
    assert fold.label == "1 paragraph of comments, 7 words"
    run(made, "counterpart")
    assert made.fold_here() is None
    assert words(made).startswith("I saw it coming")


def test_an_opened_fold_closes_again() -> None:
    made = reading()
    run(made, "bottom", "toggle-fold", "toggle-fold")
    assert made.fold_here() is not None


def test_the_counterpart_is_reached_and_left_again() -> None:
    made = reading()
    run(made, "next-match")
    assert words(made).startswith("By dawn")
    run(made, "counterpart")
    assert (made.cursor.side, words(made)[:20]) == ("b", "The lower town stood")
    run(made, "counterpart")
    assert (made.cursor.side, words(made)[:20]) == ("a", "By dawn the lower to")


def test_a_counterpart_out_of_sight_frees_the_texts_and_is_brought_level() -> None:
    made = reading(width=12, height=5)
    run(made, "next-match 2")
    assert words(made).startswith("Ferry")
    run(made, "counterpart")
    assert words(made).startswith("No ferries")
    assert not made.window.locked
    assert made.cursor_row() - made.window.tops["b"] in range(5)
    run(made, "back")
    assert made.window.locked
    assert words(made).startswith("Ferry")


def test_stops_come_in_one_order_for_both_texts() -> None:
    made = reading()
    made.display.stop_kinds = frozenset({"strong", "only"})
    run(made, "previous-stop 99")
    places = [(made.cursor.side, words(made)[:6])]
    while run(made, "next-stop") is None:
        places.append((made.cursor.side, words(made)[:6]))
    assert len(places) == len(set(places)) == len(made.stops())
    assert {side for side, _ in places} == {"a", "b"}


def test_previous_stop_undoes_next_stop() -> None:
    made = reading()
    run(made, "next-stop", "next-stop")
    second = made.cursor.offset
    run(made, "next-stop", "previous-stop")
    assert made.cursor.offset == second


def test_no_stop_left_is_said() -> None:
    made = reading()
    run(made, "next-stop 9")
    assert run(made, "next-stop") == "no match, weak match, note or difference after this one"


def test_a_locked_scroll_moves_both_texts() -> None:
    made = reading(height=4)
    before = made.window.tops["a"]
    made.scroll("b", 3)
    assert made.window.tops == {"a": before + 3, "b": before + 3}


def test_a_free_scroll_moves_one_text() -> None:
    made = reading(height=4)
    run(made, "toggle-lock")
    before = dict(made.window.tops)
    made.scroll("b", 3)
    assert made.window.tops == {"a": before["a"], "b": before["b"] + 3}


def gaps(made: ReadingView, side: Side) -> list[int]:
    page = made.page(side)
    ends = [top + block.height for top, block in zip(page.tops, page.blocks, strict=True)]
    return [top - end for top, end in zip(page.tops, [0, *ends], strict=False)]


def test_freed_texts_lose_the_rows_that_kept_them_level() -> None:
    made = reading()
    assert max(gaps(made, "a") + gaps(made, "b")) > 1
    run(made, "toggle-lock")
    assert {side: gaps(made, side) for side in SIDES} == {"a": [0, 1, 1, 1, 1], "b": [0, 1, 1, 1]}


def test_freeing_leaves_what_stands_level_with_the_cursor_where_it_is() -> None:
    made = reading(height=6)
    run(made, "next-match")
    match = made.current_match()
    assert match is not None
    run(made, "toggle-lock")
    rows = {side: made.page(side).row_of(match.span(side).start) - made.window.tops[side] for side in SIDES}
    assert rows["a"] == rows["b"]


def test_freeing_shows_nothing_above_the_beginning() -> None:
    made = reading(height=1)
    run(made, "other-pane", "line-up", "toggle-lock")
    assert min(made.window.tops.values()) >= 0


def test_locking_again_is_as_level_as_before() -> None:
    made = reading(height=6)
    run(made, "next-match")
    before = {side: made.page(side).tops for side in SIDES}
    run(made, "toggle-lock", "toggle-lock")
    assert {side: made.page(side).tops for side in SIDES} == before


def test_locking_again_brings_the_other_text_along() -> None:
    made = reading(height=4)
    run(made, "toggle-lock")
    made.scroll("b", 3)
    run(made, "toggle-lock")
    assert made.window.tops["a"] == made.window.tops["b"]


def test_level_now_puts_a_crossing_counterpart_on_the_cursor_row() -> None:
    made = reading(height=6)
    run(made, "next-match 2", "level-now")
    match = made.current_match()
    assert match is not None
    rows = {side: made.page(side).row_of(match.span(side).start) - made.window.tops[side] for side in SIDES}
    assert rows["a"] == rows["b"]


def test_stacked_the_lower_text_follows_the_counterpart() -> None:
    made = reading(stacked=True, height=5)
    run(made, "next-match")
    top = made.window.tops["b"]
    assert made.page("b").row_of(RIGHT.sentences[1].span.start) - top in range(3)


def test_find_counts_both_sides_and_goes_to_the_first() -> None:
    made = reading()
    assert run(made, "find thursday") == "“thursday”: 1 left, 1 right"
    assert words(made).startswith("Thursday")


def test_next_hit_goes_over_to_the_other_text() -> None:
    made = reading()
    run(made, "find thursday", "next-hit")
    assert made.cursor.side == "b"


def test_next_hit_without_a_search_says_so() -> None:
    assert run(reading(), "next-hit") == "no search yet: :find finds words"


def test_the_filter_folds_what_has_no_hit_and_opens_again() -> None:
    made = reading()
    run(made, "find ferr", "filter")
    assert [block.fold is None for block in made.page("b").blocks] == [False, True]
    run(made, "filter")
    assert all(block.fold is None for block in made.page("b").blocks)


def test_marks_return_to_their_place() -> None:
    made = reading()
    run(made, "next-match", "set-mark q", "bottom", "go-to-mark q")
    assert words(made).startswith("By dawn")


def test_percent_needs_its_number() -> None:
    assert run(reading(), "percent") == "type the percentage first, as in 50%"


def test_a_selection_includes_the_character_under_the_cursor() -> None:
    made = reading()
    run(made, "select", "word-right", "word-right")
    selection = made.selection()
    assert selection is not None
    assert selection.of(LEFT.text) == "The river r"


@settings(max_examples=60, deadline=None)
@given(commands=st.lists(st.sampled_from(EARLY), max_size=25), stacked=st.booleans(), height=st.integers(1, 15))
def test_no_sequence_of_commands_loses_the_cursor(commands: list[str], stacked: bool, height: int) -> None:
    made = reading(stacked=stacked, height=height)
    for command in commands:
        run_one(made, command, "a")
        assert 0 <= made.cursor.offset < len(made.shown[made.cursor.side])
        for side in SIDES:
            top = made.window.tops[side]
            # Free texts are brought level also where that takes empty rows above the first one; it stays in sight.
            assert top >= 0 or (not made.window.locked and not stacked and top > -height)
            assert top < max(made.page(side).height, 1)
        if made.window.locked and not stacked:
            assert made.window.tops["a"] == made.window.tops["b"]


def test_a_stop_is_reached_by_its_number() -> None:
    made = reading()
    run(made, "go-to-stop 2")
    assert words(made).startswith("Ferry")
    assert run(made, "go-to-stop 9") == "there are 3 stops"
    assert run(made, "go-to-stop") == "type the number of the stop first"
