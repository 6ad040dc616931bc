"""The command that lists headings and matched events of both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.reading.jumps import arrive
from tui.lists.entry import GOES_THERE, Listing
from tui.view.navigation import remember
from tui.view.outline import item_here, outline

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen


def list_outline(context: Context, _call: Call) -> None:
    """Headings and events, with filter and jump; at first the one that the cursor is in."""
    from tui.lists.outline_entries import OUTLINE_HINT, outline_detail, outline_entries

    view, items = context.view, outline(context.view.comparison, context.view.order)
    here = item_here(view, items)

    def go_there(chosen: Chosen | None) -> None:
        if chosen is not None:
            remember(view)
            arrive(view, items[int(chosen.value)].stop)

    known = "" if view.comparison.matched else ", and the events are not known yet"
    context.ui.open_list(
        Listing(
            "Outline: headings, and what both texts tell",
            lambda: outline_entries(view, context.display.signs, items),
            GOES_THERE,
            empty=f"no headings, and no strong matches{known}",
            detail=lambda number: outline_detail(view, items, number),
            hint=OUTLINE_HINT,
            at="" if here is None else str(here),
        ),
        go_there,
    )
