"""Reading over a slow line: how long a key takes to the last byte of what it shows, and a key that is held.

    python -m benchmarks.screen.slow_line [A B] [--rate 20000]

A terminal of 160 x 50 takes `rate` bytes a second, as over a bad mobile link, and answers when asked for its modes.
Each key is pressed once everything before it has come; then a key is held, pressed `HELD` times, ten times a second.
What a line adds in time of travel is left out.
"""

from __future__ import annotations

import argparse
import os
import select
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.pressing import articles
from benchmarks.startup import terminal
from tui.shown import ASK

HELD, GAP = 20, 0.1
LENGTH = 200_000
QUIET, SETTLED, STEP = 0.4, 3.0, 0.01
KEYS = {
    "a row down": b"j",
    "a page down": b"\x1b[6~",
    "the next stop": b".",
    "counterpart": b"\r",
    "ledger, and back": b"c",
}


class SlowLine:
    """A terminal's master end, read no faster than `rate` bytes a second."""

    def __init__(self, master: int, rate: int) -> None:
        self._master = master
        self._rate = rate
        self._began, self._taken, self._tail = time.perf_counter(), 0, b""

    def read(self, patience: float) -> int:
        """Take what may be taken; waits up to `patience` seconds for the first byte. Returns how many bytes."""
        if not select.select([self._master], [], [], patience)[0]:
            return 0
        late = self._began + self._taken / self._rate - time.perf_counter()
        if late < -STEP:
            self._began, self._taken = time.perf_counter(), 0
        elif late > 0:
            time.sleep(late)
        got = os.read(self._master, max(1, int(self._rate * STEP)))
        self._taken += len(got)
        seen = self._tail + got
        for _ in range(seen.count(ASK.encode())):
            os.write(self._master, b"\x1b[?2026;2$y")
        self._tail = b"" if seen.endswith(ASK.encode()) else seen[1 - len(ASK) :]
        return len(got)

    def until_quiet(self, quiet: float) -> tuple[int, float]:
        """Read until nothing comes for `quiet` seconds: bytes, and the time of the last one (0.0 if there was none)."""
        sent, last = 0, 0.0
        while got := self.read(quiet):
            sent, last = sent + got, time.perf_counter()
        return sent, last


def pressed(line: SlowLine, master: int, key: bytes) -> tuple[int, float]:
    """Bytes and seconds to the last byte after one press."""
    begin = time.perf_counter()
    os.write(master, key)
    sent, last = line.until_quiet(QUIET)
    return sent, (last or begin) - begin


def held(line: SlowLine, master: int, key: bytes) -> tuple[int, float]:
    """Bytes in all, and seconds from the last press to the last byte, of a key that is held."""
    sent, began = 0, time.perf_counter()
    for number in range(HELD):
        os.write(master, key)
        while (left := began + (number + 1) * GAP - time.perf_counter()) > 0:
            sent += line.read(left)
    end = time.perf_counter() - GAP
    more, last = line.until_quiet(QUIET)
    return sent + more, max(0.0, last - end)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--rate", type=int, default=20_000)
    parser.add_argument("--presses", type=int, default=8)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = asked.articles or articles(Path(folder), LENGTH)
        begin = time.perf_counter()
        with terminal([sys.executable, "-m", "tui", *names], folder) as (_, master):
            line = SlowLine(master, asked.rate)
            sent, last = line.until_quiet(SETTLED)
            print(f"{asked.rate} bytes a second\n{'':<22}{'kB':>8}{'ms':>8}")
            print(f"{'open, all matched':<22}{sent / 1000:>8.1f}{(last - begin) * 1000:>8.0f}")
            for name, key in KEYS.items():
                costs = [pressed(line, master, key) for _ in range(asked.presses)]
                print(f"{name:<22}{median(c[0] for c in costs) / 1000:>8.1f}{median(c[1] for c in costs) * 1000:>8.0f}")
            print(f"held {HELD} times, {1 / GAP:.0f} a second: in all, and from the last press to the last byte")
            for name in ("a row down", "a page down"):
                sent, wait = held(line, master, KEYS[name])
                print(f"{name:<22}{sent / 1000:>8.1f}{wait * 1000:>8.0f}", flush=True)


if __name__ == "__main__":
    main()
