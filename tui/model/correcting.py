"""The reader's hand on the matches: what is laid over the machine's results, and how strict to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from articles.matching.overlay import CORRECTION_KINDS, Correction, laid_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.notes.note import Note
    from tui.model.action import Action, Call
    from tui.model.reading import Reading

FLOORS = (0.0, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 0.95)
"""Scores under which a match is not shown, from loose to strict; the first shows all that matching found."""


def lay_over(reading: Reading) -> None:
    """Lay corrections and strictness over what the machine found, and both texts out anew."""
    comparison = reading.comparison
    alignment = laid_over(reading.machine, comparison.a, comparison.b, reading.corrections, reading.floor)
    reading.take_comparison(replace(comparison, alignment=alignment))


def take_notes(reading: Reading, notes: Iterable[Note]) -> None:
    """Take the notes as they are kept: those that are corrections are laid over the matches, the others are shown."""
    corrections: list[Correction] = []
    ordinary: list[Note] = []
    for note in notes:
        a, b = note.span("a"), note.span("b")
        kind = next((kind for kind in CORRECTION_KINDS if kind == note.relation), None)
        if kind is None:
            ordinary.append(note)
        elif a is not None and b is not None:
            corrections.append(Correction(note.id, kind, a, b))
    reading.notes = tuple(ordinary)
    if tuple(corrections) != reading.corrections:
        reading.corrections = tuple(corrections)
        if reading.comparison.matched:
            lay_over(reading)


def pair_at_cursors(reading: Reading) -> Mapping[Side, Span] | None:
    """The sentences that the cursors of both texts are on; None when one of them is on a fold."""
    indices = {side: reading.sentence(side) for side in SIDES}
    spans: dict[Side, Span] = {}
    for side, index in indices.items():
        if index is None:
            return None
        spans[side] = reading.comparison.article(side).sentences[index].span
    return spans


def widened(reading: Reading) -> Mapping[Side, Span] | None:
    """The lit pair with the next sentence taken in on the cursor's side; None where there is none of its paragraph."""
    match = reading.current_match()
    if match is None:
        return None
    sentences = reading.comparison.article(reading.side).sentences
    last = match.sentences(reading.side).stop - 1
    if last + 1 >= len(sentences) or sentences[last + 1].paragraph != sentences[last].paragraph:
        return None
    spans = {side: match.span(side) for side in SIDES}
    spans[reading.side] = Span(spans[reading.side].start, sentences[last + 1].span.end)
    return spans


def narrowed(reading: Reading) -> Mapping[Side, Span] | None:
    """The lit pair with only the sentence under the cursor on its side; None when it is one sentence already."""
    match, index = reading.current_match(), reading.sentence()
    if match is None or index is None or len(match.sentences(reading.side)) < 2:
        return None
    spans = {side: match.span(side) for side in SIDES}
    spans[reading.side] = reading.comparison.article(reading.side).sentences[index].span
    return spans


def _strictness(reading: Reading, step: int) -> str:
    place = min(max(FLOORS.index(reading.floor) + step, 0), len(FLOORS) - 1)
    before = reading.floor
    reading.floor = FLOORS[place]
    lay_over(reading)
    count = len(reading.comparison.alignment.matches)
    shown = f"{count} {'match' if count == 1 else 'matches'} shown"
    end = ("; it cannot be looser" if step < 0 else "; it cannot be stricter") if before == reading.floor else ""
    return shown + (f", from a score of {reading.floor:.2f} on" if reading.floor else ", all that were found") + end


def looser(reading: Reading, call: Call) -> str | None:
    """Show weaker matches too."""
    return _strictness(reading, -call.times)


def stricter(reading: Reading, call: Call) -> str | None:
    """Show only stronger matches."""
    return _strictness(reading, call.times)


CORRECTING: dict[str, Action] = {"looser": looser, "stricter": stricter}
