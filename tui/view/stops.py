"""The places that next and previous stop go to, in one order for both texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import merge
from itertools import islice
from operator import attrgetter, is_
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from articles.article import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.agreement.agreement import Disagreement
    from articles.article import Side, Span
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.notes.content.note import Note
    from articles.session import Session
    from tui.view.disagreeing import Disagreeing
    from tui.view.ledger.markings import Markings
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
_KEY = attrgetter("key")


class Stop(NamedTuple):
    """A place to go to. A match is in both texts, and so is what differs: `span` is its place on `side`, `across`
    the one on the other side, `match` the match that is lit there.
    """

    # A long comparison has ten thousand, and a tuple is made in a third of the time.

    kind: StopKind
    side: Side
    span: Span
    key: OrderKey
    match: Match | None = None
    across: Span | None = None

    def on(self, side: Side) -> tuple[Side, Span]:
        """Where it is on `side`, or where it is at all."""
        return (self.side, self.span) if side == self.side or self.across is None else (side, self.across)


class Stops(list[Stop]):
    """Stops in reading order, and which of them are where: a long comparison has ten thousand.

    `begun`: by side and offset, the first stop that begins there and tells what differs, in which words, or between
    whom; `of_match`: those of a match, by its id.
    """

    def __init__(self, stops: Iterable[Stop] = ()) -> None:
        super().__init__()
        self.begun: dict[tuple[Side, int], Stop] = {}
        self.of_match: dict[str, list[Stop]] = {}
        for stop in stops:
            self.append(stop)

    def append(self, stop: Stop) -> None:
        """Add the next one."""
        super().append(stop)
        if stop.match is not None:
            self.of_match.setdefault(stop.match.id, []).append(stop)
        if stop.kind in ("differ", "word", "disagree"):
            self.begun.setdefault((stop.side, stop.span.start), stop)
            if stop.across is not None:
                self.begun.setdefault(("b" if stop.side == "a" else "a", stop.across.start), stop)


class ReadingOrder:
    """One order for places in both texts: the stretch of the level chain they lie in, a before b, the offset."""

    def __init__(self, comparison: Comparison) -> None:
        self._firsts: dict[Side, list[int]] = {
            "a": [pair[0] for pair in comparison.alignment.chain],
            "b": [pair[1] for pair in comparison.alignment.chain],
        }
        self._paragraphs: dict[Side, list[int]] = {
            side: [paragraph.span.start for paragraph in comparison.article(side).paragraphs] for side in SIDES
        }

    def key(self, side: Side, offset: int) -> OrderKey:
        """Where a place comes in the order."""
        paragraph = max(bisect_right(self._paragraphs[side], offset) - 1, 0)
        stretch = bisect_right(self._firsts[side], paragraph)
        return (stretch, SIDES.index(side), offset)


class KnownStops:
    """The stops of each choice of kinds, found again only when something that they are made of is another."""

    def __init__(self, session: Session, markings: Markings, disagreeing: Disagreeing) -> None:
        self._session, self._markings, self._disagreeing = session, markings, disagreeing
        self._known: dict[frozenset[StopKind], tuple[Found, Stops]] = {}
        self._under_way: tuple[Found, frozenset[StopKind], Stops, Iterator[Stop | None]] | None = None

    def of(self, comparison: Comparison, only: Mapping[Side, Sequence[Span]], kinds: frozenset[StopKind]) -> Stops:
        """Those of `find_stops`."""
        found = self._found(comparison, only)
        if not self._has(found, kinds):
            self._known[kinds] = found, find_stops(found, kinds)
        return self._known[kinds][1]

    def prepare(
        self,
        comparison: Comparison,
        only: Mapping[Side, Sequence[Span]],
        kinds: frozenset[StopKind],
        seconds: float,
    ) -> bool:
        """Go on for so long with finding those that will be asked for; whether there is more."""
        found = self._found(comparison, only)
        if self._has(found, kinds):
            return False
        if self._under_way is None or self._under_way[1] != kinds or not _same(self._under_way[0], found):
            self._under_way = found, kinds, Stops(), _finding(found, kinds)
        found, _kinds, stops, finding = self._under_way
        end = monotonic() + seconds
        for stop in finding:
            if stop is not None:
                stops.append(stop)
            if monotonic() > end:
                return True
        self._known[kinds], self._under_way = (found, stops), None
        return False

    def _found(self, comparison: Comparison, only: Mapping[Side, Sequence[Span]]) -> Found:
        told = self._markings.differences, self._disagreeing.all, self._markings.changed
        return Found(comparison, only, self._session.notes, *told)

    def _has(self, found: Found, kinds: frozenset[StopKind]) -> bool:
        if not all(_same(known, found) for known, _stops in self._known.values()):
            self._known.clear()
        return kinds in self._known


def _same(one: Found, other: Found) -> bool:
    return all(map(is_, one, other))


class Found(NamedTuple):
    """What stops are made of: `only` are the passages of either side without a counterpart, `changed` those that are
    otherwise in an earlier version.
    """

    comparison: Comparison
    only: Mapping[Side, Sequence[Span]]
    notes: Sequence[Note] = ()
    differences: Sequence[Difference] = ()
    disagreements: Sequence[Disagreement] = ()
    changed: Mapping[Side, Sequence[Span]] = MappingProxyType({})


def find_stops(found: Found, kinds: frozenset[StopKind]) -> Stops:
    """All stops of the kinds, in reading order.

    A match in which something differs is no stop beside what differs in it, where both kinds are wanted.
    """
    return Stops(stop for stop in _finding(found, kinds) if stop is not None)


def _finding(found: Found, kinds: frozenset[StopKind]) -> Iterator[Stop | None]:
    """The stops in reading order, and None for each moment of work before the first."""
    order, shown, differing = ReadingOrder(found.comparison), set[str](), list[Stop]()
    told = (each for each in found.differences if ("word" if each.reworded else "differ") in kinds)
    for stop in _differences(found.comparison, order, told):
        yield None
        differing.append(stop)
        if stop.match is not None:
            shown.add(stop.match.id)
    others: list[Stop] = []
    for stop in _others(order, found, kinds):
        yield None
        others.append(stop)
    key = attrgetter("key", "kind")
    for stops in (differing, others):
        yield None
        stops.sort(key=key)
    matches = (
        Stop(match.strength, "a", match.a, order.key("a", match.a.start), match, match.b)
        for match in found.comparison.alignment.in_order("a")
        if match.strength in kinds and match.id not in shown
    )
    yield from merge(differing, others, matches, key=key)


def _others(order: ReadingOrder, found: Found, kinds: frozenset[StopKind]) -> Iterator[Stop]:
    """The stops at passages without a counterpart, at what is otherwise in an earlier version, at notes, and where
    people disagree.
    """
    yield from _alone(order, found, kinds)
    if "note" in kinds:
        yield from _notes(order, found.notes)
    if "disagree" in kinds:
        yield from _disagreements(found.comparison, order, found.disagreements)


def _alone(order: ReadingOrder, found: Found, kinds: frozenset[StopKind]) -> Iterator[Stop]:
    """A stop for each passage without a counterpart, and for each that is otherwise in an earlier version."""
    passages: dict[StopKind, Mapping[Side, Sequence[Span]]] = {"only": found.only, "changed": found.changed}
    for kind in kinds.intersection(passages):
        for side, spans in passages[kind].items():
            yield from (Stop(kind, side, span, order.key(side, span.start)) for span in spans)


def _differences(comparison: Comparison, order: ReadingOrder, differences: Iterable[Difference]) -> Iterator[Stop]:
    """A stop for each finding that differs and each change of words, with its match where it has one."""
    matches = {match.id: match for match in comparison.alignment.matches}
    for difference in differences:
        a, b = difference.a, difference.b
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
    later = bisect_right(stops, here, key=_KEY)
    return stops[min(later + count, len(stops)) - 1] if later < len(stops) else None


def stop_before(stops: Sequence[Stop], here: OrderKey, count: int) -> Stop | None:
    """The `count`-th stop before a place; the first one if there are fewer; None if there is none."""
    earlier = bisect_left(stops, here, key=_KEY)
    return stops[max(earlier - count, 0)] if earlier else None
