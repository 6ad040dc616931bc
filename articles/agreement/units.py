"""Places that are one and the same passage, though people marked it a little differently.

Every unit has a core, a place that most people marked, and each place of the unit shares at least half with it: on each
side, what is common to both is at least half of what both cover together. Two cores never share that much. So a chain
of places, each a little further on, is not one unit, and neither are two sentences of which somebody marked both.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Side

Place = tuple[tuple["Side", Span], ...]
"""Where something is: a span on a, on b, or on each, a before b."""
_Cell = tuple["Side", int, int]
HALF = 0.5


def units_of(places: Iterable[Place]) -> dict[Place, Place]:
    """The core of the unit of each place, given once for each person who marked it; whatever the order."""
    marked = Counter(places)
    cores = _Cores()
    rest = []
    for place in sorted(marked, key=lambda each: (-marked[each], _position(each))):
        if cores.nearest(place) is None:
            cores.add(place)
        else:
            rest.append(place)
    found = {core: core for core in cores.all}
    for place in rest:
        core = cores.nearest(place)
        if core is not None:
            found[place] = core
    return found


def share(one: Place, other: Place) -> float:
    """How much two places have in common, on the side where that is least: 0..1; 0 where they are on other sides."""
    if tuple(side for side, _span in one) != tuple(side for side, _span in other):
        return 0.0
    return min((_common(mine, theirs) for (_, mine), (_, theirs) in zip(one, other, strict=True)), default=0.0)


def _common(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return max(common, 0) / max(together, 1)


def _position(place: Place) -> tuple[tuple[str, int, int], ...]:
    return tuple((side, span.start, span.end) for side, span in place)


class _Cores:
    """The cores found so far, by the cells of a grid that they touch: as wide as a span is long, on each side."""

    def __init__(self) -> None:
        self.all: list[Place] = []
        self._near: dict[tuple[_Cell, ...], list[Place]] = {}

    def add(self, place: Place) -> None:
        self.all.append(place)
        for key in product(*(_cells(side, span, _size(span)) for side, span in place)):
            self._near.setdefault(key, []).append(place)

    def nearest(self, place: Place) -> Place | None:
        """The core that shares most with a place, at least half; of equals the first in the text."""
        # What shares half with a span is neither twice as long nor half as long, but for rounding.
        cells = ([cell for size in _sizes(span) for cell in _cells(side, span, size)] for side, span in place)
        near = dict.fromkeys(core for key in product(*cells) for core in self._near.get(key, ()))
        shares = ((share(place, core), core) for core in near)
        enough = [(part, core) for part, core in shares if part >= HALF]
        return min(enough, key=lambda each: (-each[0], _position(each[1])))[1] if enough else None


def _size(span: Span) -> int:
    return len(span).bit_length()


def _sizes(span: Span) -> range:
    return range(max(_size(span) - 1, 0), _size(span) + 2)


def _cells(side: Side, span: Span, size: int) -> list[_Cell]:
    """The cells of the grid of that size that a span touches."""
    return [(side, size, number) for number in range(span.start >> size, (max(span.end - 1, span.start) >> size) + 1)]
