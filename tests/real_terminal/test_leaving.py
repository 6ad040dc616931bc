"""However the program ends, the terminal is whole and the exit code tells."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.checks import assert_restored
from tests.real_terminal.sequences import Piece, pieces
from tests.real_terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

CRASHING = """
import sys
from tui.app import DiptychApp
from tui.__main__ import main
def crash(self):
    words = "forty-one passengers"
    raise RuntimeError(words)
DiptychApp.key_f9 = crash
sys.exit(main(sys.argv[1:]))
"""
_BUSY = """
import signal, sys, time
from tui.app import DiptychApp
from tui.__main__ import main
def hang(self):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    while True:
        time.sleep(0.01)
DiptychApp.key_f9 = hang
sys.exit(main(sys.argv[1:]))
"""
F9 = "\x1b[20~"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_in_order(pair: tuple[Path, Path], number: signal.Signals, code: int) -> None:
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.kill(number)
        assert terminal.wait_for_end() == code
        assert_restored(terminal)


def test_a_signal_ends_it_even_when_it_is_stuck(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair, command=[sys.executable, "-c", _BUSY]) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press(F9)
        with pytest.raises(subprocess.TimeoutExpired):
            terminal.process.wait(0.3)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_end() == 143
        assert_restored(terminal)


def test_a_closed_window_ends_it(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.hang_up()
        assert terminal.process.wait(60) == 129


def test_a_crash_leaves_one_line_and_a_report_without_the_articles(pair: tuple[Path, Path], tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal(*pair, command=[sys.executable, "-c", CRASHING], environment=state) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press(F9)
        assert terminal.wait_for_end() == 1
        assert_restored(terminal)
        line = list(pieces(terminal.written))[-3].text
        assert list(pieces(terminal.written))[-2:] == [Piece("control", "\r"), Piece("control", "\n")]
    (report,) = (tmp_path / "state").rglob("*.txt")
    assert line.startswith("diptych: stopped by a fault of its own (RuntimeError)")
    assert str(report) in line
    assert "in crash" in report.read_text(encoding="utf-8")
    assert "forty-one passengers" not in report.read_text(encoding="utf-8").replace(
        'words = "forty-one passengers"', ""
    )
