"""Addresses on the command line: what the reader allows, and a line on standard error while pages come."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from articles.reading.addresses.access import Access, Transfer

QUIET = 0.3
"""Seconds after which the reader is told what is waited for."""
_NARROW = 80


def access_of(options: Namespace) -> Access:
    """How the addresses among the articles may be read; on a terminal a line tells how far they are."""
    from articles.reading.addresses.access import Access

    line = _Line() if sys.stderr is not None and sys.stderr.isatty() else None
    return Access(fetch=options.fetch, allow_private=options.allow_private, watch=line.show if line else None)


class _Line:
    """One line that is written over again and again, and gone at the end."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._width = 0

    def show(self, transfers: Sequence[Transfer]) -> None:
        """Say how far the pages are, unless they have hardly started; nothing once they are there."""
        if not transfers:
            self.clear()
            return
        if time.monotonic() - self._since < QUIET:
            return
        from tui.background.transfers import words_of

        try:
            room = os.get_terminal_size(sys.stderr.fileno()).columns - 1
        except (OSError, ValueError):
            room = _NARROW
        words = words_of(transfers)[:room]
        # Known before it is written: Ctrl+C may come in between, and the line must still be cleared.
        self._width = max(self._width, len(words))
        sys.stderr.write(f"\r{words:{self._width}}")
        sys.stderr.flush()
        self._width = len(words)

    def clear(self) -> None:
        """Leave an empty line."""
        if self._width:
            sys.stderr.write(f"\r{'':{self._width}}\r")
            sys.stderr.flush()
            self._width = 0
