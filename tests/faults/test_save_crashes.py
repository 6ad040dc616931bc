"""A program killed while it saves leaves a whole file with every note it acknowledged; several at once lose none."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.breaking import bodies, open_store
from tests.faults.writers import acknowledged, python, rush, writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures import Figures

LONG = "DIPTYCH_LONG" in os.environ
ROUNDS, KILLS = (20, 100) if LONG else (1, 10)
"""A fresh file for each round: a file that grows without end would be a test of large files."""
WRITERS, NOTES = ((2, 4, 8), 100) if LONG else ((2, 4), 15)
KILL_EVERY = 1.0 if LONG else 0.5

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


def test_a_crash_at_any_operation_leaves_a_whole_file(tmp_path: Path) -> None:
    """T-2."""
    crashing = python(_CRASH, str(tmp_path))
    assert acknowledged(crashing)[-1].startswith("crashed")
    assert crashing.returncode == 0


@pytest.mark.slow
def test_notes_acknowledged_before_a_kill_are_there(tmp_path: Path, figures: Figures) -> None:
    """R-1, T-2: kill -9 at random moments."""
    chance = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
    expected, total = set[str](), 0
    for round_of in range(ROUNDS):
        folder = tmp_path / str(round_of)
        folder.mkdir()
        expected = set()
        for number in range(KILLS):
            process = writer(folder, f"k{number}-", 100_000)
            assert process.stdout is not None
            first = process.stdout.readline().strip()
            time.sleep(chance.random() * 0.06)
            process.kill()
            expected |= {first, *acknowledged(process)}
        assert expected <= set(bodies(folder))
        total += len(expected)
    assert total > ROUNDS * KILLS
    figures.add(
        "kill -9 at random moments of saving",
        f"{ROUNDS * KILLS} kills, {total} notes: 0 broken, 0 lost",
        "0 broken, 0 lost",
    )


@pytest.mark.slow
@pytest.mark.parametrize("writers", WRITERS)
def test_several_windows_lose_no_note(tmp_path: Path, figures: Figures, writers: int) -> None:
    """R-3, R-4, T-4: one of them is killed every second and begun again."""
    done = rush(tmp_path, writers, NOTES, KILL_EVERY)
    found = bodies(tmp_path)
    assert len(done.saved) == writers * NOTES
    assert set(done.saved) == set(found)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".json"] == ["pair.notes.json"]
    figures.add(
        f"{writers} windows, {NOTES} notes each",
        f"{done.kills} kills: 0 of {len(done.saved)} lost, {done.seconds:.1f} s",
        "0 lost, 8 windows in 15 s",
    )


@pytest.mark.slow
def test_windows_that_are_stopped_hold_nobody_up_and_lose_no_note(tmp_path: Path, figures: Figures) -> None:
    """R-4, T-4: some are stopped, longer than others wait for them in the long run, and some are killed."""
    writers, notes, stopped_for = (4, 60, 7.0) if LONG else (3, 12, 0.6)
    done = rush(tmp_path, writers, notes, KILL_EVERY, stopped_for)
    found = bodies_after_all(tmp_path)
    assert len(done.saved) == writers * notes
    assert set(done.saved) == set(found)
    figures.add(
        f"{writers} windows, stopped for {stopped_for} s or killed in turn",
        f"{done.kills} times: 0 of {len(done.saved)} lost, {done.seconds:.1f} s",
        "0 lost",
    )


def bodies_after_all(folder: Path) -> list[str]:
    """What a fresh start finds in the notes file, and in what windows left beside it when that was busy."""
    store = open_store(folder)
    assert all("were taken in" in notice for notice in store.notices)
    store.save()
    return bodies(folder)
