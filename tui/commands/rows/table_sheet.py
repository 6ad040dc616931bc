"""The table of all accounts as a list: what all accounts state, a row a statement, a column an account."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.commands.rows.below import hints, status
from tui.view.accounts.layout import foot_lines, heading, legend, line_of, summary
from tui.view.accounts.table import accounts_of, same_results

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from articles.accounts.accounts import Accounts
    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.view.accounts.table import TableView
    from tui.view.hint import Hint
    from tui.view.ledger.layout import Runs

_HINTS = {
    "read-both": "read",
    "next-account": "next account",
    "note": "note",
    "verdict": "verdict",
    "check": "checked",
    "cancel": "back",
    "filter-findings": "filter",
    "clashes": "what clashes",
    "only-here": "only in one",
    "witnesses": "witnesses",
    "help": "help",
}


class TableSheet:
    """Lays the rows of the table out, and has them worked out again when more is known than they were made of."""

    mode: Mode = "table"

    def __init__(self, table: TableView) -> None:
        self._table = table
        self._asked: Accounts | None = None

    def update(self, _context: Context, shown: Callable[[], None]) -> Coroutine[Any, Any, None] | None:
        """Work the rows out where more was found since; where there are other notes alone, take these."""
        accounts, table = accounts_of(self._table.desk), self._table
        known = self._asked or table.accounts
        if known is not None and accounts == known:
            return None
        if known is not None and known is table.accounts and same_results(accounts, known):
            table.take(accounts)
            self._asked = accounts
            return None
        self._asked = accounts
        return self._work_out(accounts, shown)

    async def _work_out(self, accounts: Accounts, shown: Callable[[], None]) -> None:
        from articles.accounts.table import statements
        from articles.accounts.witness import witnesses

        table, known = self._table, self._table.accounts
        table.take(accounts, await asyncio.to_thread(statements, accounts))
        shown()
        if known is None or known.articles != accounts.articles or not table.witnesses:
            table.witnesses = await asyncio.to_thread(witnesses, accounts)
            shown()

    def heads(self, context: Context, width: int) -> tuple[Runs, Runs, Runs]:
        """How many accounts and rows there are; their names; what the signs mean."""
        signs = context.display.signs
        return summary(self._table, width), heading(self._table, width, signs), legend(self._table, width, signs)

    def lines(self, context: Context, width: int, height: int) -> Sequence[tuple[int, Runs]]:
        """One line a row; a page is as many as are in sight, but one."""
        table, signs = self._table, context.display.signs
        table.page = max(height - 1, 1)
        top = table.top_for(max(height, 1))
        rows = enumerate(table.rows[top : top + height], top)
        return [(index, line_of(table, row, width, signs, here=index == table.index)) for index, row in rows]

    def empty(self, _context: Context) -> str:
        """Why there are no rows."""
        return "nothing of that kind" if self._table.every else "the accounts are being compared …"

    def foot(self, context: Context, width: int, height: int) -> Sequence[Runs]:
        """The passages of all accounts that tell of the row, who is silent, notes, and why."""
        return foot_lines(self._table, width, height, context.display.signs)

    def below(self, context: Context, pending: str) -> tuple[str, list[Hint]]:
        """Which two could not be matched comes last."""
        unmatched = list(self._table.desk.unmatched.values())[:1]
        return status(context, pending, unmatched), hints(context, _HINTS.items())
