"""Commands that jump: stops, counterparts, back and forward, the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view.cursor import CounterpartCycle
from tui.view.disagreeing import who_says
from tui.view.navigation import bring_level, cross, light, open_fold, remember, show, to_side
from tui.view.stops import OrderKey, Stop, StopKind, Stops, stop_after, stop_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.view.reading_view import ReadingView

    _Jump = Callable[[Context, Call], str | None]

_NAMES: dict[StopKind, str] = {
    "strong": "match",
    "weak": "weak match",
    "only": "passage only here",
    "note": "note",
    "differ": "difference",
    "word": "change of words",
    "disagree": "disagreement",
    "changed": "changed passage",
}


def _go_to_stop(view: ReadingView, call: Call, *, forward: bool, kinds: frozenset[StopKind] | None) -> str | None:
    stops = view.stops(kinds)
    # Where one person reads alone, no earlier version or no copied text is known, nobody wants to hear of these kinds.
    rare = {
        "disagree": view.disagreeing.agreement is None,
        "changed": not view.markings.changed,
        "word": not any(view.markings.reworded.values()),
    }
    chosen = view.display.stop_kinds - {kind for kind, nowhere in rare.items() if nowhere}
    names = [_NAMES[kind] for kind in _NAMES if kind in (chosen if kinds is None else kinds)]
    if not names:
        return "no kind of stop is chosen"
    wanted = " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    if not stops:
        return f"no {wanted} here"
    here = _here(view, stops)
    stop = stop_after(stops, here, call.times) if forward else stop_before(stops, here, call.times)
    if stop is None:
        return f"no {wanted} {'after' if forward else 'before'} this one"
    remember(view)
    arrive(view, stop)
    return _disagreement_here(view) if "disagree" in (view.display.stop_kinds if kinds is None else kinds) else None


def _disagreement_here(view: ReadingView) -> str | None:
    """Who says what, where the cursor has come to a passage on which people disagree."""
    side, offset = view.cursor.side, view.cursor.offset
    return "; ".join(map(who_says, view.disagreeing.at(side, offset))) or None


def _here(view: ReadingView, stops: Stops) -> OrderKey:
    """Where the cursor comes in the order of stops: at the stop that it is on, if it is on one."""
    side, offset, match = view.cursor.side, view.cursor.offset, view.current_match()
    if (at := stops.begun.get((side, offset))) is not None:
        return at.key
    inside = stops.of_match.get(match.id, []) if match is not None else []
    if match is not None and any(stop.kind == match.strength for stop in inside):
        return view.order.key("a", match.a.start)
    first = next((stop for stop in inside if stop.kind == "differ"), None)
    if side == "b" and first is not None:
        # In a match in which something differs, the place of its partner on the left.
        stretch, left, there = first.key
        return (stretch, left, there + offset - first.on("b")[1].start)
    return view.order.key(side, offset)


def arrive(view: ReadingView, stop: Stop) -> None:
    """Put the cursor on a stop, for one in both texts on the side it is on already, and light it."""
    show(view, *stop.on(view.cursor.side))
    if stop.match is not None:
        light(view, stop.match.id)
        if view.window.locked and view.window.frame.stacked:
            view.follow()
    elif stop.across is not None and view.window.frame.stacked:
        bring_level(view, stop.on(view.cursor.across)[1].start)


def go_to_stop(context: Context, call: Call) -> str | None:
    """To the stop of a number, from 1."""
    view = context.view
    stops = view.stops()
    if call.count is None:
        return "type the number of the stop first"
    if not 1 <= call.count <= len(stops):
        return f"there are {len(stops)} stops"
    stop = stops[call.count - 1]
    remember(view)
    arrive(view, stop)
    return None


def _both_ways(*kinds: StopKind) -> tuple[_Jump, _Jump]:
    """The commands to the next and to the previous stop of these kinds, or of those that are chosen."""

    def forward(context: Context, call: Call) -> str | None:
        return _go_to_stop(context.view, call, forward=True, kinds=frozenset(kinds) or None)

    def back(context: Context, call: Call) -> str | None:
        return _go_to_stop(context.view, call, forward=False, kinds=frozenset(kinds) or None)

    return forward, back


next_stop, previous_stop = _both_ways()
next_match, previous_match = _both_ways("strong", "weak")
next_only, previous_only = _both_ways("only")
next_difference, previous_difference = _both_ways("differ")
next_reworded, previous_reworded = _both_ways("word")
next_note, previous_note = _both_ways("note")
next_disagreement, previous_disagreement = _both_ways("disagree")
next_changed, previous_changed = _both_ways("changed")


def counterpart(context: Context, _call: Call) -> str | None:
    """To the passage paired with this one; again, to the next one; after the last, back to where the walk began."""
    view = context.view
    fold = view.fold_here()
    if fold is not None:
        open_fold(view, fold)
        return None
    tour = view.cursor.cycle
    if tour is not None and view.cursor.side != tour.side:
        matches = view.comparison.alignment.matches_of(tour.side, tour.sentence)
        index = tour.index + 1
        if index >= len(matches):
            to_side(view, tour.side)
            origin = view.comparison.article(tour.side).sentences[tour.sentence].span
            show(view, tour.side, origin)
            return "back where you began"
    else:
        sentence = view.sentence()
        matches = view.matches_here()
        if sentence is None or not matches:
            known = view.comparison.matched
            return "no counterpart: this passage is only here" if known else "no counterpart is known here"
        lit = view.current_match()
        index = matches.index(lit) if lit in matches else 0
        tour = CounterpartCycle(view.cursor.side, sentence, index)
    remember(view)
    cross(view, CounterpartCycle(tour.side, tour.sentence, index))
    return f"counterpart {index + 1} of {len(matches)}" if len(matches) > 1 else None


def back(context: Context, call: Call) -> str | None:
    """To the place before the last jump."""
    return None if _travel(context.view, call.times, back=True) else "nothing to go back to"


def forward(context: Context, call: Call) -> str | None:
    """Forward again."""
    return None if _travel(context.view, call.times, back=False) else "nothing to go forward to"


def _travel(view: ReadingView, times: int, *, back: bool) -> bool:
    """Go some steps; whether there was one."""
    gone = False
    for _ in range(times):
        place = view.history.step(view.place(), back=back)
        if place is None:
            break
        view.go_to(place)
        gone = True
    return gone


def toggle_lock(context: Context, _call: Call) -> str | None:
    """Lock the texts level, or free them."""
    view = context.view
    view.set_lock(not view.window.locked)
    if view.window.locked:
        view.show_cursor()
        return "locked: both texts scroll level"
    return "free: each text scrolls alone"


def level_now(context: Context, _call: Call) -> str | None:
    """Bring the other text level with the passage here."""
    view = context.view
    match = view.current_match()
    if match is None:
        if view.window.frame.stacked:
            return "no counterpart to bring level"
        view.window.tops[view.cursor.across] = view.window.tops[view.cursor.side]
        return "level by row: this passage has no counterpart"
    if view.window.frame.stacked:
        view.follow()
        return "level"
    here = view.page(view.cursor.side).row_of(match.span(view.cursor.side).start)
    there = view.page(view.cursor.across).row_of(match.span(view.cursor.across).start)
    if here != there:
        view.set_lock(False)
    view.level_other(match)
    return f"level; the texts are free now, {context.key('toggle-lock')} locks them" if here != there else "level"
