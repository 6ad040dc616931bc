"""Commands on what is shown, whatever the texts are: arrangement, signs, the strip, stops, legend, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lists.entry import CLOSES, SWITCHES, Listing
from tui.view.stops import STOP_KINDS

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen


def layout(context: Context, _call: Call) -> None:
    """Side by side, or stacked."""
    context.display.switch_layout()
    context.ui.arrange()


def swap(context: Context, _call: Call) -> str | None:
    """The other text on the left."""
    context.display.swap()
    context.ui.arrange()
    return "sides swapped: seen where the texts stand side by side" if context.display.stacked else None


def why(context: Context, _call: Call) -> None:
    """Show or hide the strip that says why."""
    context.display.why = not context.display.why


def signs(context: Context, _call: Call) -> None:
    """Drawn signs or ASCII ones."""
    context.display.switch_signs()


def stops(context: Context, _call: Call) -> str | None:
    """Choose the kinds of stop."""
    from tui.lists.display_entries import stop_entries

    def toggle(chosen: Chosen) -> str:
        context.display.stop_kinds ^= {kind for kind in STOP_KINDS if kind == chosen.value}
        return ""

    title = "Next and previous stop go to"
    context.ui.open_list(Listing(title, lambda: stop_entries(context.view), SWITCHES, act=toggle))
    return None


def legend(context: Context, _call: Call) -> None:
    """Say what the signs mean."""
    from tui.lists.display_entries import legend_entries

    made = legend_entries(context.display.signs)
    context.ui.open_list(Listing("What the signs mean", lambda: made, (CLOSES,)))


def theme(context: Context, _call: Call) -> None:
    """Choose the colours."""
    from tui.lists.display_entries import theme_entries

    def take(chosen: Chosen | None) -> None:
        if chosen is not None:
            context.ui.take_theme(chosen.value)

    made = theme_entries(*context.ui.themes())
    context.ui.open_list(Listing("Theme", lambda: made), take)
