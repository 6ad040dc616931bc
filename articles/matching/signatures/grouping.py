"""Which of many articles go together, by their signatures: copies of one text, and candidates for one event.

Time and memory grow with the number of articles and not with that of their pairs: however common a key is, an article
is set beside a bounded number of those that share it, the nearest in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from articles.matching.signatures.wording import SLOTS, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

COPIES = 0.7
"""The likeness of wording from which two articles count as copies of one text, with changes."""
BUCKETS = 1 << 24
"""Keys are counted in so many places: two in one place count as one, which of five million words few are."""
KEPT = 32
"""Keys of an article, those that say most among all the articles, by which others are looked for."""
UNKNOWN_DAY = -1

# Four slots of 16 bits make a band: two texts with a likeness of .7 share one of the 32 in 9,998 cases of 10,000.
_BAND = 4
_BESIDE = 3
_WINDOW = 32
# Holders of its keys that an article is set beside, those of its rarest keys: 16 of common ones, or all of rare ones.
_LOOKED_AT = 512
_BITS = 24
_BLOCK = 4_000
_FEWEST = 8
# One key alone may be chance, however much it says.
_SHARED = 2
_NEAR_DAYS, _FAR_DAYS = 3, 60
_NEAR, _FAR = 1.25, 0.5


class Pairs(NamedTuple):
    """Pairs of articles, by their numbers, a < b, each once, in order, with a score (0..1)."""

    a: Ints
    b: Ints
    score: Floats


def copies(signatures: NDArray[np.uint16], least: float = COPIES) -> Pairs:
    """Pairs of articles whose wording is alike, enough of them to join all copies of a text; shape (n, SLOTS)."""
    count = len(signatures)
    bands = np.ascontiguousarray(signatures).view(np.uint64).reshape(count, SLOTS // _BAND)
    worded = np.flatnonzero(bands.any(axis=1))
    found = [np.zeros(0, dtype=np.int64)]
    for band in bands.T:
        values = band[worded]
        order = np.argsort(values, kind="stable")
        values, articles = values[order], worded[order]
        for step in range(1, _BESIDE + 1):
            same = np.flatnonzero(values[step:] == values[:-step])
            found.append(articles[same] * count + articles[same + step])
    codes = np.unique(np.concatenate(found))
    a, b = codes // max(1, count), codes % max(1, count)
    alike = np.concatenate(
        [
            likeness(signatures[a[at : at + _BLOCK]], signatures[b[at : at + _BLOCK]])
            for at in range(0, len(codes), _BLOCK)
        ]
        or [np.zeros(0)]
    )
    keep = alike >= least
    return Pairs(a[keep], b[keep], alike[keep].astype(np.float32))


def groups(count: int, a: Ints, b: Ints) -> Ints:
    """For each of `count` articles the lowest number that pairs lead to from it, step by step, or else its own."""
    lowest = np.arange(count, dtype=np.int64)
    while True:
        left, right = lowest[a], lowest[b]
        apart = left != right
        if not apart.any():
            return lowest
        a, b, left, right = a[apart], b[apart], left[apart], right[apart]
        np.minimum.at(lowest, np.maximum(left, right), np.minimum(left, right))
        while not np.array_equal(further := lowest[lowest], lowest):
            lowest = further


class Keyed(NamedTuple):
    """The keys of some articles: article i has `keys[starts[i]:starts[i + 1]]`, with `weights` along them."""

    starts: Ints
    keys: NDArray[np.uint32]
    weights: NDArray[np.uint8]


def count_keys(keys: Iterable[NDArray[np.uint32]]) -> NDArray[np.int32]:
    """In how many articles each key is, at the places that its lower bits name, shape (BUCKETS,)."""
    counts = np.zeros(BUCKETS, dtype=np.int32)
    for some in keys:
        found, times = np.unique(some & np.uint32(BUCKETS - 1), return_counts=True)
        counts[found] += times.astype(np.int32)
    return counts


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Who holds each key: along `key`, which rises, `owner` (an article's number) and `value` (what it says there).

    The owners of a key are in order of their `day`, then of their numbers. `places[starts[i]:starts[i + 1]]` is where
    article i stands. `day` is the ordinal of its publication, UNKNOWN_DAY where that is not known.
    """

    key: NDArray[np.uint32]
    owner: NDArray[np.int32]
    value: Floats
    places: NDArray[np.int32]
    starts: Ints
    day: NDArray[np.int32]

    @classmethod
    def of(
        cls, parts: Iterable[Keyed], counts: NDArray[np.int32], day: NDArray[np.int32], within: range | None = None
    ) -> Postings:
        """The postings of articles in the order of `parts`; `within` leaves out keys that are not in that range."""
        chosen = [_telling(part, counts, len(day), within) for part in parts] or [_telling(_NO_KEYS, counts, 1, within)]
        sizes = np.concatenate([size for size, *_ in chosen])
        owner = np.repeat(np.arange(len(day), dtype=np.int32), sizes)
        key = np.concatenate([keys for _, keys, _ in chosen])
        value = np.concatenate([values for *_, values in chosen])
        code = (key.astype(np.uint64) << np.uint64(32)) | (day[owner] - UNKNOWN_DAY).astype(np.uint64)
        order = np.argsort(code, kind="stable")
        places = np.empty(len(order), dtype=np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        starts = np.concatenate(([0], np.cumsum(sizes)))
        return cls(key[order], owner[order], value[order], places, starts, day)


_NO_KEYS = Keyed(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint8))


def _telling(
    part: Keyed, counts: NDArray[np.int32], total: int, within: range | None
) -> tuple[Ints, NDArray[np.uint32], Floats]:
    """Of each article how many keys are kept, those keys, and what they say: a vector of length 1 at most."""
    sizes = np.diff(part.starts)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    held = counts[part.keys & np.uint32(BUCKETS - 1)]
    said = (part.weights * np.log((1 + max(total, _FEWEST)) / np.maximum(held, 1))).astype(np.float32)
    length = np.sqrt(np.bincount(owner, said.astype(np.float64) ** 2, len(sizes)))
    said /= np.maximum(length, 1e-9)[owner].astype(np.float32)
    # One that nobody else has leads to nobody.
    said[held < 2] = 0
    order = np.lexsort((-said, owner))
    kept = order[(np.arange(len(order)) - part.starts[owner] < KEPT) & (said[order] > 0)]
    if within is not None:
        kept = kept[(part.keys[kept] >= within.start) & (part.keys[kept] < within.stop)]
    return np.bincount(owner[kept], minlength=len(sizes)), part.keys[kept], said[kept]


def candidates(postings: Sequence[Postings], some: range, most: int, least: float) -> Pairs:
    """For each article of `some` its likeliest partners for one event, at most so many, that score `least` or more.

    `postings` are those of several ranges of keys, or of all. A pair may be found from either side: a is the lower
    number, and b the higher.
    """
    count = len(postings[0].day)
    found = np.sort(np.concatenate([_beside(each, some, count) for each in postings]))
    cell, value = found >> _BITS, found & ((1 << _BITS) - 1)
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(cell)), dtype=bool), cell[1:] != cell[:-1])))
    shared = np.diff(np.append(first, len(cell)))
    cell, sums = cell[first], np.add.reduceat(value, first) if len(first) else value
    one, other = cell // count + some.start, cell % count
    score = _dated(sums / (1 << _BITS), postings[0].day, one, other)
    keep = np.flatnonzero((shared >= _SHARED) & (score >= least))
    keep = keep[np.lexsort((other[keep], -score[keep], one[keep]))]
    ranks = np.arange(len(keep)) - np.searchsorted(one[keep], one[keep])
    keep = keep[ranks < most]
    one, other, score = one[keep], other[keep], score[keep]
    return together([Pairs(np.minimum(one, other), np.maximum(one, other), score)], count)


def together(pairs: Sequence[Pairs], count: int) -> Pairs:
    """Pairs of `count` articles from several places, each once, in order."""
    codes = np.concatenate([np.zeros(0, dtype=np.int64), *(each.a * count + each.b for each in pairs)])
    scores = np.concatenate([np.zeros(0, dtype=np.float32), *(each.score for each in pairs)])
    codes, first = np.unique(codes, return_index=True)
    return Pairs(codes // max(1, count), codes % max(1, count), scores[first])


def _beside(postings: Postings, some: range, count: int) -> Ints:
    """Who else holds the keys of some articles, the rarest keys first and the nearest in time.

    Each as one number: article x count + other, and in the lower bits what the key adds, in whole parts, so that sums
    are the same in any order.
    """
    starts = postings.starts[some.start : some.stop + 1]
    at = np.asarray(postings.places[starts[0] : starts[-1]], dtype=np.int64)
    one = np.repeat(np.arange(len(some), dtype=np.int64), np.diff(starts))
    key = postings.key[at]
    low, high = (np.searchsorted(postings.key, key, side) for side in ("left", "right"))
    order = np.lexsort((high - low, one))
    at, low, high = at[order], np.maximum(low, at - _WINDOW)[order], np.minimum(high, at + _WINDOW + 1)[order]
    sizes = high - low
    looked = np.cumsum(sizes) - sizes
    looked -= looked[np.minimum(starts[:-1] - starts[0], len(at) - 1)][one] if len(at) else 0
    kept = looked < _LOOKED_AT
    at, low, sizes, one = at[kept], low[kept], sizes[kept], one[kept]
    place = np.repeat(low - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
    mine = np.repeat(np.arange(len(at)), sizes)
    other = place != at[mine]
    place, mine = place[other], mine[other]
    added = (postings.value[at][mine] * postings.value[place] * (1 << _BITS)).astype(np.int64)
    cells: Ints = ((one[mine] * count + postings.owner[place]) << _BITS) | np.minimum(added, (1 << _BITS) - 1)
    return cells


def _dated(score: NDArray[np.float64], day: NDArray[np.int32], a: Ints, b: Ints) -> Floats:
    """The scores raised where both were published within days of one another, lowered where months lie between."""
    one, other = day[a], day[b]
    apart = np.abs(one - other)
    factor = np.where(apart <= _NEAR_DAYS, _NEAR, np.where(apart > _FAR_DAYS, _FAR, 1.0))
    factor[(one == UNKNOWN_DAY) | (other == UNKNOWN_DAY)] = 1.0
    return np.minimum(score * factor, 1.0).astype(np.float32)
