"""How far a library command is, in one line on a terminal that is written over and gone at the end."""

from __future__ import annotations

import sys
import time
from typing import Self

_QUIET = 0.3
_STEP = 0.1


class Line:
    """The line; nothing is written where standard error is no terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + _QUIET
        self._width = 0

    def show(self, words: str) -> None:
        """Show `words`, unless something was shown just now."""
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _STEP
            sys.stderr.write(f"\r{words:{self._width}}")
            sys.stderr.flush()
            self._width = max(self._width, len(words))

    def share(self, fraction: float) -> None:
        """Show a fraction (0..1) of the whole."""
        self.show(f"{fraction:.0%}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            sys.stderr.write(f"\r{'':{self._width}}\r")
            sys.stderr.flush()
            self._width = 0
