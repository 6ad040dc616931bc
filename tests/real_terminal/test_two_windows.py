"""Two Diptychs on one pair in two terminals, both writing notes: in the end all of them are there."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.terminal import PATIENCE, Terminal
from tests.real_terminal.test_leaving_in_mid_word import drafts_left, type_half_a_note

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures import Figures

LONG = "DIPTYCH_LONG" in os.environ
NOTES = 40 if LONG else 4
KILLS = 60 if LONG else 2
LEAST_KEPT = 2.0
"""Seconds after which what was typed must be on disk."""


def bodies(folder: Path) -> list[str]:
    """The words of the notes on disk, in the order of the file."""
    (path,) = folder.glob("*.notes.json")
    items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    return [item["body"][0]["value"] for item in items]


def wait_until_on_disk(folder: Path, *words: str) -> None:
    """Wait until there are notes with these words."""
    end = time.monotonic() + PATIENCE
    while not (list(folder.glob("*.notes.json")) and set(words) <= set(bodies(folder))):
        assert time.monotonic() < end, bodies(folder)
        time.sleep(0.05)


def write_note(terminal: Terminal, words: str) -> None:
    """Write a note at the cursor, and wait until the screen says that it is saved."""
    terminal.press("a")
    terminal.wait_for("note on")
    terminal.press(*words)
    terminal.wait_for(words)
    terminal.press("ctrl+s")
    terminal.wait_until_gone("note on")
    terminal.wait_for("saved ")


@pytest.mark.slow
def test_two_windows_that_write_by_turns_end_with_all_notes(pair: tuple[Path, Path], figures: Figures) -> None:
    """R-3, R-11, T-4: and each of the windows shows the notes of the other."""
    with Terminal(*pair) as one, Terminal(*pair) as two:
        for terminal in (one, two):
            terminal.wait_for("Ferry hits mole")
            terminal.press("J")
        for number in range(NOTES):
            write_note(one, f"one-{number}")
            write_note(two, f"two-{number}")
        for terminal, others in ((one, "two"), (two, "one")):
            terminal.wait_for(f"/{2 * NOTES} ")
            # One word, so that the filter finds one note: the words that notes are on hold "one" and a 3 as well.
            terminal.press("A")
            terminal.wait_for("type to filter")
            terminal.press(*f"{others}-{NOTES - 1}")
            terminal.wait_until_gone("type to filter")
            terminal.wait_for(f"pair        {others}-{NOTES - 1}")
    expected = {f"{name}-{number}" for name in ("one", "two") for number in range(NOTES)}
    assert sorted(bodies(pair[0].parent)) == sorted(expected)
    figures.add("two Diptychs in two terminals, both writing", f"all {2 * NOTES} notes", "all notes")


@pytest.mark.slow
def test_two_windows_that_save_in_the_same_moment_end_with_all_notes(pair: tuple[Path, Path]) -> None:
    """R-3, R-4."""
    with Terminal(*pair) as one, Terminal(*pair) as two:
        for number in range(NOTES):
            for terminal, name in ((one, "one"), (two, "two")):
                if not number:
                    terminal.wait_for("Ferry hits mole")
                    terminal.press("J")
                terminal.press("a")
                terminal.wait_for("note on")
                terminal.press(*f"{name} {number}")
                terminal.wait_for(f"{name} {number}")
            one.press("ctrl+s")
            two.press("ctrl+s")
            for terminal in (one, two):
                terminal.wait_until_gone("note on")
                terminal.wait_for("saved ")
            wait_until_on_disk(pair[0].parent, f"one {number}", f"two {number}")
    expected = [f"{name} {number}" for name in ("one", "two") for number in range(NOTES)]
    assert sorted(bodies(pair[0].parent)) == sorted(expected)


@pytest.mark.slow
def test_a_window_killed_while_both_type_loses_two_seconds_at_most(
    pair: tuple[Path, Path], tmp_path: Path, figures: Figures
) -> None:
    """R-6, T-2, T-4: what it called saved is in the file, what it had for two seconds is offered again."""
    chance = random.Random(3)  # noqa: S311 - moments to kill at, not secrets
    saved, state = [], tmp_path / "state"
    with ExitStack() as stack:
        other = stack.enter_context(Terminal(*pair, environment={"XDG_STATE_HOME": str(tmp_path / "other")}))
        other.wait_for("Ferry hits mole")
        other.press("J")
        for number in range(KILLS):
            write_note(other, f"other {number}")
            saved.append(f"other {number}")
            with Terminal(*pair, environment={"XDG_STATE_HOME": str(state)}) as killed:
                type_half_a_note(killed, f"saved {number}")
                killed.press("ctrl+s")
                killed.wait_until_gone("note on")
                killed.wait_for("saved ")
                saved.append(f"saved {number}")
                type_half_a_note(killed, f"old words {number}")
                time.sleep(LEAST_KEPT)
                other.press("a")
                killed.press(*f" and new {number}"[: chance.randrange(12)])
                other.wait_for("note on")
                other.press(*f"while killed {number}")
                killed.kill(signal.SIGKILL)
                killed.process.wait(60)
            other.press("ctrl+s")
            other.wait_until_gone("note on")
            wait_until_on_disk(pair[0].parent, f"while killed {number}")
            saved.append(f"while killed {number}")
    assert sorted(bodies(pair[0].parent)) == sorted(saved)
    kept = drafts_left(state)
    assert [number for number in range(KILLS) if not any(f"old words {number}" in words for words in kept)] == []
    if not LONG:
        with Terminal(*pair, environment={"XDG_STATE_HOME": str(state)}) as again:
            again.wait_for("left unfinished")
            again.press(":", *"drafts", "enter")
            again.wait_for("old words 0", f"old words {KILLS - 1}")
    figures.add(
        "kill -9 in a real terminal while typing",
        f"{KILLS} kills: 0 notes lost, every draft kept",
        "2 s of typing lost at most",
    )
