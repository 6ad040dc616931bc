"""Articles for batches: reports of invented events, two of each, as rows of an input."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from benchmarks.report_pairs import read_all

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = dict[str, Any]
TABLES = ("matches", "findings", "pairs", "groups", "errors")


def reports(pairs: int) -> list[Row]:
    """The articles of so many pairs; the two of one event stand one after the other."""
    found = []
    for number, pair in enumerate(read_all("work")[:pairs]):
        for side, report in (("a", pair.a), ("b", pair.b)):
            text = "\n\n".join(" ".join(words for _, words in paragraph) for paragraph in report.paragraphs)
            found.append({
                "id": f"{number}{side}", "text": text, "title": report.title, "outlet": report.outlet,
                "published": report.published.isoformat(), "language": "en",
            })  # fmt: skip
    return found


def write_lines(path: Path, rows: Iterable[Any]) -> str:
    """Rows as JSON Lines; a string is a line as it is."""
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def table(folder: Path, name: str) -> list[Row]:
    """The rows of a table of a run."""
    rows: list[Row] = pq.read_table(folder / f"{name}.parquet").to_pylist()
    return rows


def everything(folder: Path) -> dict[str, list[str]]:
    """All rows of all tables, sorted."""
    return {name: sorted(map(repr, table(folder, name))) for name in TABLES}


def workers_of(process: int) -> list[int]:
    """The processes of a command that do the work."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((path / "stat").read_bytes().rpartition(b")")[2].split()[1])
            if parent == process and b"spawn_main" in (path / "cmdline").read_bytes():
                found.append(int(path.name))
    return found
