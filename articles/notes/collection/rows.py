"""A notes file has one annotation on each line: lines that were read or written before need not be parsed again.

A save reads the file twice, once for what others wrote and once to check its own bytes. Nearly all lines are known
both times, and what is known costs one look-up in a table.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

from articles.notes.collection.strictjson import DEEPEST, Json, escaped, oversized, read_json
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DELETED = "diptych:deleted"
PACKED = "diptych:packed"
"""The SHA-256 of the notes of a case that this file took."""
_ABOVE_ROWS = 3
"""Levels of a notes file above its annotations."""
_SHORTEST = 60
"""Bytes; a shorter line is not worth keeping separately."""


class Rows:
    """The values that stand on lines of their own, known by their bytes and by themselves.

    Values are frozen by agreement, so the same line may give the same value each time.
    """

    def __init__(self) -> None:
        self._values: dict[bytes, Json] = {}
        self._lines: dict[int, tuple[Json, bytes]] = {}

    def line(self, value: Json) -> bytes:
        """The line that holds `value`, checked to read back as the same. Raises DamagedNotesError, ValueError."""
        known = self._lines.get(id(value))
        if known is not None:
            return known[1]
        line = escaped(json.dumps(value, ensure_ascii=False, allow_nan=False))
        again = _strict(line)
        # What differs may be a surrogate pair and the character it stands for, which ASCII writes the same way.
        if again != value and json.dumps(again) != json.dumps(value):
            raise DamagedNotesError("what would be written does not read back the same")
        self._learn(line, value)
        return line

    def read(self, data: bytes) -> Json:
        """The value in `data`, just as `read_json` gives it. Raises DamagedNotesError."""
        mark = str(uuid.uuid4())
        stand_in = f'"{mark}"'.encode()
        frame, found = [], []
        for line in data.split(b"\n"):
            row = self._row(line) if len(line) > _SHORTEST and line.startswith(b"    ") else None
            if row is None:
                frame.append(line)
            else:
                frame.append(stand_in + (b"," if line.endswith(b",") else b""))
                found.append(row)
        if not found or mark.encode() in data:
            return self._whole(data)
        try:
            value = _strict(b"\n".join(frame), DEEPEST)
        except DamagedNotesError:
            return self._whole(data)
        return _put_back(value, mark, found) or self._whole(data)

    def keep(self, values: Iterable[Json]) -> None:
        """Forget all lines but those of `values`."""
        kept = [known for value in values if (known := self._lines.get(id(value))) is not None]
        self._lines = {id(value): (value, line) for value, line in kept}
        self._values = {line: value for value, line in kept}

    def _row(self, line: bytes) -> Json | None:
        """The annotation on a line of the file; None when the line holds anything else."""
        bare = line.removesuffix(b",").strip(b" ")
        known = self._values.get(bare)
        if known is not None or bare[:1] != b"{":
            return known
        try:
            value = _strict(bare)
        except DamagedNotesError:
            return None
        self._learn(bare, value)
        return value

    def _learn(self, line: bytes, value: Json) -> None:
        self._values[line] = value
        self._lines[id(value)] = (value, line)

    def _whole(self, data: bytes) -> Json:
        value = read_json(data)
        if isinstance(value, dict) and oversized(value, data):
            raise DamagedNotesError("it holds a number that is too large")
        return value


def _strict(data: bytes, deepest: int = DEEPEST - _ABOVE_ROWS) -> Json:
    value = read_json(data, deepest)
    if oversized(value, data):
        raise DamagedNotesError("it holds a number that is too large")
    return value


def _put_back(tree: Json, mark: str, found: list[Json]) -> Json | None:
    """The tree with its rows where the stand-ins are; None when they are not all in the two lists of rows."""
    page = tree.get("first") if isinstance(tree, dict) else None
    if not isinstance(page, dict):
        return None
    rows = iter(found)
    # The rows were read from top to bottom, and so must be put back.
    changed: dict[str, Json] = {}
    for key, value in tree.items():
        if key == DELETED:
            changed[key] = _filled(value, mark, rows)
        elif key == "first":
            changed[key] = {
                each: _filled(inner, mark, rows) if each == "items" else inner for each, inner in value.items()
            }
        else:
            changed[key] = value
    return changed if next(rows, None) is None else None


def _filled(value: Json, mark: str, rows: Iterator[Json]) -> Json:
    if not isinstance(value, list):
        return value
    return [next(rows, None) if each == mark else each for each in value]
