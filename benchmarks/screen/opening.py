"""What long texts cost beside keys: the first paint, another size, a search, keys while matching runs, memory."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.startup import COLUMNS, ROWS, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MARK = b"report from the"
"""In the first row of both texts; a cursor may stand on the first letter."""
CURSOR = "▸".encode()
_ENTER, _RETURN = b"Press ENTER", b"\r"
_LAST = b"e"
_QUIET = 0.15
_PATIENCE = 60.0
_ROUNDS = 3
_PRESSES = 30
SIZES = ((ROWS, 120), (ROWS, COLUMNS))
GOALS: Mapping[str, Mapping[str, str]] = {
    "1m": {"first paint / TextArea": ".9", "resize CPU": "100", "memory MB": "90"},
    "4m": {
        "first paint / TextArea": ".5",
        "resize CPU": "120",
        "memory MB": "110",
        "first hit": "50",
        "counted": "200",
    },
    "10k": {"first paint / TextArea": "1.3"},
}
WORKING_GOAL = "20 / 45"


@dataclass(frozen=True)
class Program:
    """A command, and how many times `MARK` is written once its texts stand on the screen."""

    command: Sequence[str]
    marks: int


def rows(size: str, programs: Mapping[str, Program], home: str) -> Iterator[str]:
    """The lines of the table for texts of a size; the first program is ours, the second a `TextArea`."""
    goals = GOALS.get(size, {})
    paints: dict[str, list[float]] = {name: [] for name in programs}
    for _round in range(_ROUNDS):
        for name, program in programs.items():
            with terminal(program.command, home) as (_process, master):
                paints[name].append(painted(master, program.marks))
    first, second, *_others = (median(each) for each in paints.values())
    for name, each in paints.items():
        yield line("first paint", name, f"{median(each) * 1000:.0f} ms")
    yield line("", "ours / TextArea", f"{first / second:.2f}", goals.get("first paint / TextArea", ""))
    yield from _ours(next(iter(programs.values())), goals, home)


def _ours(program: Program, goals: Mapping[str, str], home: str) -> Iterator[str]:
    with terminal(program.command, home) as (process, master):
        painted(master, program.marks)
        drained(master, _QUIET)
        yield line("memory, all / own", "painted", _memory(process.pid), goals.get("memory MB", ""))
        waits = [_cursor_moved(master, key) for key in islice(cycle([b"j", b"k"]), 2 * _PRESSES)]
        late = quantiles(waits, n=20)[-1]
        told = f"{median(waits) * 1000:.0f} / {late * 1000:.0f} ms"
        yield line("a key at work", "p50 / p95", told, WORKING_GOAL)
        at_rest(master, process.pid)
        yield line("memory, all / own", "matched", _memory(process.pid), goals.get("memory MB", ""))
        resized = [_resized(master, process.pid, *size) for size in islice(cycle(SIZES), 8)]
        cpu, wait = (median(each) * 1000 for each in zip(*resized, strict=True))
        yield line("resize", "CPU / last byte", f"{cpu:.0f} / {wait:.0f} ms", goals.get("resize CPU", ""))
        os.write(master, b"/rop")
        drained(master, _QUIET)
        yield line("search", "all counted", f"{_answered(master, _LAST) * 1000:.0f} ms", goals.get("counted", ""))
        yield line("", "first hit", f"{_answered(master, _RETURN) * 1000:.0f} ms", goals.get("first hit", ""))
        yield line("", "searched", _memory(process.pid), goals.get("memory MB", ""))


def painted(master: int, marks: int) -> float:
    """Seconds until the mark stands there so many times; a program that asks for Enter gets it. Raises TimeoutError."""
    begin, written, asked = time.perf_counter(), b"", False
    while written.count(MARK) < marks:
        if not select.select([master], [], [], _PATIENCE)[0]:
            raise TimeoutError(written[-500:])
        written += os.read(master, 1 << 16)
        if _ENTER in written and not asked:
            asked = True
            os.write(master, _RETURN)
    return time.perf_counter() - begin


def _cursor_moved(master: int, key: bytes) -> float:
    """Seconds from a key until the cursor's sign is drawn again; what else is sent meanwhile does not count."""
    begin, written = time.perf_counter(), b""
    os.write(master, key)
    while CURSOR not in written and select.select([master], [], [], 5.0)[0]:
        written += os.read(master, 1 << 16)
    taken = time.perf_counter() - begin
    time.sleep(0.05)
    return taken


def at_rest(master: int, pid: int, patience: float = _PATIENCE) -> None:
    """Wait until matching and claims have ended, which run in a child, and all is painted; no longer than that."""
    children, end = Path(f"/proc/{pid}/task/{pid}/children"), time.perf_counter() + patience
    quiet = 0
    while quiet < 2 and time.perf_counter() < end:  # claims begin a moment after matching has ended
        quiet = 0 if children.read_text() else quiet + 1
        drained(master, 1.0)


def _resized(master: int, pid: int, high: int, wide: int) -> tuple[float, float]:
    """CPU seconds, and seconds to the last byte, of another size."""
    before, begin = _cpu(pid), time.perf_counter()
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", high, wide, 0, 0))
    os.kill(pid, signal.SIGWINCH)
    last = drained(master, 0.5)
    return _cpu(pid) - before, max(last - begin, 0.0)


def _answered(master: int, key: bytes) -> float:
    """Seconds from a key to the last byte of its frame."""
    begin = time.perf_counter()
    os.write(master, key)
    return max(drained(master, _QUIET) - begin, 0.0)


def drained(master: int, quiet: float) -> float:
    """When the last byte came before so many seconds without one; 0 for none."""
    last, end = 0.0, time.perf_counter() + _PATIENCE
    while time.perf_counter() < end and select.select([master], [], [], quiet)[0]:
        os.read(master, 1 << 16)
        last = time.perf_counter()
    return last


def _cpu(pid: int) -> float:
    return time.clock_gettime(~pid << 3 | 2)  # the clock of a process, as clock_getcpuclockid(3) makes it


def _memory(pid: int) -> str:
    """Megabytes of a process, its children left out: all that is in memory, and what no other process shares."""
    told = {}
    for row in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size, *_unit = row.split()
        told[name] = int(size) / 1024
    return f"{told['Rss:']:.0f} / {told['Private_Clean:'] + told['Private_Dirty:']:.0f} MB"


def line(what: str, who: str, told: str, goal: str = "") -> str:
    """A row of the table."""
    return f"  {what:<19}{who:<20}{told:>16}" + (f"   goal {goal}" if goal else "")
