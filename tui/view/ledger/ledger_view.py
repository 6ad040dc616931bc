"""Where the reader is in the ledger: the view, its filter, its rows and the row under the cursor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.view.ledger.counting import counts_of
from tui.view.ledger.in_sight import first_in_sight
from tui.view.ledger.rows import VIEWS, Filter, FindingRows, find_row, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.judging import Judged
    from tui.view.ledger.counting import Counts
    from tui.view.ledger.rows import Row, View
    from tui.view.reading_view import ReadingView


class LedgerView:
    """The rows of one view of the ledger; it outlives the screen, so that coming back finds the same row.

    `page` is how many rows a screen goes, which the widget that shows them knows.
    """

    def __init__(self, reading: ReadingView) -> None:
        self._reading = reading
        self.view: View = "findings"
        self.filter = Filter()
        self._rows: Sequence[Row] = ()
        self._stale = True
        self.index = 0
        self.page = 1
        self._opened = False
        self._keys: dict[View, str] = {}
        self._tops: dict[View, int] = {}
        self._counted: tuple[Sequence[Judged], Counts] = (), counts_of(())

    @property
    def rows(self) -> Sequence[Row]:
        """All rows of the view; the cursor stays on its row when there are others, or where that was."""
        if self._stale:
            self._stale = False
            self._rows = rows_of(self._reading, self.view, self.filter)
            key = self._keys.get(self.view)
            kept = None if key is None else find_row(self._rows, key)
            self.index = min(max(self.index if kept is None else kept, 0), max(len(self._rows) - 1, 0))
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        rows = self.rows
        return rows[self.index] if rows else None

    @property
    def counts(self) -> Counts:
        """How many findings there are of each kind, whatever is filtered for."""
        judged = self._reading.session.judged
        if self._counted[0] is not judged:
            self._counted = judged, counts_of(judged)
        return self._counted[1]

    @property
    def unfiltered(self) -> bool:
        """Whether every finding is shown."""
        return self.filter == Filter()

    def open(self) -> None:
        """Show the row that was left; the first time, what differs at the cursor of the texts."""
        self.update()
        if not self._opened and self._reading.session.ledger is not None:
            self._opened = True
            cursor, rows = self._reading.cursor, self.rows
            index = rows.discrepancy_at(cursor.side, cursor.offset) if isinstance(rows, FindingRows) else None
            if index is not None:
                self.go_to(index)

    def update(self) -> None:
        """Work the rows out again when they are next looked at: findings, notes, view or filter are others."""
        self._stale = True

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self.index = min(max(index, 0), max(len(self.rows) - 1, 0))
        self.keep_row()

    def keep_row(self) -> None:
        """Remember the row under the cursor for when the view is shown again."""
        if self.row is not None:
            self._keys[self.view] = self.row.key

    def switch(self, view: View) -> None:
        """Show another view, from its row that was left."""
        self.view = view
        self.index = 0
        self.update()

    def next_view(self) -> None:
        """Show the next of the views."""
        views = list(VIEWS)
        self.switch(views[(views.index(self.view) + 1) % len(views)])

    def choose(self, chosen: Filter) -> None:
        """Show the findings that pass a filter."""
        self.filter = chosen
        self.update()

    def toggle_unchecked(self) -> None:
        """Show only what is unchecked, or all again."""
        self.choose(replace(self.filter, unchecked=not self.filter.unchecked))

    def top_for(self, fitting: int) -> int:
        """The first row in sight where that many fit, moved only as far as the cursor asks for."""
        top = first_in_sight(self._tops.get(self.view, 0), self.index, fitting, len(self.rows))
        self._tops[self.view] = top
        return top
