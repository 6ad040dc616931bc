"""Reading a notes file so that nothing in it can hurt: a damaged one is kept aside, and what is whole in it is used."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.notes.document import is_newer, items_of, read_tree
from articles.notes.failures import DamagedNotesError
from articles.notes.saving import beside, hold_folder, read_file, write_new
from articles.notes.strictjson import DEEPEST, LARGEST_FILE, Json, as_string, oversized, read_json

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from articles.notes.files import Disk
    from articles.notes.rows import Rows

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_COPIES = 99
_ABOVE_ITEMS = 3
"""Levels of a notes file above its annotations."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a notes file holds.

    `tree` is None when there is no file or it is damaged; `data` are the bytes of a whole file; `items` are its
    annotations, or those found whole in a damaged one; `locked` says why the file must not be written; `notices` are
    lines for the reader.
    """

    tree: dict[str, Json] | None = None
    data: bytes = b""
    items: tuple[Json, ...] = ()
    locked: str = ""
    notices: tuple[str, ...] = ()


def open_notes(disk: Disk, path: Path, now: datetime, *, to_write: bool = False, rows: Rows | None = None) -> Opened:
    """The notes file at `path`, which may not be there. A damaged one is first copied under another name.

    `rows` knows the lines read before.

    Raises OSError when that copy cannot be made and the file is about to be written (`to_write`); nothing else.
    """
    try:
        data = read_file(disk, path, LARGEST_FILE)
    except OSError as error:
        why = f"{path.name} cannot be read ({error.strerror or error})"
        return Opened(locked=why, notices=(f"The notes are not shown: {why}.",))
    if data is None:
        return Opened()
    if len(data) > LARGEST_FILE:
        why = f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB"
        return Opened(locked=why, notices=(f"The notes are not shown: {why}.",))
    try:
        tree = read_tree(data, rows)
    except DamagedNotesError as error:
        kept = _kept(disk, path, data, now, to_write=to_write)
        whole = salvaged(data)
        line = f"The notes file is damaged ({error.why}). {kept} {len(whole)} whole notes were found in it."
        return Opened(items=tuple(whole), notices=(line,))
    items = items_of(tree)
    if is_newer(tree):
        why = f"{path.name} was made by a newer Diptych"
        return Opened(tree, data, tuple(items), why, (f"The notes can be read but not changed: {why}.",))
    return Opened(tree, data, tuple(items))


def _kept(disk: Disk, path: Path, data: bytes, now: datetime, *, to_write: bool) -> str:
    """Keep a damaged file's bytes, and say where."""
    try:
        return f"It is kept as {keep_aside(disk, path, data, now).name}."
    except OSError:
        if to_write:
            raise
        return "It could not be copied, so nothing is written until it can be."


def keep_aside(disk: Disk, path: Path, data: bytes, now: datetime) -> Path:
    """A copy of damaged bytes beside the file, held by the disk; an equal copy made earlier serves. Raises OSError."""
    for number in range(1, _COPIES + 1):
        copy = beside(path, f".damaged-{now:%Y-%m-%d}-{number}")
        try:
            if read_file(disk, copy, len(data)) == data:
                return copy
            write_new(disk, copy, data, 0o600)
        except FileExistsError:
            continue
        hold_folder(disk, path.parent)
        return copy
    raise OSError(f"{_COPIES} damaged copies of today stand beside it already")


def salvaged(data: bytes) -> list[Json]:
    """Every complete annotation in bytes that are not a whole notes file, the first of each id."""
    text = data.decode("utf-8", "replace")
    found: dict[str, Json] = {}
    for opening in _ITEMS.finditer(text):
        position = opening.end()
        while (item := _next_item(text, position)) is not None:
            raw, position = item
            if isinstance(raw, dict) and raw.get("type") == "Annotation" and as_string(raw.get("id")):
                found.setdefault(raw["id"], raw)
    return list(found.values())


def _next_item(text: str, position: int) -> tuple[Json, int] | None:
    """The value at `position` (None if it is not strict JSON) and where it ends; None when there is no value."""
    gap = _GAP.match(text, position)
    start = gap.end() if gap else position
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    data = text[start:end].encode("utf-8", "surrogatepass")
    try:
        raw = read_json(data, DEEPEST - _ABOVE_ITEMS)
    except DamagedNotesError:
        return None, end
    return (None if oversized(raw, data) else raw), end
