"""A library of one's own: texts in one SQLite file, as raw bytes and as they were read, found by words and by event.

Several programs may use one file at once. Each change is one short transaction, whole or not at all.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from articles.errors import BadInputError
from articles.library import opening
from articles.library.making import UNDATED
from articles.library.profile import unpacked
from articles.library.vectors import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from articles.library.making import Made
    from articles.library.profile import Profile

BUCKETS = 1 << 18
"""In so many places it is counted how many texts have a word; two words in one place count as one."""
BLOCK = 1024
"""Vectors are kept so many together."""
_SOME = 500
"""Values that a statement may name at once; SQLite allows 999 at the least."""

_COLUMNS = (
    "bytes_sha256, text_sha256, title, outlet, byline, published, language, sections, extractor, text, raw, length, "
    "added"
)
_ENTRY = """
    SELECT t.id, t.title, t.outlet, t.byline, t.published, t.language, t.added, t.length, t.latest,
        coalesce((SELECT source FROM places WHERE text = t.id ORDER BY version DESC, source LIMIT 1), ''),
        (SELECT count(*) FROM places WHERE text = t.id),
        (SELECT max(version) FROM places WHERE text = t.id)
    FROM texts t
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the library: its number, what is known of it, where it came from (one of `places` sources), which
    version of that source it is, and whether it is the latest one; `length` counts code points.
    """

    number: int
    title: str
    outlet: str | None
    byline: str | None
    published: date | None
    language: str
    added: datetime
    length: int
    latest: bool
    source: str
    places: int
    version: int


class Mark(NamedTuple):
    """What is kept of a text to compare it by: its number, its day if that is known, its profile and the signature of
    its wording, shape (SLOTS,).
    """

    number: int
    day: date | None
    profile: Profile
    wording: NDArray[np.uint16]


class Library:
    """The library at `path`; `make` begins one where there is none.

    Raises BadInputError and DiptychError as `articles.library.opening.connect` does; so do its methods.
    """

    def __init__(self, path: Path | None = None, *, make: bool = False) -> None:
        self.path = (path or opening.default_path()).expanduser()
        self.lock = threading.RLock()
        self._database = opening.connect(self.path, make=make)

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            self._database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The database to read from, with what it raises told in one line."""
        with self.lock, opening.told(self.path):
            yield self._database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The database within a transaction."""
        with opening.told(self.path), opening.writing(self._database, self.lock):
            yield self._database

    # What is there

    def count(self) -> int:
        """How many texts there are, earlier versions of a source left out."""
        with self.reading() as database:
            return int(database.execute("SELECT count(*) FROM texts WHERE latest = 1").fetchone()[0])

    def entries(self, numbers: Sequence[int] | None = None, *, versions: bool = False, most: int = -1) -> list[Entry]:
        """Texts by their numbers, in their order, those that are gone left out; else all of them, or so many at the
        `most`, the last added first. `versions` takes in those that a later version of their source has taken the place
        of.
        """
        with self.reading() as database:
            if numbers is None:
                where = "" if versions else "WHERE latest = 1"
                asked = f"{_ENTRY} {where} ORDER BY t.id DESC LIMIT ?"
                return [_entry(row) for row in database.execute(asked, (most,))]
            found: dict[int, Entry] = {}
            for some in _parts(numbers):
                rows = database.execute(f"{_ENTRY} WHERE t.id IN ({_marks(some)})", some)
                found |= {row[0]: _entry(row) for row in rows}
        return [found[number] for number in numbers if number in found]

    def text(self, number: int) -> str:
        """The text with that number. Raises BadInputError where there is none."""
        return str(self._one("text", number))

    def raw(self, number: int) -> bytes:
        """The bytes that a text was read from. Raises BadInputError where there is none."""
        raw: bytes = self._one("raw", number)
        return zlib.decompress(raw)

    def bytes_sha256(self, number: int) -> str:
        """The SHA-256 of those bytes, as hexadecimal. Raises BadInputError where there is no such text."""
        return str(self._one("bytes_sha256", number))

    def same_as(self, text_sha256: str) -> list[int]:
        """The numbers of the texts with these very words, by their SHA-256."""
        with self.reading() as database:
            return [
                int(row[0]) for row in database.execute("SELECT id FROM texts WHERE text_sha256 = ?", (text_sha256,))
            ]

    def numbers_of(self, source: str) -> list[int]:
        """The numbers of all versions of a source, the first one first; of a folder, of all that is in it."""
        inside = source.rstrip("/") + "/"
        with self.reading() as database:
            rows = database.execute(
                "SELECT text FROM places WHERE source = ? OR substr(source, 1, ?) = ? ORDER BY source, version",
                (source, len(inside), inside),
            )
            return list(dict.fromkeys(int(row[0]) for row in rows))

    def known(self) -> dict[str, tuple[int | None, float | None]]:
        """Every source, with the size of its last version and when that was changed."""
        with self.reading() as database:
            rows = database.execute("SELECT source, size, changed, max(version) FROM places GROUP BY source")
            return {row[0]: (row[1], row[2]) for row in rows}

    def _one(self, column: str, number: int) -> Any:
        with self.reading() as database:
            row = database.execute(f"SELECT {column} FROM texts WHERE id = ?", (number,)).fetchone()  # noqa: S608 - a name of ours
        if row is None:
            raise missing(number)
        return row[0]

    # What is kept to compare by

    def marks(self, numbers: Sequence[int] | None = None) -> list[Mark]:
        """What is kept of texts to compare them by, in their order, those that are gone left out; else of the latest
        version of each source, by numbers.
        """
        asked = "SELECT m.id, m.day, m.profile, m.wording FROM marks m"
        with self.reading() as database:
            if numbers is None:
                rows = database.execute(f"{asked} JOIN texts t ON t.id = m.id WHERE t.latest = 1 ORDER BY m.id")
                return [_mark(row) for row in rows]
            found: dict[int, Mark] = {}
            for some in _parts(numbers):
                rows = database.execute(f"{asked} WHERE m.id IN ({_marks(some)})", some)
                found |= {row[0]: _mark(row) for row in rows}
        return [found[number] for number in numbers if number in found]

    def latest(self, numbers: Sequence[int], without: Sequence[int] = ()) -> list[int]:
        """Those of some texts that are the latest versions of a source, in their order, but for those `without`."""
        found: set[int] = set()
        with self.reading() as database:
            for some in _parts(numbers):
                rows = database.execute(f"SELECT id FROM texts WHERE latest = 1 AND id IN ({_marks(some)})", some)  # noqa: S608 - question marks
                found.update(row[0] for row in rows)
        return [number for number in numbers if number in found and number not in without]

    def holding(self, words: Sequence[Sequence[str]], most: int) -> list[NDArray[np.int64]]:
        """For each word, given by its spellings, the numbers of the texts that hold one, `most` at the most."""
        found = []
        with self.reading() as database:
            for forms in words:
                asked = " OR ".join('"' + form.replace('"', '""') + '"' for form in forms)
                rows = database.execute("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (asked, most)).fetchall()
                found.append(np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows)))
        return found

    def counts(self) -> NDArray[np.int32]:
        """In how many texts a word is, at the place that the lower bits of its key name; shape (BUCKETS,)."""
        with self.reading() as database:
            row = database.execute("SELECT data FROM counts").fetchone()
        return np.frombuffer(row[0], dtype="<i4") if row else np.zeros(BUCKETS, dtype=np.int32)

    def vectors(self) -> Iterator[tuple[int, NDArray[np.int8]]]:
        """All vectors, by blocks: the number of the first text, and shape (BLOCK, WIDTH), zeros where no text is."""
        with self.reading() as database:
            rows = database.execute("SELECT block, data FROM vectors ORDER BY block").fetchall()
        for block, data in rows:
            yield block * BLOCK, np.frombuffer(data, dtype=np.int8).reshape(-1, WIDTH)

    # Changes

    def put(self, texts: Iterable[Made]) -> tuple[list[int], list[int], list[int]]:
        """Add texts in one transaction; the numbers of those that are new, are new versions, were there already.

        A text is known by its bytes: the same bytes from another source are that text, with two sources.
        """
        new: list[int] = []
        changed: list[int] = []
        there: list[int] = []
        keys: list[NDArray[np.uint32]] = []
        with self.writing() as database:
            for text in texts:
                number, is_new, version = _place(database, text)
                (there if version == 0 else changed if version > 1 else new if is_new else there).append(number)
                if is_new:
                    keys.append(unpacked(text.profile).keys)
            self._count(database, keys, 1)
        return new, changed, there

    def remove(self, numbers: Sequence[int]) -> int:
        """Take texts away: words, bytes and all that was made of them are gone from the file. Returns how many were.

        All space is given back, and the words' index is merged, which takes a while in a large library.
        """
        gone = 0
        with self.writing() as database:
            keys = []
            for number in dict.fromkeys(numbers):
                row = database.execute("SELECT title, text FROM texts WHERE id = ?", (number,)).fetchone()
                if row is None:
                    continue
                keys += [mark.profile.keys for mark in self.marks([number])]
                _take_away(database, number, row)
                gone += 1
            self._count(database, keys, -1)
            if gone:
                database.execute("INSERT INTO words (words) VALUES ('optimize')")
        self.tidy()
        return gone

    def tidy(self) -> None:
        """Give unused space back to the disk, and empty the log of changes."""
        with self.reading() as database:
            # A script, since of this one `execute` takes a single step, which gives back a single page.
            database.executescript("PRAGMA incremental_vacuum")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def check(self) -> list[str]:
        """What is wrong with the file, in words; nothing when it is whole."""
        with self.reading() as database:
            found = [str(row[0]) for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
            try:
                database.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append(f"the index of words does not fit the texts ({error})")
            without = database.execute(
                "SELECT count(*) FROM texts"
                " WHERE id NOT IN (SELECT id FROM marks) OR id NOT IN (SELECT text FROM places)"
            ).fetchone()[0]
            if without:
                found.append(f"{without} texts lack what is kept beside them")
        return found

    @staticmethod
    def _count(database: sqlite3.Connection, keys: Sequence[NDArray[np.uint32]], step: int) -> None:
        if not keys:
            return
        row = database.execute("SELECT data FROM counts").fetchone()
        counts = np.frombuffer(row[0], dtype="<i4").copy() if row else np.zeros(BUCKETS, dtype="<i4")
        counts += step * np.bincount(np.concatenate(keys) & np.uint32(BUCKETS - 1), minlength=BUCKETS).astype("<i4")
        data = np.maximum(counts, 0).tobytes()
        database.execute("INSERT INTO counts VALUES (1, ?) ON CONFLICT DO UPDATE SET data = excluded.data", (data,))


def missing(number: int) -> BadInputError:
    """The error for a number that no text has."""
    do = "diptych library list shows which there are"
    return BadInputError(f"there is no text {number} in the library", "it was never added, or removed", do)


def _place(database: sqlite3.Connection, made: Made) -> tuple[int, bool, int]:
    """Put one text: its number, whether it is new, and which version of its source that made (0: none)."""
    source = made.found.source
    last = database.execute(
        "SELECT p.version, p.text, t.text_sha256 FROM places p JOIN texts t ON t.id = p.text"
        " WHERE p.source = ? ORDER BY p.version DESC LIMIT 1", (source,)
    ).fetchone()  # fmt: skip
    if last is not None and last[2] == made.text_sha256:
        row = (made.found.size, made.found.changed, source, last[0])
        database.execute("UPDATE places SET size = ?, changed = ? WHERE source = ? AND version = ?", row)
        return last[1], False, 0
    row = database.execute("SELECT id FROM texts WHERE bytes_sha256 = ?", (made.bytes_sha256,)).fetchone()
    number = row[0] if row else _insert(database, made)
    version = 1 + (last[0] if last else 0)
    values = (source, version, number, made.found.size, made.found.changed)
    database.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?)", values)
    for each in {number, last[1]} if last else ():
        _settle(database, each)
    return number, row is None, version


def _insert(database: sqlite3.Connection, made: Made) -> int:
    values = (
        made.bytes_sha256, made.text_sha256, made.title, made.outlet, made.byline, made.published, made.language,
        made.sections, made.extractor, made.text, made.raw, len(made.text),
        datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip
    marks = _marks(values)
    number = database.execute(f"INSERT INTO texts ({_COLUMNS}) VALUES ({marks})", values).lastrowid or 0  # noqa: S608 - names of ours
    database.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, made.title, made.text))
    database.execute("INSERT INTO marks VALUES (?, ?, ?, ?)", (number, made.day, made.profile, made.wording))
    _write_vector(database, number, made.vector)
    return number


def _write_vector(database: sqlite3.Connection, number: int, vector: bytes) -> None:
    block, slot = divmod(number, BLOCK)
    database.execute("INSERT OR IGNORE INTO vectors VALUES (?, zeroblob(?))", (block, BLOCK * WIDTH))
    with database.blobopen("vectors", "data", block) as blob:
        blob.seek(slot * WIDTH)
        blob.write(vector)


def _take_away(database: sqlite3.Connection, number: int, row: tuple[str, str]) -> None:
    sources = [each[0] for each in database.execute("SELECT source FROM places WHERE text = ?", (number,))]
    database.execute("DELETE FROM places WHERE text = ?", (number,))
    database.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", (number, *row))
    database.execute("DELETE FROM marks WHERE id = ?", (number,))
    _write_vector(database, number, bytes(WIDTH))
    database.execute("DELETE FROM texts WHERE id = ?", (number,))
    for source in sources:
        last = database.execute("SELECT text FROM places WHERE source = ? ORDER BY version DESC LIMIT 1", (source,))
        for left in last.fetchall():
            _settle(database, left[0])


def _settle(database: sqlite3.Connection, number: int) -> None:
    """Say of a text whether it is the latest version of one of its sources."""
    database.execute(
        "UPDATE texts SET latest = EXISTS (SELECT 1 FROM places p WHERE p.text = texts.id AND p.version ="
        " (SELECT max(version) FROM places WHERE source = p.source)) WHERE id = ?", (number,)
    )  # fmt: skip


def _mark(row: tuple[int, int, bytes, bytes]) -> Mark:
    number, day, profile, wording = row
    known = None if day == UNDATED else date.fromordinal(day)
    return Mark(number, known, unpacked(profile), np.frombuffer(wording, dtype="<u2"))


def _entry(row: Sequence[Any]) -> Entry:
    number, title, outlet, byline, published, language, added, length, latest, source, places, version = row
    day = date.fromisoformat(published) if published else None
    since = datetime.fromisoformat(added)
    known = (title, outlet, byline, day, language, since, length)
    return Entry(number, *known, bool(latest), source, places, version or 1)


def _parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    for at in range(0, len(numbers), _SOME):
        yield list(numbers[at : at + _SOME])


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
