"""Where the reader is in the table of all accounts: its rows, which of them are shown, the row and the column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.accounts.accounts import Accounts
from articles.accounts.gathered import notes_of
from tui.view.accounts.filtering import TableFilter
from tui.view.ledger.in_sight import first_in_sight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.accounts.gathered import PlacedNote
    from articles.accounts.statement import Found, Statement
    from articles.accounts.witness import Witness
    from articles.article import Article, Span
    from tui.view.accounts.desk import AccountDesk, Pair


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


def same_results(one: Accounts, other: Accounts) -> bool:
    """Whether two states of the accounts differ in the reader's notes at most, so that their tables are the same."""
    if one.articles != other.articles or one.comparisons.keys() != other.comparisons.keys():
        return False
    pairs = ((one.comparisons[pair], other.comparisons[pair]) for pair in one.comparisons)
    return all(
        mine.alignment is theirs.alignment and mine.ledger is theirs.ledger and mine.judgements == theirs.judgements
        for mine, theirs in pairs
    )


class TableView:
    """The table; it outlives its screen, so that coming back finds the same row.

    `column` is the account under the cursor, by its place in the order, the base first; `page` how many rows a screen
    goes. `accounts` is what the rows were made of, None before there are any.
    """

    def __init__(self, desk: AccountDesk) -> None:
        self.desk = desk
        self.accounts: Accounts | None = None
        self.witnesses: tuple[Witness, ...] = ()
        self.filter = TableFilter()
        self.index = self._top = 0
        self.column = 1
        self.page = 1
        self.every: Sequence[Statement] = ()
        self.rows: Sequence[Statement] = ()
        self._notes: list[PlacedNote] = []
        self._noted: dict[str, list[PlacedNote]] = {}

    @property
    def row(self) -> Statement | None:
        """The row under the cursor."""
        return self.rows[self.index] if self.rows else None

    def take(self, accounts: Accounts, rows: Sequence[Statement] | None = None) -> None:
        """Take the accounts with other notes, and other rows if any; the cursor stays on the passage it was on."""
        before = self.row
        self.accounts, self._notes, self._noted = accounts, notes_of(accounts), {}
        if rows is not None:
            self.every = rows
            self._sort_out(before)

    def choose(self, chosen: TableFilter) -> None:
        """Show the rows that pass a filter."""
        self.filter = chosen
        self._sort_out(self.row)

    def toggle_unchecked(self) -> None:
        """Show only what is unchecked, or all again."""
        self.choose(replace(self.filter, unchecked=not self.filter.unchecked))

    def _sort_out(self, before: Statement | None) -> None:
        numbers = self.desk.order
        self.rows = [row for row in self.every if self.filter.passes(row, numbers)]
        spans = {} if before is None else {cell.account: cell.span for cell in before.cells if cell.told}
        same = (
            at
            for at, row in enumerate(self.rows)
            if any(cell.told and spans.get(cell.account) == cell.span for cell in row.cells)
        )
        self.go_to(next(same, self.index))

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self.index = min(max(index, 0), max(len(self.rows) - 1, 0))

    def go_across(self, steps: int) -> None:
        """Put the cursor on another account."""
        self.column = min(max(self.column + steps, 0), len(self.desk.order) - 1)

    def top_for(self, fitting: int) -> int:
        """The first row in sight where that many fit, moved only as far as the cursor asks for."""
        self._top = first_in_sight(self._top, self.index, fitting, len(self.rows))
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

    def noted(self, row: Statement) -> list[PlacedNote]:
        """The notes on a row: every place of theirs that is in an account is in the cell of that account."""
        if row.id not in self._noted:
            cells = {cell.account: cell.span for cell in row.cells if cell.told}
            self._noted[row.id] = [note for note in self._notes if _is_on(note, cells)]
        return self._noted[row.id]


def _is_on(note: PlacedNote, cells: Mapping[int, Span | None]) -> bool:
    placed = [(cells.get(account), target.span) for account, target in note.targets if target.span is not None]
    return bool(placed) and all(cell is not None and cell.overlaps(here) for cell, here in placed)
