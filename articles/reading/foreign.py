"""Reading a foreign format in a child process, with limits on time and memory; if it dies, there is one clear line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.reading.source import cannot_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.reading.filetypes import Foreign
    from articles.reading.formats.extract import Extract

MEMORY = 512 * 1024 * 1024
"""Bytes of address space for a parser."""
SECONDS: dict[Foreign, int] = {"html": 10, "mail": 10, "zip": 20, "pdf": 30}
"""Seconds of processor time for a parser, at most."""
LEAST_SECONDS, BYTES_A_SECOND = 3, 50_000
"""A PDF gets so many seconds, and one more for so many bytes: a small one that takes long was made to do so."""
PATIENCE = 1.5
"""How many times as long the parser may take by the clock, on a machine with other work."""
QUIET = 0.3
"""Seconds after which the reader sees what is being read."""

_PLAIN = "save its words as a text file"


@dataclass(frozen=True, slots=True)
class Parsing:
    """A parser at work on the article `name`."""

    name: str
    kind: Foreign
    process: subprocess.Popen[bytes]
    seconds: int
    deadline: float

    def result(self, waiting: Callable[[str], None] | None = None) -> Extract:
        """Wait for what the parser finds. Raises BadInputError if it refuses the file, fails or takes too long.

        `waiting` is called once, with the article's name, if that takes longer than QUIET seconds.
        """
        from articles.reading.formats.extract import from_json

        try:
            written = self._written(waiting)
        except subprocess.TimeoutExpired:
            raise cannot_read(self.name, _too_long(self.seconds), _PLAIN) from None
        finally:
            self.stop()
        try:
            answer: dict[str, Any] = json.loads(written)
            if "error" not in answer:
                return from_json(answer)
            why, do = str(answer["error"]["why"]), str(answer["error"]["do"])
        except (ValueError, KeyError, TypeError):
            why, do = _ended(self.seconds, self.process.returncode), _PLAIN
        raise cannot_read(self.name, why, do)

    def _written(self, waiting: Callable[[str], None] | None) -> bytes:
        """All that the parser writes. Raises subprocess.TimeoutExpired at the deadline."""
        if waiting is not None:
            try:
                return self.process.communicate(timeout=QUIET)[0]
            except subprocess.TimeoutExpired:
                waiting(self.name)
        return self.process.communicate(timeout=max(0.0, self.deadline - time.monotonic()))[0]

    def stop(self) -> None:
        """End the parser, if it has not ended."""
        with suppress(ProcessLookupError, PermissionError):  # it has ended, and its helper with it
            os.killpg(self.process.pid, signal.SIGKILL)
        if self.process.stdout:
            self.process.stdout.close()
        self.process.wait()


def parse(kind: Foreign, data: bytes, name: str, chapter: int | None = None) -> Parsing:
    """Start reading `data`, of the format `kind`, in a process of its own."""
    seconds = seconds_for(kind, len(data))
    home = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    arguments = (kind, chapter or 0, seconds, MEMORY)
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own program, with arguments of our own
            [sys.executable, "-P", "-m", "articles.reading.formats.worker", *map(str, arguments)],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([home, inherited] if inherited else [home])},
        )
    return Parsing(name, kind, process, seconds, time.monotonic() + PATIENCE * seconds)


def seconds_for(kind: Foreign, size: int) -> int:
    """The seconds of processor time for a file of `size` bytes."""
    most = SECONDS[kind]
    return min(most, LEAST_SECONDS + size // BYTES_A_SECOND) if kind == "pdf" else most


def _too_long(seconds: int) -> str:
    return f"reading it takes longer than {seconds} seconds, the most that is allowed"


def _ended(seconds: int, code: int) -> str:
    if -code in {signal.SIGXCPU, signal.SIGKILL}:
        return _too_long(seconds)
    cause = f"status {code}"
    with suppress(ValueError):
        cause = signal.Signals(-code).name
    return f"it broke the program that reads such files ({cause})"
