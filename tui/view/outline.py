"""The outline of both texts: their headings, and the events that both tell, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES
from tui.view.stops import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Side
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from tui.view.reading_view import ReadingView
    from tui.view.stops import ReadingOrder


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A heading of one text, of both where they are matched, or an event that both tell.

    `stop` is where it is; `more` counts the other strong matches of the same two paragraphs.
    """

    stop: Stop
    heading: bool
    more: int = 0


def outline(comparison: Comparison, order: ReadingOrder) -> list[OutlineItem]:
    """Headings and events of both texts, in the order of the stops.

    An event is a pair of paragraphs with strong matches, told by the first of them, which is not always level.
    """
    first: dict[tuple[int | None, int | None], Match] = {}
    more: dict[tuple[int | None, int | None], int] = {}
    for match in sorted(comparison.alignment.matches, key=lambda match: match.a.start):
        if match.strength == "strong":
            pair = comparison.a.paragraph_at(match.a.start), comparison.b.paragraph_at(match.b.start)
            more[pair] = more[pair] + 1 if pair in first else 0
            first.setdefault(pair, match)
    shared = {"a": {pair[0] for pair in first}, "b": {pair[1] for pair in first}}
    items = [
        OutlineItem(
            _stop_of(order, match),
            _is_heading(comparison, "a", pair[0]) or _is_heading(comparison, "b", pair[1]),
            more[pair],
        )
        for pair, match in first.items()
    ]
    items += [item for side in SIDES for item in _headings(comparison, order, side, shared[side])]
    return sorted(items, key=lambda item: item.stop.key)


def item_here(view: ReadingView, items: list[OutlineItem]) -> int | None:
    """Which item the cursor is on, or has passed last; None before the first."""
    match = view.current_match()
    lit = (number for number, item in enumerate(items) if match is not None and item.stop.match is match)
    here = view.order.key(view.cursor.side, view.cursor.offset)
    passed = [number for number, item in enumerate(items) if item.stop.key <= here]
    return next(lit, passed[-1] if passed else None)


def _stop_of(order: ReadingOrder, match: Match) -> Stop:
    return Stop(match.strength, "a", match.a, order.key("a", match.a.start), match, match.b)


def _headings(
    comparison: Comparison, order: ReadingOrder, side: Side, shared: set[int | None]
) -> Iterator[OutlineItem]:
    """The headings of a side that are no part of a pair."""
    for index, paragraph in enumerate(comparison.article(side).paragraphs):
        if paragraph.heading and paragraph.kind in MATCHED_KINDS and index not in shared:
            yield OutlineItem(Stop("only", side, paragraph.span, order.key(side, paragraph.span.start)), heading=True)


def _is_heading(comparison: Comparison, side: Side, index: int | None) -> bool:
    return index is not None and comparison.article(side).paragraphs[index].heading
