"""What is selected, trimmed and copied with its source."""

from __future__ import annotations

import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from tests.tui.view.made import LEFT, reading, run
from tui.view.quoting import trimmed, with_source


def test_a_selection_begins_with_the_character_under_the_cursor() -> None:
    made = reading()
    run(made, "select")
    assert made.selection() == Span(0, 1)


def test_the_passage_selected_is_the_sentence() -> None:
    made = reading()
    run(made, "next-passage")
    run(made, "select-passage")
    assert made.selection() == LEFT.sentences[1].span


def test_the_other_end_moves_after_a_swap() -> None:
    made = reading()
    made.put(10)
    for command in ("select", "word-right", "swap-ends", "line-start"):
        run(made, command)
    selection = made.selection()
    assert selection is not None
    assert selection.of(LEFT.text) == "The dam held u"


def test_a_folded_line_cannot_be_selected() -> None:
    made = reading()
    run(made, "bottom")
    for command in ("select", "select-passage"):
        assert run(made, command) == "nothing to select on a folded line"
        assert made.selection() is None


def test_swapping_ends_of_nothing_does_nothing() -> None:
    made = reading()
    run(made, "swap-ends")
    assert made.selection() is None


@given(text=st.text(" ab\n\t", max_size=20), start=st.integers(0, 20), length=st.integers(0, 20))
def test_trimming_takes_white_space_off_the_ends_and_nothing_else(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    cut = trimmed(text, span)
    assert cut.of(text) == span.of(text).strip()
    assert span.start <= cut.start <= cut.end <= max(span.end, cut.start)


def test_a_copy_says_title_outlet_date_paragraph_and_file() -> None:
    known = dataclasses.replace(LEFT, outlet="Valley News", published=date(2016, 12, 14))
    span = LEFT.sentences[2].span
    assert with_source(known, span) == (
        "“Eighty houses were emptied by noon.”\nThe dam, Valley News, 2016-12-14, paragraph 2 (left.txt)\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert with_source(LEFT, Span(0, 3)) == "“The”\nThe dam, paragraph 1 (left.txt)\n"
