"""Where the commands without a screen write what they print: standard output, safe for a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from articles.errors import DiptychError

if TYPE_CHECKING:
    from pathlib import Path


def one_line(text: str) -> str:
    """`text` in one line, safe for a terminal."""
    from articles.reading.display import displayable

    return displayable(text).replace("\n", "\u240a").replace("\t", "\u2409")


def write_out(text: str) -> None:
    """Write `text` to standard output as UTF-8, safe for a terminal wherever it goes."""
    from articles.reading.display import let_out

    sys.stdout.flush()
    sys.stdout.buffer.write(let_out(text))
    sys.stdout.buffer.flush()


def write_path(path: Path) -> None:
    """Write a path to standard output. Raises DiptychError for one that would be another if it were made safe."""
    if one_line(str(path)) != str(path):
        what, why = "the path is not printed", f"signs stand here for characters in {one_line(str(path))}"
        raise DiptychError(what, why, "rename that file or folder")
    write_out(f"{path}\n")
