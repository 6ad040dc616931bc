"""From the signatures of all articles to the pairs that are worth reading: copies of one text, and one event's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from articles.batch.files import WORK, read_arrays, write_arrays, write_table
from articles.batch.options import digest_of, engine_key
from articles.batch.signing import numbers, signed_path
from articles.matching.signatures.grouping import Keyed, Pairs, Postings, candidates, copies, count_keys, groups
from articles.matching.signatures.wording import SLOTS, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

BLOCK = 4_000
"""Articles whose partners are looked for at once."""
LEAST = 0.12
"""The score from which a candidate is worth the gate; benchmarks/batch shows what it costs and loses."""
_TOGETHER = 1_000_000
"""Articles whose postings are held in memory at once: of more, keys are cut into ranges."""
_KEYS = 1 << 32
_FIELDS = ("key", "owner", "value", "places", "starts", "day")


class Copies(NamedTuple):
    """For each article the first of its group of copies, and how alike the two are (0..1).

    `same` says that it is the very text of the first. `usable` is False of an article that cannot be read, or whose
    name was there before; it is its own group.
    """

    first: Ints
    likeness: NDArray[np.float32]
    same: NDArray[np.bool_]
    usable: NDArray[np.bool_]


def find_copies(folder: str, parts: Sequence[str]) -> str:
    """Group the articles that are copies of one text, with changes; returns the name of what was found."""
    name = digest_of("copies", engine_key(), *parts)
    if not _path(folder, name, "usable").exists():
        table = _columns(folder, parts, ["id", "sha256", "signature", "error"])
        signatures = numbers(table["signature"], np.uint16, SLOTS)
        usable = _first_of(table["id"]) & np.array(table["error"].is_null())
        count = len(usable)
        same = _same_texts(table["sha256"], usable)
        own = np.flatnonzero(same == np.arange(count))
        own = own[usable[own]]
        found = copies(signatures[own])
        first = groups(count, np.concatenate((own[found.a], np.arange(count))), np.concatenate((own[found.b], same)))
        alike = likeness(signatures, signatures[first]).astype(np.float32)
        made = Copies(first, alike, same == first, usable)
        write_arrays(_base(folder, name), made._asdict())
    return name


def copies_found(folder: str, name: str) -> Copies:
    """What `find_copies` found."""
    return Copies(*read_arrays(_base(folder, name), Copies._fields))


def _first_of(ids: pa.ChunkedArray) -> NDArray[np.bool_]:
    """Where a name stands for the first time."""
    seen: set[str] = set()
    before = len(seen)
    first = np.zeros(len(ids), dtype=bool)
    for number, name in enumerate(ids.to_pylist()):
        seen.add(name)
        first[number], before = len(seen) > before, len(seen)
    return first


def _same_texts(sums: pa.ChunkedArray, usable: NDArray[np.bool_]) -> Ints:
    """For each article the first usable one of its very text."""
    first: dict[str, int] = {}
    return np.array(
        [first.setdefault(each, number) if usable[number] else number for number, each in enumerate(sums.to_pylist())],
        dtype=np.int64,
    )


def index_keys(folder: str, parts: Sequence[str], found: str) -> list[str]:
    """Index the keys of one article of each group of copies; returns the names of the index's ranges of keys."""
    first, *_, usable = copies_found(folder, found)
    asked = usable & (first == np.arange(len(first)))
    ranges = 1 + len(first) // _TOGETHER
    names = [digest_of("postings", found, f"{at} of {ranges}") for at in range(ranges)]
    missing = [at for at in range(ranges) if not _path(folder, names[at], _FIELDS[-1]).exists()]
    if missing:
        counts = count_keys(keyed.keys for keyed in _keyed(folder, parts, asked))
        day = np.concatenate([_columns(folder, [part], ["day"])["day"].to_numpy() for part in parts])
        day = np.nan_to_num(day, nan=-1).astype(np.int32)
        for at in missing:
            within = range(at * _KEYS // ranges, (at + 1) * _KEYS // ranges)
            made = Postings.of(_keyed(folder, parts, asked), counts, day, within if ranges > 1 else None)
            write_arrays(_base(folder, names[at]), {field: getattr(made, field) for field in _FIELDS})
    return names


def _keyed(folder: str, parts: Sequence[str], asked: NDArray[np.bool_]) -> Iterator[Keyed]:
    """The keys of each part; none of articles that are not asked about."""
    at = 0
    for part in parts:
        table = _columns(folder, [part], ["keys", "weights"])
        some = asked[at : at + len(table)]
        at += len(table)
        size = np.dtype(np.uint32).itemsize
        sizes = [len(each or b"") // size for each in table["keys"].to_pylist()]
        kept = np.repeat(some, sizes)
        starts = np.concatenate(([0], np.cumsum(np.where(some, sizes, 0))))
        yield Keyed(starts, numbers(table["keys"], np.uint32)[kept], numbers(table["weights"], np.uint8)[kept])


def find_candidates(folder: str, index: Sequence[str], first: int, partners: int) -> str:
    """The likeliest partners of the articles from `first` on, a block of them; returns the name of what was found."""
    name = digest_of("candidates", *index, f"{first} {BLOCK} {partners} {LEAST}")
    path = candidates_path(folder, name)
    if not path.exists():
        postings = [Postings(*read_arrays(_base(folder, each), _FIELDS)) for each in index]
        some = range(first, min(first + BLOCK, len(postings[0].day)))
        found = candidates(postings, some, partners, LEAST)
        write_table(path, pa.table({"a": found.a, "b": found.b, "score": found.score}))
    return name


def candidates_path(folder: str, name: str) -> Path:
    """Where the candidates of a block are."""
    return Path(folder) / WORK / "candidates" / f"{name}.parquet"


def read_candidates(folder: str, name: str) -> Pairs:
    """The candidates of a block."""
    table = pq.read_table(candidates_path(folder, name))
    return Pairs(*(table[column].to_numpy() for column in ("a", "b", "score")))


def _columns(folder: str, parts: Sequence[str], columns: list[str]) -> pa.Table:
    return pa.concat_tables([pq.read_table(signed_path(Path(folder), part), columns=columns) for part in parts])


def _base(folder: str, name: str) -> Path:
    return Path(folder) / WORK / "index" / name


def _path(folder: str, name: str, field: str) -> Path:
    base = _base(folder, name)
    return base.with_name(f"{base.name}-{field}.npy")
