"""What is compared: Parquet or JSON Lines with an article a row, taken in as parts of equal form."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from articles.batch.files import ROWS_TOGETHER, WORK, write_table
from articles.batch.options import digest_of
from articles.batch.tables import problem
from articles.errors import BadInputError
from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    Row = dict[str, str | None]

NEEDED = ("id", "text")
COLUMNS = (*NEEDED, "title", "outlet", "published", "language", "url")
PART = 1_000
"""Articles of a part."""
_PART_CHARACTERS = 16_000_000
_ENDINGS = (".parquet", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_MAGIC = b"PAR1"
_LONGEST_LINE = 200_000_000
_AT_ONCE = 128
_DAY = 10
_GROUPS_SAMPLED = 20
_SCHEMA = pa.schema([(name, pa.string()) for name in COLUMNS])


@dataclass(slots=True)
class Taken:
    """The parts that an input was cut into, by name and number of articles, and the rows that are no articles."""

    parts: list[tuple[str, int]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Articles:
    """All articles of a run, by number: the part and the row each stands in, and what was no article."""

    parts: tuple[str, ...]
    sizes: tuple[int, ...]
    problems: tuple[dict[str, Any], ...]

    def places(self) -> list[tuple[str, int]]:
        """The part and the row of each."""
        return [(part, row) for part, size in zip(self.parts, self.sizes, strict=True) for row in range(size)]


def found_inputs(names: Sequence[str]) -> list[Path]:
    """The files that are named, and those in folders that are; each looked at, so that a wrong one is told at once.

    Raises BadInputError for what is not there, is empty or lacks a column.
    """
    paths: list[Path] = []
    for name in names:
        path = Path(name).expanduser()
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.name.endswith(_ENDINGS) and each.is_file())
            if not inside:
                raise BadInputError(shown(path), "no Parquet and no JSON Lines is in it", "name files of articles")
            paths += inside
        else:
            paths.append(path)
    for path in paths:
        _check(path)
    return paths


def shown(path: Path) -> str:
    """A path in an error line."""
    return displayable(str(path)).replace("\n", "\u240a")


def _check(path: Path) -> None:
    """Raise BadInputError unless the file has the columns that are needed."""
    try:
        if _is_parquet(path):
            names = pq.read_schema(path).names
        else:
            first = next(_lines(path), None)
            if first is None:
                raise BadInputError(shown(path), "it is empty", "name a file of articles")
            row = json.loads(first)
            names = list(row) if isinstance(row, dict) else []
    except BadInputError:
        raise
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise BadInputError(shown(path), why, "name a file of articles") from error
    except (ValueError, pa.ArrowException) as error:
        why = "it is neither Parquet nor JSON Lines"
        raise BadInputError(shown(path), why, "write an article a row, with id and text") from error
    for name in NEEDED:
        if name not in names:
            others = ", ".join(displayable(str(each)) for each in names[:12]) or "none"
            why = f"it has no column {name} (it has {others})"
            raise BadInputError(shown(path), why, f"write or rename one so that each article has its {name}")


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _lines(path: Path) -> Iterator[bytes | None]:
    """The lines of a file, packed or not, those that are blank left out; None for one that is too long to be read."""
    with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as file:
        whole = True
        while line := file.readline(_LONGEST_LINE):
            ended = line.endswith(b"\n")
            if whole and (ended or len(line) < _LONGEST_LINE):
                if line.strip():
                    yield line
            elif ended:
                yield None
            whole = ended


def take_in(source: str, folder: str) -> Taken:
    """Cut an input into parts in the work folder; those that are there already are not written again.

    Raises OSError, and BadInputError for a file that turns out not to be whole.
    """
    taken = Taken()
    rows: list[Row] = []
    size = 0
    for place, found in _rows(Path(source)):
        row, why = read_row(found)
        if row is None:
            taken.problems.append(problem("reading", f"{Path(source).name}, {place}", why))
            continue
        rows.append(row)
        size += len(row["text"] or "")
        if len(rows) == PART or size > _PART_CHARACTERS:
            taken.parts.append(_kept(rows, Path(folder)))
            rows, size = [], 0
    if rows:
        taken.parts.append(_kept(rows, Path(folder)))
    return taken


def _kept(rows: list[Row], folder: Path) -> tuple[str, int]:
    name = digest_of(*("\0" if row[key] is None else f"={row[key]}" for row in rows for key in COLUMNS))
    path = part_path(folder, name)
    if not path.exists():
        write_table(path, pa.Table.from_pylist(rows, schema=_SCHEMA), ROWS_TOGETHER)
    return name, len(rows)


def part_path(folder: Path, name: str) -> Path:
    """Where the part of that name is."""
    return folder / WORK / "articles" / f"{name}.parquet"


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    """What stands in each row, and where that is, in words."""
    try:
        if not _is_parquet(path):
            for number, line in enumerate(_lines(path), 1):
                yield f"line {number}", line
            return
        with pq.ParquetFile(path) as file:
            columns = [name for name in COLUMNS if name in file.schema_arrow.names]
            number = 0
            for batch in file.iter_batches(_AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield f"row {number}", row
    except (EOFError, gzip.BadGzipFile, pa.ArrowException) as error:
        raise BadInputError(shown(path), "it is damaged, or not whole", "write it again") from error


def rows_in(path: Path) -> int:
    """How many rows a file has."""
    if _is_parquet(path):
        return int(pq.read_metadata(path).num_rows)
    return sum(1 for _ in _lines(path))


def sampled(path: Path, wanted: int, count: int, drawn: Random) -> Iterator[Any]:
    """So many rows of a file that has `count`, by chance; of a large Parquet file from some groups of its rows."""
    if not _is_parquet(path):
        chosen = set(drawn.sample(range(count), min(wanted, count)))
        yield from (line for number, line in enumerate(_lines(path)) if number in chosen)
        return
    with pq.ParquetFile(path) as file:
        columns = [name for name in COLUMNS if name in file.schema_arrow.names]
        groups = range(file.num_row_groups)
        left = wanted
        for number, group in enumerate(some := sorted(drawn.sample(groups, min(len(groups), _GROUPS_SAMPLED)))):
            table = file.read_row_group(group, columns=columns)
            share = min(len(table), -(-left // (len(some) - number)))
            left -= share
            yield from table.take(sorted(drawn.sample(range(len(table)), share))).to_pylist()


def read_row(found: Any) -> tuple[Row | None, str]:
    """The article of a row, or None and why it is none."""
    if isinstance(found, bytes):
        try:
            found = json.loads(found)
        except (ValueError, RecursionError):
            return None, "it is not JSON"
    if not isinstance(found, dict):
        return None, "it is longer than a line may be" if found is None else "it is no JSON object"
    values = {name: _word(found.get(name)) for name in COLUMNS}
    for name in NEEDED:
        if not values[name]:
            return None, f"it has no {name}"
    if isinstance(found["text"], bool | int | float):
        return None, "its text is a number"
    return values, ""


def _word(value: Any) -> str | None:
    """A value as words; None for what is none."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        # Lone surrogates are in no encoding, so that no table could hold them.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def day_of(published: str | None) -> date | None:
    """The day of a date or time as it was written (2026-11-30...), None where that is not known."""
    try:
        return date.fromisoformat((published or "")[:_DAY])
    except ValueError:
        return None
