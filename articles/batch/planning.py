"""What a run will take, told from a sample before it starts: pairs, hours, gigabytes."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from articles.batch.candidates import LEAST
from articles.batch.comparing import compared
from articles.batch.inputs import COLUMNS, found_inputs, read_row, rows_in, sampled
from articles.batch.signing import SIGNED, signed
from articles.batch.tables import FINDINGS, MATCHES, table_of
from articles.errors import BadInputError, DiptychError
from articles.matching.signatures.grouping import COPIES, KEPT, Keyed, Postings, candidates, copies, count_keys
from articles.matching.signatures.wording import SLOTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.batch.inputs import Row
    from articles.batch.options import BatchOptions

SAMPLE = 2_000
"""Articles that are looked at, of all inputs together, at most."""
_SECONDS = 60.0
_COMPARED = 24
"""Pairs that are compared for their time."""
_SEED = 11
_PAIR_BYTES = 120
"""What a row of pairs takes, its block's share of the files' own size included."""
_INDEX_BYTES = 40 * KEPT
"""What the index takes of memory while it is made, an article; half of that on disk."""
_BLOCK_SECONDS = 0.00006
"""Processor time of looking for partners and copies, an article: benchmarks/batch measures it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was measured and what follows. Seconds are of processor time of one core.

    `pairs` are those that the gate reads: the least, the likeliest and the most, 19 times in 20, as far as a sample
    tells; `hours` go with them. `likely` is the share of them that is compared in full.
    """

    articles: int
    sampled: int
    characters: float
    sign_seconds: float
    times: Times
    pairs: tuple[int, ...]
    workers: int
    hours: tuple[float, ...]
    gigabytes: float
    memory: float


def plan(inputs: Sequence[str], options: BatchOptions) -> Plan:
    """What a run on these inputs would take. Raises BadInputError as `run` does, and where no row is an article."""
    paths = found_inputs(inputs)
    counts = [rows_in(path) for path in paths]
    total = sum(counts)
    drawn = random.Random(_SEED)  # noqa: S311 - a sample, and no secret
    rows: list[Row] = []
    for path, count in zip(paths, counts, strict=True):
        share = count if total <= SAMPLE else max(1, round(SAMPLE * count / max(1, total)))
        rows += [row for row, _ in map(read_row, sampled(path, share, count, drawn)) if row is not None]
    made, took, rows = _signed(rows)
    if not made:
        raise BadInputError("no plan can be made", "none of the rows looked at is an article", "look at the input")
    found, copied = _found(made, options)
    found_in_sample = len(found) + copied
    part = len(made) / max(total, len(made))
    times = _times(rows, found, options)
    pairs = tuple(min(round(count / part**2), total * (options.partners + 1)) for count in _poisson(found_in_sample))
    seconds = (total * (took + _BLOCK_SECONDS) + count * (times.gate + times.likely * times.pair) for count in pairs)
    return Plan(
        articles=total,
        sampled=len(made),
        characters=sum(len(row["text"] or "") for row in rows) / len(rows),
        sign_seconds=took,
        times=times,
        pairs=pairs,
        workers=options.workers,
        hours=tuple(each / 3600 / options.workers for each in seconds),
        gigabytes=(total * _bytes(rows, made) + pairs[1] * (_PAIR_BYTES + times.likely * times.size)) / 1e9,
        memory=total * (2 * SLOTS + _INDEX_BYTES) / 1e9,
    )


@dataclass(frozen=True, slots=True)
class Times:
    """Processor seconds of the gate, and of the rest of a pair; which share gets there, and bytes of its rows."""

    gate: float
    pair: float
    likely: float
    size: float


def _signed(rows: list[Row]) -> tuple[list[dict[str, Any]], float, list[Row]]:
    """What is kept of the rows, the processor seconds an article took, and the rows that could be read."""
    began, until = time.process_time(), time.monotonic() + _SECONDS
    made: list[dict[str, Any]] = []
    read: list[Row] = []
    for row in rows:
        try:
            made.append(signed(row))
            read.append(row)
        except DiptychError:
            continue
        if time.monotonic() > until:
            break
    return made, (time.process_time() - began) / max(1, len(made)), read


def _found(made: list[dict[str, Any]], options: BatchOptions) -> tuple[list[tuple[int, int]], int]:
    """The candidates within the sample, and how many of its pairs are copies."""
    keys = [np.frombuffer(bytes.fromhex(each["keys"]), dtype=np.uint32) for each in made]
    weights = [np.frombuffer(bytes.fromhex(each["weights"]), dtype=np.uint8) for each in made]
    starts = np.cumsum([0, *map(len, keys)])
    keyed = Keyed(starts, np.concatenate(keys), np.concatenate(weights))
    day = np.array([each["day"] for each in made], dtype=np.int32)
    postings = Postings.of([keyed], count_keys([keyed.keys]), day)
    near = candidates([postings], range(len(made)), options.partners, LEAST)
    signatures = np.stack([np.frombuffer(bytes.fromhex(each["signature"]), dtype=np.uint16) for each in made])
    alike = copies(signatures, COPIES)
    same = set(zip(alike.a.tolist(), alike.b.tolist(), strict=True))
    pairs = [pair for pair in zip(near.a.tolist(), near.b.tolist(), strict=True) if pair not in same]
    return pairs, len(same)


def _times(rows: list[Row], found: list[tuple[int, int]], options: BatchOptions) -> Times:
    """How long the gate and a whole pair take: of candidates found, or of any two articles where there are none."""
    drawn = random.Random(_SEED)  # noqa: S311 - a sample, and no secret
    chosen = drawn.sample(found, min(_COMPARED, len(found)))
    forced = not chosen
    if forced:
        chosen = [(at, at + 1) for at in range(0, min(len(rows), _COMPARED) - 1, 2)]
    gate: list[float] = []
    whole: list[float] = []
    sizes: list[int] = []
    until = time.monotonic() + _SECONDS
    for a, b in chosen:
        began = time.process_time()
        item = {"a": rows[a], "b": rows[b], "why": "copy" if forced else "event", "meaning": options.meaning}
        try:
            result = compared(item)
        except DiptychError:
            continue
        (whole if result["compared"] else gate).append(time.process_time() - began)
        if result["compared"]:
            sizes.append(
                _packed(table_of(result["matches"], MATCHES)) + _packed(table_of(result["findings"], FINDINGS))
            )
        if time.monotonic() > until:
            break
    likely = len(whole) / max(1, len(whole) + len(gate)) if not forced else 0.5
    in_gate = float(np.mean(gate)) if gate else 0.0
    return Times(in_gate, max(0.0, float(np.mean(whole or [0.0])) - in_gate), likely, float(np.mean(sizes or [0])))


def _packed(table: pa.Table) -> int:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().size  # type: ignore[no-any-return] # Arrow ships no types


def _bytes(rows: list[Row], made: list[dict[str, Any]]) -> float:
    """Bytes on disk that an article takes in the work folder."""
    kept = [{**each, **{name: bytes.fromhex(each[name]) for name in ("signature", "keys", "weights")}} for each in made]
    both = pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in COLUMNS]))
    return (_packed(both) + _packed(pa.Table.from_pylist(kept, schema=SIGNED))) / len(made) + _INDEX_BYTES / 2


def _poisson(count: int) -> tuple[float, float, float]:
    """Bounds within which a count lies 19 times in 20 that was `count` once, and the count between them."""
    return max(0.0, sqrt(count) - 1) ** 2, float(count), (sqrt(count) + 1) ** 2


def lines(made: Plan) -> list[str]:
    """The plan in words, a line each."""
    least, pairs, most = made.pairs
    sure = made.sampled == made.articles
    between = "" if sure else f" (between {least:,} and {most:,})"
    hours = "" if sure else f" (between {told(made.hours[0])} and {told(made.hours[2])})"
    return [
        f"{made.articles:,} articles of {made.characters:,.0f} characters, {made.sampled:,} of them looked at",
        f"reading and signing takes {1000 * made.sign_seconds:.1f} ms an article, the gate "
        f"{1000 * made.times.gate:.0f} ms a pair, matches and findings {1000 * made.times.pair:.0f} ms more",
        f"about {pairs:,} candidate pairs{between}, of which {made.times.likely:.0%} pass the gate",
        f"about {told(made.hours[1])} on {made.workers} {'core' if made.workers == 1 else 'cores'}{hours}",
        f"about {_size(made.gigabytes)} on disk, and {_size(made.memory)} of memory for the index",
    ]


def _size(gigabytes: float) -> str:
    return f"{gigabytes:.1f} GB" if gigabytes >= 1 else f"{max(1, round(1000 * gigabytes)):,} MB"


def told(hours: float) -> str:
    """A time in words: "40 minutes", "3.5 hours", "2.1 days"."""
    if hours < 1 / 60:
        return "less than a minute"
    if hours < 1.5:
        return f"{max(1, round(hours * 60))} minutes"
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.1f} days"
