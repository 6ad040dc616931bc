"""Commands on findings where texts are read: a verdict and a tick on the one here, and one of the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.judging import VERDICTS
from articles.errors import DiptychError
from tui.commands.decisions.deciding import decide
from tui.lists.entry import Chosen, Listing
from tui.view.describing import paragraph_place
from tui.view.ledger.rows import LETTERS, judged_at
from tui.view.pairs import chosen_pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict
    from tui.commands.call import Call
    from tui.commands.context import Context


MACHINE = "machine"
"""What takes the reader's verdict back, where verdicts are typed."""


def verdict_here(context: Context, call: Call) -> str | None:
    """Give the finding at the cursor of the texts the verdict that is named, or choose one."""
    judged = judged_at(context.view)
    if judged is None:
        return _none_here(context)
    return take_or_ask(context, judged, call)


def take_or_ask(context: Context, judged: Judged, call: Call) -> str | None:
    """Give a finding the verdict that is named, or open the list of verdicts."""
    if call.argument:
        known = call.argument in (*VERDICTS, MACHINE)
        return _give(context, judged, _verdict(call.argument)) if known else _no_verdict(call.argument)
    ask_verdict(context, judged)
    return None


def _verdict(name: str) -> Verdict | None:
    return next((each for each in VERDICTS if each == name), None)


def _no_verdict(name: str) -> str:
    return f"there is no verdict {name}: there are {', '.join((*VERDICTS, MACHINE))}"


def check_here(context: Context, _call: Call) -> str | None:
    """Mark the finding at the cursor of the texts as checked, or take that back."""
    judged = judged_at(context.view)
    if judged is None:
        return _none_here(context)
    named = ", ".join(part for part in (judged.verdict, judged.finding.topic, "your own" if judged.own else "") if part)
    return toggle_check(context, judged, f": {named}")


def _none_here(context: Context) -> str:
    if context.session.ledger is None:
        return context.analysis.claims_state
    own, every = context.key("own-finding"), context.key("ledger")
    return f"no finding is about this passage; {own} makes one of your own, {every} shows them all"


def toggle_check(context: Context, judged: Judged, named: str = "") -> str:
    """Mark a finding checked, or take that back; `named` says which, where that is not in sight."""
    from articles.decisions import Check

    said = decide(context, Check(judged), f"checked{named}")
    return f"no longer checked{named}" if judged.own_ids("checked") else said


# a verdict


def ask_verdict(context: Context, judged: Judged) -> None:
    """Open the list of verdicts on a finding."""
    from tui.lists.ledger_entries import verdict_entries

    entries = verdict_entries(judged, context.display.signs)
    title = f"Your verdict   {judged.finding.topic or ('your own finding' if judged.own else '')}".rstrip()
    context.ui.open_list(Listing(title, lambda: entries), lambda chosen: _take_verdict(context, judged, chosen))


def _take_verdict(context: Context, judged: Judged, chosen: Chosen | None) -> None:
    if chosen is not None:
        context.messages.say(_give(context, judged, _verdict(chosen.value)))


def _give(context: Context, judged: Judged, own: Verdict | None) -> str:
    """Give a finding the reader's verdict, or take that back; says what was done."""
    from articles.decisions import SetVerdict

    try:
        context.session.apply(SetVerdict(judged, own))
    except DiptychError as error:
        return str(error)
    context.saver.save_soon()
    undo = f"{context.key('undo')} takes it back"
    if judged.own:
        return f"your own finding is gone; {undo}" if own is None else f"your own finding: {own}; {undo}"
    if own is None:
        return f"as the machine has it: {judged.machine}"
    return f"{own}, you say; the machine says {judged.machine}; {undo}"


# a finding of the reader's own


def own_finding(context: Context, call: Call) -> str | None:
    """Make a finding of what is selected in either text, or of the sentence its cursor is on."""
    if call.argument and _verdict(call.argument) is None:
        return _no_verdict(call.argument)
    spans = chosen_pair(context.view)
    missing = next((side for side in SIDES if not spans.get(side)), None)
    if missing is not None:
        return _missing(context, missing, blank=missing in spans)
    from tui.lists.ledger_entries import passages_detail, verdict_entries

    present = next((each for each in context.session.judged if each.own and _spans(context, each) == spans), None)
    if call.argument:
        _take_own(context, spans, present, Chosen("list-run", call.argument))
        return None
    entries = verdict_entries(present, context.display.signs)
    detail = passages_detail(context.view, spans)
    context.ui.open_list(
        Listing("Your own finding", lambda: entries, detail=lambda _value: detail),
        lambda chosen: _take_own(context, spans, present, chosen),
    )
    return None


def _spans(context: Context, judged: Judged) -> Mapping[Side, Span]:
    ledger = context.session.ledger
    return {} if ledger is None else {side: ledger.claim(judged.finding.on(side)).span for side in SIDES}


def _missing(context: Context, side: Side, *, blank: bool) -> str:
    """Why there is no passage on a side, and what to do."""
    view = context.view
    if blank:
        return f"only blanks are selected in {LETTERS[side]}: select words"
    if view.fold_here(side) is not None and (side == view.cursor.side or side in view.cursor.visited):
        return f"a folded line in {LETTERS[side]} is no passage: open it first"
    there = context.key("other-pane")
    return f"first choose the passage in {LETTERS[side]}: {there} goes there, to put the cursor on it or select words"


def _take_own(context: Context, spans: Mapping[Side, Span], present: Judged | None, chosen: Chosen | None) -> None:
    from articles.decisions import OwnFinding

    if chosen is None:
        return
    view = context.view
    verdict = next((each for each in VERDICTS if each == chosen.value), None)
    if verdict is None:
        if present is not None:
            _take_verdict(context, present, chosen)
        return
    places = " and ".join(f"{LETTERS[side]} {paragraph_place(view, side, spans[side].start)}" for side in SIDES)
    context.ui.enter_mode("reading")
    later = "" if context.session.ledger is not None else ", in the ledger once claims are read"
    said = decide(context, OwnFinding(spans["a"], spans["b"], verdict), f"your own finding: {verdict}, {places}{later}")
    view.cursor.anchor = None
    view.cursor.kept.clear()
    context.messages.say(said)
