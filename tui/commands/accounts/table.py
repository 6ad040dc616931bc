"""Commands of the table of all accounts alone: to another column, what is shown, witnesses, reading a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.commands.accounts.turning import ONLY_TWO
from tui.commands.rows.subject import table_of
from tui.view.accounts.desk import Turn
from tui.view.accounts.filtering import CLASHES

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.view.accounts.filtering import Told


def open_table(context: Context, _call: Call) -> str | None:
    """Open the table where it was left."""
    if context.accounts is None:
        return ONLY_TWO
    context.ui.open_table()
    return None


# through columns


def next_account(context: Context, call: Call) -> None:
    """To the next account."""
    table_of(context).go_across(call.times)


def previous_account(context: Context, call: Call) -> None:
    """To the account before."""
    table_of(context).go_across(-call.times)


# what is shown


def clashes(context: Context, _call: Call) -> None:
    """Only what clashes, or may; again, all."""
    table = table_of(context)
    wanted = frozenset() if table.filter.stances == CLASHES else CLASHES
    table.choose(replace(table.filter, stances=wanted, told=""))


def _told(context: Context, told: Told) -> None:
    table = table_of(context)
    wanted: Told = "" if table.filter.told == told else told
    table.choose(replace(table.filter, told=wanted, stances=frozenset(), kinds=frozenset()))


def only_in_one(context: Context, _call: Call) -> None:
    """Only what one account alone tells; again, all."""
    _told(context, "only in one")


def all_but_one(context: Context, _call: Call) -> None:
    """Only what all accounts but one tell; again, all."""
    _told(context, "in all but one")


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
