"""The reader's hand on the matches: what is laid over the machine's results, and how strict to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES, Side, Span
from articles.decisions import decisions_in
from articles.matching.overlay import LOOSEST, STRICTEST, apply_corrections, shown_at
from tui.model.claiming import judge_anew
from tui.model.recutting import take_present

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
    alignment = apply_corrections(reading.machine, comparison.a, comparison.b, reading.corrections, reading.strictness)
    reading.take_comparison(replace(comparison, alignment=alignment, one_event=bool(reading.one_event)))


def take_notes(reading: Reading, notes: Iterable[Note]) -> None:
    """Take the notes as they are kept: decisions are laid over articles and matches, the others are shown."""
    decided = decisions_in(notes)
    reading.notes = decided.notes
    recut = (decided.cuts, decided.amendments) != (reading.cuts, reading.amendments)
    if recut:
        take_present(reading, decided)
    if decided.judgements != reading.judgements:
        reading.judgements = decided.judgements
        judge_anew(reading)
    changed = (decided.corrections, decided.one_event) != (reading.corrections, reading.one_event)
    reading.corrections, reading.one_event = decided.corrections, decided.one_event
    if (recut or changed) and reading.comparison.matched:
        lay_over(reading)
    elif recut:
        reading.take_comparison(reading.comparison)


def pair_at_cursors(reading: Reading) -> Mapping[Side, Span] | None:
    """The sentences that the cursors of both texts are on; None when one was never put there, or is on a fold."""
    if reading.visited != set(SIDES):
        return None
    indices = {side: reading.sentence(side) for side in SIDES}
    spans: dict[Side, Span] = {}
    for side, index in indices.items():
        if index is None:
            return None
        spans[side] = reading.comparison.article(side).sentences[index].span
    return spans


def widened(reading: Reading) -> Mapping[Side, Span] | None:
    """The lit pair with the next sentence taken in on the cursor's side, else the one before; None without one."""
    match = reading.current_match()
    if match is None:
        return None
    taken = match.sentences(reading.side)
    spans = {side: match.span(side) for side in SIDES}
    here = spans[reading.side]
    if _can_be_paired(reading, taken.stop):
        spans[reading.side] = Span(here.start, _sentence_span(reading, taken.stop).end)
    elif _can_be_paired(reading, taken.start - 1):
        spans[reading.side] = Span(_sentence_span(reading, taken.start - 1).start, here.end)
    else:
        return None
    return spans


def _can_be_paired(reading: Reading, index: int) -> bool:
    """Whether there is such a sentence on the cursor's side, and it is none of a heading or an aside."""
    article = reading.comparison.article(reading.side)
    if not 0 <= index < len(article.sentences):
        return False
    paragraph = article.paragraphs[article.sentences[index].paragraph]
    return paragraph.kind in MATCHED_KINDS and not paragraph.heading


def _sentence_span(reading: Reading, index: int) -> Span:
    return reading.comparison.article(reading.side).sentences[index].span


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
    before, level = len(shown_at(found.matches, found.below_threshold, reading.strictness)), reading.strictness
    while LOOSEST <= level + direction <= STRICTEST:
        level += direction
        if len(shown_at(found.matches, found.below_threshold, level)) != before:
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
