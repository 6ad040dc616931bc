"""The rows of the ledger, drawn as they come into sight, and the passages below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from tui.view.ledger.foot import foot_lines
from tui.view.ledger.layout import Columns, Runs, columns_of, lines_at, lines_of
from tui.view.ledger.rows import is_discrepancy
from tui.view.pages.wrapping import fit
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from articles.article import Safe, Side
    from tui.view.ledger.rows import Row
    from tui.view.signs import Signs

_STEP = 3
"""Rows that a turn of the wheel goes."""
_TONES = {"plain": "", "strong": "bold", "quiet": "$ink-quiet", "sign": "bold"}


class LedgerRows(Painted):
    """Shows rows; says which one was pressed. Holds no state of the ledger."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "ledger-rows--here",
        "ledger-rows--strong",
        "ledger-rows--shout",
        "ledger-rows--quiet",
        "ledger-rows--sign",
    }

    class Pointed(Message):
        """A row was pressed, once or more."""

        def __init__(self, index: int, presses: int) -> None:
            super().__init__()
            self.index = index
            self.presses = presses

    class Wheeled(Message):
        """The wheel was turned, by a number of rows."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Resized(Message):
        """There is another room for the rows."""

    def __init__(self, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs
        self._rows: Sequence[Row] = ()
        self._cursor = 0
        self._top = 0
        self._empty = ""
        self._columns = columns_of((), 0)
        self._columns_for: tuple[Sequence[Row], int] = (), 0

    @property
    def columns(self) -> Columns:
        """Where the columns of the present rows are at the present width."""
        width = self.size.width
        if self._columns_for[0] is not self._rows or self._columns_for[1] != width:
            self._columns_for = self._rows, width
            self._columns = columns_of(self._rows, width)
        return self._columns

    @property
    def fitting(self) -> int:
        """How many whole rows there is room for; at least one."""
        return max(self.size.height // lines_at(self.size.width), 1)

    def show(self, rows: Sequence[Row], cursor: int, top: int, signs: Signs, empty: str) -> None:
        """Show rows from `top` on; `empty` is said where there are none."""
        self._rows, self._cursor, self._top, self._signs, self._empty = rows, cursor, top, signs, empty
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of a row."""
        width = self.size.width
        if not self._rows:
            text = fit(f"   {self._empty}", width) if y == 1 else ""
            return Strip([Segment(text, self.style_of())]).adjust_cell_length(width, self.style_of())
        index, line = divmod(y, lines_at(width))
        index += self._top
        if index >= len(self._rows):
            return Strip.blank(width, self.style_of())
        row, here = self._rows[index], index == self._cursor
        base = ("ledger-rows--here",) if here else ()
        shouts = is_discrepancy(row.judged)
        segments = []
        for text, tone in lines_of(row, self.columns, self._signs, here=here)[line]:
            names = {
                "plain": base,
                "strong": (*base, "ledger-rows--shout" if shouts else "ledger-rows--strong"),
                "quiet": (*base, "ledger-rows--quiet"),
                "sign": (*base, "ledger-rows--sign"),
            }[tone]
            segments.append(Segment(text, self.style_of(*names)))
        return Strip(segments).adjust_cell_length(width, self.style_of(*base))

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        """Say which row was pressed."""
        event.stop()
        index = self._top + event.y // lines_at(self.size.width)
        if index < len(self._rows):
            self.post_message(self.Pointed(index, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self.post_message(self.Wheeled(_STEP))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self.post_message(self.Wheeled(-_STEP))


class LedgerPassages(Static):
    """The passages of the row under the cursor, whole as far as there is room, and why."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, row: Row | None, texts: Mapping[Side, Safe], signs: Signs) -> None:
        """Show a row's passages, or nothing."""
        width, height = self.size
        lines: list[Runs] = [[("-" * width if signs.ascii_only else "─" * width, "quiet")]]
        lines += foot_lines(row, texts, width, height - 1) if row is not None else []
        self.update(Content("\n").join(_content(runs) for runs in lines))


def _content(runs: Runs) -> Content:
    return Content("").join(Content.styled(text, _TONES[tone]) for text, tone in runs)
