"""Commands of the table of all accounts: through rows and columns, what is shown, verdicts, reading a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.commands.accounts.turning import ONLY_TWO
from tui.commands.decisions.findings import ask_verdict, toggle_check
from tui.view.accounts.desk import Turn
from tui.view.quoting import with_source

if TYPE_CHECKING:
    from articles.claims.judging import Judged
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.view.accounts.table import TableFilter, TableView

NO_FINDING = "nothing was found between two accounts here"


def table_of(context: Context) -> TableView:
    """The table; there is one wherever its commands run."""
    if context.table is None:
        raise RuntimeError("a command of the table ran where there is none")
    return context.table


def open_table(context: Context, _call: Call) -> str | None:
    """Open the table where it was left."""
    if context.accounts is None:
        return ONLY_TWO
    context.ui.open_table()
    return None


# through rows and columns


def line_down(context: Context, call: Call) -> None:
    """A row down."""
    table_of(context).go_to(table_of(context).index + call.times)


def line_up(context: Context, call: Call) -> None:
    """A row up."""
    table_of(context).go_to(table_of(context).index - call.times)


def page_down(context: Context, call: Call) -> None:
    """As many rows down as are in sight, but one."""
    table_of(context).go_to(table_of(context).index + table_of(context).page * call.times)


def page_up(context: Context, call: Call) -> None:
    """As many rows up."""
    table_of(context).go_to(table_of(context).index - table_of(context).page * call.times)


def top(context: Context, _call: Call) -> None:
    """To the first row."""
    table_of(context).go_to(0)


def bottom(context: Context, _call: Call) -> None:
    """To the last row."""
    table_of(context).go_to(len(table_of(context).rows))


def next_account(context: Context, call: Call) -> None:
    """To the next account."""
    table_of(context).go_across(call.times)


def previous_account(context: Context, call: Call) -> None:
    """To the account before."""
    table_of(context).go_across(-call.times)


# what is shown


def _choose(context: Context, shown: TableFilter) -> None:
    table_of(context).choose(shown)


def clashes(context: Context, _call: Call) -> None:
    """Only what clashes, or may; again, all."""
    _choose(context, "clash")


def only_in_one(context: Context, _call: Call) -> None:
    """Only what one account alone tells; again, all."""
    _choose(context, "one")


def all_but_one(context: Context, _call: Call) -> None:
    """Only what all accounts but one tell; again, all."""
    _choose(context, "but one")


def unchecked(context: Context, _call: Call) -> None:
    """Only what has a discrepancy that is not checked; again, all."""
    table_of(context).toggle_unchecked()


def witnesses(context: Context, _call: Call) -> None:
    """List which accounts go back to one source, and why."""
    from tui.lists.account_entries import witness_entries
    from tui.lists.entry import CLOSES, Listing

    table = table_of(context)
    listing = Listing(
        "Accounts and witnesses",
        lambda: witness_entries(table, context.display.signs),
        (CLOSES,),
        act=lambda _chosen: "",
        empty="the accounts are being compared …",
    )
    context.ui.open_list(listing)


# decisions


def _decided_on(context: Context) -> tuple[Context, Judged] | None:
    """The finding under the cursor, and what commands on it work on: the session of its two accounts."""
    from tui.background.note_editor import NoteEditor
    from tui.background.notes_saver import NotesSaver

    table = table_of(context)
    found = table.found()
    if found is None:
        return None
    session = table.desk.sessions[table.number(found.a), table.number(found.b)]
    if session is context.session or not session.has_store:
        return (context, found.judged) if session is context.session else None
    saver = NotesSaver(session, NoteEditor(session, context.messages.tell))
    return replace(context, session=session, saver=saver), found.judged


def check(context: Context, _call: Call) -> str | None:
    """Mark the finding checked, or take that back."""
    decided = _decided_on(context)
    return NO_FINDING if decided is None else toggle_check(*decided)


def verdict(context: Context, _call: Call) -> str | None:
    """Choose a verdict on the finding from a list."""
    decided = _decided_on(context)
    if decided is None:
        return NO_FINDING
    ask_verdict(*decided)
    return None


# out of here


def copy(context: Context, _call: Call) -> str | None:
    """Copy the passages of all accounts with their sources."""
    table = table_of(context)
    told = [] if table.row is None else [cell for cell in table.row.cells if cell.told and cell.span is not None]
    if not told:
        return None
    context.ui.copy("\n\n".join(with_source(table.article(cell.account), cell.span) for cell in told if cell.span))
    return f"copied from {len(told)} accounts, each with its source" if len(told) > 1 else "copied with its source"


def read_row(context: Context, _call: Call) -> str | None:
    """Show the row in two accounts, and go to its passages there."""
    table = table_of(context)
    chosen, row = table.pair(), table.row
    if chosen is None or row is None:
        return None
    (base, shown), here = chosen
    spans = {table.number(cell.account): cell.span for cell in row.cells if cell.told}
    context.ui.leave()
    context.ui.turn(Turn(base, shown, places=(spans.get(base), spans.get(shown)), begin=table.number(here)))
    return None
