"""How a case is known, before anything is read of it."""

from __future__ import annotations

import re
from pathlib import Path

ENDING = ".diptych"
MANIFEST = "case.json"
"""The member that stands first in the file."""

_HEAD = re.compile(rb"PK\x03\x04.{26}" + re.escape(MANIFEST.encode()), re.DOTALL)


def is_case(name: str) -> bool:
    """Whether `name` is that of a case: by its ending, or a file that begins as one does."""
    if name.lower().endswith(ENDING):
        return True
    try:
        path = Path(name).expanduser()
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _HEAD.match(file.read(64)) is not None
    except (OSError, ValueError, RuntimeError):
        return False
