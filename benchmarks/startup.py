"""How long a reader waits: for both articles to stand on the screen, and for help.

    python -m benchmarks.startup

Beside each stands what bounds it from below in the same run: the least Textual app that shows both texts, and a bare
Python. Runs are taken in turn, so that other work on the machine falls on both alike; medians count.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
COLUMNS, ROWS = 160, 50
LENGTH = 10_000
PATIENCE = 30.0

PAINT_GOAL = 1.6
HELP_GOAL = 3.0

LEAST_APP = """
import sys
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

class Least(App):
    CSS = "Static { width: 1fr; }"
    def compose(self):
        with Horizontal():
            for name in sys.argv[1:]:
                yield Static(open(name, encoding="utf-8").read(), markup=False)

Least().run()
"""

# Half of the words of running English are such as "the": without them the text would be taken for another language.
WORDS = (
    "harbour", "ferry", "mole", "light", "water", "night", "office", "crew", "captain", "storm", "repair", "rope",
    "the", "the", "of", "and", "to", "in", "a", "was", "that", "with",
)  # fmt: skip
# Compiled modules are kept, as they are once a program is installed.
_ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONDONTWRITEBYTECODE": ""}


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        names = [article(Path(folder), "leftmost", 1), article(Path(folder), "rightmost", 2)]
        marks = (b"leftmost", b"rightmost")
        paint = _in_turn(
            {
                "diptych A B": lambda: painted([sys.executable, "-m", "tui", *names], marks, folder),
                "least Textual app": lambda: painted([sys.executable, "-c", LEAST_APP, *names], marks, folder),
            }
        )
    helped = _in_turn(
        {
            "diptych --help": lambda: ended([sys.executable, "-m", "tui", "--help"]),
            "diptych --version": lambda: ended([sys.executable, "-m", "tui", "--version"]),
            "python -c pass": lambda: ended([sys.executable, "-c", "pass"]),
        }
    )
    print(f"Start, medians of {ROUNDS} runs in turn")
    _table(f"both articles of {LENGTH // 1000} kB painted, {COLUMNS} x {ROWS}", paint, PAINT_GOAL)
    _table("help", helped, HELP_GOAL)


def painted(command: Sequence[str], marks: Sequence[bytes], home: str) -> float:
    """Seconds from the start of `command` in a terminal until all `marks` were written; raises TimeoutError."""
    start = time.perf_counter()
    with terminal(command, home) as (_process, master):
        written = b""
        while not all(mark in written for mark in marks):
            if not select.select([master], [], [], PATIENCE)[0]:
                raise TimeoutError(written[-2000:])
            written += os.read(master, 65536)
        return time.perf_counter() - start


@contextmanager
def terminal(command: Sequence[str], home: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A command that runs in a terminal, and the terminal's other end; `home` is where it keeps its own files."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {**os.environ, **_ENVIRONMENT, "HOME": home, "XDG_STATE_HOME": home, "XDG_DATA_HOME": home}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    )
    try:
        yield process, master
    finally:
        process.kill()
        process.wait()
        os.close(slave)
        os.close(master)


def ended(command: Sequence[str]) -> float:
    """Seconds that `command` takes from start to end."""
    start = time.perf_counter()
    subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **_ENVIRONMENT},
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def _in_turn(runs: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median time of each run; the first round warms the disk and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(ROUNDS + 1):
        for name, run in runs.items():
            taken = run()
            if number:
                times[name].append(taken)
    return {name: median(taken) for name, taken in times.items()}


def _table(title: str, times: Mapping[str, float], goal: float) -> None:
    """Print the rows; the last one is what the others are compared with."""
    least = list(times.values())[-1]
    print(f"\n{title:<44}{'ms':>8}{'ratio':>8}{'goal':>8}")
    for name, taken in times.items():
        ratio = taken / least
        told = "" if taken == least else f"{ratio:>8.2f}{goal:>8.1f}  {'met' if ratio <= goal else 'missed'}"
        print(f"  {name:<42}{taken * 1000:>8.0f}{told}")


def article(folder: Path, mark: str, seed: int, length: int = LENGTH) -> str:
    """A text of `length` characters in paragraphs, `mark` among its first words; returns its path."""
    words = random.Random(seed)  # noqa: S311 # the same text every time
    paragraphs, size = [f"The {mark} report"], 0
    while size < length:
        sentences = [" ".join(words.choices(WORDS, k=words.randint(8, 20))).capitalize() + "." for _ in range(4)]
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1])
    path = folder / f"{mark}.txt"
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return str(path)


if __name__ == "__main__":
    main()
