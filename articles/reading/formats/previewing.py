"""Looking at many files, one after the other, in one process: `python -P -m articles.reading.formats.previewing BYTES`.

Reads lines of JSON, each a file's path, on standard input, and writes a line for each: the preview, or `{}` for a file
that holds no article. Memory is limited before a byte is read, each file has a few seconds, no file can be written, no
connection opened, no program started. A file that breaks a parser ends the process; the caller goes on with the next.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import stat
import sys
from typing import TYPE_CHECKING, Any

from articles.errors import BadInputError
from articles.reading.formats.extract import NoArticleError
from articles.reading.preview import FIRST_BYTES, preview_of_extract, preview_of_text, to_json

if TYPE_CHECKING:
    from articles.reading.preview import Preview

CPU_SECONDS = 5
"""Seconds of processor time for a file."""
CLOCK_SECONDS = 20
"""Seconds by the clock for a file, which may lie on a slow disk."""
MAX_BYTES = 10_000_000
"""The largest file that is looked at; a larger one is not opened as an article either."""

_WHOLE_LIFE = 24 * 3600
_POLITE = 5


def main(arguments: list[str]) -> int:
    """Look at the files named on standard input until it ends."""
    from articles.reading.formats.worker import confine, limit

    limit(_WHOLE_LIFE, int(arguments[0]))
    os.nice(_POLITE)  # the reader is typing meanwhile
    logging.disable(logging.CRITICAL)
    confine()
    for line in sys.stdin.buffer:
        _set_clocks(CPU_SECONDS, CLOCK_SECONDS)
        answer = _answer(json.loads(line))
        _set_clocks(0, 0)
        sys.stdout.buffer.write(json.dumps(answer, separators=(",", ":")).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _set_clocks(processor: int, clock: int) -> None:
    """End the process after so many seconds; 0 cancels that."""
    signal.setitimer(signal.ITIMER_PROF, processor)
    signal.setitimer(signal.ITIMER_REAL, clock)


def _answer(path: str) -> dict[str, Any]:
    try:
        return to_json(look(path))
    except (BadInputError, NoArticleError, OSError, ValueError):
        return {}
    except (MemoryError, RecursionError):
        return {}
    except Exception:  # whatever a parser makes of a broken file, it is no article to choose
        return {}


def look(path: str) -> Preview:
    """The preview of a file. Raises BadInputError, NoArticleError, OSError, or whatever a parser breaks with."""
    from articles.reading.decoding import decode
    from articles.reading.filetypes import foreign_format
    from articles.reading.markup import is_html, markup_kind

    data, whole = _first_bytes(path, FIRST_BYTES)
    kind = foreign_format(data)
    if kind is None:
        if not whole:
            data = _to_a_line_end(data)
        text = decode(data, path).text
        if not text.lstrip("\ufeff \t\r\n").startswith("<"):
            return preview_of_text(text, path)
        if not is_html(text):
            strange = markup_kind(text)
            if strange:
                raise NoArticleError(strange, "")
            return preview_of_text(text, path)
        data, _ = _first_bytes(path, MAX_BYTES)
        data, kind = decode(data, path).text.encode("utf-8", "replace"), "html"
    elif not whole:
        data, _ = _first_bytes(path, MAX_BYTES)
    from articles.reading.formats.first_part import first_part

    return preview_of_extract(first_part(kind, data), path)


def _first_bytes(path: str, most: int) -> tuple[bytes, bool]:
    """Up to `most` bytes of a regular file, and whether that is all of it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - only a descriptor says that it is no pipe without opening twice
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("not a plain file")
        data = file.read(most + 1)
    return data[:most], len(data) <= most


def _to_a_line_end(data: bytes) -> bytes:
    """The bytes up to a place where no letter is cut in two: the last line end, else the last space."""
    end = max(data.rfind(b"\n"), data.rfind(b" "))
    return data[: end + 1] if end > 0 else data


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
