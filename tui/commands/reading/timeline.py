"""The command that lists what both texts tell in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from tui.commands.reading.jumps import arrive
from tui.lists.entry import GOES_THERE, Listing
from tui.view.navigation import remember
from tui.view.stops import Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen
    from tui.view.reading_view import ReadingView


def list_times(context: Context, _call: Call) -> None:
    """Who says when, with filter and jump; at first the entry that the cursor is in."""
    from articles.timeline import timeline
    from articles.timeline.words import counts_of
    from tui.lists.time_entries import TIME_HINT, TimeEntries

    view, found = context.view, context.view.comparison
    made = TimeEntries(timeline((found.a, found.b), {(0, 1): found}), context.display)

    def go_there(chosen: Chosen | None) -> None:
        if chosen is not None:
            remember(view)
            arrive(view, _stop(view, made.spans(chosen.value)))

    known = "" if found.matched else "; what both tell is not known yet"
    place = SIDES.index(view.cursor.side), view.cursor.offset
    context.ui.open_list(
        Listing(
            f"Who says when: {counts_of(made.timeline)}{known}",
            made.entries,
            GOES_THERE,
            empty="neither text says when anything happened",
            detail=made.detail,
            hint=TIME_HINT,
            at=made.near(*place),
        ),
        go_there,
    )


def _stop(view: ReadingView, spans: Mapping[int, Span]) -> Stop:
    """The place of an entry, in both texts where both tell it."""
    sides: dict[Side, Span] = {SIDES[index]: span for index, span in spans.items()}
    first, *others = [side for side in SIDES if side in sides]
    across = sides[others[0]] if others else None
    return Stop("only", first, sides[first], view.order.key(first, sides[first].start), None, across)
