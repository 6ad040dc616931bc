"""The ledger taken into the reading: judged by the reader, marked in the texts, gone to and come back from. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.claims.judging import judge
from articles.matching.overlay import apply_corrections
from tui.model.jumps import light, open_hidden, remember, show
from tui.model.ledger_marks import Layer, Marks, Places, layer_places, marks_of

if TYPE_CHECKING:
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment
    from tui.model.ledger import Row
    from tui.model.reading import Reading


def take_ledger(reading: Reading, ledger: Ledger | None) -> None:
    """Take what was read of both articles; nothing on screen moves."""
    reading.ledger = ledger
    judge_anew(reading)
    for layer in reading.layers:
        reading.layers[layer] = _places(reading, layer)


def judge_anew(reading: Reading) -> None:
    """Lay the reader's judgements over the findings."""
    ledger = reading.ledger
    reading.judged = () if ledger is None else judge(ledger, reading.judgements)
    reading.marks = Marks() if ledger is None else marks_of(ledger, reading.judged)


def toggle_layer(reading: Reading, layer: Layer) -> bool:
    """Switch a layer on or off; whether it is on now."""
    if reading.layers.pop(layer, None) is not None:
        return False
    reading.layers[layer] = _places(reading, layer)
    return True


def _places(reading: Reading, layer: Layer) -> Places:
    return {"a": [], "b": []} if reading.ledger is None else layer_places(reading.ledger, layer)


def alignment_for_claims(reading: Reading) -> Alignment:
    """What claims are read with: the machine's matches with the reader's corrections, however strict the screen is."""
    comparison = reading.comparison
    return apply_corrections(reading.machine, comparison.a, comparison.b, reading.corrections)


def read_both(reading: Reading, row: Row) -> None:
    """Go to what a row is about, both passages level where there are two texts to be level."""
    first = row.a or row.b
    if first is None:
        return
    remember(reading)
    show(reading, first.side, first.span)
    if row.judged is not None:
        light(reading, row.judged.finding.match)
    second = next((cell for cell in row.cells if cell.side != first.side), None)
    if second is None:
        return
    open_hidden(reading, second.span.start)
    reading.offsets[reading.across] = second.span.start
    if reading.frame.stacked:
        page = reading.page(reading.across)
        reading.tops[reading.across] = min(max(page.row_of(second.span.start) - 2, 0), max(page.height - 1, 0))
    elif reading.page(reading.across).row_of(second.span.start) != reading.cursor_row():
        reading.locked = False
        there = reading.page(reading.across).row_of(second.span.start)
        reading.tops[reading.across] = there - (reading.cursor_row() - reading.tops[reading.side])
