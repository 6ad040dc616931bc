"""A real terminal to run the program in: a pty, every byte that was written to it, and the picture those bytes make."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).parents[2]
# A busy machine may take ten times as long as a quiet one.
PATIENCE = 60.0

KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "pagedown": b"\x1b[6~",
    "pageup": b"\x1b[5~",
    "space": b" ",
    "f1": b"\x1bOP",
    **{f"ctrl+{letter}": bytes([ord(letter) & 31]) for letter in "abcdefghijklmnopqrstuvwxyz"},
}

# A session leader without a terminal gets the first one that it opens; after that the program takes its place.
_LAUNCH = 'exec "$@" <"$TTY" >"$TTY" 2>&1'
_LAUNCH_PIPED = 'exec 3<"$TTY"; exec "$@" 3<&- >"$TTY" 2>&1'

# Compiled modules may be kept, so that each start after the first is quick.
_ENVIRONMENT = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": ""}


def code_of(key: str) -> bytes:
    """What a terminal sends for a key given by name, or for a character."""
    return KEYS.get(key) or key.encode("utf-8")


def _heed_signals() -> None:
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """Runs a command in a terminal of `columns` by `rows`.

    `arguments` follow `python -m tui`; `piped` is put on standard input instead of the keyboard. `environment` is laid
    over that of the tests; the program starts in `folder`. Use it with `with`: leaving ends the program.
    """

    def __init__(
        self,
        *arguments: str | Path,
        columns: int = 120,
        rows: int = 34,
        piped: bytes | None = None,
        environment: dict[str, str] | None = None,
        command: list[str] | None = None,
        folder: Path = ROOT,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.written = b""
        self._undrawn = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._news = threading.Condition()
        self.master, slave = pty.openpty()
        name = os.ttyname(slave)
        self.resize(columns, rows)
        self.settings = termios.tcgetattr(self.master)
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", _LAUNCH if piped is None else _LAUNCH_PIPED, "sh",
             *(command or [sys.executable, "-m", "tui"]), *map(str, arguments)],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT, "TTY": name, **(environment or {})},
            stdin=subprocess.PIPE if piped is not None else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            # Run in the background of a shell, or by nohup, tests ignore signals, and so would all that they start.
            preexec_fn=_heed_signals,
        )  # fmt: skip
        self._slave: int | None = slave
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if self.process.stdin is not None and piped is not None:
            self.process.stdin.write(piped)
            self.process.stdin.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by SIGWINCH."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        with self._news:
            self.columns, self.rows = columns, rows
            if columns and rows:
                self._draw()
                self._screen.resize(rows, columns)

    def press(self, *keys: str) -> None:
        """Press keys by name, or characters as they are."""
        for key in keys:
            os.write(self.master, code_of(key))
            time.sleep(0.02)

    def picture(self) -> str:
        """What stands on the screen, a line for each row."""
        with self._news:
            self._draw()
            return "\n".join(self._screen.display)

    def wait_for(self, *texts: str, patience: float = PATIENCE) -> str:
        """Wait until all `texts` stand on the screen; returns the picture."""
        end = time.monotonic() + patience
        while True:
            picture = self.picture()
            if all(text in picture for text in texts):
                return picture
            if self.process.poll() is not None:
                end = min(end, time.monotonic() + 0.5)  # what it wrote last may still be on its way
            if time.monotonic() > end:
                raise AssertionError(f"waited for {texts}, exit code {self.process.poll()}, on the screen:\n{picture}")
            with self._news:
                self._news.wait(0.1)

    def wait_until_gone(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until `text` no longer stands on the screen."""
        end = time.monotonic() + patience
        while text in self.picture():
            if time.monotonic() > end:
                raise AssertionError(f"{text} is still on the screen:\n{self.picture()}")
            with self._news:
                self._news.wait(0.1)

    def wait_for_bytes(self, data: bytes, after: int, patience: float = PATIENCE) -> None:
        """Wait until `data` has been written beyond the first `after` bytes."""
        end = time.monotonic() + patience
        while data not in self.written[after:]:
            if time.monotonic() > end:
                raise AssertionError(f"waited for {data!r}, got {self.written[after:]!r}")
            with self._news:
                self._news.wait(0.1)

    def wait_for_end(self, patience: float = PATIENCE) -> int:
        """Wait until the program has ended and all of its output is here; returns its exit code."""
        code = self.process.wait(patience)
        self._release()
        self._reader.join(patience)
        return code

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        self._release()
        self._stop_reading()
        os.close(self.master)
        self.master = -1

    def same_line_settings(self) -> bool:
        """Whether echo, line editing and the rest are as they were at the start."""
        return termios.tcgetattr(self.master) == self.settings

    def close(self) -> None:
        """End the program, if it still runs, and give everything back."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        self._release()
        self._stop_reading()
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def _release(self) -> None:
        """Let go of our own end of the line, so that reading ends when the program's end is closed."""
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None

    def _stop_reading(self) -> None:
        self._reading = False
        self._reader.join(PATIENCE)

    def _read(self) -> None:
        self._reading = True
        while self._reading:
            if not select.select([self.master], [], [], 0.05)[0]:
                continue
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            with self._news:
                self.take(data)
                self._news.notify_all()

    def take(self, data: bytes) -> None:
        """Keep what the program wrote. Drawing it costs ten times the reading, so it waits until somebody looks."""
        self.written += data
        self._undrawn += data

    def _draw(self) -> None:
        self._stream.feed(bytes(self._undrawn))
        self._undrawn.clear()
