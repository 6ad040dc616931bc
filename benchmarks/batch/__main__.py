"""What batches cost: `python -m benchmarks.batch [SIZE ...]`, from 62,500 to 250,000 articles unless sizes are named.

For each size as many signatures are made up: keys drawn as rarely as words in language, one article in ten a copy of
another with a likeness of .8 to 1, one in two in an event of several accounts that share names. Each size is then
grouped in a process of its own by the steps of `diptych batch`, from its files to its files. Told are seconds of
the processor, the most memory, the growth per doubling, and how many planted copies and events were found; beside it
how long datasketch's MinHash LSH takes for the copies alone, given the same signatures and bands. `--pairs` measures
instead how many pairs are compared in an hour of one core, by words and with meaning, `--workers` how much faster two
workers are than one, and `--groups` how well events are grouped, of ecb-dev.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa

from articles import samples
from articles.batch import BatchOptions, Progress, run
from articles.batch.candidates import BLOCK, copies_found, find_candidates, find_copies, index_keys, read_candidates
from articles.batch.comparing import compared
from articles.batch.files import write_table
from articles.batch.inputs import COLUMNS
from articles.batch.signing import SIGNED, numbers, signed_path
from articles.matching.signatures.grouping import COPIES, together
from articles.matching.signatures.wording import SLOTS, mixed
from benchmarks.batch import groups as grouping
from tests.articles.batch.made import reports, write_lines

SIZES = (62_500, 125_000, 250_000)
PEER = 125_000
"""Articles up to which datasketch is asked: a million of them do not fit its memory here."""
_PART, _KEYS, _NAMES = 1_000, 70, 12
_PARTNERS = 10
_CHARACTERS = 3_000


def main(arguments: list[str]) -> None:
    """Print the table of the sizes, or that of pairs."""
    if arguments[:1] == ["--pairs"]:
        _print_pairs()
    elif arguments[:1] == ["--workers"]:
        _print_workers()
    elif arguments[:1] == ["--groups"]:
        grouping.main()
    elif arguments[:1] == ["--grouped"]:
        print(json.dumps(_grouped(arguments[1], int(arguments[2]))))
    elif arguments[:1] == ["--peer"]:
        print(json.dumps(_by_datasketch(arguments[1], int(arguments[2]))))
    else:
        _print_sizes([int(each.replace(",", "")) for each in arguments] or list(SIZES))


def _print_sizes(sizes: list[int]) -> None:
    print("articles  copies s  index s  candidates s  all s  growth  memory GB | copies found  events | datasketch s")
    before: tuple[int, float] | None = None
    for size in sizes:
        with TemporaryDirectory(dir="/var/tmp") as folder:
            _make(Path(folder), size)
            found = _child("--grouped", folder, size)
            peer = _child("--peer", folder, size) if size <= PEER else None
        seconds = sum(found["seconds"])
        growth = f"{(seconds / before[1]) ** (1 / np.log2(size / before[0])):.2f}" if before else "-"
        told = f"{peer['seconds']:.0f} ({peer['found']:.4f}, {peer['memory']:.1f} GB)" if peer else "-"
        parts = "  ".join(f"{each:8.1f}" for each in found["seconds"])
        print(
            f"{size:9,}  {parts}  {seconds:8.1f}  {growth:>5}  {found['memory']:6.2f} |"
            f" {found['copies']:.4f}  {found['events']:.4f} | {told}", flush=True,
        )  # fmt: skip
        before = size, seconds


def _child(what: str, folder: str, size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.batch", what, folder, str(size)]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(made.stdout)
    return found


def _names(size: int) -> list[str]:
    return [f"part-{number}" for number in range(-(-size // _PART))]


def _make(folder: Path, size: int) -> None:
    """Write the signatures of made-up articles, and which pairs were planted."""
    drawn = np.random.default_rng(5)
    vocabulary = int(40 * size**0.6) + 20_000
    event = np.where(drawn.random(size) < 0.5, drawn.integers(0, size // 10, size), size + np.arange(size))
    planted: list[tuple[int, int]] = []
    before = np.zeros((0, SLOTS), dtype=np.uint16)
    for number, name in enumerate(_names(size)):
        count, first = min(_PART, size - number * _PART), number * _PART
        signatures = drawn.integers(0, 1 << 16, (count, SLOTS)).astype(np.uint16)
        for row in np.flatnonzero(drawn.random(count) < 0.1 * (number > 0)).tolist():
            other = int(drawn.integers(0, len(before)))
            kept = drawn.random(SLOTS) < drawn.uniform(0.8, 1)
            signatures[row, kept] = before[other, kept]
            planted.append((first - len(before) + other, first + row))
        before = signatures
        columns = _keys(event[first : first + count], vocabulary, drawn)
        columns |= {
            "id": [str(first + row) for row in range(count)],
            "sha256": [f"{first + row:064x}" for row in range(count)],
            "day": (739_000 + event[first : first + count] % 365 + drawn.integers(0, 2, count)).astype(np.int32),
            "signature": [row.tobytes() for row in signatures],
            "kind": [None] * count,
            "error": [None] * count,
        }
        write_table(signed_path(folder, name), pa.table(columns, schema=SIGNED))
    np.save(folder / "planted.npy", np.array(planted))
    np.save(folder / "events.npy", event)


def _keys(event: Any, vocabulary: int, drawn: np.random.Generator) -> dict[str, Any]:
    """The keys of some articles: eight of the twelve names of its event, and words as rare as in language."""
    count = len(event)
    some = drawn.random((count, _NAMES)).argsort(axis=1)[:, :8]
    own = mixed((1 << 40) + event[:, None].astype(np.uint64) * np.uint64(_NAMES) + some.astype(np.uint64))
    words = mixed((vocabulary ** drawn.random((count, _KEYS - 8))).astype(np.uint64))
    both = np.concatenate((own, words), axis=1).astype(np.uint32)
    weights = np.where(np.arange(_KEYS) < 8, 26, 16).astype(np.uint8)
    order = both.argsort(axis=1)
    found: dict[str, Any] = {"keys": [], "weights": []}
    for row, at in zip(both, order, strict=True):
        new = np.concatenate(([True], row[at][1:] != row[at][:-1]))
        found["keys"].append(row[at][new].tobytes())
        found["weights"].append(weights[at][new].tobytes())
    return found


def _grouped(folder: str, size: int) -> dict[str, Any]:
    """Group by the steps of a batch."""
    parts = _names(size)
    clock = [time.process_time()]
    found = find_copies(folder, parts)
    clock.append(time.process_time())
    index = index_keys(folder, parts, found)
    clock.append(time.process_time())
    made = [read_candidates(folder, find_candidates(folder, index, at, _PARTNERS)) for at in range(0, size, BLOCK)]
    pairs = together(made, size)
    clock.append(time.process_time())
    first = np.asarray(copies_found(folder, found).first)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    planted = np.load(Path(folder) / "planted.npy")
    return {
        "seconds": np.diff(clock).tolist(),
        "memory": memory,
        "copies": float(np.mean(first[planted[:, 0]] == first[planted[:, 1]])),
        "events": _events_found(np.load(Path(folder) / "events.npy"), first, pairs.a, pairs.b),
    }


def _events_found(event: Any, first: Any, a: Any, b: Any) -> float:
    """The share of the articles in events, copies left out, that have a candidate of their event."""
    own = first == np.arange(len(first))
    _, at, counts = np.unique(event[own], return_inverse=True, return_counts=True)
    asked = np.zeros(len(first), dtype=bool)
    asked[np.flatnonzero(own)[counts[at] > 1]] = True
    right = event[a] == event[b]
    found = np.zeros(len(first), dtype=bool)
    found[a[right]] = found[b[right]] = True
    return float(found[asked].mean())


def _by_datasketch(folder: str, size: int) -> dict[str, Any]:
    """Group copies with MinHashLSH, given the same signatures, with the same bands and the same closer look."""
    import pyarrow.parquet as pq
    from datasketch import MinHash, MinHashLSH

    tables = [pq.read_table(signed_path(Path(folder), name), columns=["signature"]) for name in _names(size)]
    signatures = numbers(pa.concat_tables(tables)["signature"], np.uint16, SLOTS).astype(np.uint64)
    hashes = [MinHash(num_perm=SLOTS, hashvalues=row, scheme="legacy") for row in signatures]
    began = time.process_time()
    lsh = MinHashLSH(num_perm=SLOTS, params=(32, 4))
    group = list(range(size))
    for number, made in enumerate(hashes):
        for other in lsh.query(made):
            if made.jaccard(hashes[other]) >= COPIES:
                one, two = _root(group, number), _root(group, other)
                group[max(one, two)] = min(one, two)
        lsh.insert(number, made, check_duplication=False)
    seconds = time.process_time() - began
    planted = np.load(Path(folder) / "planted.npy").tolist()
    found = np.mean([_root(group, a) == _root(group, b) for a, b in planted])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"seconds": seconds, "found": float(found), "memory": memory}


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        number = group[number]
    return number


def _print_pairs() -> None:
    """How many pairs an hour and core compares: of events in two accounts of 3 kB, and in five."""
    two = [_row_of(row["text"], row["id"]) for row in reports(30)]
    five = [
        _row_of(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(Path(samples.__file__).parent.glob("*.txt"))
    ]
    sets = (
        ("two accounts an event", [(two[at], two[at + 1]) for at in range(0, len(two), 2)]),
        (f"{len(five)} accounts of one event", list(combinations(five, 2))),
    )
    for words, pairs in sets:
        for meaning in (False, True):
            some = pairs[: 1 + (8 if meaning else 30)]
            spent = [_spent(a, b, meaning=meaning) for a, b in some]
            mean = float(np.mean(spent[1:]))
            way = "with meaning" if meaning else "by words"
            print(f"{words}, {way}: {1000 * mean:.0f} ms a pair, {3600 / mean:,.0f} an hour and core", flush=True)


def _spent(a: dict[str, Any], b: dict[str, Any], *, meaning: bool) -> float:
    began = time.process_time()
    compared({"a": a, "b": b, "why": "copy", "meaning": meaning})
    return time.process_time() - began


def _row_of(text: str, name: str) -> dict[str, Any]:
    """An article of about so many characters."""
    while len(text) < _CHARACTERS:
        text = f"{text}\n\n{text[: _CHARACTERS - len(text)]}"
    return {**dict.fromkeys(COLUMNS), "id": name, "text": text[:_CHARACTERS], "language": "en"}


def _print_workers() -> None:
    """How long comparing takes one worker and two, the start of the cluster left out."""
    taken = {}
    with TemporaryDirectory() as folder:
        source = write_lines(Path(folder) / "articles.jsonl", [_row_of(row["text"], row["id"]) for row in reports(56)])
        for workers in (1, 2):
            clock: dict[str, list[float]] = {}

            def tell(progress: Progress, clock: dict[str, list[float]] = clock) -> None:
                clock.setdefault(progress.step, []).append(time.monotonic())

            run([source], str(Path(folder) / str(workers)), BatchOptions(workers=workers, partners=30), tell)
            taken[workers] = clock["comparing"][-1] - clock["comparing"][0]
            print(f"comparing with {workers}: {taken[workers]:.1f} s", flush=True)
    print(f"two are {taken[1] / taken[2]:.2f} times as fast as one")


if __name__ == "__main__":
    main(sys.argv[1:])
