"""However the program ends while a note is half typed, the words are kept and the terminal is whole."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from articles.notes.disk.drafts import Drafts
from articles.notes.disk.files import Disk
from tests.real_terminal.checks import assert_restored
from tests.real_terminal.terminal import PATIENCE, Terminal
from tests.real_terminal.test_leaving import CRASHING, F9
from tests.work import in_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.figures import Figures

LONG = "DIPTYCH_LONG" in os.environ
TIMES = 100 if LONG else 1
WORDS = "half a word and no mo"


@dataclass(frozen=True)
class Ending:
    """How the program is ended, its exit code, and whether there is a terminal left to look at."""

    end: Callable[[Terminal], None]
    code: int
    terminal_left: bool = True


ENDINGS = {
    "SIGTERM": Ending(lambda terminal: terminal.kill(signal.SIGTERM), 143),
    "SIGHUP": Ending(lambda terminal: terminal.kill(signal.SIGHUP), 129),
    "SIGINT": Ending(lambda terminal: terminal.kill(signal.SIGINT), 130),
    "the terminal is closed": Ending(lambda terminal: terminal.hang_up(), 129, terminal_left=False),
}


def drafts_left(state: Path) -> list[str]:
    """The words of all drafts under a state folder."""
    folders = {path.parent for path in state.rglob("*.draft.json")}
    return [typed.written.words for folder in folders for typed in Drafts(Disk(), folder).left()]


def type_half_a_note(terminal: Terminal, words: str = WORDS) -> None:
    """Open the box and type, until the words stand on the screen."""
    terminal.wait_for("Ferry hits mole")
    terminal.press("J", "a")
    terminal.wait_for("note on")
    terminal.press(*words)
    terminal.wait_for(words)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDINGS)
def test_half_a_note_outlives_the_end(name: str, pair: tuple[Path, Path], tmp_path: Path, figures: Figures) -> None:
    """R-12: within two seconds, with its own exit code, the terminal restored and nothing that was typed lost."""
    ending, slowest, state = ENDINGS[name], 0.0, tmp_path
    for number in range(TIMES):
        state = tmp_path / f"state{number}"
        with Terminal(*pair, environment={"XDG_STATE_HOME": str(state)}) as terminal:
            type_half_a_note(terminal)
            # At any moment between two writings of the draft.
            time.sleep(number / TIMES * 1.5)
            began = time.monotonic()
            ending.end(terminal)
            code = terminal.wait_for_end() if ending.terminal_left else terminal.process.wait(60)
            slowest = max(slowest, time.monotonic() - began)
            assert code == ending.code
            if ending.terminal_left:
                assert_restored(terminal)
        assert drafts_left(state) == [WORDS]
    if not LONG:
        with Terminal(*pair, environment={"XDG_STATE_HOME": str(state)}) as again:
            again.wait_for("left unfinished")
            again.press(":", *"drafts", "enter")
            again.wait_for(WORDS)
    assert in_time(slowest, 2)
    figures.add(
        f"{name} while a note is half typed",
        f"{TIMES} of {TIMES} whole, nothing lost, at most {slowest:.1f} s",
        "terminal restored, draft kept, 2 s",
    )


def test_half_a_note_outlives_a_fault_of_the_program(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """R-12: an unhandled exception is one plain line and a report; the words are kept."""
    command = [sys.executable, "-c", CRASHING]
    with Terminal(*pair, command=command, environment={"XDG_STATE_HOME": str(tmp_path / "state")}) as terminal:
        type_half_a_note(terminal)
        terminal.press(F9)
        assert terminal.wait_for_end() == 1
        assert_restored(terminal)
        assert b"Traceback" not in terminal.written
        assert b"stopped by a fault of its own" in terminal.written
    assert drafts_left(tmp_path / "state") == [WORDS]


def test_a_stop_gives_the_terminal_back_and_going_on_draws_and_reads_again(pair: tuple[Path, Path]) -> None:
    """R-12: SIGTSTP and SIGCONT; what another window wrote meanwhile is there."""
    with Terminal(*pair) as terminal, Terminal(*pair) as other:
        type_half_a_note(terminal)
        terminal.kill(signal.SIGTSTP)
        wait_until_stopped(terminal.process.pid)
        terminal.wait_for_bytes(b"\x1b[?1004l", 0)
        assert_restored(terminal)
        type_half_a_note(other, "written meanwhile")
        other.press("ctrl+s")
        other.wait_for("saved")
        before = len(terminal.written)
        terminal.kill(signal.SIGCONT)
        for drawn in (b"\x1b[?1049h", b"Ferry", WORDS.encode()):
            terminal.wait_for_bytes(drawn, before)
        terminal.press("escape")
        terminal.wait_until_gone("note on")
        terminal.press("A")
        terminal.wait_for("written meanwhile")


def test_ctrl_z_leads_to_the_shell_and_fg_back_to_all_that_was_there(pair: tuple[Path, Path]) -> None:
    # What is typed while a program gives the terminal back may be lost, so each line waits for the shell's prompt.
    prompt = b"at the shell> "
    environment = {"PS1": prompt.decode(), "ENV": ""}
    with Terminal(command=["/bin/sh", "-i"], environment=environment) as terminal:
        terminal.wait_for_bytes(prompt, 0)
        terminal.press(*shlex.join([sys.executable, "-m", "tui", *map(str, pair)]), "enter")
        terminal.wait_for("Ferry", "? help")
        terminal.press("/", *"ferry", "enter")
        terminal.wait_for("3 left, 2 right")
        before = len(terminal.written)
        terminal.press("ctrl+z")
        terminal.wait_for_bytes(b"Stopped", before)
        terminal.wait_for_bytes(prompt, before)
        assert b"\x1b[?1049l" in terminal.written[before:]
        before = len(terminal.written)
        terminal.press(*"echo here $((40 + 2))", "enter")
        for printed in (b"here 42", prompt):
            terminal.wait_for_bytes(printed, before)
        before = len(terminal.written)
        terminal.press(*"fg", "enter")
        terminal.wait_for_bytes(b"\x1b[?1049h", before)
        terminal.wait_for_bytes(b"Two tugs", before)
        terminal.press("n")
        terminal.wait_for("hit 2 of")
        before = len(terminal.written)
        terminal.press("q")
        for printed in (b"\x1b[?1049l", prompt):
            terminal.wait_for_bytes(printed, before)
        terminal.press(*"exit", "enter")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("stopped", [False, True])
def test_going_on_without_an_announced_stop_leaves_the_terminal_as_it_was(
    stopped: bool, pair: tuple[Path, Path]
) -> None:
    """R-12: SIGCONT alone, and after SIGSTOP, of which no program hears."""
    with Terminal(*pair) as terminal:
        type_half_a_note(terminal)
        for _ in range(3):
            if stopped:
                terminal.kill(signal.SIGSTOP)
                wait_until_stopped(terminal.process.pid)
            before = len(terminal.written)
            terminal.kill(signal.SIGCONT)
            for drawn in (b"\x1b[?1049h", WORDS.encode()):
                terminal.wait_for_bytes(drawn, before)
        terminal.press(*" and on")
        terminal.wait_for(f"{WORDS} and on")
        terminal.press("escape")
        terminal.wait_until_gone("note on")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def wait_until_stopped(process: int) -> None:
    """Wait until the kernel says that the process is stopped."""
    end = time.monotonic() + PATIENCE
    while _state(process) != "T":
        assert time.monotonic() < end, "it goes on"
        time.sleep(0.02)


def _state(process: int) -> str:
    from pathlib import Path

    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
