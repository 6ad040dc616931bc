"""Starting and leaving in order."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from tests.real_terminal.checks import assert_restored
from tests.real_terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path


def test_both_titles_are_painted(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair) as terminal:
        terminal.wait_for("The ferry that did not turn", "Ferry hits mole")


def test_q_leaves_the_terminal_as_it_was(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def test_without_articles_the_start_screen_opens() -> None:
    with Terminal() as terminal:
        terminal.wait_for("Diptych", "q quit")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def test_the_sample_is_the_bundled_pair() -> None:
    with Terminal("sample") as terminal:
        terminal.wait_for("The Meridian Courier", "Northern Dispatch")


def test_a_piped_article_leaves_a_working_keyboard(pair: tuple[Path, Path]) -> None:
    left, right = pair
    with Terminal("-", right, piped=left.read_bytes()) as terminal:
        terminal.wait_for("The ferry that did not turn", "Ferry hits mole")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def test_two_streams_leave_a_working_keyboard(pair: tuple[Path, Path]) -> None:
    line = f"exec {sys.executable} -m tui <(cat {shlex.quote(str(pair[0]))}) <(cat {shlex.quote(str(pair[1]))})"
    with Terminal(command=["bash", "-c", line]) as terminal:
        terminal.wait_for("The ferry that did not turn", "Ferry hits mole")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def test_paths_dropped_on_the_start_screen_open(pair: tuple[Path, Path], tmp_path: Path) -> None:
    spaced = pair[0].rename(pair[0].with_name("on the left.txt"))
    with Terminal(environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as terminal:
        terminal.wait_for("q quit")
        terminal.press(f"\x1b[200~'{spaced}' file://{pair[1]} \x1b[201~")
        terminal.wait_for("The ferry that did not turn", "Ferry hits mole")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_folder_is_offered_to_choose_from(pair: tuple[Path, Path], tmp_path: Path) -> None:
    with Terminal(pair[0].parent, environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as terminal:
        terminal.wait_for("2 articles", "The ferry that did not turn", " \u21c4 ")
        terminal.press("enter")
        terminal.wait_for("The night ferry to Calder Point struck")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def test_without_colour_no_colour_is_sent(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair, environment={"NO_COLOR": "1", "COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert b"\x1b[38;" not in terminal.written
        assert b";38;2;" not in terminal.written
