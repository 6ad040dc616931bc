"""The places that next and previous stop go to, in one order for both texts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from operator import is_
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.agreement.agreement import Disagreement
    from articles.article import Side, Span
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.notes.content.note import Note
    from tui.view.ledger.marks import Difference

StopKind = Literal["strong", "weak", "only", "note", "differ", "word", "disagree", "changed"]

STOP_KINDS: dict[StopKind, str] = {
    "strong": "strong matches",
    "weak": "weak matches",
    "only": "passages only here",
    "note": "notes",
    "differ": "what differs",
    "word": "words changed in the same text",
    "disagree": "where people disagree",
    "changed": "what changed since an earlier version",
}
DEFAULT_STOPS: frozenset[StopKind] = frozenset({"strong", "weak", "note", "differ", "word", "disagree", "changed"})

OrderKey = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to go to. A match is in both texts, and so is what differs: `span` is its place on `side`, `across`
    the one on the other side, `match` the match that is lit there.
    """

    kind: StopKind
    side: Side
    span: Span
    key: OrderKey
    match: Match | None = None
    across: Span | None = None

    def on(self, side: Side) -> tuple[Side, Span]:
        """Where it is on `side`, or where it is at all."""
        return (self.side, self.span) if side == self.side or self.across is None else (side, self.across)


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


class KnownStops:
    """The stops of each choice of kinds, found again only when something that they are made of is another."""

    def __init__(self) -> None:
        self._known: dict[frozenset[StopKind], tuple[tuple[object, ...], list[Stop]]] = {}

    def of(
        self,
        comparison: Comparison,
        only: Mapping[Side, Sequence[Span]],
        notes: Sequence[Note],
        kinds: frozenset[StopKind],
        differences: Sequence[Difference],
        disagreements: Sequence[Disagreement],
        changed: Mapping[Side, Sequence[Span]],
    ) -> list[Stop]:
        """Those of `find_stops`."""
        made_of = comparison, only, notes, differences, disagreements, changed
        known = self._known.get(kinds)
        if known is None or not all(map(is_, known[0], made_of)):
            stops = find_stops(comparison, only, notes, kinds, differences, disagreements, changed)
            known = self._known[kinds] = made_of, stops
        return known[1]


def find_stops(
    comparison: Comparison,
    only: Mapping[Side, Sequence[Span]],
    notes: Iterable[Note],
    kinds: Iterable[StopKind],
    differences: Iterable[Difference] = (),
    disagreements: Iterable[Disagreement] = (),
    changed: Mapping[Side, Sequence[Span]] | None = None,
) -> list[Stop]:
    """All stops of the kinds, in reading order; `only` are the passages of either side without a counterpart, `changed`
    those that are otherwise in an earlier version.

    A match in which something differs is no stop beside what differs in it, where both kinds are wanted.
    """
    order, wanted = ReadingOrder(comparison), frozenset(kinds)
    told = [each for each in differences if ("word" if each.reworded else "differ") in wanted]
    stops = list(_differences(comparison, order, told))
    shown = {stop.match.id for stop in stops if stop.match is not None}
    stops += [
        Stop(match.strength, "a", match.a, order.key("a", match.a.start), match, match.b)
        for match in comparison.alignment.matches
        if match.strength in wanted and match.id not in shown
    ]
    if "only" in wanted:
        stops += [Stop("only", side, span, order.key(side, span.start)) for side in SIDES for span in only[side]]
    if "changed" in wanted and changed:
        stops += [
            Stop("changed", side, span, order.key(side, span.start)) for side in changed for span in changed[side]
        ]
    if "note" in wanted:
        stops += _notes(order, notes)
    if "disagree" in wanted:
        stops += _disagreements(comparison, order, disagreements)
    return sorted(stops, key=lambda stop: (stop.key, stop.kind))


def _differences(comparison: Comparison, order: ReadingOrder, differences: Iterable[Difference]) -> Iterator[Stop]:
    """A stop for each finding that differs and each change of words, with its match where it has one."""
    matches = {match.id: match for match in comparison.alignment.matches}
    for difference in differences:
        a, b = difference.spans["a"], difference.spans["b"]
        kind: StopKind = "word" if difference.reworded else "differ"
        yield Stop(kind, "a", a, order.key("a", a.start), matches.get(difference.match), b)


def _notes(order: ReadingOrder, notes: Iterable[Note]) -> Iterator[Stop]:
    """A stop for each note, at the first of its places."""
    for note in notes:
        places = ((target.side, target.span) for target in note.targets if target.span is not None)
        for side, span in islice(places, 1):
            yield Stop("note", side, span, order.key(side, span.start))


def _disagreements(
    comparison: Comparison, order: ReadingOrder, disagreements: Iterable[Disagreement]
) -> Iterator[Stop]:
    """A stop for each passage on which people disagree, once for all that they disagree in, with its match if any."""
    for place in dict.fromkeys(each.passage.place for each in disagreements):
        (side, span), across = place[0], place[1][1] if len(place) > 1 else None
        matches = (each for each in comparison.alignment.matches if across is not None and each.b.overlaps(across))
        match = next((each for each in matches if each.a.overlaps(span)), None)
        yield Stop("disagree", side, span, order.key(side, span.start), match, across)


def stop_after(stops: Sequence[Stop], here: OrderKey, count: int) -> Stop | None:
    """The `count`-th stop after a place; the last one if there are fewer; None if there is none."""
    later = [stop for stop in stops if stop.key > here]
    return later[min(count, len(later)) - 1] if later else None


def stop_before(stops: Sequence[Stop], here: OrderKey, count: int) -> Stop | None:
    """The `count`-th stop before a place; the first one if there are fewer; None if there is none."""
    earlier = [stop for stop in stops if stop.key < here]
    return earlier[-min(count, len(earlier))] if earlier else None
