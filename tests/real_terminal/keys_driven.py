"""One life of the program under random keys: started, driven, watched, left; and what was wrong with it."""

from __future__ import annotations

import os
import re
import select
import sys
import termios
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.real_terminal.keys_drawn import Step
from tests.real_terminal.terminal import ROOT, Terminal, code_of
from tests.real_terminal.watching import resident

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN_STEPS = 24
_BETWEEN_LOOKS = 12
_BETWEEN_PROBES = 20
_QUIET = 0.1
_LONGEST_UNREST = 5.0
_PATIENCE = 45.0
_TAIL = 200_000
_LOCAL_FLAGS = 3
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
_FRAME = re.compile(r'File "[^"]*?(\w+/\w+\.py)", line \d+, in (\w+)')
# Enter, also that of the keypad, which Escape, O and M make when they come together; and q.
_ASKS_TO_END = re.compile(rb"[\rq]|\x1bOM")
_SLOWEST_END = 15.0
_TRACEBACK = b"Traceback (most recent"


@dataclass
class Life:
    """What came of one start: keys sent, the fault if there was one, the steps before it, memory by keys sent."""

    keys: int = 0
    fault: str = ""
    last: deque[Step] = field(default_factory=lambda: deque(maxlen=SHOWN_STEPS))
    leaving: bool = False
    memory: list[tuple[int, int]] = field(default_factory=list)
    asked: float = -_SLOWEST_END
    """When a key was sent that can end the program: keys sent after it are many where the end takes its time."""
    _bytes_before: bytes = b""

    def sends(self, step: Step) -> None:
        """Keep account of a step that is about to be sent."""
        self.last.append(step)
        self.keys += len(step.keys)
        typed = self._bytes_before + b"".join(map(code_of, step.keys))
        if any(found.end() > len(self._bytes_before) for found in _ASKS_TO_END.finditer(typed)):
            self.asked = time.monotonic()
        self._bytes_before = typed[-2:]

    def growth(self, warm: int) -> int | None:
        """Bytes of memory taken after the first `warm` keys; None when it did not live so long."""
        later = [size for keys, size in self.memory if keys >= warm]
        return later[-1] - later[0] if len(later) > 1 else None


class Watched(Terminal):
    """A terminal that keeps only the end of what was written, and when something was last."""

    home = ROOT
    total = 0
    last_news = 0.0
    traceback = False

    def take(self, data: bytes) -> None:
        """Look for what must never be written, then keep the end."""
        self.traceback |= _TRACEBACK in self.written[-len(_TRACEBACK) :] + data
        self.total += len(data)
        self.last_news = time.monotonic()
        self.written = (self.written + data)[-_TAIL:]

    def send(self, step: Step) -> None:
        """Type the keys of a step in one write, or take its size; raises AssertionError when nothing reads them."""
        if step.size is not None:
            self.resize(*step.size)
        elif not select.select([], [self.master], [], _PATIENCE)[1]:
            raise AssertionError("hangs: its keyboard is full")
        else:
            os.write(self.master, b"".join(map(code_of, step.keys)))
        time.sleep(step.pause / 1000)

    def settle(self) -> None:
        """Wait until nothing has been written for a moment; something that goes on moving is not waited for."""
        end = time.monotonic() + _LONGEST_UNREST
        while self.process.poll() is None and time.monotonic() < end:
            left = self.last_news + _QUIET - time.monotonic()
            if left <= 0:
                return
            time.sleep(left)

    def takes_keys_raw(self) -> bool:
        """Whether keys reach the program; before that a terminal acts on some of them itself."""
        return not termios.tcgetattr(self.master)[_LOCAL_FLAGS] & termios.ICANON


def start(pair: tuple[str, ...], folder: Path, size: tuple[int, int], command: list[str] | None = None) -> Watched:
    """The program on a pair, in a folder of its own that is also its home."""
    environment = {name: str(folder / name.lower()) for name in _HOMES}
    for home in environment.values():
        Path(home).mkdir(exist_ok=True)
    terminal = Watched(
        *pair, columns=size[0], rows=size[1], folder=folder, command=command or [sys.executable, "-m", "tui"],
        environment={**environment, "PYTHONPATH": str(ROOT), "EDITOR": "true", "BROWSER": "true"},
    )  # fmt: skip
    terminal.home = folder
    return terminal


def live(terminal: Watched, steps: Iterable[Step], most: int, delay: float | None) -> Life:
    """Send steps until `most` keys are sent or the program has ended.

    The first is sent `delay` seconds after the start, or once the screen is drawn and rests.
    """
    life = Life()
    try:
        _begin(terminal, delay)
        _drive(terminal, steps, most, life)
        if terminal.process.poll() is None:
            leave(terminal, life)
    except AssertionError as error:
        life.fault = str(error)
    if terminal.process.poll() is not None:
        life.fault = what_ended(terminal, life) or life.fault
    if terminal.traceback:
        life.fault = life.fault or "a traceback on the terminal"
    return life


def _begin(terminal: Watched, delay: float | None) -> None:
    if delay is not None:
        time.sleep(delay)
        return
    end = time.monotonic() + _PATIENCE
    while not terminal.takes_keys_raw() or not terminal.total:
        if terminal.process.poll() is not None:
            return
        if time.monotonic() > end:
            raise AssertionError("hangs: it does not start")
        time.sleep(0.02)
    terminal.settle()


def _drive(terminal: Watched, steps: Iterable[Step], most: int, life: Life) -> None:
    size, raw = (terminal.columns, terminal.rows), False
    for number, step in enumerate(steps, 1):
        raw = raw or terminal.takes_keys_raw()
        if raw or not any(key.startswith("ctrl+") for key in step.keys):
            life.sends(step)
            terminal.send(step)
        if number % _BETWEEN_LOOKS == 0:
            terminal.settle()
        if number % (_BETWEEN_LOOKS * _BETWEEN_PROBES) == 0:
            _probe(terminal, size)
            life.memory.append((life.keys, resident(terminal.process.pid)))
        if terminal.process.poll() is not None or terminal.traceback or life.keys >= most:
            break
    terminal.settle()
    if terminal.process.poll() is None:
        _probe(terminal, size)
        life.memory.append((life.keys, resident(terminal.process.pid)))


def _probe(terminal: Watched, size: tuple[int, int]) -> None:
    """Ask for a sign of life: another size is always answered by drawing."""
    if terminal.process.poll() is not None:
        return
    before, end = terminal.total, time.monotonic() + _PATIENCE
    terminal.resize(size[0], size[1] - 1)
    while terminal.total == before and terminal.process.poll() is None:
        if time.monotonic() > end:
            raise AssertionError(f"hangs: another size is not drawn, and it {_doing(terminal.process.pid)}")
        time.sleep(0.02)
    terminal.resize(*size)


def _doing(process: int) -> str:
    """Whether a process that does not answer works or waits."""
    before = _seconds_of_processor(process)
    time.sleep(1)
    return "works" if _seconds_of_processor(process) - before > 0.05 else "waits"


def _seconds_of_processor(process: int) -> float:
    with suppress(OSError, IndexError, ValueError):
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def leave(terminal: Watched, life: Life) -> None:
    """Leave as a reader does: out of whatever is open, then quit."""
    life.leaving = True
    for _ in range(4):
        for key in ("escape", "escape", "escape", "q"):
            life.last.append(Step((key,), pause=150))
            terminal.send(life.last[-1])
            terminal.settle()
        end = time.monotonic() + 3
        while time.monotonic() < end:
            if terminal.process.poll() is not None:
                return
            time.sleep(0.02)
    raise AssertionError("cannot be left with Escape and q")


def what_ended(terminal: Watched, life: Life) -> str:
    """Why the program ended, when nobody asked it to; empty when it was asked, by a key or from a list."""
    code = terminal.wait_for_end()
    asked = life.leaving or time.monotonic() - life.asked < _SLOWEST_END
    if code == 0:
        if not terminal.same_line_settings():
            return "the terminal is left changed"
        return "" if asked else "ended in order, unasked"
    if code < 0 or code > 128:
        return f"ended by signal {-code if code < 0 else code - 128}"
    return f"ended with code {code}: {_kind(terminal)}"


def _kind(terminal: Watched) -> str:
    """The name of the exception and the last place of the program in it, from its report."""
    words = terminal.written.decode("utf-8", "replace")
    name = re.search(r"fault of its own \((\w+)\)", words)
    reports = sorted(terminal.home.rglob("reports/*.txt"), key=lambda path: path.stat().st_mtime)
    frames = _FRAME.findall(reports[-1].read_text(encoding="utf-8")) if reports else []
    ours = [f"{file}:{function}" for file, function in frames if not file.startswith(("textual/", "asyncio/"))]
    return " in ".join([name.group(1) if name else words.splitlines()[-1] if words else "nothing said", *ours[-1:]])
