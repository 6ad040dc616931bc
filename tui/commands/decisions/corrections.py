"""Commands that correct matches: pair, reject, widen, narrow, one event; and how strictly they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.matching.overlay import LOOSEST, STRICTEST
from tui.commands.decisions.deciding import decide
from tui.view.describing import paragraph_place
from tui.view.pairs import narrowed, pair_at_cursors, widened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from tui.commands.call import Call
    from tui.commands.context import Context

_SHOWN = {
    -2: "with all weaker ones",
    -1: "with the better half of the weaker ones",
    0: "all that were found",
    1: "strong ones and the better half of the weak",
    2: "strong ones only",
}


def link(context: Context, _call: Call) -> str | None:
    """Pair the passages under both cursors."""
    from articles.decisions import Link

    view = context.view
    if view.cursor.across not in view.cursor.visited:
        return f"first put the cursor of the other text on its passage: {context.key('other-pane')} goes there"
    spans = pair_at_cursors(view)
    if spans is None:
        return "a folded line cannot be paired: open it first"
    made = ((each.kind, each.a, each.b) for each in context.session.decisions.corrections)
    if ("match", spans["a"], spans["b"]) in made:
        return "you have paired these two already"
    places = " and ".join(paragraph_place(view, side, spans[side].start) for side in SIDES)
    return decide(context, Link(spans["a"], spans["b"]), f"paired by you: {places}")


def unlink(context: Context, _call: Call) -> str | None:
    """Reject the lit pair; one that the reader made is taken back."""
    from articles.decisions import Reject

    match = context.view.current_match()
    if match is None:
        return "there is no pair here to reject"
    return decide(context, Reject(match), "pair rejected" if match.origin == "machine" else "your pair is removed")


def merge(context: Context, _call: Call) -> str | None:
    """Take a neighbouring sentence into the lit pair."""
    impossible = "there is no pair here, or no sentence beside it to take in"
    return _reshape(context, widened(context.view), "pair widened", impossible)


def split(context: Context, _call: Call) -> str | None:
    """Keep of the lit pair the sentence under the cursor."""
    impossible = "the pair here is one sentence already, or there is none"
    return _reshape(context, narrowed(context.view), "pair narrowed", impossible)


def _reshape(context: Context, spans: Mapping[Side, Span] | None, done: str, impossible: str) -> str:
    from articles.decisions import Reshape

    match = context.view.current_match()
    if spans is None or match is None:
        return impossible
    return decide(context, Reshape(match, spans["a"], spans["b"]), done)


def one_event(context: Context, _call: Call) -> str | None:
    """Say that both texts are about one event, or take that back."""
    from articles.decisions import OneEvent

    comparison = context.session.comparison
    if context.session.decisions.one_event:
        return decide(context, OneEvent(said=False), "one event: taken back, rematching")
    if comparison.doubtful:
        return decide(context, OneEvent(said=True), "you marked this as one event, rematching")
    return "matching takes these for one event already" if comparison.matched else "nothing is matched yet"


def looser(context: Context, call: Call) -> str | None:
    """Show weaker matches too."""
    return _strictness(context, -1, call.times)


def stricter(context: Context, call: Call) -> str | None:
    """Show only stronger matches."""
    return _strictness(context, 1, call.times)


def _strictness(context: Context, direction: int, times: int) -> str:
    session = context.session
    if not session.comparison.matched:
        return "nothing is matched yet"
    steps = [session.step_strictness(direction) for _ in range(min(times, STRICTEST - LOOSEST))]
    count = len(session.comparison.alignment.matches)
    end = "" if all(steps) else f"; it cannot be {'looser' if direction < 0 else 'stricter'}"
    return f"{count} {'match' if count == 1 else 'matches'} shown: {_SHOWN[session.strictness]}{end}"


def stop_matching(context: Context, _call: Call) -> str | None:
    """End the matching that is under way; what it has found so far stays."""
    if not context.analysis.stop():
        return "nothing is being matched now"
    kept = "the matches found so far stay" if context.session.comparison.matched else "nothing is paired"
    return f"matching stopped, {kept}; {context.key('reload')} matches again"
