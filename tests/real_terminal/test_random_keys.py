"""Whatever keys come, and however fast, the program ends only when it is asked to; and the driver sees it when not."""

from __future__ import annotations

import itertools
import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.keys_drawn import Drawing, Step, steps_of
from tests.real_terminal.keys_driven import live, start
from tests.real_terminal.random_keys import drive, faults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures import Figures
    from tests.real_terminal.keys_driven import Life

LONG = "DIPTYCH_LONG" in os.environ
KEYS = 20_000 if LONG else 150

# Draws a letter for each key and for each size; ends in order on q, in every wrong way on a capital.
STAND_IN = """
import os, signal, sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
signal.signal(signal.SIGWINCH, lambda *_: os.write(1, b"s"))
os.write(1, b"ready")
while True:
    for key in os.read(0, 100).decode():
        os.write(1, b"k")
        if key == "L":
            sys.exit(0)
        elif key == "T":
            os.write(1, b"Traceback (most recent call last)")
        elif key in "qUFS":
            termios.tcsetattr(0, termios.TCSANOW, before)
        if key == "S":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif key == "F":
            sys.exit("diptych: stopped by a fault of its own (Planted): the report is nowhere")
        elif key in "qU":
            sys.exit(0)
"""


def _life(folder: Path, steps: str) -> Life:
    with start((), folder, (80, 24), [sys.executable, "-c", STAND_IN]) as terminal:
        return live(terminal, steps_of(steps), sys.maxsize, None)


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ("a,b c", ""),
        ("a q @50 b", ""),
        ("a b,F,c d", "ended with code 1: Planted"),
        ("U", "ended in order, unasked"),
        ("enter " + "a @20 " * 30 + "U", ""),
        ("escape,O,M " + "a " * 30 + "U", ""),
        ("escape O M U", ""),
        ("escape O a M U", "ended in order, unasked"),
        ("enter L", "the terminal is left changed"),
        ("T", "a traceback on the terminal"),
        ("S", "ended by signal 11"),
    ],
)
def test_what_is_wrong_with_an_end_is_told(steps: str, fault: str, tmp_path: Path) -> None:
    assert _life(tmp_path, steps).fault == fault


def test_the_steps_before_a_fault_are_kept(tmp_path: Path) -> None:
    assert [str(step) for step in _life(tmp_path, "a b,F @50 100x30").last][:2] == ["a", "b,F @50"]


def test_steps_are_read_from_their_short_form() -> None:
    drawn = list(itertools.islice(Drawing("1", (80, 24)).steps(), 3000))
    assert steps_of(" ".join(map(str, drawn))) == drawn
    assert "" not in {key for step in drawn for key in step.keys}
    assert {"space", ",", "'"} <= {key for step in drawn for key in step.keys}


def test_a_seed_draws_the_same_steps() -> None:
    first, again, other = (list(itertools.islice(Drawing(seed, (80, 24)).steps(), 50)) for seed in ("1", "1", "2"))
    assert first == again
    assert first != other


def test_no_step_asks_to_quit() -> None:
    drawn = itertools.islice(Drawing("3", (80, 24)).steps(), 3000)
    assert not [step for step in drawn if step.keys == ("q",) or {"ctrl+c", "ctrl+q"} & set(step.keys)]


def test_a_pause_belongs_to_the_step_before_it() -> None:
    assert steps_of("c,c @80 80x24 @5") == [Step(("c", "c"), pause=80), Step(size=(80, 24), pause=5)]


@pytest.mark.slow
@pytest.mark.parametrize(("pair", "size"), [("sample", (120, 40)), ("pages", (80, 24)), ("made", (200, 60))])
def test_random_keys_are_survived(pair: str, size: tuple[int, int], figures: Figures) -> None:
    tally = drive(pair, size, KEYS if LONG else KEYS // 2, "1", until_fault=not LONG)
    found = faults([tally])
    figures.add(f"{KEYS} random keys on {pair}", f"{len(found)} kinds of fault", "none")
    assert found == []
