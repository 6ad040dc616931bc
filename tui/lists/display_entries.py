"""The lines of the lists of what is shown: kinds of stop, themes, signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.lists.entry import Entry
from tui.view.signs import SIGNS
from tui.view.stops import STOP_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs


def stop_entries(view: ReadingView) -> list[Entry]:
    """Every kind of stop, whether it is chosen, and how many there are."""
    made = []
    width = max(map(len, STOP_KINDS.values())) + 2
    for kind, words in STOP_KINDS.items():
        box = "[x]" if kind in view.display.stop_kinds else "[ ]"
        count = len(view.stops(frozenset({kind})))
        made.append(
            Entry(kind, Content.assemble((f"{box} ", "bold"), f"{words:<{width}}", (f"{count}", "$ink-quiet")), words)
        )
    return made


def theme_entries(names: Iterable[str], present: str) -> list[Entry]:
    """Every theme, our own first."""
    ordered = sorted(names, key=lambda name: (not name.startswith("diptych"), name))
    return [Entry(name, Content(name + ("   in use" if name == present else "")), name) for name in ordered]


def legend_entries(signs: Signs) -> list[Entry]:
    """Every sign and what it means."""
    return [
        Entry(name, Content.assemble((f"{signs[name]}   ", "bold"), sign.meaning), f"{name} {sign.meaning}")
        for name, sign in SIGNS.items()
    ]
