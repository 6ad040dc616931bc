"""Several windows that write notes at once while somebody kills one of them every now and then."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_WRITE = """
import sys
from pathlib import Path
from tests.faults.breaking import write_on

write_on(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
"""


def python(program: str, *given: str) -> subprocess.Popen[str]:
    """A Python process in which this repository can be imported."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *given],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def writer(folder: Path, prefix: str, count: int, first: int = 0) -> subprocess.Popen[str]:
    """A window that writes `count` notes one by one and says which of them are saved."""
    return python(_WRITE, str(folder), prefix, str(count), str(first))


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    """The whole lines a process printed."""
    with process:
        assert process.stdout is not None
        return [line.strip() for line in process.stdout if line.endswith("\n")]


@dataclass
class Rush:
    """What came of many windows writing at once: what they said is saved, how many were killed, and the seconds."""

    saved: list[str]
    kills: int
    seconds: float


def rush(folder: Path, writers: int, notes: int, every: float, stopped_for: float = 0.0) -> Rush:
    """Let `writers` write `notes` each; one is killed `every` so many seconds, and another goes on in its place.

    With `stopped_for`, every other one is not killed but stopped for so many seconds.
    """
    began = time.monotonic()
    running: dict[int, subprocess.Popen[str]] = {}
    saved: list[list[str]] = [[] for _ in range(writers)]
    threads = [
        threading.Thread(target=_write_all, args=(folder, each, notes, running, saved)) for each in range(writers)
    ]
    for thread in threads:
        thread.start()
    chance, kills, last = random.Random(11), 0, began  # noqa: S311 - moments to kill at, not secrets
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.02)
        if every and time.monotonic() - last >= every and running:
            chosen = running.get(chance.choice(sorted(running)))
            kills, last = kills + 1, time.monotonic()
            if chosen is None:
                continue
            if stopped_for and kills % 2:
                chosen.send_signal(signal.SIGSTOP)
                threading.Timer(stopped_for, chosen.send_signal, (signal.SIGCONT,)).start()
            else:
                chosen.kill()
    return Rush([body for each in saved for body in each], kills, time.monotonic() - began)


def _write_all(
    folder: Path, number: int, notes: int, running: dict[int, subprocess.Popen[str]], saved: list[list[str]]
) -> None:
    """One window, begun again as often as it is killed, until all its notes are saved."""
    mine = saved[number]
    while len(mine) < notes:
        process = running[number] = writer(folder, f"w{number}-", notes, len(mine))
        mine += acknowledged(process)
    running.pop(number)
