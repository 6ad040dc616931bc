"""Files in the state folder: what the reader would miss, and nothing that is needed."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

RECENT = "recent.json"
"""The file of comparisons opened lately."""
_MOST_ENTERED = 100
"""Lines of each kind that are kept."""
_SECRET = ("reveal",)
"""Commands behind which a word stands that is not for everybody."""


def state_file(name: str) -> Path:
    """The file of that name in the state folder."""
    from platformdirs import user_state_path

    return user_state_path("diptych") / name


def read_state(path: Path) -> Any:
    """What is in such a file; None where there is none that can be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def write_state(path: Path, value: Any) -> None:
    """Put a value in the place of the file, whole or not at all; a disk that refuses is no error."""
    data = json.dumps(value, indent=1)
    with contextlib.suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


# what was entered in the line at the bottom


def load_entered() -> dict[str, list[str]]:
    """The lines entered earlier, by what they were for, the last one last."""
    raw = read_state(state_file("entered.json"))
    kept = raw if isinstance(raw, dict) else {}
    return {
        purpose: [line for line in lines if isinstance(line, str)][-_MOST_ENTERED:]
        for purpose, lines in kept.items()
        if isinstance(lines, list)
    }


def keep_entered(purpose: str, line: str) -> None:
    """Keep one more line, beside those that other windows entered meanwhile."""
    if not line.strip() or line.split()[0].lstrip(":") in _SECRET:
        return
    entered = load_entered()
    before: Sequence[str] = [each for each in entered.get(purpose, ()) if each != line]
    write_state(state_file("entered.json"), {**entered, purpose: [*before, line][-_MOST_ENTERED:]})
