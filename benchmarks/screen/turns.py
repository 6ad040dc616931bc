"""What holds the screen's thread: the turns of its event loop that take more than 8 ms of CPU.

    python -m benchmarks.screen.turns A B

opens the texts as `diptych A B` does and writes, at its end, those turns to the file that `DIPTYCH_TURNS` names. `rows`
does that in a terminal while matching and claims run for as long as they take, and then while a note is saved beside
`NOTES` others.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections import Counter
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

LONGEST = 8.0
"""Milliseconds of CPU that a turn may take."""
NOTES = 10_000
PATIENCE = 300.0
"""Seconds that matching, and reading claims, may take."""
_FILE = "DIPTYCH_TURNS"
_SAMPLE = 0.001
"""Seconds of CPU between two looks at what is at work; the kernel makes four of it."""
_DEPTH = 3
_TOLD = 4
_ROOT = f"{Path(__file__).resolve().parents[2]}{os.sep}"
_SAVE = (b"a", b"ebb", b"\x13")
"""The keys that begin a note, write it, and save it."""


@dataclass(frozen=True)
class Turn:
    """When a turn began (seconds of the monotonic clock), its CPU and its clock (ms), and who was seen at work in it:
    our innermost functions, those seen most often.
    """

    began: float
    cpu: float
    clock: float
    holder: str


class Watch:
    """Times the turns of every event loop of this process. The clock of a turn runs on while another thread or program
    has the processor; its CPU does not.
    """

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self._seen: Counter[str] = Counter()

    def install(self) -> None:
        """Begin to watch."""
        run = asyncio.Handle._run

        def timed(handle: asyncio.Handle) -> None:
            self._seen.clear()
            began, cpu = time.perf_counter(), time.thread_time()
            run(handle)
            cpu = (time.thread_time() - cpu) * 1000
            if cpu > LONGEST:
                holder = self._seen.most_common(1)[0][0] if self._seen else "too short to be seen"
                self.turns.append(Turn(began, cpu, (time.perf_counter() - began) * 1000, holder))

        setattr(asyncio.Handle, "_run", timed)  # noqa: B010 - mypy refuses to assign a method
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _SAMPLE, _SAMPLE)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        names: list[str] = []
        while frame is not None and len(names) < _DEPTH:
            path = frame.f_code.co_filename
            if path.startswith(_ROOT) and path != __file__:
                names.append(f"{path.removeprefix(_ROOT)}:{frame.f_code.co_name}")
            frame = frame.f_back
        self._seen[" < ".join(names) or "outside"] += 1


def rows(names: Sequence[str], home: str) -> Iterator[str]:
    """The lines of the table: how many turns were too long, the longest of them, and who held it."""
    from benchmarks.screen.opening import at_rest, drained, line, painted
    from benchmarks.startup import terminal

    path = Path(home) / "turns"
    os.environ[_FILE] = str(path)
    for what, keys in (("results come", ()), (f"saved by {NOTES:,}", _SAVE)):
        if keys:
            _write_notes(names)
        with terminal([sys.executable, "-m", "benchmarks.screen.turns", *names], home) as (process, master):
            painted(master, 2)
            begin = time.perf_counter()
            at_rest(master, process.pid, PATIENCE)
            begin = time.perf_counter() if keys else begin
            for key in keys:
                os.write(master, key)
                drained(master, 1.0)
            end = time.perf_counter()
            os.write(master, b"q")
            process.wait(30)
        turns = (Turn(*each) for each in json.loads(path.read_text(encoding="utf-8")))
        found = sorted((turn for turn in turns if begin < turn.began < end), key=lambda turn: -turn.cpu)
        longest = f"{found[0].cpu:.0f} ms" if found else "-"
        yield line("turns > 8 ms", what, f"{len(found)}, longest {longest}", "0")
        for turn in found[:_TOLD]:
            yield f"  {turn.cpu:>10.1f} ms CPU, {turn.clock:.1f} by the clock  {turn.holder}"


def _write_notes(names: Sequence[str]) -> None:
    """Put `NOTES` notes on the first text into the notes file of two texts."""
    from itertools import cycle, islice

    from articles import load
    from articles.notes.content.note import new_note
    from articles.notes.disk.naming import find_home
    from articles.notes.store import NotesStore

    a, b = map(load, names)
    store = NotesStore.open(find_home(a, b).path, a, b)
    for number, sentence in enumerate(islice(cycle(a.sentences), NOTES)):
        store.add(new_note({"a": a, "b": b}, {"a": sentence.span}, f"Look it up, page {number}."))
    store.save()


def main() -> int:
    """Open the texts that the command line names, watched."""
    watch = Watch()
    watch.install()
    from tui.background import child_process
    from tui.cli.run import run

    child_process.DEADLINE = PATIENCE

    try:
        return run(sys.argv[1:])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        Path(os.environ[_FILE]).write_text(json.dumps([astuple(turn) for turn in watch.turns]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
