"""Any size of terminal is survived; one that is too small says so."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.checks import assert_nothing_foreign, assert_restored
from tests.real_terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("columns", "rows"), [(39, 9), (39, 30), (100, 9)])
def test_a_small_terminal_gets_a_plain_notice(columns: int, rows: int, pair: tuple[Path, Path]) -> None:
    """H-19."""
    with Terminal(*pair, columns=columns, rows=rows) as terminal:
        terminal.wait_for("40", "10")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(0, 0), (1, 1), (2, 1), (500, 200)])
def test_an_odd_terminal_is_survived(columns: int, rows: int, pair: tuple[Path, Path]) -> None:
    """H-19."""
    with Terminal(*pair, columns=columns, rows=rows) as terminal:
        terminal.resize(120, 34)
        terminal.wait_for("Ferry hits mole")
        terminal.resize(columns, rows)
        terminal.resize(120, 34)
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_storm_of_sizes_is_survived(pair: tuple[Path, Path]) -> None:
    sizes = random.Random(7)  # noqa: S311 # only the same storm every time
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        for _ in range(100):
            terminal.resize(sizes.randint(1, 200), sizes.randint(1, 60))
            terminal.press("j")
        terminal.resize(120, 34)
        terminal.wait_for("Ferry hits mole", "The ferry that did not turn")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_nothing_foreign(terminal)
        assert_restored(terminal)


def test_a_hundred_sizes_a_second_are_survived(pair: tuple[Path, Path]) -> None:
    """H-19."""
    sizes = random.Random(11)  # noqa: S311 # only the same sizes every time
    seconds = 10.0 if "DIPTYCH_LONG" in os.environ else 1.0
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            terminal.resize(sizes.choice((0, 1, 2, 39, 40, 80, 200, 500)), sizes.choice((0, 1, 9, 10, 24, 60, 200)))
            time.sleep(0.01)
        terminal.resize(120, 34)
        terminal.wait_for("Ferry hits mole", "The ferry that did not turn")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)
