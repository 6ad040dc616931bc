"""Commands on the rows of a list: through them, verdicts and ticks on one, which are shown, copying one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.decisions.findings import take_or_ask, toggle_check
from tui.commands.rows.subject import listed, subject
from tui.lists.entry import SWITCHES, Listing
from tui.view.quoting import with_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen, Entry

# through the rows


def line_down(context: Context, call: Call) -> None:
    """A row down."""
    _go_on(context, call.times)


def line_up(context: Context, call: Call) -> None:
    """A row up."""
    _go_on(context, -call.times)


def page_down(context: Context, call: Call) -> None:
    """As many rows down as are in sight, but one."""
    _go_on(context, listed(context).page * call.times)


def page_up(context: Context, call: Call) -> None:
    """As many rows up."""
    _go_on(context, -listed(context).page * call.times)


def top(context: Context, _call: Call) -> None:
    """To the first row."""
    listed(context).go_to(0)


def bottom(context: Context, _call: Call) -> None:
    """To the last row."""
    listed(context).go_to(len(listed(context).rows))


def _go_on(context: Context, rows: int) -> None:
    listed(context).go_to(listed(context).index + rows)


# decisions


def no_finding(context: Context) -> str:
    """Why nothing is done on a row without a finding."""
    table = context.ui.home_mode == "table"
    return "nothing was found between two accounts here" if table else "this works on a finding"


def check(context: Context, _call: Call) -> str | None:
    """Mark the finding checked, or take that back."""
    there, judged, _passages = subject(context)
    return no_finding(context) if judged is None else toggle_check(there, judged)


def verdict(context: Context, call: Call) -> str | None:
    """Give the verdict that is named, or choose one from a list."""
    there, judged, _passages = subject(context)
    return no_finding(context) if judged is None else take_or_ask(there, judged, call)


def hide(context: Context, _call: Call) -> str | None:
    """Hide the finding, or show it again."""
    from articles.decisions import Hide
    from tui.commands.decisions.deciding import decide

    there, judged, _passages = subject(context)
    if judged is None:
        return no_finding(context)
    said = decide(there, Hide(judged), "hidden")
    if context.ui.home_mode == "table":
        return said
    return "shown again" if judged.own_ids("hidden") else f"{said}, {context.key('show-hidden')} shows hidden ones"


def copy(context: Context, _call: Call) -> str | None:
    """Copy the passages of the row with their sources."""
    passages = subject(context).passages
    if not passages:
        return None
    context.ui.copy("\n\n".join(with_source(*passage) for passage in passages))
    many = "both sources" if len(passages) == 2 else f"the sources of all {len(passages)}"
    return "copied with " + (many if len(passages) > 1 else "its source")


# what is shown


def unchecked(context: Context, _call: Call) -> None:
    """Show only what is unchecked, or all."""
    listed(context).toggle_unchecked()


def filter_rows(context: Context, _call: Call) -> str | None:
    """Choose what is shown."""
    from tui.lists import ledger_entries, table_entries

    ledger, table, signs = context.ledger, context.table, context.display.signs

    def entries() -> Sequence[Entry]:
        if table is not None and context.ui.home_mode == "table":
            return table_entries.filter_entries(table, signs)
        return ledger_entries.filter_entries(context.session.judged, ledger.filter, signs)

    def change(chosen: Chosen) -> str:
        if table is not None and context.ui.home_mode == "table":
            table.choose(table_entries.changed_filter(table.filter, chosen.value))
        else:
            ledger.choose(ledger_entries.changed_filter(ledger.filter, chosen.value))
        context.ui.refresh()
        return ""

    if context.ui.home_mode == "table":
        context.ui.open_list(Listing("Show statements", entries, SWITCHES, act=change))
        return None
    if ledger.view != "findings":
        ledger.switch("findings")
    context.ui.open_list(Listing("Show findings", entries, SWITCHES, act=change))
    return None
