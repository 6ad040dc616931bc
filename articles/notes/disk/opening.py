"""Reading a notes file so that nothing in it can do harm: a damaged one is kept, and what is complete in it is used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.notes.collection.document import SCHEMA, is_newer, items_of, newest_schema, read_tree
from articles.notes.collection.foreign_files import as_utf8, readable, with_own_ids
from articles.notes.collection.salvaging import Salvaged, salvage
from articles.notes.collection.strictjson import LARGEST_FILE, Json
from articles.notes.disk.saving import beside, hold_folder, read_file, write_new
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from articles.notes.collection.rows import Rows
    from articles.notes.disk.files import Disk
    from articles.notes.disk.held import Holder

_COPIES = 99


@dataclass(frozen=True, slots=True)
class Opened:
    """What a notes file holds.

    `tree` is None when there is no file or it is damaged; `data` are the bytes of a whole file; `items` are its
    annotations, or those found whole in a damaged one; `locked` says why the file must not be written; `notices` are
    lines for the reader. `whole` are the bytes of a file that holds more than notes.
    """

    tree: dict[str, Json] | None = None
    data: bytes = b""
    items: tuple[Json, ...] = ()
    locked: str = ""
    notices: tuple[str, ...] = ()
    whole: bytes = b""


def open_notes(
    disk: Disk,
    path: Path,
    now: datetime,
    *,
    to_write: bool = False,
    only_read: bool = False,
    rows: Rows | None = None,
    holder: Holder | None = None,
) -> Opened:
    """The notes file at `path`, which may not be there. A damaged one is first copied under another name.

    With `only_read` nothing is copied, for nothing will be written either. `rows` knows the lines read before, `holder`
    takes the notes out of a file that holds more.

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
    if holder is not None:
        return _held(path, data, holder, rows)
    return _opened(disk, path, data, now, to_write=to_write, only_read=only_read, rows=rows)


def _opened(
    disk: Disk, path: Path, data: bytes, now: datetime, *, to_write: bool, only_read: bool, rows: Rows | None
) -> Opened:
    """What the bytes of a notes file hold."""
    try:
        tree = with_own_ids(read_tree(as_utf8(data), rows))
    except DamagedNotesError as error:
        found_in = readable(as_utf8(data))
        if found_in is not None:
            return _locked(found_in[0], data, f"{path.name} {found_in[1]}")
        kept = "It is left as it is." if only_read else _kept(disk, path, data, now, to_write=to_write)
        salvaged = salvage(data)
        line = f"The notes file is damaged: {error.why}. {kept} {_count(salvaged)}"
        return Opened(items=salvaged.items, notices=(line,))
    if is_newer(tree):
        schema = f"schema {newest_schema(tree)}; this one knows {SCHEMA}"
        return _locked(tree, data, f"{path.name} was made by a newer Diptych ({schema})")
    return Opened(tree, data, tuple(items_of(tree)))


def opened_in(data: bytes, name: str, rows: Rows | None = None) -> Opened:
    """The notes in bytes that came with their articles, for which `name` stands. Damaged ones are not shown."""
    try:
        tree = with_own_ids(read_tree(data, rows))
    except DamagedNotesError as error:
        why = f"those in {name} are damaged ({error.why})"
        return Opened(locked=why, notices=(f"The notes are not shown: {why}.",))
    if is_newer(tree):
        return _locked(tree, data, f"those in {name} were made by a newer Diptych")
    return Opened(tree, data, tuple(items_of(tree)))


def _held(path: Path, whole: bytes, holder: Holder, rows: Rows | None) -> Opened:
    """The notes in a file that holds more, whose bytes are `whole`; it must not be written once it is another."""
    try:
        data = holder.notes_in(whole)
    except DamagedNotesError as error:
        return Opened(locked=error.why, notices=(f"The notes are not shown: {error.why}.",), whole=whole)
    opened = opened_in(data, path.name, rows) if data else Opened()
    return replace(opened, whole=whole)


def _locked(tree: dict[str, Json], data: bytes, why: str) -> Opened:
    """A file that is shown and must not be written."""
    line = f"The notes can be read but not changed: {why}."
    return Opened(tree, data, tuple(items_of(tree)), why, (line,))


def _count(salvaged: Salvaged) -> str:
    """How many notes of a damaged file are shown."""
    if not salvaged.items:
        return "No notes were found in it."
    whole = "1 whole note" if len(salvaged.whole) == 1 else f"{len(salvaged.whole)} whole notes"
    if not salvaged.short:
        return f"Recovered: {whole}."
    return f"Recovered: {whole} and one that is cut short." if salvaged.whole else "Recovered: one note, cut short."


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
