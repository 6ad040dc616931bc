"""A run from its inputs to its tables, step by step, on a cluster."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from articles.batch.candidates import BLOCK, copies_found, find_candidates, find_copies, index_keys, read_candidates
from articles.batch.cluster import Cluster, cluster
from articles.batch.comparing import Pair, compare_block
from articles.batch.files import WORK, refused, write_bytes
from articles.batch.gathering import gather
from articles.batch.guarding import Guard
from articles.batch.inputs import Articles, found_inputs, take_in
from articles.batch.options import FORMAT, BatchOptions, Progress, digest_of, engine_key
from articles.batch.signing import sign_part
from articles.batch.tables import RESULTS
from articles.cases.engine import present_engine
from articles.errors import DiptychError
from articles.matching.signatures.grouping import groups, together
from articles.notes.disk.files import Disk
from articles.notes.disk.saving import LockHeldError, locked
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from articles.batch.cluster import Tell

PAIRS_TOGETHER = {False: 200, True: 25}
"""Pairs of a block, by words and with meaning: some fifteen seconds' work, all that a killed worker loses."""
_BLOCKS, _FEWEST = 16, 5
"""How many blocks a short run has at least, so that there is something for every worker, of so many pairs at least."""
_EVENT = 0.35
"""The score from which candidates are read one after another, since they are likely of one event."""


class Chosen(NamedTuple):
    """The pairs that are compared, by numbers of articles: how near they seem, and which are copies of one text."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    score: NDArray[np.float32]
    copied: NDArray[np.bool_]


def run(inputs: Sequence[str], folder: str, options: BatchOptions, tell: Tell = lambda _: None) -> dict[str, Any]:
    """Compare the articles of some files and write the tables into `folder`; returns what `run.json` says.

    A folder in which the same run has begun is gone on with. Raises BadInputError for inputs that cannot be used, and
    DiptychError when the disk refuses, the cluster fails, or another run is at work in the folder.
    """
    paths = found_inputs(inputs)
    target = Path(folder).expanduser().resolve()
    began = time.monotonic()
    try:
        target.joinpath(WORK).mkdir(parents=True, exist_ok=True)
        with _alone_in(target), cluster(options, str(target)) as workers:
            made = _steps(paths, target, options, workers, tell)
    except OSError as error:
        raise refused(error, target) from error
    report = {
        "schema": FORMAT,
        "generator": {"name": "diptych", "version": __version__},
        "inputs": [path.name for path in paths],
        "meaning": options.meaning,
        "partners": options.partners,
        **made,
        "seconds": round(time.monotonic() - began, 1),
    }
    write_bytes(target / "run.json", (json.dumps(report, indent=1, ensure_ascii=False) + "\n").encode())
    return report


@contextmanager
def _alone_in(target: Path) -> Iterator[None]:
    try:
        with locked(Disk(), target / "run.json", wait=0.2):
            yield
    except LockHeldError as error:
        do = "wait for it, or name another folder"
        raise DiptychError(f"cannot work in {target}", "another batch is at work there", do) from error


def _steps(paths: Sequence[Path], target: Path, options: BatchOptions, workers: Cluster, tell: Tell) -> dict[str, Any]:
    folder, guard = str(target), Guard(options.seconds, options.memory)
    taken = workers.each("taking in", "files", take_in, [(str(path.resolve()), folder) for path in paths], tell)
    cut = [part for each in taken for part in each.parts]
    problems = tuple(row for each in taken for row in each.problems)
    articles = Articles(tuple(name for name, _ in cut), tuple(size for _, size in cut), problems)
    sizes = dict(cut)
    calls = [(folder, part, guard) for part in sizes]
    workers.each("signing", "articles", sign_part, calls, tell, list(sizes.values()))
    (found,) = workers.each("finding copies", "steps", find_copies, [(folder, list(articles.parts))], tell)
    pairs = _pairs(articles, found, folder, options, workers, tell)
    blocks = blocks_of(articles, pairs, options)
    each = [(folder, name, block, options.meaning, guard) for name, block in blocks]
    workers.each("comparing", "pairs", compare_block, each, tell, [len(block) for _, block in blocks])
    tell(Progress("gathering", "tables", 0, len(RESULTS), workers.dashboard))
    made = gather(target, articles, found, [name for name, _ in blocks])
    tell(Progress("gathering", "tables", len(RESULTS), len(RESULTS), workers.dashboard))
    return made


def _pairs(articles: Articles, found: str, folder: str, options: BatchOptions, workers: Cluster, tell: Tell) -> Chosen:
    """The pairs to compare: of each group of copies the others with the first, and candidates for one event."""
    (index,) = workers.each("indexing", "steps", index_keys, [(folder, list(articles.parts), found)], tell)
    count = sum(articles.sizes)
    firsts = range(0, count, BLOCK)
    calls = [(folder, index, first, options.partners) for first in firsts]
    sizes = [min(BLOCK, count - first) for first in firsts]
    names = workers.each("looking for partners", "articles", find_candidates, calls, tell, sizes)
    near = together([read_candidates(folder, name) for name in names], count)
    first, likeness, same, usable = copies_found(folder, found)
    others = np.flatnonzero(usable & (first != np.arange(count)) & ~same)
    copied = np.ones(len(others), dtype=bool)
    return Chosen(
        np.concatenate((first[others], near.a)),
        np.concatenate((others, near.b)),
        np.concatenate((likeness[others], near.score)),
        np.concatenate((copied, np.zeros(len(near.a), dtype=bool))),
    )


def blocks_of(articles: Articles, pairs: Chosen, options: BatchOptions) -> list[tuple[str, list[Pair]]]:
    """The pairs in blocks, each with its name; those of one event stand together, so that an article is read once."""
    close = pairs.copied | (pairs.score >= _EVENT)
    label = groups(sum(articles.sizes), pairs.a[close], pairs.b[close])
    order = np.lexsort((pairs.b, pairs.a, label[pairs.a]))
    places = articles.places()
    ordered = [
        Pair(places[a], places[b], "copy" if copied else "event", round(score, 4))
        for a, b, score, copied in zip(*(column[order].tolist() for column in pairs), strict=True)
    ]
    size = max(_FEWEST, min(PAIRS_TOGETHER[options.meaning], -(-len(ordered) // _BLOCKS)))
    engine = present_engine(options.matching)
    key = f"{engine_key()} {engine.encoder} {options.meaning} {options.seconds:g} {options.memory}"
    blocks = (ordered[at : at + size] for at in range(0, len(ordered), size))
    return [(digest_of("block", key, *map(repr, block)), block) for block in blocks]
