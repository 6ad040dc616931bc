"""Commands of the ledger: through its rows and views, verdicts and ticks, filters, a note on a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import SIDES
from tui.commands.decisions.deciding import decide
from tui.commands.decisions.findings import take_or_ask, toggle_check
from tui.commands.notes.box import open_box
from tui.commands.notes.notes import is_of_others
from tui.lists.entry import SWITCHES, Listing
from tui.view.ledger.marks import LAYERS
from tui.view.navigation import read_both
from tui.view.quoting import with_source

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from tui.background.note_editor import Draft
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen
    from tui.view.ledger.rows import Row, View

NO_FINDING = "this works on a finding"

# from the texts


def open_ledger(context: Context, _call: Call) -> None:
    """Open the ledger where it was left."""
    context.ui.open_ledger()


def came_from_ledger(context: Context, row: Row | None) -> None:
    """Show in the texts the row that was chosen in the ledger, if one was."""
    if row is not None:
        read_both(context.view, row)
        context.messages.say(f"{context.key('ledger')} goes back to the ledger")


def layers(context: Context, call: Call) -> str | None:
    """Switch the layer that is named on or off, or choose them."""
    if call.argument:
        layer = next((layer for layer in LAYERS if layer == call.argument), None)
        if layer is None:
            return f"there is no layer {call.argument}: there are {', '.join(LAYERS)}"
        context.view.markings.toggle(layer)
        return f"layer {layer}: {'on' if layer in context.view.markings.layers else 'off'}"
    from tui.lists.ledger_entries import layer_entries

    def toggle(chosen: Chosen) -> str:
        context.view.markings.toggle(next(layer for layer in LAYERS if layer == chosen.value))
        context.ui.refresh()
        return ""

    entries = lambda: layer_entries(context.view, context.display.signs)  # noqa: E731 - read again after each change
    context.ui.open_list(Listing("Layers over the texts", entries, SWITCHES, act=toggle))
    return None


# through the rows


def line_down(context: Context, call: Call) -> None:
    """A row down."""
    context.ledger.go_to(context.ledger.index + call.times)


def line_up(context: Context, call: Call) -> None:
    """A row up."""
    context.ledger.go_to(context.ledger.index - call.times)


def page_down(context: Context, call: Call) -> None:
    """As many rows down as are in sight, but one."""
    context.ledger.go_to(context.ledger.index + context.ledger.page * call.times)


def page_up(context: Context, call: Call) -> None:
    """As many rows up."""
    context.ledger.go_to(context.ledger.index - context.ledger.page * call.times)


def top(context: Context, _call: Call) -> None:
    """To the first row."""
    context.ledger.go_to(0)


def bottom(context: Context, _call: Call) -> None:
    """To the last row."""
    context.ledger.go_to(len(context.ledger.rows))


def leave_for_row(context: Context, _call: Call) -> None:
    """Leave for the texts, with the row to be read there."""
    if context.ledger.row is not None:
        context.ledger.keep_row()
        context.ui.leave(context.ledger.row)


# views


def _switch(context: Context, view: View) -> None:
    """Show a view, and the findings again when that view is shown."""
    context.ledger.switch("findings" if view == context.ledger.view else view)


def findings(context: Context, _call: Call) -> None:
    """The findings."""
    _switch(context, "findings")


def only_here(context: Context, _call: Call) -> None:
    """What is in one text only."""
    _switch(context, "only")


def who_said_what(context: Context, _call: Call) -> None:
    """Who is quoted or named as a source."""
    _switch(context, "speakers")


def wording(context: Context, _call: Call) -> None:
    """Two words for one thing."""
    _switch(context, "wordings")


def clashes(context: Context, _call: Call) -> None:
    """Claims of one text that clash."""
    _switch(context, "clashes")


def next_view(context: Context, _call: Call) -> None:
    """The next of the views."""
    context.ledger.next_view()


# decisions


def _finding(context: Context) -> Judged | None:
    return context.ledger.row.judged if context.ledger.row is not None else None


def check(context: Context, _call: Call) -> str | None:
    """Mark the finding checked, or take that back."""
    judged = _finding(context)
    return NO_FINDING if judged is None else toggle_check(context, judged)


def hide(context: Context, _call: Call) -> str | None:
    """Hide the finding, or show it again."""
    from articles.decisions import Hide

    judged = _finding(context)
    if judged is None:
        return NO_FINDING
    said = decide(context, Hide(judged), "hidden")
    return "shown again" if judged.own_ids("hidden") else f"{said}, {context.key('show-hidden')} shows hidden ones"


def verdict(context: Context, call: Call) -> str | None:
    """Give the verdict that is named, or choose one from a list."""
    judged = _finding(context)
    if judged is None:
        return NO_FINDING
    return take_or_ask(context, judged, call)


# what is shown


def unchecked(context: Context, _call: Call) -> None:
    """Show only what is unchecked, or all."""
    context.ledger.choose(replace(context.ledger.filter, unchecked=not context.ledger.filter.unchecked))


def show_hidden(context: Context, _call: Call) -> None:
    """Show what is hidden too, or leave it out."""
    context.ledger.choose(replace(context.ledger.filter, hidden=not context.ledger.filter.hidden))


def filter_findings(context: Context, _call: Call) -> str | None:
    """Choose what is shown."""
    from tui.lists.ledger_entries import changed_filter, filter_entries

    ledger = context.ledger
    if ledger.view != "findings":
        ledger.switch("findings")

    def change(chosen: Chosen) -> str:
        ledger.choose(changed_filter(ledger.filter, chosen.value))
        context.ui.refresh()
        return ""

    entries = lambda: filter_entries(context.session.judged, ledger.filter, context.display.signs)  # noqa: E731 - read again after each change
    context.ui.open_list(Listing("Show findings", entries, SWITCHES, act=change))
    return None


# out of here


def copy(context: Context, _call: Call) -> str | None:
    """Copy both passages with their sources."""
    cells = context.ledger.row.cells if context.ledger.row is not None else ()
    if not cells:
        return None
    context.ui.copy("\n\n".join(with_source(context.session.article(cell.side), cell.span) for cell in cells))
    return "copied with " + ("both sources" if len(cells) > 1 else "its source")


def note(context: Context, _call: Call) -> str | None:
    """Open the box on what the row is about; where there is a note already, on that."""
    row = context.ledger.row
    draft = _draft(context, row) if row is not None else None
    if draft is None:
        return "nothing to note here"
    open_box(context, draft)
    return None


def _draft(context: Context, row: Row) -> Draft | None:
    spans: dict[Side, Span] = {}
    for cell in row.cells:
        spans.setdefault(cell.side, cell.span)
    for noted in context.session.notes if row.noted else ():
        if is_of_others(context, noted):
            continue
        placed = [(noted.span(side), spans.get(side)) for side in SIDES]
        if all(mine is not None and here is not None and mine.overlaps(here) for mine, here in placed):
            return context.editor.begin_edit(noted)
    return context.editor.begin_on(spans) if spans else None
