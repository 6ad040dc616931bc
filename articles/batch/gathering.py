"""The tables that a run leaves, put together from the parts that its steps wrote."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from articles.batch.candidates import Copies, copies_found
from articles.batch.comparing import TABLES, block_path
from articles.batch.files import whole_table, write_table
from articles.batch.signing import signed_path
from articles.batch.tables import GROUPS, RESULTS, problem, table_of
from articles.matching.signatures.events import events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from articles.batch.inputs import Articles

    Ints = NDArray[np.int64]

_FEWEST = 2


def gather(folder: Path, articles: Articles, found: str, blocks: Sequence[str]) -> dict[str, int]:
    """Write the tables; returns how many rows each has, and how many articles there were. Raises OSError."""
    copies = copies_found(str(folder), found)
    names = pa.concat_tables(
        [pq.read_table(signed_path(folder, part), columns=["id", "sha256", "kind", "error"]) for part in articles.parts]
    )
    rows = {"articles": len(names)}
    judged: list[pa.Table] = []
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(whole_table(folder / f"{table}.parquet", RESULTS[table])) for table in TABLES
        }
        problems = [*articles.problems, *_problems(names, copies)]
        writers["errors"].write_table(table_of(problems, RESULTS["errors"]))
        rows |= dict.fromkeys(TABLES, 0) | {"errors": len(problems)}
        for block in blocks:
            for table, writer in writers.items():
                part = pq.read_table(block_path(folder, block, table), schema=RESULTS[table])
                writer.write_table(part)
                rows[table] += len(part)
                if table == "pairs":
                    judged.append(part.select(["a_id", "b_id", "why", "same_event"]))
    groups = table_of(list(_groups(names, copies, judged)), GROUPS)
    write_table(folder / "groups.parquet", groups)
    return rows | {"groups": len(groups)}


def _problems(names: pa.Table, copies: Copies) -> Iterator[dict[str, Any]]:
    """What is wrong with articles that could not be signed, or are called as one before them."""
    for number in np.flatnonzero(~copies.usable).tolist():
        row = names.slice(number, 1).to_pylist()[0]
        if row["error"] is None:
            yield problem("reading", row["id"], "an article before it has the same id", kind="twice")
        else:
            yield problem("reading", row["id"], row["error"], kind=row["kind"])


def _groups(names: pa.Table, copies: Copies, judged: Sequence[pa.Table]) -> Iterator[dict[str, Any]]:
    """A row for each member of each group of copies, and of each event, copies included."""
    ids, sums = names["id"].to_pylist(), names["sha256"].to_pylist()
    yield from _rows("copies", copies.first, copies.likeness, ids, sums)
    number = {name: at for at, name in enumerate(ids) if copies.usable[at]}
    pairs = [
        (number[a], number[b], chance)
        for table in judged
        for a, b, why, chance in zip(*(table[name].to_pylist() for name in table.column_names), strict=True)
        if why == "event" and chance is not None
    ]
    a, b = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    chance = np.array([pair[2] for pair in pairs])
    event = events(len(ids), a, b, chance)
    likeliest = np.zeros(len(ids))
    together = event[a] == event[b]
    for side in (a, b):
        np.maximum.at(likeliest, side[together], chance[together])
    yield from _rows("event", event[copies.first], likeliest[copies.first], ids, sums, copies.first)


def _rows(
    kind: str, group: Ints, likeness: NDArray[Any], ids: list[str], sums: list[str], apart: Ints | None = None
) -> Iterator[dict[str, Any]]:
    """The members of groups of two and more; with `apart`, only of groups in which two of these numbers are."""
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(order)), dtype=bool), ordered[1:] != ordered[:-1])))
    count = 0
    for members in np.split(order, starts[1:]):
        kinds = members if apart is None else np.unique(apart[members])
        if len(kinds) < _FEWEST:
            continue
        count += 1
        for member in members.tolist():
            yield {
                "group": f"{kind[0]}{count}", "kind": kind, "id": ids[member], "sha256": sums[member],
                "members": len(members), "first": member == members[0], "likeness": round(float(likeness[member]), 4),
            }  # fmt: skip
