"""The strip of a lesson: one row with the task, or its words too; never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from tui.view.lessons.desk import TaskRows


class TaskStrip(Static):
    """Shows the rows of a task; not there where there is no lesson."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self.display = False

    def show(self, rows: TaskRows, width: int) -> None:
        """Show them in a width: the heading gives way to the state beside it."""
        self.display = True
        room = max(width - 2 - cell_len(rows.state) - 3, 1)
        heading = fit(rows.heading, room)
        gap = " " * max(width - 2 - cell_len(heading) - cell_len(rows.state), 1)
        first = Content.assemble((heading, "bold"), gap, (rows.state, "$ink-quiet"))
        self.update(Content("\n").join([first, *map(Content, rows.lines)]))
