"""The rows of a library as runs of text with a tone, cut to the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.view.choosing.pick_layout import one_line, padded
from tui.view.describing import short_date
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from articles.library import Entry
    from tui.view.choosing.pick_layout import Runs
    from tui.view.choosing.shelving import ShelfRow, Shelving
    from tui.view.signs import Signs

_LEAD = 4
_CHANCE = 5
_OUTLET, _DAY = 18, 13
_WITH_OUTLET = 90


def shelf_runs(row: ShelfRow, shelving: Shelving, width: int, signs: Signs, *, here: bool) -> Runs:
    """The runs of a row; `here` tells that the cursor is on it."""
    taken = shelving.taken is not None and row.entries[0].number == shelving.taken.number and len(row.entries) == 1
    lead = f"{signs['cursor'] if here else ' '} {'A' if taken else ' '} "
    chance = "" if row.chance is None else f"{min(row.chance, 0.99):.2f}".removeprefix("0").ljust(_CHANCE)
    room = width - _LEAD - len(chance)
    runs: Runs = [(lead, "sign"), (chance, "strong")]
    if len(row.entries) > 1:
        return [*runs, *_pair(row, room, signs)]
    reasons = room * 2 // 5 if row.parts else 0
    runs += _text(row.entries[0], room - reasons)
    return [*runs, ("  ", "plain"), *_parts(row, reasons - 2)] if reasons else runs


def _text(entry: Entry, room: int) -> Runs:
    """Title, outlet and day, as far as there is room."""
    outlet = _OUTLET if room >= _WITH_OUTLET else 0
    day = _DAY if room >= _DAY * 3 else 0
    runs: Runs = [(padded(entry.title, room - outlet - day), "plain")]
    if outlet:
        runs.append(("  " + padded(entry.outlet or "", outlet - 2), "plain"))
    if day:
        runs.append(("  " + padded(short_date(entry.published) if entry.published else "", day - 2), "quiet"))
    return runs


def _pair(row: ShelfRow, room: int, signs: Signs) -> Runs:
    between = " <> " if signs.ascii_only else " ⇄ "
    reasons = room // 3
    left = (room - reasons - len(between)) // 2
    return [
        (padded(_name(row, 0), left), "plain"),
        (between, "quiet"),
        (padded(_name(row, 1), room - reasons - len(between) - left), "plain"),
        ("  ", "plain"),
        *_parts(row, reasons - 2),
    ]


def _name(row: ShelfRow, side: int) -> str:
    """What distinguishes a text of a pair: its title, its outlet where both have one title."""
    entry, other = row.entries[side], row.entries[1 - side]
    return (
        entry.title
        if entry.title != other.title
        else f"{entry.outlet or entry.source.rpartition('/')[2]}: {entry.title}"
    )


def _parts(row: ShelfRow, cells: int) -> Runs:
    """The words around what was sought, or the reasons, in a number of cells."""
    runs: Runs = []
    # What was sought may stand far behind: what is before it gives way.
    before = sum(cell_len(words) for words, _ in row.parts[:1]) if any(sought for _, sought in row.parts) else 0
    skip = max(0, before - cells // 3)
    for words, sought in row.parts:
        shown = _spaced(words)
        if skip:
            shown, skip = "…" + shown[skip + 1 :], 0
        cut = fit(shown, cells)
        runs.append((cut, "strong" if sought else "quiet"))
        cells -= cell_len(cut)
        if cells <= 0:
            break
    return runs


def _spaced(words: str) -> str:
    """Words in one line, with the spaces at their ends."""
    inner = one_line(words)
    return f"{' ' if words[:1].isspace() else ''}{inner}{' ' if inner and words[-1:].isspace() else ''}"
