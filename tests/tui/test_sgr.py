"""A frame in fewer bytes draws the same picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from tui.sgr import thrifty

if TYPE_CHECKING:
    from pyte.screens import Char

_COLOURS = st.sampled_from([None, "default", "red", "bright_blue", "color(120)", "#d5d3cc", "#17191d", "#e39f77"])
_FLAGS = st.sampled_from([None, True])
_STYLES = st.builds(
    lambda color, bgcolor, bold, italic, underline, reverse: Style(
        color=color, bgcolor=bgcolor, bold=bold, italic=italic, underline=underline, reverse=reverse
    ),
    _COLOURS, _COLOURS, _FLAGS, _FLAGS, _FLAGS, _FLAGS,
)  # fmt: skip
_PIECES = st.tuples(
    st.sampled_from(["words", " ", "≠ ", "\x1b[3;5H", "\x1b[3;10H", "\x1b[1;1H", "\r\n"]), st.none() | _STYLES
)


def drawn(*frames: str) -> list[list[object]]:
    """The cells that a terminal shows after some frames, each with its style as far as it can be seen."""
    screen = pyte.Screen(40, 12)
    stream = pyte.Stream(screen)
    for frame in frames:
        stream.feed(frame)
    return [[seen(screen.buffer[row][column]) for column in range(40)] for row in range(12)]


def seen(cell: Char) -> Char:
    """The cell without the ink of a blank."""
    if cell.data != " " or cell.underscore or cell.reverse:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


def frame_of(pieces: list[tuple[str, Style | None]]) -> str:
    """The bytes that Textual writes for pieces of text."""
    return "".join(text if style is None or "\x1b" in text else style.render(text) for text, style in pieces)


@given(st.lists(_PIECES), st.lists(_PIECES))
def test_any_frames_draw_the_same_in_no_more_bytes(
    first: list[tuple[str, Style | None]], second: list[tuple[str, Style | None]]
) -> None:
    frames = [frame_of(first), frame_of(second)]
    fewer = [thrifty(frame) for frame in frames]
    assert drawn(*fewer) == drawn(*frames)
    assert all(len(less) <= len(frame) + 2 for less, frame in zip(fewer, frames, strict=True))


def test_one_style_over_many_pieces_is_set_once() -> None:
    style = Style(color=Color.parse("#d5d3cc"), bgcolor=Color.parse("#17191d"))
    frame = "".join(f"\x1b[{row};1H{style.render('a row of the text')}" for row in range(1, 9))
    assert thrifty(frame).count("m") == 2


def test_only_the_ink_is_said_where_only_the_ink_changes() -> None:
    plain, loud = Style(color="#d5d3cc", bgcolor="#17191d"), Style(color="#e39f77", bgcolor="#17191d", bold=True)
    frame = plain.render("the river peaked at ") + loud.render("5.2 metres")
    assert "\x1b[1;38;2;227;159;119m5.2 metres" in thrifty(frame)


def test_what_is_not_understood_is_set_as_it_stands() -> None:
    frame = "\x1b[58;5;9mwords\x1b[0mmore\x1b[1mbold\x1b[0m"
    assert thrifty(frame) == frame


def test_text_without_style_behind_a_styled_one_has_none() -> None:
    shown = thrifty("\x1b[31mred\x1b[0m\x1b[2;1Hplain")
    assert drawn(shown)[1][0] == drawn("\x1b[2;1Hp")[1][0]


def test_a_place_that_the_cursor_has_reached_is_not_said() -> None:
    assert thrifty("\x1b[2;1Hthe river\x1b[2;10H peaked") == "\x1b[2;1Hthe river peaked"


@pytest.mark.parametrize("wide", ["≠", "河", "é"])
def test_behind_a_sign_whose_width_terminals_see_otherwise_the_place_is_said(wide: str) -> None:
    assert thrifty(f"\x1b[2;1H{wide}\x1b[2;2Hriver") == f"\x1b[2;1H{wide}\x1b[2;2Hriver"


def test_no_line_is_ended_before_a_place() -> None:
    assert thrifty("\x1b[2;1Hriver\n\x1b[3;1Hmayor") == "\x1b[2;1Hriver\x1b[3;1Hmayor"


def test_blanks_take_no_ink() -> None:
    assert thrifty("\x1b[31mriver\x1b[0m\x1b[32m   \x1b[0m\x1b[31mmayor\x1b[0m") == "\x1b[31mriver   mayor\x1b[0m"


def test_blanks_that_are_underlined_keep_their_ink() -> None:
    frame = "\x1b[31mriver\x1b[0m\x1b[4;32m   \x1b[0m"
    assert "4;32m   " in thrifty(frame)


def test_behind_signs_of_unsure_width_blanks_end_where_they_should() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    frame = f"\x1b[2;1Hab {family} cd          \x1b[2;20H|\r\n\x1b[3;1Hab          \x1b[3;20H|"
    assert f"{' ' * 18}\x1b[2;1Hab {family} cd\x1b[2;20H|" in thrifty(frame)
    rows = [[cell.data for cell in row] for row in drawn(thrifty(frame))]  # type: ignore[attr-defined]  # cells of pyte
    assert [row[19] for row in rows[1:3]] == ["|", "|"]


def test_what_follows_a_flag_in_another_style_is_put_where_it_should_be() -> None:
    frame = "\x1b[2;1Ha \U0001f1e9\U0001f1ea\x1b[1mwords\x1b[0m"
    assert thrifty(frame) == "\x1b[2;1Ha \U0001f1e9\U0001f1ea\x1b[2;5H\x1b[1mwords\x1b[0m"
