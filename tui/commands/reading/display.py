"""Commands on what is shown, whatever the texts are: arrangement, signs, the strip, stops, legend, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lists.entry import CLOSES, SWITCHES, Listing
from tui.view.display import DENSITIES
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


def stops(context: Context, call: Call) -> str | None:
    """Take the kinds of stop that are named, or choose them."""
    if call.argument:
        return _take_stops(context, call.argument)
    from tui.lists.display_entries import stop_entries

    def toggle(chosen: Chosen) -> str:
        context.display.stop_kinds ^= {kind for kind in STOP_KINDS if kind == chosen.value}
        return ""

    title = "Next and previous stop go to"
    context.ui.open_list(Listing(title, lambda: stop_entries(context.view), SWITCHES, act=toggle))
    return None


def _take_stops(context: Context, words: str) -> str:
    named = words.replace(",", " ").split()
    strange = next((each for each in named if each not in STOP_KINDS), None)
    if strange is not None:
        return f"there is no kind of stop {strange}: there are {', '.join(STOP_KINDS)}"
    context.display.stop_kinds = frozenset(kind for kind in STOP_KINDS if kind in named)
    return f"next and previous stop go to: {', '.join(kind for kind in STOP_KINDS if kind in named)}"


def density(context: Context, call: Call) -> str:
    """Mark as much of what was found as is named, or the next level of it."""
    levels, present = list(DENSITIES), context.display.density
    wanted = call.argument.strip() or levels[(levels.index(present) + 1) % len(levels)]
    level = next((each for each in levels if each == wanted), None)
    if level is None:
        return f"there is no density {wanted}: there are {', '.join(levels)}"
    context.display.density = level
    return f"{level}: {DENSITIES[level]}"


def legend(context: Context, _call: Call) -> None:
    """Say what the signs mean."""
    from tui.lists.display_entries import legend_entries

    made = legend_entries(context.display.signs)
    context.ui.open_list(Listing("What the signs mean", lambda: made, (CLOSES,)))


def theme(context: Context, call: Call) -> str | None:
    """Take the colours that are named, or choose them from a list that shows each as the cursor comes to it."""
    from tui.lists.display_entries import theme_entries

    names, present = context.ui.themes()
    if call.argument:
        return _take_theme(context, call.argument)

    def close(chosen: Chosen | None) -> None:
        context.ui.take_theme(chosen.value if chosen is not None else present)

    made = theme_entries(names, present)
    context.ui.open_list(Listing("Theme", lambda: made, at=present, passed=context.ui.take_theme), close)
    return None


def _take_theme(context: Context, name: str) -> str:
    names, _present = context.ui.themes()
    known = next((each for each in names if each == name or each == f"diptych-{name}"), None)
    if known is not None:
        context.ui.take_theme(known)
        return f"theme {known}"
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return f"there is no theme {name}: {meant}:theme lists them"
