"""Words for where the reader is."""

from __future__ import annotations

from datetime import date

import pytest

from articles.comparison import Comparison
from tests.building import comparison
from tests.tui.view.made import LEFT, RIGHT, reading, run
from tui.view.describing import lock_state, match_place, paragraph_place, short_date
from tui.view.signs import Signs

SIGNS = Signs()


@pytest.mark.parametrize(
    ("day", "words"), [(date(2016, 12, 14), "14 Dec 2016"), (date(1999, 1, 1), "1 Jan 1999"), (None, "")]
)
def test_a_date_is_short_and_without_leading_zeros(day: date | None, words: str) -> None:
    assert short_date(day) == words


def test_paragraphs_are_counted_among_those_that_are_compared() -> None:
    made = reading()
    places = [paragraph_place(made, "a", LEFT.sentences[index].span.start) for index in (0, 2, 3, 4, 6)]
    assert places == ["¶ 1/4", "¶ 2/4", "picture line", "¶ 3/4", "comments"]


def test_a_match_is_counted_among_those_of_its_strength() -> None:
    made = reading(height=40)
    assert match_place(made, SIGNS) == "match 1/2 strong"
    made.put(LEFT.sentences[5].span.start)
    assert match_place(made, SIGNS) == "match 1/1 weak"


def test_a_counterpart_out_of_sight_is_said_with_its_direction() -> None:
    made = reading(height=3)
    made.put(LEFT.sentences[5].span.start)
    assert match_place(made, SIGNS) == "match 1/1 weak ↑ ¶ 1/4"
    run(made, "toggle-lock")
    run(made, "top")
    made.scroll("b", 99)
    assert match_place(made, SIGNS) == "match 1/2 strong ↑ ¶ 2/4"


def test_a_lone_passage_is_said_only_once_matching_is_done() -> None:
    made = reading()
    made.put(LEFT.sentences[1].span.start)
    assert match_place(made, SIGNS) == "only here"
    unmatched = reading(Comparison(LEFT, RIGHT))
    unmatched.put(LEFT.sentences[1].span.start)
    assert match_place(unmatched, SIGNS) == ""


def test_on_a_folded_line_nothing_is_said() -> None:
    made = reading(comparison(LEFT, RIGHT))
    run(made, "bottom")
    assert match_place(made, SIGNS) == ""


def test_the_lock_has_a_word_and_a_sign() -> None:
    made = reading()
    assert lock_state(made, SIGNS) == "lock ●"
    run(made, "toggle-lock")
    assert lock_state(made, SIGNS) == "free ○"
    assert lock_state(made, Signs(ascii_only=True)) == "free o"
