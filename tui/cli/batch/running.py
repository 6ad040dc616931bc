"""`diptych batch`: many articles compared on a cluster of processes, from Parquet or JSON Lines into Parquet."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.batch import Progress

_EVERY = 0.2


def batch(options: Namespace) -> int:
    """Compare the articles, or say what that would take; returns the exit code."""
    if not options.articles:
        raise BadInputError("no articles are named", "a batch reads Parquet or JSON Lines", "name files, or a folder")
    if not options.plan and not options.output:
        raise BadInputError("no folder is named", "a batch writes several tables", "name one: -o FOLDER")
    from articles import batch as room

    asked = room.BatchOptions(
        meaning=options.meaning, partners=options.partners, seconds=options.seconds, memory=options.memory,
        workers=options.workers, scheduler=options.scheduler or "",
    )  # fmt: skip
    if options.plan:
        from articles.batch.planning import lines

        write_out("".join(f"{one_line(line)}\n" for line in lines(room.plan(options.articles, asked))))
        return 0
    report = room.run(options.articles, options.output, asked, _Teller().tell)
    told = ", ".join(f"{report[name]:,} {name}" for name in ("articles", "pairs", "matches", "findings", "errors"))
    write_out(f"{told} in {report['seconds']:,.0f} seconds, in {one_line(options.output)}\n")
    return 0


class _Teller:
    """Says on standard error how far a run is, in one line that changes; where that is no terminal it says nothing."""

    def __init__(self) -> None:
        self._step, self._began, self._last = "", 0.0, 0.0
        self._here = sys.stderr is not None and sys.stderr.isatty()
        self._dashboard = ""

    def tell(self, progress: Progress) -> None:
        """Show it, if enough time has passed."""
        now, ended = time.monotonic(), progress.done == progress.of
        if progress.dashboard != self._dashboard:
            self._dashboard = progress.dashboard
            self._write(f"dashboard, on this machine only: {self._dashboard}\n")
        if progress.step != self._step:
            self._step, self._began = progress.step, now
        elif now - self._last < _EVERY and not ended:
            return
        self._last = now
        self._write(_line(progress, now - self._began) + ("\n" if ended else ""))

    def _write(self, line: str) -> None:
        if self._here:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()


def _line(progress: Progress, seconds: float) -> str:
    line = f"{progress.step}: {progress.done:,} of {progress.of:,} {progress.things}"
    if 0 < progress.done < progress.of and seconds > 1:
        line += f", {_clock(seconds * (progress.of - progress.done) / progress.done)} left"
    return line


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
