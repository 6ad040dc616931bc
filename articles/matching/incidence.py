"""What pairs of sentences share, term by term, and which pairs share enough to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from articles.matching.units import Rows, SentenceIndex

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

# A term of more sentences of b than this brings no candidates: so time grows with the text, not with its square.
_COMMONEST = 80
# A pair must share this much weight (1: a word found nowhere else) unless a rare pair of words brings it.
_LEAST_SHARED = 0.04
MOST_PARTNERS = 40
_NEAREST = 10
_BLOCK_CELLS = 2_000_000
_BLOCK_HITS = 4_000_000


class Hits(NamedTuple):
    """One row for each term that a pair of sentences shares: the pair, and where the term stands in either's ids."""

    pair: Ints
    at_a: Ints
    at_b: Ints


def candidates(reading: SentenceIndex, meaning: Mapping[str, Floats] | None = None) -> tuple[Ints, Ints]:
    """Rows and columns, sorted, of the pairs that share a rare enough term: at most 40 a sentence of a or of b.

    `meaning` adds, for each sentence, the ten that are nearest by each of its matrices.
    """
    size = len(reading.b.length)
    rows_found, columns_found, weights_found = [], [], []
    for left, right, weight in (
        (reading.a.words, reading.b.words, reading.weight),
        (reading.a.pairs, reading.b.pairs, reading.pair_weight),
    ):
        rows, columns, weights = _meetings(left, right, weight)
        rows_found.append(rows)
        columns_found.append(columns)
        weights_found.append(weights)
    cells = np.concatenate(rows_found) * size + np.concatenate(columns_found)
    if not len(cells):
        return _split(_nearest(meaning), size)
    cells, inverse = np.unique(cells, return_inverse=True)
    shared = np.bincount(inverse, weights=np.concatenate(weights_found))
    rows, columns = cells // size, cells % size
    heavy = reading.a.words.sums(reading.weight)[rows] + reading.b.words.sums(reading.weight)[columns]
    rank = shared**2 / np.maximum(heavy, 1e-9)
    keep = (shared >= _LEAST_SHARED) & (_among_best(rows, rank) | _among_best(columns, rank))
    near = _nearest(meaning)
    return _split(np.union1d(cells[keep], near), size) if len(near) else (rows[keep], columns[keep])


def _nearest(meaning: Mapping[str, Floats] | None) -> Ints:
    """Cells of the pairs that are among the nearest in meaning of either sentence."""
    found = [np.zeros(0, dtype=np.int64)]
    for matrix in (meaning or {}).values():
        for axis in (0, 1):
            count = min(_NEAREST, matrix.shape[axis])
            best = np.argpartition(-matrix, count - 1, axis=axis) if count else np.zeros((0, 0), dtype=np.int64)
            if axis:
                rows = np.repeat(np.arange(matrix.shape[0]), count)
                found.append(rows * matrix.shape[1] + best[:, :count].ravel())
            else:
                columns = np.tile(np.arange(matrix.shape[1]), count)
                found.append(best[:count].ravel() * matrix.shape[1] + columns)
    return np.unique(np.concatenate(found))


def _split(cells: Ints, size: int) -> tuple[Ints, Ints]:
    return cells // max(1, size), cells % max(1, size)


def _meetings(left: Rows, right: Rows, weight: Floats) -> tuple[Ints, Ints, Floats]:
    """Every pair of places of one term in a and in b, for terms that weigh and are not too common in b."""
    count = len(weight)
    df = np.bincount(right.ids, minlength=count)
    useful = (df > 0) & (df <= _COMMONEST) & (weight > 0)
    order = np.argsort(right.ids, kind="stable")
    holders = np.repeat(np.arange(len(right.starts) - 1), np.diff(right.starts))[order]
    starts = np.concatenate(([0], np.cumsum(df)))
    row_of = np.repeat(np.arange(len(left.starts) - 1), np.diff(left.starts))
    keep = useful[left.ids]
    ids, row_of = left.ids[keep], row_of[keep]
    lengths = df[ids]
    at = _runs(starts[ids], lengths)
    return np.repeat(row_of, lengths), holders[at], np.repeat(weight[ids], lengths)


def _runs(starts: Ints, lengths: Ints) -> Ints:
    """The numbers start, start + 1, ... of one run after another."""
    ends = np.cumsum(lengths)
    runs: Ints = np.arange(int(lengths.sum())) + np.repeat(starts - (ends - lengths), lengths)
    return runs


def _among_best(groups: Ints, value: Floats) -> NDArray[np.bool_]:
    """Whether each value is one of the 40 highest of its group."""
    order = np.lexsort((-value, groups))
    place = np.empty(len(groups), dtype=np.int64)
    place[order] = _place_in_run(groups[order])
    return place < MOST_PARTNERS


def _place_in_run(ordered: Ints) -> Ints:
    """0, 1, 2, ... within each run of equal numbers."""
    first = np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, dtype=bool)
    where = np.arange(len(ordered))
    place: Ints = where - np.maximum.accumulate(np.where(first, where, 0))
    return place


def shared(left: Rows, right: Rows, rows: Ints, columns: Ints, count: int) -> Hits:
    """The terms shared by the pairs (rows, columns), rows rising; ids are below `count`, each once in a sentence."""
    in_both = np.zeros(count, dtype=bool)
    in_both[left.ids] = True
    other = np.zeros(count, dtype=bool)
    other[right.ids] = True
    in_both &= other
    small = np.cumsum(in_both) - 1
    width = int(in_both.sum())
    # Only terms of both articles can be shared: the table below stays narrow.
    left_at, left_starts = _only(left, in_both)
    right_at, right_starts = _only(right, in_both)
    left_ids, right_ids = small[left.ids[left_at]], small[right.ids[right_at]]
    parts: list[Hits] = []
    step = max(1, _BLOCK_CELLS // max(1, width))
    for first in _blocks(rows, step, right_starts, columns):
        parts.append(_block(first, rows, columns, (left_ids, left_starts), (right_ids, right_starts), width))  # noqa: PERF401 - one call a line reads better
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Hits(none, none, none)
    pair, at_a, at_b = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Hits(pair, left_at[at_a], right_at[at_b])


def _only(rows: Rows, keep: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Where in `ids` the kept terms stand, and where each sentence's begin among them."""
    kept = keep[rows.ids]
    counted = np.concatenate(([0], np.cumsum(kept)))
    return np.flatnonzero(kept), counted[rows.starts]


def _blocks(rows: Ints, step: int, right_starts: Ints, columns: Ints) -> Sequence[tuple[int, int]]:
    """First and last of runs of pairs that span at most `step` sentences of a and a bounded number of terms."""
    if not len(rows):
        return []
    terms = np.cumsum(right_starts[columns + 1] - right_starts[columns])
    blocks = []
    first = 0
    while first < len(rows):
        before = int(terms[first - 1]) if first else 0
        last = min(
            int(np.searchsorted(rows, rows[first] + step)), int(np.searchsorted(terms, before + _BLOCK_HITS)) + 1
        )
        blocks.append((first, last))
        first = last
    return blocks


def _block(
    block: tuple[int, int],
    rows: Ints,
    columns: Ints,
    left: tuple[Ints, Ints],
    right: tuple[Ints, Ints],
    width: int,
) -> Hits:
    first, last = block
    low, high = int(rows[first]), int(rows[last - 1]) + 1
    left_ids, left_starts = left
    right_ids, right_starts = right
    some = slice(int(left_starts[low]), int(left_starts[high]))
    owner = np.repeat(np.arange(high - low), np.diff(left_starts[low : high + 1]))
    where = np.zeros((high - low) * width, dtype=np.int64)
    where[owner * width + left_ids[some]] = np.arange(some.start, some.stop) + 1
    begins = right_starts[columns[first:last]]
    lengths = right_starts[columns[first:last] + 1] - begins
    at_b = _runs(begins, lengths)
    pair = np.repeat(np.arange(first, last), lengths)
    at_a = where[(rows[pair] - low) * width + right_ids[at_b]]
    hit = np.flatnonzero(at_a)
    return Hits(pair[hit], at_a[hit] - 1, at_b[hit])
