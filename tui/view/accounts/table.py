"""Where the reader is in the table of all accounts: its rows, which of them are shown, the row and the column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from articles.accounts.accounts import Accounts
from articles.accounts.statement import STANCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.accounts.statement import Found, Stance, Statement
    from articles.accounts.witness import Witness
    from articles.article import Article
    from tui.view.accounts.desk import AccountDesk, Pair

TableFilter = Literal["all", "clash", "one", "but one"]
FILTERS: dict[TableFilter, str] = {
    "all": "all",
    "clash": "what clashes, or may",
    "one": "only in one",
    "but one": "in all but one",
}
_CLASHES: frozenset[Stance] = frozenset(STANCES[: STANCES.index("may clash") + 1])


def accounts_of(desk: AccountDesk) -> Accounts:
    """The accounts as far as they have been read, the base first, and the comparisons of two that have been made."""
    order = desk.order
    made = {}
    for i, left in enumerate(order):
        for j in range(i + 1, len(order)):
            session = desk.sessions.get((left, order[j]))
            if session is not None and session.comparison.matched:
                made[i, j] = session.comparison
    present: dict[int, Article] = {}
    for (i, j), comparison in made.items():
        present.setdefault(i, comparison.a)
        present.setdefault(j, comparison.b)
    return Accounts(tuple(present.get(at, desk.articles[number]) for at, number in enumerate(order)), made)


class TableView:
    """The table; it outlives its screen, so that coming back finds the same row.

    `column` is the account under the cursor, by its place in the order, the base first; `page` how many rows a screen
    goes. `accounts` is what the rows were made of, None before there are any.
    """

    def __init__(self, desk: AccountDesk) -> None:
        self.desk = desk
        self.accounts: Accounts | None = None
        self.witnesses: tuple[Witness, ...] = ()
        self.shown: TableFilter = "all"
        self.unchecked = False
        self.index = self._top = 0
        self.column = 1
        self.page = 1
        self.every: Sequence[Statement] = ()
        self.rows: Sequence[Statement] = ()

    @property
    def row(self) -> Statement | None:
        """The row under the cursor."""
        return self.rows[self.index] if self.rows else None

    def take(self, accounts: Accounts, rows: Sequence[Statement], witnesses: tuple[Witness, ...]) -> None:
        """Take other rows; the cursor stays on the passage it was on."""
        before = self.row
        self.accounts, self.every, self.witnesses = accounts, rows, witnesses
        self._sort_out(before)

    def choose(self, shown: TableFilter) -> None:
        """Show the rows that pass a filter; the same one again shows all."""
        self.shown = "all" if shown == self.shown else shown
        self._sort_out(self.row)

    def toggle_unchecked(self) -> None:
        """Show only rows with a discrepancy that is not checked, or all again."""
        self.unchecked = not self.unchecked
        self._sort_out(self.row)

    def _sort_out(self, before: Statement | None) -> None:
        self.rows = [row for row in self.every if self._passes(row)]
        spans = {} if before is None else {cell.account: cell.span for cell in before.cells if cell.told}
        same = (
            at
            for at, row in enumerate(self.rows)
            if any(cell.told and spans.get(cell.account) == cell.span for cell in row.cells)
        )
        self.go_to(next(same, self.index))

    def _passes(self, row: Statement) -> bool:
        if self.unchecked and not row.to_check:
            return False
        if self.shown == "clash":
            return row.stance in _CLASHES
        if self.shown == "one":
            return row.only_in is not None
        return self.shown == "all" or row.missing_in is not None

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self.index = min(max(index, 0), max(len(self.rows) - 1, 0))

    def go_across(self, steps: int) -> None:
        """Put the cursor on another account."""
        self.column = min(max(self.column + steps, 0), len(self.desk.order) - 1)

    def top_for(self, fitting: int) -> int:
        """The first row in sight where that many fit, moved only as far as the cursor asks for."""
        around = 1 if fitting > 4 else 0
        top = max(min(self._top, max(self.index - around, 0)), self.index + around - fitting + 1)
        self._top = min(max(top, 0), max(len(self.rows) - fitting, 0))
        return self._top

    # what a row is about

    def number(self, account: int) -> int:
        """The number of an account of the rows."""
        return self.desk.order[account]

    def article(self, account: int) -> Article:
        """An account of the rows, as the reader has it."""
        return self.desk.articles[self.number(account)] if self.accounts is None else self.accounts.articles[account]

    def found(self) -> Found | None:
        """The finding under the cursor: the gravest of the account there, with the base if there is one."""
        row = self.row
        if row is None or not row.findings:
            return None
        at = self.column
        mine = [found for found in row.findings if at in (found.a, found.b)] or list(row.findings)
        return min(mine, key=lambda found: bool(at) and 0 not in (found.a, found.b))

    def pair(self) -> tuple[Pair, int] | None:
        """The two accounts to read the row in, by their numbers, and the place of the one to begin in."""
        row = self.row
        if row is None or not row.tellers:
            return None
        told = row.tellers
        here = self.column if self.column in told else next((each for each in told if each), told[0])
        if 0 in told or len(told) == 1:
            other = here or next((each for each in told if each), None)
            return (self.desk.base, self.desk.shown if other is None else self.number(other)), here
        beside = row.cells[here].beside
        other = beside if beside is not None and beside in told else next(each for each in told if each != here)
        left, right = sorted((here, other))
        return (self.number(left), self.number(right)), here
