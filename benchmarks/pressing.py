"""What a key costs: CPU of the screen's process, bytes sent, and the wait until the last byte of the frame.

    python -m benchmarks.pressing [--sizes 10k,1m,4m] [--keys 40]

Before that: the first paint, another size, a search, keys while matching and claims run, memory, and what held the
screen's thread (see `screen`). Each key is pressed on a terminal of 160 x 50 once everything before it is quiet. Its
CPU is told as mean and median. Beside Diptych stand, in the same run, the least Textual app with one of the texts in a
`TextArea`, `less` and `vim -d`, as far as they are installed.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.screen import opening, turns
from benchmarks.startup import WORDS, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

QUIET = 0.12
"""Seconds without a byte after which a frame has ended: TextArea's cursor blinks every half a second."""
SETTLED = 3.0
"""The same, once all is matched: while it is, the screen tells how far it has come."""
PATIENCE = 120.0
SIZES = {"10k": 10_000, "1m": 1_000_000, "4m": 4_000_000}
PLACES = ("harbour", "storehouse", "boathouse", "ferry", "lighthouse", "office")
MARKS = {"diptych A B": 2, "TextArea, A alone": 1, "vim -d A B": 2}
"""How often the beginning of a text is written once all that a program shows is painted."""
_TICKS = os.sysconf("SC_CLK_TCK")

TEXT_AREA = """
import sys
from textual.app import App
from textual.widgets import TextArea

class Reader(App):
    def compose(self):
        area = TextArea(open(sys.argv[1], encoding="utf-8").read(), read_only=True, soft_wrap=True)
        area.cursor_blink = False
        yield area

Reader().run()
"""


@dataclass(frozen=True)
class Peer:
    """A program and its keys, pressed in turn: down a row; a page down and up; the next stop and the one before."""

    command: Sequence[str]
    keys: Mapping[str, Sequence[bytes]]


@dataclass
class Cost:
    """CPU seconds, bytes and seconds to the last byte, a key each."""

    cpu: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    wait: list[float] = field(default_factory=list)


def articles(folder: Path, length: int) -> list[str]:
    """Two texts of `length` characters that tell the same but for a figure in each paragraph; returns their paths."""
    words = random.Random(1)  # noqa: S311 # the same texts every time
    left, right, size = ["The report from the mole"], ["The report from the office"], 0
    while size < length:
        place, ropes = words.choice(PLACES), words.randint(20, 900)
        more = " ".join(words.choices(WORDS, k=40)).capitalize()
        for text, count in ((left, ropes), (right, ropes + 7)):
            text.append(f"{more}. In the {place} number {len(text)} the crew counted {count} ropes in the morning.")
        size += len(left[-1])
    paths = [folder / name for name in ("left.txt", "right.txt")]
    for path, text in zip(paths, (left, right), strict=True):
        path.write_text("\n\n".join(text), encoding="utf-8")
    return list(map(str, paths))


def peers(a: str, b: str) -> dict[str, Peer]:
    """The programs that are installed, by name."""
    page = (b"\x1b[6~", b"\x1b[5~")
    stops = [b".", b".", b","]
    vim_keys = {"row": [b"j"], "page": [b"\x06", b"\x02"], "stop": [b"]c", b"]c", b"[c"]}
    found = {
        "diptych A B": Peer([sys.executable, "-m", "tui", a, b], {"row": [b"j"], "page": page, "stop": stops}),
        "TextArea, A alone": Peer([sys.executable, "-c", TEXT_AREA, a], {"row": [b"\x1b[B"], "page": page}),
        "less A": Peer(["less", a], {"row": [b"j"], "page": page}),
        "vim -d A B": Peer(["vim", "-n", "-u", "NONE", "-d", a, b], vim_keys),
    }
    return {name: peer for name, peer in found.items() if shutil.which(peer.command[0])}


def measured(peer: Peer, home: str, presses: int) -> dict[str, Cost]:
    """What each key of a program costs."""
    with terminal(peer.command, home) as (process, master):
        _drained(master, SETTLED)
        costs = {}
        for name, keys in peer.keys.items():
            costs[name] = Cost()
            for key in islice(cycle(keys), presses):
                _press(master, process.pid, key, costs[name])
        return costs


def _press(master: int, pid: int, key: bytes, cost: Cost) -> None:
    before = _cpu(pid)
    begin = time.perf_counter()
    os.write(master, key)
    sent, last = _drained(master, QUIET)
    cost.cpu.append(_cpu(pid) - before)
    cost.sent.append(sent)
    cost.wait.append((last or begin) - begin)


def _drained(master: int, quiet: float) -> tuple[int, float]:
    """Bytes read until none came for `quiet` seconds, and when the last one came (0 for none)."""
    sent, last, end = 0, 0.0, time.perf_counter() + PATIENCE
    while time.perf_counter() < end and select.select([master], [], [], quiet)[0]:
        sent += len(os.read(master, 1 << 16))
        last = time.perf_counter()
    return sent, last


def _cpu(pid: int) -> float:
    """CPU seconds that a process has used, its children left out."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _rows(costs: Mapping[str, Mapping[str, Cost]]) -> Iterator[str]:
    for key in ("row", "page", "stop"):
        for name, each in costs.items():
            if key not in each:
                continue
            cost = each[key]
            late = quantiles(cost.wait, n=20)[-1] if len(cost.wait) > 1 else cost.wait[0]
            cpu = f"{sum(cost.cpu) / len(cost.cpu) * 1000:.1f} / {median(cost.cpu) * 1000:.1f}"
            yield (
                f"  {key:<6}{name:<20}{cpu:>14}{median(cost.sent) / 1000:>9.1f}"
                f"{median(cost.wait) * 1000:>9.0f}{late * 1000:>7.0f}"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10k,1m")
    parser.add_argument("--keys", type=int, default=40)
    asked = parser.parse_args(arguments)
    for size in asked.sizes.split(","):
        with tempfile.TemporaryDirectory() as folder:
            names = articles(Path(folder), SIZES[size])
            installed = peers(*names)
            painted = {
                name: opening.Program(installed[name].command, marks)
                for name, marks in MARKS.items()
                if name in installed
            }
            told = list(opening.rows(size, painted, folder))
            costs = {name: measured(peer, folder, asked.keys) for name, peer in installed.items()}
            told += turns.rows(names, folder)  # last: what it measures of saving leaves thousands of notes beside them
        print(f"\n{size} characters a side, all but keys", *told, sep="\n")
        print(f"\n{size} characters a side{'':<7}{'CPU ms, p50':>14}{'kB':>9}{'p50 ms':>9}{'p95':>7}")
        print(*_rows(costs), sep="\n", flush=True)


if __name__ == "__main__":
    main()
