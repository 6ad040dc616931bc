"""Paragraphs become rows that fit, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from articles.article import Safe
from articles.reading.display import displayable
from tui.view.pages import wrapping
from tui.view.pages.wrapping import cells_before, offset_at_cell, wrap

_TEXT = st.text(st.sampled_from("abc de fg  .,é水漢🚢👩\u200d🚒e\u0301🇩🇪"), max_size=80)


def rows(text: str, width: int) -> list[str]:
    starts = wrap(Safe(text), 0, len(text), width)
    return [text[low:high] for low, high in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_rows_break_after_spaces() -> None:
    assert rows("the river rose through the night", 13) == ["the river ", "rose through ", "the night"]


def test_a_word_longer_than_the_row_is_cut() -> None:
    assert rows("abcdefghij kl", 4) == ["abcd", "efgh", "ij ", "kl"]


def test_wide_characters_count_two_cells() -> None:
    assert rows("水漢水漢水", 4) == ["水漢", "水漢", "水"]


def test_an_empty_paragraph_has_one_row() -> None:
    assert rows("", 10) == [""]


@given(text=_TEXT, width=st.integers(2, 30))
def test_rows_fit_and_make_up_the_whole(text: str, width: int) -> None:
    made = rows(text, width)
    assert "".join(made) == text
    assert all(cell_len(row.rstrip()) <= width for row in made)


@given(text=_TEXT, width=st.integers(2, 30))
def test_no_row_begins_inside_a_grapheme(text: str, width: int) -> None:
    assert not any(row.startswith(("\u0301", "\u200d")) for row in rows(text, width)[1:])


@given(text=_TEXT.filter(bool), cell=st.integers(0, 100))
def test_the_offset_at_a_cell_is_drawn_there(text: str, cell: int) -> None:
    offset = offset_at_cell(Safe(text), 0, len(text), cell)
    assert cells_before(Safe(text), 0, offset) <= max(cell, cell_len(text))


def test_a_space_that_carries_a_mark_does_not_hang_over_the_row() -> None:
    assert rows("水 \u0301", 2) == ["水", " \u0301"]


def test_what_is_left_after_a_break_may_have_to_break_again() -> None:
    assert rows(" c水", 2) == [" ", "c", "水"]


def test_a_word_behind_a_space_that_begins_the_row_stays_whole() -> None:
    assert rows(" aa", 2) == [" ", "aa"]


@given(text=st.text(st.sampled_from("abc de  水漢、한שé"), max_size=80), width=st.integers(2, 30))
def test_characters_that_stand_alone_are_wrapped_as_all_others_are(text: str, width: int) -> None:
    assert wrap(Safe(text), 0, len(text), width) == wrapping._wrap_wide(text, 0, len(text), width)


def test_characters_that_stand_alone_have_the_cells_that_the_terminal_gives_them() -> None:
    for code in range(0x20, 0x10000):
        letter = chr(code)
        if wrapping._ONE_EACH.fullmatch(letter) and displayable(letter) == letter:
            assert cell_len(letter) == (2 if letter >= "\u3000" else 1), hex(code)
