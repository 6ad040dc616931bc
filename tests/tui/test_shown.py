"""What the terminal shows already is not sent again, and the picture is the same."""

from __future__ import annotations

import io

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.shown import ASK, IN_FLIGHT, Pace, Shown

CONSOLE = Console(file=io.StringIO(), width=20, force_terminal=True, color_system="truecolor")
_STRIPS = st.builds(
    lambda text, style: Strip([Segment(text, style)]),
    st.sampled_from(["river", "the mayor", " ", "     ", "≠", "河水"]),
    st.sampled_from([Style(), Style(bold=True), Style(color="red")]),
)
_PIECES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10), _STRIPS), max_size=8)


def drawn(*frames: str) -> list[str]:
    screen = pyte.Screen(20, 4)
    stream = pyte.Stream(screen)
    for frame in frames:
        stream.feed(frame)
    return [str([screen.buffer[row][column] for column in range(20)]) for row in range(4)]


def sent(pieces: list[tuple[int, int, Strip]]) -> str:
    """All of the pieces, as they stand."""
    return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(CONSOLE)}" for y, x, strip in pieces)


@given(st.lists(_PIECES, max_size=5))
def test_any_frames_draw_the_same_as_when_all_of_them_is_sent(frames: list[list[tuple[int, int, Strip]]]) -> None:
    shown = Shown()
    assert drawn(*(shown.changes(frame, CONSOLE) for frame in frames)) == drawn(*map(sent, frames))


def test_a_frame_painted_twice_is_sent_once() -> None:
    shown, frame = Shown(), [(0, 0, Strip([Segment("the river")])), (1, 4, Strip([Segment("rose")]))]
    assert shown.changes(frame, CONSOLE)
    assert shown.changes(frame, CONSOLE) == ""


def test_after_forgetting_all_is_sent_again() -> None:
    shown, frame = Shown(), [(0, 0, Strip([Segment("the river")]))]
    first = shown.changes(frame, CONSOLE)
    shown.forget()
    assert shown.changes(frame, CONSOLE) == first


def test_what_stands_behind_a_wide_sign_is_sent_again_with_it() -> None:
    shown, behind = Shown(), (0, 4, Strip([Segment("rose")]))
    shown.changes([(0, 0, Strip([Segment("it  ")])), behind], CONSOLE)
    assert "rose" in shown.changes([(0, 0, Strip([Segment("河水")])), behind], CONSOLE)


def test_a_terminal_that_never_answered_is_not_asked() -> None:
    pace = Pace()
    assert pace.sent(10 * IN_FLIGHT) == ""
    assert pace.in_flight == 0


def test_what_was_sent_is_on_its_way_until_the_terminal_answers() -> None:
    pace = Pace()
    pace.answered()
    assert pace.sent(9_000) == ASK
    assert pace.in_flight == 9_000
    pace.answered()
    assert pace.in_flight == 0


def test_little_is_sent_without_a_question() -> None:
    pace = Pace()
    pace.answered()
    assert pace.sent(500) == ""
