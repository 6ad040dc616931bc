"""Commands of the ledger alone: from the texts into it and back, its views, hidden findings, layers over the texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.lists.entry import SWITCHES, Listing
from tui.view.ledger.marks import LAYERS
from tui.view.navigation import read_both

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen
    from tui.view.ledger.rows import Row, View

# from the texts


def open_ledger(context: Context, _call: Call) -> None:
    """Open the ledger where it was left."""
    context.ui.open_ledger()


def came_from_ledger(context: Context, row: Row | None) -> None:
    """Show in the texts the row that was chosen in the ledger, if one was."""
    if row is not None:
        read_both(context.view, row)
        context.messages.say(f"{context.key('ledger')} goes back to the ledger")


def layers(context: Context, call: Call) -> str | None:
    """Switch the layer that is named on or off, or choose them."""
    if call.argument:
        layer = next((layer for layer in LAYERS if layer == call.argument), None)
        if layer is None:
            return f"there is no layer {call.argument}: there are {', '.join(LAYERS)}"
        context.view.markings.toggle(layer)
        return f"layer {layer}: {'on' if layer in context.view.markings.layers else 'off'}"
    from tui.lists.ledger_entries import layer_entries

    def toggle(chosen: Chosen) -> str:
        context.view.markings.toggle(next(layer for layer in LAYERS if layer == chosen.value))
        context.ui.refresh()
        return ""

    entries = lambda: layer_entries(context.view, context.display.signs)  # noqa: E731 - read again after each change
    context.ui.open_list(Listing("Layers over the texts", entries, SWITCHES, act=toggle))
    return None


def leave_for_row(context: Context, _call: Call) -> None:
    """Leave for the texts, with the row to be read there."""
    if context.ledger.row is not None:
        context.ledger.keep_row()
        context.ui.leave(context.ledger.row)


# views


def _switch(context: Context, view: View) -> None:
    """Show a view, and the findings again when that view is shown."""
    context.ledger.switch("findings" if view == context.ledger.view else view)


def findings(context: Context, _call: Call) -> None:
    """The findings."""
    _switch(context, "findings")


def only_here(context: Context, _call: Call) -> None:
    """What is in one text only."""
    _switch(context, "only")


def who_said_what(context: Context, _call: Call) -> None:
    """Who is quoted or named as a source."""
    _switch(context, "speakers")


def wording(context: Context, _call: Call) -> None:
    """Two words for one thing."""
    _switch(context, "wordings")


def clashes(context: Context, _call: Call) -> None:
    """Claims of one text that clash."""
    _switch(context, "clashes")


def next_view(context: Context, _call: Call) -> None:
    """The next of the views."""
    context.ledger.next_view()


# what is shown


def show_hidden(context: Context, _call: Call) -> None:
    """Show what is hidden too, or leave it out."""
    context.ledger.choose(replace(context.ledger.filter, hidden=not context.ledger.filter.hidden))
