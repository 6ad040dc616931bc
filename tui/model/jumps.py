"""Commands that jump: stops, counterparts, back and forward, marks, the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.movement import to_side
from tui.model.pointing import Tour
from tui.model.reading import go_to_place, place_of
from tui.model.stops import OrderKey, Stop, StopKind, stop_after, stop_before

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.matching.match import Match
    from tui.model.action import Action, Call
    from tui.model.reading import Place, Reading

_HISTORY = 200
_NAMES: dict[StopKind, str] = {
    "strong": "match",
    "weak": "weak match",
    "only": "passage only here",
    "note": "note",
    "differ": "difference",
}


def remember(reading: Reading) -> None:
    """Keep the present place, so that `back` returns to it."""
    reading.jumps.behind.append(place_of(reading))
    del reading.jumps.behind[:-_HISTORY]
    reading.jumps.ahead.clear()


def show(reading: Reading, side: Side, span: Span) -> None:
    """Put the cursor at the start of a span, opening the fold that hides it."""
    reading.tour = None
    page = reading.page(side)
    block = page.blocks[page.block_at(span.start)]
    if block.fold is not None:
        open_fold(reading, block.fold.key)
    reading.put(span.start, side)


def open_fold(reading: Reading, key: tuple[Side, object, int]) -> None:
    """Open one fold; what agrees opens on both sides at once."""
    side, reason, first = key
    reading.folding.opened.add(key)  # type: ignore[arg-type]  # the reason comes from a fold's own key
    if reason == "agree":
        for pair in reading.comparison.alignment.chain:
            mine, theirs = pair if side == "a" else pair[::-1]
            if mine == first:
                reading.folding.opened.add(("b" if side == "a" else "a", "agree", theirs))
    reading.lay_out()


def _go_to_stop(reading: Reading, call: Call, *, forward: bool, kinds: frozenset[StopKind] | None) -> str | None:
    stops = reading.stops(kinds)
    names = [_NAMES[kind] for kind in _NAMES if kind in (reading.stop_kinds if kinds is None else kinds)]
    if not stops:
        return f"no {' or '.join(names)} here" if names else "no kind of stop is chosen"
    here = _here(reading, stops)
    stop = stop_after(stops, here, call.times) if forward else stop_before(stops, here, call.times)
    if stop is None:
        return f"no {' or '.join(names)} {'after' if forward else 'before'} this one"
    remember(reading)
    _arrive(reading, stop)
    return None


def _here(reading: Reading, stops: list[Stop]) -> OrderKey:
    """Where the cursor comes in the order of stops: at the stop that it is on, if it is on one."""
    at = next((stop for stop in stops if stop.kind == "differ" and _starts_at(stop, reading)), None)
    if at is not None:
        return at.key
    match = reading.current_match()
    on_it = match is not None and any(stop.match == match and stop.kind == match.strength for stop in stops)
    return reading.order.key("a", match.a.start) if match is not None and on_it else _place_here(reading, match, stops)


def _starts_at(stop: Stop, reading: Reading) -> bool:
    side, span = stop.on(reading.side)
    return side == reading.side and span.start == reading.offset


def _place_here(reading: Reading, match: Match | None, stops: list[Stop]) -> OrderKey:
    """The cursor's place; on the right, in a match in which something differs, the place of its partner on the left."""
    inside = [stop for stop in stops if stop.kind == "differ" and match is not None and stop.match == match]
    if reading.side == "b" and inside:
        first = inside[0]
        stretch, side, offset = first.key
        shift = reading.offset - first.on("b")[1].start
        return (stretch, side, offset + shift)
    return reading.order.key(reading.side, reading.offset)


def _arrive(reading: Reading, stop: Stop) -> None:
    """Put the cursor on a stop, for one in both texts on the side it is on already, and light it."""
    show(reading, *stop.on(reading.side))
    if stop.match is not None:
        light(reading, stop.match.id)
        if reading.locked and reading.frame.stacked:
            reading.follow()


def light(reading: Reading, match_id: str) -> None:
    """Light one of several matches of the passage under the cursor."""
    sentence = reading.sentence()
    for index, match in enumerate(reading.matches_here()):
        if match.id == match_id and index and sentence is not None:
            reading.tour = Tour(reading.side, sentence, index)


def next_stop(reading: Reading, call: Call) -> str | None:
    """To the next stop of the chosen kinds."""
    return _go_to_stop(reading, call, forward=True, kinds=None)


def previous_stop(reading: Reading, call: Call) -> str | None:
    """To the stop before."""
    return _go_to_stop(reading, call, forward=False, kinds=None)


def go_to_stop(reading: Reading, call: Call) -> str | None:
    """To the stop of a number, from 1."""
    stops = reading.stops()
    if call.count is None:
        return "type the number of the stop first"
    if not 1 <= call.count <= len(stops):
        return f"there are {len(stops)} stops"
    stop = stops[call.count - 1]
    remember(reading)
    _arrive(reading, stop)
    return None


def next_match(reading: Reading, call: Call) -> str | None:
    """To the next match, strong or weak."""
    return _go_to_stop(reading, call, forward=True, kinds=frozenset({"strong", "weak"}))


def previous_match(reading: Reading, call: Call) -> str | None:
    """To the match before."""
    return _go_to_stop(reading, call, forward=False, kinds=frozenset({"strong", "weak"}))


def next_only(reading: Reading, call: Call) -> str | None:
    """To the next passage that has no counterpart."""
    return _go_to_stop(reading, call, forward=True, kinds=frozenset({"only"}))


def previous_only(reading: Reading, call: Call) -> str | None:
    """To the passage before that has no counterpart."""
    return _go_to_stop(reading, call, forward=False, kinds=frozenset({"only"}))


def next_difference(reading: Reading, call: Call) -> str | None:
    """To the next figure, date, name or quotation that differs."""
    return _go_to_stop(reading, call, forward=True, kinds=frozenset({"differ"}))


def previous_difference(reading: Reading, call: Call) -> str | None:
    """To the one before."""
    return _go_to_stop(reading, call, forward=False, kinds=frozenset({"differ"}))


def next_note(reading: Reading, call: Call) -> str | None:
    """To the next note."""
    return _go_to_stop(reading, call, forward=True, kinds=frozenset({"note"}))


def previous_note(reading: Reading, call: Call) -> str | None:
    """To the note before."""
    return _go_to_stop(reading, call, forward=False, kinds=frozenset({"note"}))


def counterpart(reading: Reading, _call: Call) -> str | None:
    """To the passage paired with this one; again, to the next one; after the last, back to where the walk began."""
    fold = reading.fold_here()
    if fold is not None:
        open_fold(reading, fold.key)
        return None
    tour = reading.tour
    if tour is not None and reading.side != tour.side:
        matches = reading.comparison.alignment.matches_of(tour.side, tour.sentence)
        index = tour.index + 1
        if index >= len(matches):
            to_side(reading, tour.side)
            origin = reading.comparison.article(tour.side).sentences[tour.sentence].span
            show(reading, tour.side, origin)
            return "back where you began"
    else:
        sentence = reading.sentence()
        matches = reading.matches_here()
        if sentence is None or not matches:
            return "no counterpart: this passage stands only here"
        lit = reading.current_match()
        index = matches.index(lit) if lit in matches else 0
        tour = Tour(reading.side, sentence, index)
    remember(reading)
    _cross(reading, Tour(tour.side, tour.sentence, index))
    return f"counterpart {index + 1} of {len(matches)}" if len(matches) > 1 else None


def _cross(reading: Reading, tour: Tour) -> None:
    """Go to a counterpart; where it does not stand level, free the texts and bring it level."""
    match = reading.comparison.alignment.matches_of(tour.side, tour.sentence)[tour.index]
    reading.side = tour.side
    open_hidden(reading, match.span(reading.across).start)
    page, there = reading.page(reading.across), match.span(reading.across).start
    row, height = page.row_of(there), reading.frame.heights[reading.across]
    in_sight = reading.tops[reading.across] <= row < reading.tops[reading.across] + height
    if not in_sight and not reading.frame.stacked:
        reading.locked = False
        reading.level_other(match)
    across = reading.across
    reading.tour = tour
    reading.put(there, across)


def open_hidden(reading: Reading, offset: int) -> None:
    """Open the fold of the other side that hides a place."""
    page = reading.page(reading.across)
    fold = page.blocks[page.block_at(offset)].fold
    if fold is not None:
        open_fold(reading, fold.key)


def back(reading: Reading, call: Call) -> str | None:
    """To the place before the last jump."""
    return _travel(reading, call.times, reading.jumps.behind, reading.jumps.ahead, "nothing to go back to")


def forward(reading: Reading, call: Call) -> str | None:
    """Forward again."""
    return _travel(reading, call.times, reading.jumps.ahead, reading.jumps.behind, "nothing to go forward to")


def _travel(reading: Reading, times: int, source: list[Place], target: list[Place], empty: str) -> str | None:
    if not source:
        return empty
    for _ in range(min(times, len(source))):
        target.append(place_of(reading))
        go_to_place(reading, source.pop())
    return None


def set_mark(reading: Reading, call: Call) -> str | None:
    """Remember this place under a letter."""
    letter = call.argument
    if not (len(letter) == 1 and letter.isalpha()):
        return "a mark is named by a letter"
    reading.jumps.marks[letter] = place_of(reading)
    return f"mark {letter} is here"


def go_to_mark(reading: Reading, call: Call) -> str | None:
    """To the place under a letter; `'` is the last place."""
    if call.argument == "'":
        return back(reading, call)
    place = reading.jumps.marks.get(call.argument)
    if place is None:
        return f"no mark {call.argument}" if call.argument else "name the mark by its letter"
    remember(reading)
    go_to_place(reading, place)
    return None


def toggle_lock(reading: Reading, _call: Call) -> str | None:
    """Lock the texts level, or free them."""
    reading.locked = not reading.locked
    if reading.locked:
        reading.show_cursor()
        return "locked: both texts scroll level"
    return "free: each text scrolls alone"


def level_now(reading: Reading, _call: Call) -> str | None:
    """Bring the other text level with the passage here."""
    match = reading.current_match()
    if match is None:
        if reading.frame.stacked:
            return "no counterpart to bring level"
        reading.tops[reading.across] = reading.tops[reading.side]
        return "level by row: this passage has no counterpart"
    if reading.frame.stacked:
        reading.follow()
        return None
    here = reading.page(reading.side).row_of(match.span(reading.side).start)
    there = reading.page(reading.across).row_of(match.span(reading.across).start)
    if here != there:
        reading.locked = False
    reading.level_other(match)
    return "level; the texts are free now, s locks them" if here != there else "level"


JUMPS: dict[str, Action] = {
    "next-stop": next_stop,
    "previous-stop": previous_stop,
    "go-to-stop": go_to_stop,
    "next-match": next_match,
    "previous-match": previous_match,
    "next-only": next_only,
    "previous-only": previous_only,
    "next-difference": next_difference,
    "previous-difference": previous_difference,
    "next-note": next_note,
    "previous-note": previous_note,
    "counterpart": counterpart,
    "back": back,
    "forward": forward,
    "set-mark": set_mark,
    "go-to-mark": go_to_mark,
    "toggle-lock": toggle_lock,
    "level-now": level_now,
}
