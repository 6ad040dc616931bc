"""The order in which the parts of a page are read: columns from the left, what spans them between, boxes in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.reading.formats.page.segments import begins_amid, joined, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reading.formats.page.segments import Segment

_SLACK = 2.0
_NARROWEST = 0.5
"""In sizes of the type: the least that is left white between two columns."""
_LEAST_LINES = 3
_LEAST_WORDS = 2.0
_LEAST_GOING_ON = 0.25
"""Share of lines that do not begin as a sentence, a name or a cell with a figure does."""
_SHORT = 12
_ON_ROWS = 0.6
_DEEPEST = 40
_MOST_EDGES = 60


class _Unit(NamedTuple):
    """A segment, or a box with all that stands in it, as a rectangle."""

    left: float
    right: float
    low: float
    high: float
    held: tuple[Segment, ...]
    box: int = 0


WIDE_TABLE = -1
"""Instead of the number of a box: a table that spans the columns of its page; others are counted down from there."""
Part = tuple[int, list["Segment"]]
"""The number of a box, 0 for none, and segments that stand in one column."""


def in_order(segments: Sequence[Segment]) -> list[Part]:
    """The parts of a page in reading order."""
    boxes: dict[int, list[Segment]] = {}
    for segment in segments:
        if segment.box:
            boxes.setdefault(segment.box, []).append(segment)
    units = [_unit([segment]) for segment in segments if not segment.box]
    units += [_unit(held, number) for number, held in boxes.items()]
    return list(_ordered(units, 0))


def _unit(held: Sequence[Segment], box: int = 0) -> _Unit:
    return _Unit(
        min(each.x for each in held),
        max(each.end for each in held),
        min(each.y for each in held),
        max(each.y + 0.7 * each.size for each in held),
        tuple(held),
        box,
    )


def _ordered(units: list[_Unit], depth: int) -> Iterator[Part]:
    gutter = _gutter(units) if depth < _DEEPEST else None
    if gutter is None:
        yield from _flat(units, depth)
        return
    cut = _cut(units, gutter)
    for band, parted in _bands(cut, gutter):
        if not parted:
            yield from _ordered(band, depth + 1) if len(band) < len(cut) else _flat(band, depth)
            continue
        for side in _sides(band, gutter):
            yield from _ordered(side, depth + 1)


def _flat(units: Sequence[_Unit], depth: int) -> Iterator[Part]:
    """Units of one column from the top, boxes as parts of their own."""
    part: list[Segment] = []
    for unit in sorted(units, key=lambda unit: -unit.high):
        if not unit.box:
            part += unit.held
            continue
        if unit.box < 0:
            yield from ((0, held) for held in (part, list(unit.held)) if held)
            part = []
            continue
        if part:
            yield 0, part
            part = []
        inside = [_unit([segment]) for segment in unit.held]
        yield from ((unit.box, found) for _, found in _ordered(inside, depth + 1))
    if part:
        yield 0, part


def _gutter(units: Sequence[_Unit]) -> float | None:
    """Where a column begins to whose left another one stands, by the most lines beside it; None if none does."""
    starts: dict[int, int] = {}
    for unit in units:
        edge = round((unit.left - _SLACK) / _SLACK)
        starts[edge] = starts.get(edge, 0) + len(unit.held)
    several = [edge for edge, count in starts.items() if count > 1]
    edges = sorted(several, key=lambda edge: -starts[edge])[:_MOST_EDGES]
    best: tuple[int, float] | None = None
    units = sorted(units, key=lambda unit: -unit.high)
    for place in (edge * _SLACK for edge in sorted(edges)):
        bands = _bands(_cut(units, place), place)
        beside = sum(min(map(len, _sides(band, place))) for band, parted in bands if parted and _columns(band, place))
        if beside and (best is None or beside > best[0]):
            best = (beside, place)
    return best[1] if best else None


def _cut(units: Sequence[_Unit], gutter: float) -> list[_Unit]:
    """The units, those cut in two that are lines of two columns with a narrow gap between."""
    found: list[_Unit] = []
    for unit in units:
        segment = unit.held[0]
        if unit.box or unit.left >= gutter - _SLACK or unit.right <= gutter + _SLACK:
            found.append(unit)
            continue
        pieces = segment.pieces
        at = next((n for n in range(1, len(pieces)) if abs(pieces[n].x - gutter) <= 2 * _SLACK), 0)
        if at and pieces[at].x - pieces[at - 1].end >= _NARROWEST * segment.size:
            found += (_unit([joined(pieces[:at])]), _unit([joined(pieces[at:])]))
        else:
            found.append(unit)
    return found


def _bands(units: Sequence[_Unit], gutter: float) -> Iterator[tuple[list[_Unit], bool]]:
    """The units from the top in bands: those that cross the gutter, and those that stand on either side of it."""
    band: list[_Unit] = []
    crossing = False
    for unit in sorted(units, key=lambda unit: -unit.high):
        crosses = unit.left < gutter - _SLACK and unit.right > gutter + _SLACK
        if band and crosses != crossing:
            yield band, not crossing and all(_sides(band, gutter)) and not _is_table(band, gutter)
            band = []
        crossing = crosses
        band.append(unit)
    if band:
        yield band, not crossing and all(_sides(band, gutter)) and not _is_table(band, gutter)


def _sides(units: Sequence[_Unit], gutter: float) -> tuple[list[_Unit], list[_Unit]]:
    return [unit for unit in units if unit.right <= gutter + _SLACK], [
        unit for unit in units if unit.right > gutter + _SLACK
    ]


def _segments(units: Sequence[_Unit]) -> list[Segment]:
    return [segment for unit in units for segment in unit.held]


def _columns(band: Sequence[_Unit], gutter: float) -> bool:
    """Whether text runs on within both sides of a band, or within one while the other keeps to rows of its own."""
    sides = _sides(band, gutter)
    left, right = map(_segments, sides)
    if min(len(left), len(right)) < _LEAST_LINES or not _overlap(*sides):
        return False
    prose = _runs_on(left), _runs_on(right)
    return all(prose) or (any(prose) and _own_rows(left, right))


def _is_table(band: Sequence[_Unit], gutter: float) -> bool:
    sides = _sides(band, gutter)
    left, right = map(_segments, sides)
    short = min(len(left), len(right)) < _LEAST_LINES
    return not short and not _columns(band, gutter) and _overlap(*sides)


def _overlap(left: Sequence[_Unit], right: Sequence[_Unit]) -> bool:
    """Whether units of both sides stand beside each other."""
    highest = min(max(unit.high for unit in side) for side in (left, right))
    return highest > max(min(unit.low for unit in side) for side in (left, right))


def _runs_on(segments: Sequence[Segment]) -> bool:
    """Whether lines are those of running text: several words each, and many that begin inside a sentence."""
    words = sum(len(each.words.split()) for each in segments)
    letters = sum(len(each.words) for each in segments)
    if words < _LEAST_WORDS * len(segments) and letters < _SHORT * len(segments):
        return False
    going_on = sum(begins_amid(each.words) for each in segments)
    return going_on >= _LEAST_GOING_ON * len(segments)


def _own_rows(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the side with fewer lines does not keep to the rows of the other one."""
    fewer, more = sorted((left, right), key=len)
    shared = sum(len(row) > 1 for row in rows_of([*fewer, *more]))
    return shared < _ON_ROWS * len(list(rows_of(fewer))) or not more
