"""What is known of each candidate pair of sentences, as numbers: the columns that the scorer weighs.

Every column is the same when the two articles change sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from articles.matching.incidence import Hits, shared
from articles.matching.layout import MOST_CLAUSES
from articles.matching.rarity import CHANCE, CONTAINMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from articles.matching.units import Rows, SentenceIndex

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_CLAUSE_CHANCE = 1.0
_TINY = 1e-9
# Words that weigh more than this are counted, whatever they weigh.
_RARE = 0.3
_LEVEL = 1e-6


@dataclass(frozen=True, slots=True)
class Table:
    """Candidate pairs, sorted by row, then column, and one column of numbers for each feature, by name."""

    rows: Ints
    columns: Ints
    values: dict[str, Floats]

    def matrix(self, names: list[str]) -> Floats:
        """The named columns side by side, shape (pairs, names)."""
        return np.stack([self.values[name] for name in names], axis=1) if names else np.zeros((len(self.rows), 0))


def features(reading: SentenceIndex, rows: Ints, columns: Ints, meaning: Mapping[str, Floats] | None = None) -> Table:
    """All features of the candidate pairs (rows rising, then columns).

    `meaning` holds, by name, matrices of shape (sentences of a, sentences of b).
    """
    pairs = _Pairs(reading, rows, columns)
    values = pairs.words()
    values |= pairs.clauses()
    values |= pairs.names()
    values |= pairs.quotations()
    values |= pairs.runs()
    values |= pairs.places()
    values |= standing_of("likeness", values["likeness"], rows, columns)
    values |= neighbours_of(values["likeness"], rows, columns)
    for name, matrix in (meaning or {}).items():
        column = matrix[rows, columns].astype(np.float64)
        values[name] = column
        values |= standing_of(name, column, rows, columns)
    return Table(rows, columns, values)


class _Pairs:
    """The candidates with what they share."""

    def __init__(self, reading: SentenceIndex, rows: Ints, columns: Ints) -> None:
        self._reading = reading
        self._rows = rows
        self._columns = columns
        self._hits = shared(reading.a.words, reading.b.words, rows, columns, len(reading.weight))
        self._ids = reading.a.words.ids[self._hits.at_a]
        self._gain = reading.weight[self._ids]

    def _sum(self, hits: Hits, weights: Floats) -> Floats:
        return _counted(hits.pair, weights, len(self._rows))

    def _sizes(self, left: Rows, right: Rows, weights: Floats) -> tuple[Floats, Floats]:
        """The heavier and the lighter of the two sentences."""
        one, other = left.sums(weights)[self._rows], right.sums(weights)[self._columns]
        return np.maximum(one, other), np.minimum(one, other)

    def words(self) -> dict[str, Floats]:
        """Shared words by rarity: Dice, likeness (with neighbouring words, containment, a doubt of chance), cover."""
        reading = self._reading
        gain = self._sum(self._hits, self._gain)
        heavy, light = self._sizes(reading.a.words, reading.b.words, reading.weight)
        pair_hits = shared(reading.a.pairs, reading.b.pairs, self._rows, self._columns, len(reading.pair_weight))
        pair_gain = self._sum(pair_hits, reading.pair_weight[reading.a.pairs.ids[pair_hits.at_a]])
        pair_heavy, pair_light = self._sizes(reading.a.pairs, reading.b.pairs, reading.pair_weight)
        both, all_heavy, all_light = gain + pair_gain, heavy + pair_heavy, light + pair_light
        share = (1 - CONTAINMENT) * 2 * both / np.maximum(all_heavy + all_light, _TINY)
        share += CONTAINMENT * both / np.maximum(all_light, _TINY)
        best = np.zeros(len(self._rows))
        np.maximum.at(best, self._hits.pair, self._gain)
        return {
            "likeness": np.cbrt(np.minimum(share * both**2 / (both**2 + CHANCE**2), 1.0)),
            "dice": 2 * gain / np.maximum(heavy + light, _TINY),
            "covers": gain / np.maximum(heavy, _TINY),
            "second": np.log1p(np.maximum(gain - best, 0.0)),
            "terms": np.log1p(_counted(self._hits.pair, (self._gain > _RARE).astype(np.float64), len(self._rows))),
            "heavy": np.log1p(heavy),
        }

    def clauses(self) -> dict[str, Floats]:
        """The best clause against the whole other sentence, and the best two clauses against each other."""
        a, b, weight = self._reading.a, self._reading.b, self._reading.weight
        size_a, size_b = (_clause_sizes(side.words, side.clause, weight) for side in (a, b))
        whole_a, whole_b = a.words.sums(weight)[self._rows], b.words.sums(weight)[self._columns]
        clause_a, clause_b = a.clause[self._hits.at_a], b.clause[self._hits.at_b]
        pair, count = self._hits.pair, len(self._rows)
        table_a = _counted(pair * MOST_CLAUSES + clause_a, self._gain, count * MOST_CLAUSES)
        table_b = _counted(pair * MOST_CLAUSES + clause_b, self._gain, count * MOST_CLAUSES)
        from_a = _damped(table_a.reshape(count, MOST_CLAUSES), size_a[self._rows] + whole_b[:, None])
        from_b = _damped(table_b.reshape(count, MOST_CLAUSES), size_b[self._columns] + whole_a[:, None])
        cells, inverse = np.unique((pair * MOST_CLAUSES + clause_a) * MOST_CLAUSES + clause_b, return_inverse=True)
        both = _counted(inverse, self._gain, len(cells))
        of = cells // MOST_CLAUSES**2
        sizes = (
            size_a[self._rows[of], cells // MOST_CLAUSES % MOST_CLAUSES]
            + size_b[self._columns[of], cells % MOST_CLAUSES]
        )
        best = np.zeros(count)
        np.maximum.at(best, of, _damped(both, sizes))
        return {"clause": np.maximum(from_a.max(axis=1), from_b.max(axis=1)), "clauses": best}

    def names(self) -> dict[str, Floats]:
        """Shared names; the same with the person that "he" stands for; and what is shared beside names."""
        reading = self._reading
        hit = reading.is_name[self._ids]
        heavy, light = self._sizes(reading.a.words, reading.b.words, reading.weight * reading.is_name)
        gain = self._sum(self._hits, self._gain * hit)
        who = shared(reading.a.who, reading.b.who, self._rows, self._columns, len(reading.weight))
        # A name in most sentences still says who is meant, so each counts for something.
        floor = reading.weight + 0.2
        who_gain = self._sum(who, floor[reading.a.who.ids[who.at_a]])
        who_heavy, who_light = self._sizes(reading.a.who, reading.b.who, floor)
        return {
            "names": 2 * gain / np.maximum(heavy + light, _TINY),
            "other_gain": np.log1p(self._sum(self._hits, self._gain * (1 - hit))),
            "who": 2 * who_gain / np.maximum(who_heavy + who_light, _TINY),
            "who_clash": ((who_light > 0) & (who_gain == 0)).astype(np.float64),
        }

    def quotations(self) -> dict[str, Floats]:
        """How much of what is quoted in both, or in one and reported in the other, is shared."""
        a, b, weight = self._reading.a, self._reading.b, self._reading.weight
        quoted_a, quoted_b = a.quoted[self._hits.at_a], b.quoted[self._hits.at_b]
        inside_a = _row_sums(a.words, weight[a.words.ids] * a.quoted)[self._rows]
        inside_b = _row_sums(b.words, weight[b.words.ids] * b.quoted)[self._columns]
        both = self._sum(self._hits, self._gain * quoted_a * quoted_b)
        light = np.minimum(inside_a, inside_b)
        told_a = self._sum(self._hits, self._gain * quoted_a)
        told_b = self._sum(self._hits, self._gain * quoted_b)
        told = np.maximum(_damped(told_a, inside_a), _damped(told_b, inside_b))
        has = (inside_a > 0).astype(np.float64) + (inside_b > 0)
        return {
            "quote": _damped(both, light),
            "quote_told": told,
            "quote_clash": ((light > 1.0) & (both < 0.1 * light)).astype(np.float64),
            "one_quotes": (has == 1).astype(np.float64),
            "both_quote": (has == 2).astype(np.float64),
        }

    def runs(self) -> dict[str, Floats]:
        """The longest run of words that both have in one order."""
        a, b = self._reading.a, self._reading.b
        place_a, place_b = a.place[self._hits.at_a], b.place[self._hits.at_b]
        order = np.lexsort((place_a, place_b - place_a, self._hits.pair))
        pair, slope = self._hits.pair[order], (place_b - place_a)[order]
        place = place_a[order]
        longest = np.zeros(len(self._rows))
        if len(order):
            # A gap of one (a word repeated before, or another word) does not end a run.
            new = np.ones(len(order), dtype=bool)
            new[1:] = (pair[1:] != pair[:-1]) | (slope[1:] != slope[:-1]) | (place[1:] - place[:-1] > 2)
            np.maximum.at(longest, pair[new], np.diff(np.append(np.flatnonzero(new), len(new))).astype(np.float64))
        return {"run": np.log1p(longest)}

    def places(self) -> dict[str, Floats]:
        """Where the sentences stand in their articles (0..1), and how long they are."""
        a, b = self._reading.a.length, self._reading.b.length
        at_a, at_b = self._rows / max(1, len(a) - 1), self._columns / max(1, len(b) - 1)
        long_a, long_b = np.log1p(a[self._rows]), np.log1p(b[self._columns])
        return {
            "apart": np.abs(at_a - at_b),
            "early": np.minimum(at_a, at_b),
            "late": np.maximum(at_a, at_b),
            "lead": ((self._rows == 0) | (self._columns == 0)).astype(np.float64),
            "short": np.minimum(long_a, long_b),
        }


def _counted(places: Ints, weights: Floats, size: int) -> Floats:
    """The sum of the weights at each of `size` places."""
    return np.bincount(places, weights, size).astype(np.float64)


def _damped(gain: Floats, size: Floats) -> Floats:
    """Dice-like share of what is shared, smaller where little is: one shared word may be chance."""
    damped: Floats = 2 * gain / np.maximum(size, _TINY) * gain**2 / (gain**2 + _CLAUSE_CHANCE**2)
    return np.minimum(damped, 2.0)


def _row_sums(rows: Rows, values: Floats) -> Floats:
    total = np.concatenate(([0.0], np.cumsum(values)))
    return total[rows.starts[1:]] - total[rows.starts[:-1]]


def _clause_sizes(rows: Rows, clause: Ints, weight: Floats) -> Floats:
    """Weight of each clause, shape (sentences, clauses)."""
    count = len(rows.starts) - 1
    owner = np.repeat(np.arange(count), np.diff(rows.starts))
    cells = _counted(owner * MOST_CLAUSES + clause, weight[rows.ids], count * MOST_CLAUSES)
    return cells.reshape(count, MOST_CLAUSES)


def standing_of(name: str, value: Floats, rows: Ints, columns: Ints) -> dict[str, Floats]:
    """How a value stands among those of its sentences: ahead of the next, its rank, above the mean."""
    ahead, rank, score = zip(*(_standing(value, groups) for groups in (rows, columns)), strict=True)
    return {
        f"{name}_ahead": np.minimum(*ahead),
        f"{name}_rank": np.log1p(np.maximum(*rank)),
        f"{name}_above": np.maximum(*score),
    }


def _standing(value: Floats, groups: Ints) -> tuple[Floats, Floats, Floats]:
    """Lead on the best of the others of the group (below 0: behind), rank from 0, distance from the group's mean."""
    if not len(value):
        return value, value, value
    order = np.lexsort((-value, groups))
    ordered, sorted_groups = value[order], groups[order]
    starts = np.flatnonzero(np.concatenate(([True], sorted_groups[1:] != sorted_groups[:-1])))
    sizes = np.diff(np.append(starts, len(value)))
    best = np.repeat(ordered[starts], sizes)
    second = np.repeat(np.where(sizes > 1, ordered[np.minimum(starts + 1, len(value) - 1)], 0.0), sizes)
    place = np.arange(len(value)) - np.repeat(starts, sizes)
    mean = np.repeat(np.add.reduceat(ordered, starts) / sizes, sizes)
    ahead = ordered - np.where(place == 0, second, best)
    back = np.empty(len(value), dtype=np.int64)
    back[order] = np.arange(len(value))
    # Equal values share the first's rank, so that the order of sentences decides nothing; sums of the same numbers in
    # another order differ in their last digits.
    level = ordered[:-1] - ordered[1:] <= _LEVEL
    tied = np.concatenate(([False], level & (sorted_groups[1:] == sorted_groups[:-1])))
    first_of_tie = np.maximum.accumulate(np.where(tied, 0, np.arange(len(value))))
    rank = place[first_of_tie].astype(np.float64)
    return ahead[back], rank[back], (ordered - mean)[back]


def neighbours_of(value: Floats, rows: Ints, columns: Ints) -> dict[str, Floats]:
    """The value of the pairs before and after, along either diagonal and beside in one of the two articles."""
    width = int(columns.max()) + 3 if len(columns) else 3
    cells = rows * width + columns
    around = {
        (down, right): _at(cells, value, cells + down * width + right)
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
        if (down, right) != (0, 0)
    }
    return {
        "diagonal": np.maximum(around[-1, -1], around[1, 1]),
        "diagonal_both": np.minimum(around[-1, -1], around[1, 1]),
        "crossing": np.maximum(around[-1, 1], around[1, -1]),
        "beside": np.maximum.reduce([around[0, -1], around[0, 1], around[-1, 0], around[1, 0]]),
    }


def _at(cells: Ints, value: Floats, wanted: Ints) -> Floats:
    """The value of each wanted cell, 0 where it is no candidate; `cells` rise."""
    if not len(cells):
        return value
    place = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
    return np.where(cells[place] == wanted, value[place], 0.0)
