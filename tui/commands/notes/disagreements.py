"""The command that lists where people disagree, when the notes are of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lists.entry import GOES_THERE, Listing
from tui.view.disagreeing import who_says
from tui.view.navigation import remember, show

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen


def disagreements(context: Context, _call: Call) -> str | None:
    """All disagreements, with filter and jump; at first the one at the cursor."""
    view = context.view
    agreement = view.disagreeing.agreement
    if agreement is None:
        return "the notes here are one person's: diptych merge brings those of several together"
    if not agreement.disagreements:
        return f"{len(agreement.authors)} people have notes here, and none disagree"
    from tui.lists.disagreement_entries import DISAGREEMENT_HINT, disagreement_detail, disagreement_entries

    here = view.disagreeing.at(view.cursor.side, view.cursor.offset)
    at = agreement.disagreements.index(here[0]) if here else 0
    context.ui.open_list(
        Listing(
            f"Disagreements of {len(agreement.authors)} people",
            lambda: disagreement_entries(view, context.display.signs),
            GOES_THERE,
            detail=lambda number: disagreement_detail(view, number),
            hint=DISAGREEMENT_HINT,
            at=str(at),
        ),
        lambda chosen: _go_there(context, chosen),
    )
    return None


def _go_there(context: Context, chosen: Chosen | None) -> None:
    found = context.view.disagreeing.all
    if chosen is None or int(chosen.value) >= len(found):
        return
    each = found[int(chosen.value)]
    remember(context.view)
    show(context.view, *each.passage.place[0])
    settles = f"{context.key('verdict')} gives yours: " if each.kind == "verdict" else ""
    context.messages.say(f"{settles}{who_says(each)}")
