"""From an exception to one line: known errors speak for themselves, others leave a report file."""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from typing import TYPE_CHECKING

from articles import __version__
from articles.errors import DiptychError
from keymaps.errors import KeymapError

if TYPE_CHECKING:
    from pathlib import Path

FAILURE = 1


def is_known(error: Exception) -> bool:
    """Whether the error speaks for itself; any other is a fault of the program."""
    return isinstance(error, DiptychError | KeymapError)


def code_of(error: Exception) -> int:
    """The exit code for what went wrong: 2 for bad input, 1 for anything else."""
    return error.exit_code if isinstance(error, DiptychError | KeymapError) else FAILURE


def line_of(error: Exception) -> str:
    """What went wrong, why and what to do, in one line; an unexpected error is written to a report file, named here."""
    if isinstance(error, DiptychError | KeymapError):
        return str(error)
    kind = type(error).__name__
    try:
        report = write_report(error)
    except OSError as refused:
        return f"stopped by a fault of its own ({kind}): no report could be written ({refused.strerror}); start again"
    return f"stopped by a fault of its own ({kind}): the report is in {report}; start again, and send the report"


def write_report(error: Exception) -> Path:
    """Write the report, which holds where the program was and none of the articles; returns its path.

    Raises OSError when it cannot be written.
    """
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    steps = "".join(traceback.format_tb(error.__traceback__))
    head = f"Diptych {__version__}, Python {platform.python_version()}, {sys.platform}, TERM={os.environ.get('TERM')}\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{head}{type(error).__module__}.{type(error).__qualname__}\n{steps}")
    return path


def kept_reports() -> list[Path]:
    """The reports that were written here, the last one last. Raises OSError when they cannot be listed."""
    folder = _folder()
    return sorted(folder.glob("*.txt")) if folder.is_dir() else []


def _folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("diptych") / "reports"
