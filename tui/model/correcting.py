"""The reader's hand on the matches: what is laid over the machine's results, and how strict to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from articles.comparison import decisions_in
from articles.matching.overlay import LOOSEST, STRICTEST, laid_over, shown_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.notes.note import Note
    from tui.model.action import Action, Call
    from tui.model.reading import Reading

_SHOWN = {
    -2: "with all weaker ones",
    -1: "with the better half of the weaker ones",
    0: "all that were found",
    1: "strong ones and the better half of the weak",
    2: "strong ones only",
}


def lay_over(reading: Reading) -> None:
    """Lay corrections and strictness over what the machine found, and both texts out anew."""
    comparison = reading.comparison
    alignment = laid_over(reading.machine, comparison.a, comparison.b, reading.corrections, reading.strictness)
    reading.take_comparison(replace(comparison, alignment=alignment, one_event=bool(reading.one_event)))


def take_notes(reading: Reading, notes: Iterable[Note]) -> None:
    """Take the notes as they are kept: those that are corrections are laid over the matches, the others are shown."""
    decided = decisions_in(notes)
    reading.notes = decided.notes
    changed = (decided.corrections, decided.one_event) != (reading.corrections, reading.one_event)
    reading.corrections, reading.one_event = decided.corrections, decided.one_event
    if changed and reading.comparison.matched:
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


def _step(reading: Reading, direction: int) -> bool:
    """Go on until other matches are shown; whether there is such a step."""
    found = reading.machine
    before, level = len(shown_at(found.matches, found.spare, reading.strictness)), reading.strictness
    while LOOSEST <= level + direction <= STRICTEST:
        level += direction
        if len(shown_at(found.matches, found.spare, level)) != before:
            reading.strictness = level
            return True
    return False


def _strictness(reading: Reading, direction: int, times: int) -> str:
    if not reading.comparison.matched:
        return "nothing is matched yet"
    steps = [_step(reading, direction) for _ in range(min(times, STRICTEST - LOOSEST))]
    if any(steps):
        lay_over(reading)
    count = len(reading.comparison.alignment.matches)
    end = "" if all(steps) else f"; it cannot be {'looser' if direction < 0 else 'stricter'}"
    return f"{count} {'match' if count == 1 else 'matches'} shown: {_SHOWN[reading.strictness]}{end}"


def looser(reading: Reading, call: Call) -> str | None:
    """Show weaker matches too."""
    return _strictness(reading, -1, call.times)


def stricter(reading: Reading, call: Call) -> str | None:
    """Show only stronger matches."""
    return _strictness(reading, 1, call.times)


CORRECTING: dict[str, Action] = {"looser": looser, "stricter": stricter}
