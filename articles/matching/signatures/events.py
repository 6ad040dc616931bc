"""Which articles are about one event, of pairs whose chance of that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

JOINED = 0.5
"""The mean probability of one event, over all pairs of two groups, from which the two are one."""
UNJUDGED = 0.2
"""What a pair counts that was no candidate."""


def events(count: int, a: Ints, b: Ints, chance: Floats, unjudged: float = UNJUDGED) -> Ints:
    """For each of `count` articles the lowest number of its event: groups joined while they fit as wholes.

    The likeliest pairs come first; two groups become one when the mean over all their pairs is JOINED or more (average
    linkage), those that were not judged counting `unjudged`. One doubtful pair does not join two events.
    """
    group = list(range(count))
    size = [1] * count
    between: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]
    for one, other, value in zip(a.tolist(), b.tolist(), chance.tolist(), strict=True):
        between[one][other] = between[other][one] = (value, 1)
    for at in np.lexsort((b, a, -chance)).tolist():
        if chance[at] < JOINED:
            break
        one, other = _root(group, int(a[at])), _root(group, int(b[at]))
        if one == other:
            continue
        told, judged = between[one][other]
        pairs = size[one] * size[other]
        if told + (pairs - judged) * unjudged >= JOINED * pairs:
            _join(between, group, size, min(one, other), max(one, other))
    return np.array([_root(group, number) for number in range(count)], dtype=np.int64)


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _join(between: list[dict[int, tuple[float, int]]], group: list[int], size: list[int], kept: int, gone: int) -> None:
    group[gone] = kept
    size[kept] += size[gone]
    for other, (told, judged) in between[gone].items():
        before = between[kept].get(other, (0.0, 0))
        if other != kept:
            between[kept][other] = between[other][kept] = (before[0] + told, before[1] + judged)
        between[other].pop(gone, None)
    between[gone] = {}
