"""Commands that turn from one of several accounts to another: by number, on and back, and which one is the base."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.reading.named import MOST_TOGETHER
from tui.commands.call import Call
from tui.commands.command import Command
from tui.view.accounts.desk import Turn

if TYPE_CHECKING:
    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.lists.entry import Chosen

ONLY_TWO = "only two accounts are open: diptych A B C opens more"
_MODES: tuple[Mode, ...] = ("reading", "ledger")


def account(context: Context, call: Call) -> str | None:
    """Show the account of that number beside the base."""
    if call.count is not None or call.argument.isdecimal():
        return show_account(call.count or int(call.argument[:1]), context, call)
    return "which one? its number belongs there, as in :account 3"


def show_account(number: int, context: Context, _call: Call) -> str | None:
    """Show the account of that number beside the base; of one that is in sight, say where."""
    desk = context.accounts
    if desk is None:
        return ONLY_TWO
    if number not in desk.numbers:
        return f"there is no account {number}: there are {len(desk.names)}"
    if number in desk.pair:
        where = "the base, beside which the others are shown" if number == desk.base else "at the right already"
        return f"account {number}, {desk.called(number)}, is {where}"
    return _turn(context, desk.base, number)


def next_account(context: Context, call: Call) -> str | None:
    """Show the next account beside the base; after the last, the first."""
    return _step(context, call.times)


def previous_account(context: Context, call: Call) -> str | None:
    """Show the account before."""
    return _step(context, -call.times)


def base(context: Context, call: Call) -> str | None:
    """Make the account of that number the base, at the left; the one that is at the right, if none is named."""
    desk = context.accounts
    if desk is None:
        return ONLY_TWO
    number = int(call.argument[:1]) if call.argument.isdecimal() else call.count or desk.shown
    if number not in desk.numbers:
        return f"there is no account {number}: there are {len(desk.names)}"
    if number == desk.base:
        return f"account {number}, {desk.called(number)}, is the base already"
    return _turn(context, number, desk.base if number == desk.shown else desk.shown)


def _step(context: Context, steps: int) -> str | None:
    desk = context.accounts
    if desk is None:
        return ONLY_TWO
    return _turn(context, desk.base, desk.beside(steps))


def _turn(context: Context, base: int, shown: int) -> str | None:
    if context.accounts is None or (base, shown) == context.accounts.pair:
        return None
    context.ui.turn(Turn(base, shown, context.ui.home_mode == "ledger"))
    return None


def accounts(context: Context, _call: Call) -> str | None:
    """List the accounts; the one that is chosen is shown beside the base."""
    from tui.lists.account_entries import account_detail, account_entries
    from tui.lists.entry import CLOSES, Listing

    desk = context.accounts
    if desk is None:
        return ONLY_TWO

    def chosen(one: Chosen | None) -> None:
        if one is not None:
            context.messages.say(show_account(int(one.value), context, Call()) or "")

    keys = (("list-run", "shows it beside the base"), CLOSES)
    listing = Listing(
        f"{len(desk.names)} accounts",
        lambda: account_entries(desk),
        keys,
        at=str(desk.shown),
        detail=lambda value: account_detail(desk, value),
    )
    context.ui.open_list(listing, chosen)
    return None


BY_NUMBER: tuple[Command, ...] = tuple(
    Command(
        f"account-{number}", f"Account {number}", f"Show account {number} of several beside the base.", "Compare",
        partial(show_account, number), modes=_MODES, ledger=partial(show_account, number),
        early=True, listed=False,
    )
    for number in range(1, MOST_TOGETHER + 1)
)  # fmt: skip
"""A command for each number, so that a key can call it."""
