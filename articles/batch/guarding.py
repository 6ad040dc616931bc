"""One item after another, so that none of them can end a run: neither by an error, nor by time, memory or a crash.

Before an item is begun its number is written down. Whatever ends the process, a watch over its time, the system for
want of memory, or somebody, the next attempt finds the last number, and does that item alone in a child process with
limits; what fails there as well has an error for its result.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import IO, TYPE_CHECKING, Any

from articles.batch.files import WORK
from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    Item = Mapping[str, Any]

TIMED_OUT = 75
"""What a worker ends with that ends itself for the time an item takes."""
_START = 30.0
"""Seconds that a child may take to start beside those of its item."""
_ROOM = 1_000_000_000
"""Bytes of address space that numpy and its like reserve without using them."""
_AGAIN = "-"


@dataclass(frozen=True, slots=True)
class Guard:
    """How long one item may take, in seconds, and how many bytes of memory a process may have for it."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item has no result: in one word (unreadable, fault, timeout, crash, memory), and in a line."""

    kind: str
    line: str


Result = tuple[Any, Failure | None]


def walk(work: str, items: Sequence[Item], folder: Path, name: str, guard: Guard) -> Iterator[Result]:
    """The result of each item, in order, of the function that `work` names; None and the failure where it fails.

    `work` is a module and a function, as in "articles.batch.signing:signed", so that a child can be told. `name` is
    that of this run of items: by it an attempt knows what became of those before it.
    """
    path = folder / WORK / "doing" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    suspects = _suspects(path)
    function = resolve_name(work)
    with path.open("a", encoding="ascii") as journal, Watch(guard.seconds) as watch:
        journal.write(f"{_AGAIN}\n")
        for number, item in enumerate(items):
            if number in suspects:
                yield alone(work, item, guard)
                continue
            journal.write(f"{number}\n")
            journal.flush()
            watch.begin()
            result = _tried(function, item)
            watch.end()
            yield result if result is not None else alone(work, item, guard)
    with suppress(OSError):
        path.unlink()


def _suspects(path: Path) -> set[int]:
    """The items that attempts before this one were at when they ended."""
    try:
        lines = path.read_text(encoding="ascii").split()
    except (FileNotFoundError, UnicodeDecodeError):
        return set()
    ends = [before for before, line in zip(lines, [*lines[1:], _AGAIN], strict=True) if line == _AGAIN]
    return {int(line) for line in ends if line.isdigit()}


def _tried(function: Callable[[Any], Any], item: Item) -> Result | None:
    """The result or the failure; None where a process of its own may have the memory that is missing here."""
    try:
        return function(item), None
    except MemoryError:
        return None
    except DiptychError as error:
        return None, Failure("unreadable", str(error))
    except Exception as error:
        return None, Failure("fault", f"{type(error).__name__}: {error}"[:500])


class Watch:
    """Ends the process when an item takes longer than it may: nothing else ends a regular expression."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: float | None = None
        self._done = threading.Event()

    def __enter__(self) -> Watch:
        threading.Thread(target=self._look, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()

    def begin(self) -> None:
        """An item begins."""
        self._until = time.monotonic() + self._seconds

    def end(self) -> None:
        """It is done."""
        self._until = None

    def _look(self) -> None:
        while not self._done.wait(min(1.0, self._seconds / 4)):
            if self._until is not None and time.monotonic() > self._until:
                os._exit(TIMED_OUT)


def alone(work: str, item: Item, guard: Guard) -> Result:
    """The result of an item in a child process that has as much time and memory as one may have."""
    command = [sys.executable, "-P", "-m", "articles.batch.guarding"]
    request = json.dumps({"work": work, "item": item, "seconds": guard.seconds, "memory": guard.memory}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - our own program, told on its input what to do
            command, input=request, capture_output=True, check=False, timeout=guard.seconds + _START
        )
    except subprocess.TimeoutExpired:
        return None, Failure("timeout", f"it takes longer than {guard.seconds:g} seconds")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return None, _ended(done.returncode, guard)
    failed = answer.get("failed")
    return answer.get("result"), None if failed is None else Failure(*failed)


def _ended(code: int, guard: Guard) -> Failure:
    if code == TIMED_OUT:
        return Failure("timeout", f"it takes longer than {guard.seconds:g} seconds")
    if code == -signal.SIGKILL:
        return Failure("memory", "the system ended it, as it does for want of memory")
    return Failure("crash", f"the process that reads it ends with code {code}")


def main(source: IO[bytes], sink: IO[bytes]) -> None:
    """Do one item as asked on `source`, within limits, and write the result or the failure to `sink`."""
    asked = json.loads(source.read())
    result: Result | None = None
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = int(asked["memory"]) + _ROOM
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with suppress(MemoryError), Watch(asked["seconds"]) as watch:
        function = resolve_name(asked["work"])
        watch.begin()
        result = _tried(function, asked["item"])
    found, failure = result or (None, Failure("memory", f"it takes more than {asked['memory'] / 1e9:.1f} gigabytes"))
    failed = None if failure is None else [failure.kind, failure.line]
    sink.write(json.dumps({"result": found, "failed": failed}).encode())


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
