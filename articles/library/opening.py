"""Opening a library's file: whose it is, of which version, whole or not. Nothing that is there is written over."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.library.schema import APPLICATION, STEPS, VERSION
from articles.reading.source import shown_name

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 10.0
"""Seconds that one program waits for another that is writing."""
_PAGE = 4096
_HEAD = b"SQLite format 3\0"


def default_path() -> Path:
    """Where the library is when none is named: in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / "library.sqlite"


def connect(path: Path, *, make: bool) -> sqlite3.Connection:
    """The library at `path`, of this version; where there is none, an empty one, if `make` says so.

    Raises BadInputError for what is no library, is damaged or comes from a newer Diptych, or is not there; DiptychError
    when the disk refuses or another program holds it.
    """
    with told(path):
        _look(path, make=make)
        if make:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
        database = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            _prepare(database, path)
        except BaseException:
            database.close()
            raise
        return database


def _look(path: Path, *, make: bool) -> None:
    """Refuse what is no library before SQLite touches it."""
    if not path.exists():
        if not make:
            where = "yet" if path == default_path() else f"at {shown_name(str(path))}"
            do = "diptych library add FOLDER makes one"
            raise BadInputError(f"there is no library {where}", "nothing was added", do)
        return
    if not path.is_file():
        raise _refused(path, "it is no plain file", "name a file with --library FILE")
    with path.open("rb") as file:
        head = file.read(len(_HEAD))
    if head and head != _HEAD:
        raise _refused(path, "it is no library, or its beginning is damaged", "name another file with --library FILE")


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    whose, version = (
        int(database.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    )
    if version > VERSION and whose == APPLICATION:
        raise _refused(path, "it was written by a newer Diptych", "update Diptych, or name another with --library FILE")
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if whose != APPLICATION and tables:
        raise _refused(path, "it is the database of another program", "name another file with --library FILE")
    if version < VERSION:
        _migrate(database, new=not tables)
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA cache_size = -65536")


def _migrate(database: sqlite3.Connection, *, new: bool) -> None:
    """Bring the file to this version, one step at a time; another program may be about it too."""
    if new:
        database.execute(f"PRAGMA page_size = {_PAGE}")
        database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("BEGIN IMMEDIATE")
    try:
        done = int(database.execute("PRAGMA user_version").fetchone()[0])
        for number, step in enumerate(STEPS[done:], done + 1):
            for statement in step.split(";"):
                if statement.strip():
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite or the disk raise about the library at `path`, as errors in one line."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            do = "wait until it is done, and try again"
            raise DiptychError("the library was not changed", "another program is writing to it", do) from error
        if "full" in words:
            do = "free some space and run it again: it goes on where it stopped"
            raise DiptychError("the library could not be written", "the disk is full", do) from error
        if "interrupted" in words:
            raise
        what = f"cannot use the library {shown_name(str(path))}"
        raise DiptychError(what, words, "check the disk, and whether you may write there") from error
    except sqlite3.DatabaseError as error:
        do = "take a copy of it, bring back an older one, or begin another with --library FILE"
        raise _refused(path, f"it is damaged ({error})", do) from error
    except OSError as error:
        what = f"cannot use the library {shown_name(str(path))}"
        why = (error.strerror or "the disk refused").lower()
        raise DiptychError(what, why, "check the disk, and whether you may write there") from error


def _refused(path: Path, why: str, do: str) -> BadInputError:
    return BadInputError(f"cannot use the library {shown_name(str(path))}", why, do)


@contextmanager
def writing(database: sqlite3.Connection, lock: threading.RLock) -> Iterator[None]:
    """A transaction that writes, whole or not at all."""
    with lock:
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")
