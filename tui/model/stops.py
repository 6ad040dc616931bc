"""The places that next and previous stop go to, in one order for both texts. Pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.article import Side, Span
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.notes.note import Note

StopKind = Literal["strong", "weak", "only", "note"]

STOP_KINDS: dict[StopKind, str] = {
    "strong": "strong matches",
    "weak": "weak matches",
    "only": "passages only here",
    "note": "notes",
}
DEFAULT_STOPS: frozenset[StopKind] = frozenset({"strong", "weak", "note"})

OrderKey = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to go to. A match stands in both texts: `span` is its place on `side`, `match` tells the other."""

    kind: StopKind
    side: Side
    span: Span
    key: OrderKey
    match: Match | None = None


class ReadingOrder:
    """One order for places in both texts: the stretch of the level chain they lie in, a before b, the offset."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._firsts: dict[Side, list[int]] = {
            "a": [pair[0] for pair in comparison.alignment.chain],
            "b": [pair[1] for pair in comparison.alignment.chain],
        }

    def key(self, side: Side, offset: int) -> OrderKey:
        """Where a place comes in the order."""
        paragraph = self._comparison.article(side).paragraph_at(offset) or 0
        stretch = bisect_right(self._firsts[side], paragraph)
        return (stretch, SIDES.index(side), offset)


def find_stops(
    comparison: Comparison, only: Mapping[Side, Sequence[Span]], notes: Iterable[Note], kinds: Iterable[StopKind]
) -> list[Stop]:
    """All stops of the kinds, in reading order; `only` are the passages of either side without a counterpart."""
    order = ReadingOrder(comparison)
    wanted = frozenset(kinds)
    stops = [
        Stop(match.strength, "a", match.a, order.key("a", match.a.start), match)
        for match in comparison.alignment.matches
        if match.strength in wanted
    ]
    if "only" in wanted:
        stops += [Stop("only", side, span, order.key(side, span.start)) for side in SIDES for span in only[side]]
    if "note" in wanted:
        for note in notes:
            target = next((target for target in note.targets if target.span is not None), None)
            if target is not None and target.span is not None:
                stops.append(Stop("note", target.side, target.span, order.key(target.side, target.span.start)))
    return sorted(stops, key=lambda stop: (stop.key, stop.kind))


def stop_after(stops: Sequence[Stop], here: OrderKey, count: int) -> Stop | None:
    """The `count`-th stop after a place; the last one if there are fewer; None if there is none."""
    later = [stop for stop in stops if stop.key > here]
    return later[min(count, len(later)) - 1] if later else None


def stop_before(stops: Sequence[Stop], here: OrderKey, count: int) -> Stop | None:
    """The `count`-th stop before a place; the first one if there are fewer; None if there is none."""
    earlier = [stop for stop in stops if stop.key < here]
    return earlier[-min(count, len(earlier))] if earlier else None
