"""A program killed while it saves leaves a whole file with every note it acknowledged; several at once lose none."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.breaking import bodies

ROOT = Path(__file__).parents[2]
LONG = "DIPTYCH_LONG" in os.environ
KILLS = 500 if LONG else 15
WRITERS, NOTES = (8, 100) if LONG else (2, 20)

_WRITE = """
import sys
from pathlib import Path
from tests.faults.breaking import write_on

write_on(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""
_CRASH = """
import os, sys
from pathlib import Path
from tests.faults.breaking import WatchedDisk, bodies, note, open_store

folder = Path(sys.argv[1])

def crash_at(number):
    left = [0]
    def watch(name):
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
    store = open_store(folder, WatchedDisk(watch))
    store.add(note(folder, f"crash{number}"))
    left[0] = number
    store.save()
    os._exit(0)

kept = []
for number in range(1, 100):
    child = os.fork()
    if child == 0:
        crash_at(number)
    _, status = os.waitpid(child, 0)
    found = bodies(folder)
    assert found[: len(kept)] == kept, (number, found)
    if os.waitstatus_to_exitcode(status) == 0:
        assert f"crash{number}" in found
        print("crashed", number - 1, "times")
        sys.exit(0)
    kept = found
sys.exit("it always crashed")
"""


def python(program: str, *given: str) -> subprocess.Popen[str]:
    """A Python process in which this repository can be imported."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *given],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def acknowledged(writer: subprocess.Popen[str]) -> list[str]:
    """The whole lines a writer printed."""
    with writer:
        assert writer.stdout is not None
        return [line.strip() for line in writer.stdout if line.endswith("\n")]


def test_a_crash_at_any_operation_leaves_a_whole_file(tmp_path: Path) -> None:
    """T-2."""
    crashing = python(_CRASH, str(tmp_path))
    assert acknowledged(crashing)[-1].startswith("crashed")
    assert crashing.returncode == 0


@pytest.mark.slow
def test_notes_acknowledged_before_a_kill_are_there(tmp_path: Path) -> None:
    """R-1: kill -9 at random moments."""
    chance = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
    expected: list[str] = []
    for number in range(KILLS):
        writer = python(_WRITE, str(tmp_path), f"k{number}-", "100000")
        assert writer.stdout is not None
        first = writer.stdout.readline().strip()
        time.sleep(chance.random() * 0.06)
        writer.kill()
        expected += [first, *acknowledged(writer)]
        assert set(expected) <= set(bodies(tmp_path))
    assert len(expected) > KILLS


@pytest.mark.slow
def test_several_windows_lose_no_note(tmp_path: Path) -> None:
    """R-3, R-4."""
    writers = [python(_WRITE, str(tmp_path), f"w{number}-", str(NOTES)) for number in range(WRITERS)]
    expected = [body for writer in writers for body in acknowledged(writer)]
    assert len(expected) == WRITERS * NOTES
    assert sorted(bodies(tmp_path)) == sorted(expected)
    assert [each.name for each in tmp_path.iterdir()] == ["pair.notes.json"]
