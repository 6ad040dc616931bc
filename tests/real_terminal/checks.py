"""What is asserted of a terminal more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.real_terminal.sequences import foreign, keyboard_depth, modes, pieces

if TYPE_CHECKING:
    from tests.real_terminal.terminal import Terminal

WRAP, CURSOR = 7, 25


def assert_restored(terminal: Terminal) -> None:
    """No mode is left set, the cursor is shown, rows wrap, and typing is echoed as before."""
    left = modes(terminal.written)
    assert left.pop(CURSOR)
    assert left.pop(WRAP)
    assert [mode for mode, is_set in left.items() if is_set] == []
    assert keyboard_depth(terminal.written) == 0
    assert terminal.same_line_settings()


def assert_nothing_foreign(terminal: Terminal) -> None:
    """Only what Diptych itself writes has reached the terminal."""
    assert foreign(terminal.written) == []


def assert_refused(terminal: Terminal, *words: str) -> None:
    """The program ended with code 2 after one plain line that holds `words`, and no screen was opened."""
    assert terminal.wait_for_end() == 2
    line = terminal.written.decode("utf-8")
    assert {piece.kind for piece in pieces(terminal.written)} <= {"text", "control"}
    assert line.startswith("diptych: ")
    assert line.endswith("\r\n")
    assert line.count("\n") == 1
    for word in words:
        assert word in line
