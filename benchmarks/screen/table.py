"""How long the reader of three accounts waits for their table, on a screen, with nothing kept from before.

    python -m benchmarks.screen.table [ROUNDS]

The clock begins with the start of `diptych A B C` in a terminal of 160 x 50. Told are the seconds until every two are
in the table, compared in words and figures, and until no process works on them; and the processor time of all
processes together until then. Medians, of the first three of the bundled accounts.
"""

from __future__ import annotations

import os
import resource
import select
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pyte import ByteStream, Screen

from articles import samples
from benchmarks.startup import COLUMNS, ROWS, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE = 60.0
_TABLE = b"#"
_QUIET = 0.5
"""Seconds without a child after which nothing is worked on: between two of them there are fewer."""
GOAL = 2.5


def waits(names: Sequence[str]) -> tuple[float, float, float]:
    """Seconds until all are in the table, until nothing is worked on, and of processor time. Raises TimeoutError."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        before, begin = _spent(), time.perf_counter()
        with terminal([sys.executable, "-P", "-m", "tui", *names], home) as (process, master):
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            screen = Screen(COLUMNS, ROWS)
            stream, first, last, asked = ByteStream(screen), 0.0, begin, False
            while not first or time.perf_counter() - last < _QUIET:
                if time.perf_counter() - begin > _PATIENCE:
                    raise TimeoutError("\n".join(screen.display))
                if select.select([master], [], [], 0.02)[0]:
                    stream.feed(os.read(master, 1 << 16))
                now, head = time.perf_counter(), screen.display[0]
                if not asked and "help" in screen.display[-1]:
                    asked = bool(os.write(master, _TABLE))
                if not first and "3 accounts" in head and "statements" in head and "matched" not in head:
                    first = now
                if children.read_text():
                    last = now
        return first - begin, last - begin, _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    names = sorted(map(str, Path(samples.__file__).parent.glob("[abc]-*.txt")))
    first, whole, spent = (median(each) for each in zip(*(waits(names) for _ in range(rounds)), strict=True))
    print("Three accounts, nothing kept from before")
    print(f"  all in the table    {first:5.1f} s   goal {GOAL} s {'met' if first <= GOAL else 'missed'}")
    print(f"  all read            {whole:5.1f} s")
    print(f"  processor time      {spent:5.1f} s")


if __name__ == "__main__":
    main()
