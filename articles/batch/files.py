"""The files of a run: written whole under a temporary name, then put in their place; a name says what is in it."""

from __future__ import annotations

import errno
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from articles.errors import DiptychError
from articles.notes.disk.files import Disk
from articles.notes.disk.saving import replace_file
from articles.reports.writing import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

WORK = "work"
ROWS_TOGETHER = 64
"""Rows of a group in files that articles are looked up in: one article is read by reading so many."""


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(Disk(), path, data)


def write_table(path: Path, table: pa.Table, rows: int | None = None) -> None:
    """Write a table as Parquet, whole or not at all, `rows` of them in a group. Raises OSError."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", row_group_size=rows)
    write_bytes(path, sink.getvalue().to_pybytes())


def write_arrays(path: Path, arrays: Mapping[str, Any]) -> None:
    """Write arrays, one file each, `PATH-NAME.npy`; the last of them is there only when all are. Raises OSError."""
    for name, array in arrays.items():
        sink = BytesIO()
        np.save(sink, array, allow_pickle=False)
        write_bytes(path.with_name(f"{path.name}-{name}.npy"), sink.getvalue())


def read_arrays(path: Path, names: Sequence[str]) -> list[Any]:
    """The arrays of those names, left on disk: what is looked at is read."""
    return [np.load(path.with_name(f"{path.name}-{name}.npy"), mmap_mode="r") for name in names]


@contextmanager
def whole_table(path: Path, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    """A Parquet file to write to piece by piece, which takes its place at the end. Raises OSError."""
    passing = path.with_name(f".{path.name}.part")
    try:
        with pq.ParquetWriter(passing, schema, compression="zstd") as writer:
            yield writer
        disk = Disk()
        descriptor = disk.open(passing, 0)
        try:
            disk.fsync(descriptor)
        finally:
            disk.close(descriptor)
        disk.replace(passing, path)
    except BaseException:
        with suppress(OSError):
            passing.unlink()
        raise


def refused(error: OSError, path: Path) -> DiptychError:
    """What a reader is told when the disk refuses."""
    why = REASONS.get(error.errno or 0) or (error.strerror or "the disk refused").lower()
    do = "choose another folder"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        do = "make room and start the same command again: it goes on from what is there"
    return DiptychError(f"cannot write into {path}", why, do)
