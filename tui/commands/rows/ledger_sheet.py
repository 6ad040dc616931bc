"""The ledger as a list: how the claims of both texts compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.display import plain
from tui.commands.rows.below import hints, status
from tui.view.ledger.foot import foot_lines
from tui.view.ledger.layout import columns_of, heading, lines_at, lines_of, summary
from tui.view.ledger.rows import empty_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.view.hint import Hint
    from tui.view.ledger.layout import Columns, Runs
    from tui.view.ledger.ledger_view import LedgerView
    from tui.view.ledger.rows import Row, View

_HINTS = (
    "read-both", "verdict", "check", "note", "cancel", "filter-findings", "only-here", "who-said-what", "export",
    "help",
)  # fmt: skip
_ALWAYS = ("cancel", "help", "filter-findings", "only-here", "who-said-what")
_SWITCHES: dict[str, View] = {"only-here": "only", "who-said-what": "speakers"}
"""The commands that show a view, and show the findings again when that view is shown."""


class LedgerSheet:
    """Lays the rows of the ledger out, whose columns are worked out once for a width."""

    mode: Mode = "ledger"

    def __init__(self, ledger: LedgerView) -> None:
        self._ledger = ledger
        ledger.open()
        self._columns = columns_of((), 0)
        self._columns_for: tuple[Sequence[Row], int] = (), 0

    def update(self, _context: Context, _shown: Callable[[], None]) -> None:
        """Nothing: the rows follow from what the session knows."""

    def _columns_at(self, width: int) -> Columns:
        rows = self._ledger.rows
        if self._columns_for[0] is not rows or self._columns_for[1] != width:
            self._columns_for = rows, width
            self._columns = columns_of(rows, width)
        return self._columns

    def heads(self, context: Context, width: int) -> tuple[Runs, Runs, Runs]:
        """How many rows there are of which kind; the names of both texts; each row has its word beside its sign."""
        ledger, session = self._ledger, context.session
        line = heading(ledger.view, session.comparison, self._columns_at(width))
        top = summary(ledger.view, ledger.rows, ledger.counts, ledger.filter, context.display.signs, width)
        return top, [(line, "plain")], []

    def lines(self, context: Context, width: int, height: int) -> Sequence[tuple[int, Runs]]:
        """One line a row, or two where it is narrow; a page is as many as are in sight, but one."""
        rows, columns, signs, many = self._ledger.rows, self._columns_at(width), context.display.signs, lines_at(width)
        fitting = max(height // many, 1)
        self._ledger.page = max(fitting - 1, 1)
        top = self._ledger.top_for(fitting)
        made = (
            (index, runs)
            for index, row in enumerate(rows[top : top - (-height // many)], top)
            for runs in lines_of(row, columns, signs, here=index == self._ledger.index)
        )
        return tuple(made)[:height]

    def empty(self, context: Context) -> str:
        """Why there are no rows."""
        return context.analysis.claims_state or empty_line(self._ledger.view, filtered=not self._ledger.unfiltered)

    def foot(self, context: Context, width: int, height: int) -> Sequence[Runs]:
        """Both passages and why."""
        row = self._ledger.row
        return [] if row is None else foot_lines(row, context.view.shown, width, height)

    def below(self, context: Context, pending: str) -> tuple[str, list[Hint]]:
        """What was noticed in reading claims comes last."""
        notices = context.session.ledger.notices if context.session.ledger is not None else ()
        return status(context, pending, map(plain, notices)), hints(context, self._useful())

    def _useful(self) -> Iterator[tuple[str, str]]:
        ledger = self._ledger
        for command in _HINTS:
            if command in ("verdict", "check", "filter-findings") and ledger.view != "findings":
                continue
            if ledger.rows or command in _ALWAYS:
                shown = _SWITCHES.get(command) == ledger.view
                yield command, "findings" if shown else "kinds" if command == "filter-findings" else ""
