"""The command that lists what all accounts tell in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.article import SIDES
from tui.commands.reading.jumps import arrive
from tui.lists.entry import GOES_THERE, Listing
from tui.view.accounts.desk import Turn
from tui.view.navigation import remember
from tui.view.stops import Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side, Span
    from articles.comparison import Comparison
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen
    from tui.view.reading_view import ReadingView


def list_times(context: Context, _call: Call) -> None:
    """Who says when, with filter and jump; at first the entry that the cursor is in."""
    from articles.timeline import timeline
    from articles.timeline.words import counts_of
    from tui.lists.time_entries import TIME_HINT, TimeEntries

    view, told = context.view, _told(context)
    made = TimeEntries(timeline(told.articles, told.comparisons), context.display)

    def go_there(chosen: Chosen | None) -> None:
        if chosen is not None:
            _go(context, {told.numbers[index]: span for index, span in made.spans(chosen.value).items()})

    place = told.numbers.index(_number(context, view.cursor.side)), view.cursor.offset
    context.ui.open_list(
        Listing(
            f"Who says when: {counts_of(made.timeline)}{told.known}",
            made.entries,
            GOES_THERE,
            empty="no text says when anything happened",
            detail=made.detail,
            hint=TIME_HINT,
            at=made.near(*place),
        ),
        go_there,
    )


class _Told(NamedTuple):
    """The accounts in order, the base first, with their numbers; what was found between them, and how much that is."""

    numbers: list[int]
    articles: list[Article]
    comparisons: dict[tuple[int, int], Comparison]
    known: str


def _told(context: Context) -> _Told:
    found, desk = context.view.comparison, context.accounts
    if desk is None:
        known = "" if found.matched else "; what both tell is not known yet"
        return _Told([1, 2], [found.a, found.b], {(0, 1): found}, known)
    here, numbers = dict(zip(desk.pair, (found.a, found.b), strict=True)), desk.order
    comparisons = {
        (numbers.index(pair[0]), numbers.index(pair[1])): desk.sessions[pair].comparison
        for pair in desk.pairs
        if desk.is_done(pair)
    }
    known = "" if len(comparisons) == len(desk.pairs) else f"; {len(comparisons)} of {len(desk.pairs)} pairs compared"
    return _Told(numbers, [here.get(number, desk.articles[number]) for number in numbers], comparisons, known)


def _number(context: Context, side: Side) -> int:
    return (context.accounts.pair if context.accounts else (1, 2))[SIDES.index(side)]


def _go(context: Context, places: Mapping[int, Span]) -> None:
    """Go to the places of an entry, by the numbers of the accounts; to one that is not in sight, by turning to it."""
    here: dict[Side, Span] = {side: places[at] for side in SIDES if (at := _number(context, side)) in places}
    desk = context.accounts
    if here or desk is None:
        remember(context.view)
        arrive(context.view, _stop(context.view, here))
    else:
        number = min(places)
        context.ui.turn(Turn(desk.base, number, places=(None, places[number]), begin=number))


def _stop(view: ReadingView, sides: Mapping[Side, Span]) -> Stop:
    """The place of an entry, in both texts where both tell it."""
    first, *others = [side for side in SIDES if side in sides]
    across = sides[others[0]] if others else None
    return Stop("only", first, sides[first], view.order.key(first, sides[first].start), None, across)
