"""A pane: a whole article, drawn row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tui.view.pages.geometry import MARGIN
from tui.view.pages.wrapping import fit, offset_at_cell
from tui.view.painting import PaneView, Tag, changed_rows, moved_by
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from articles.article import Side
    from tui.view.pages.page import Row
    from tui.view.signs import Signs

_CLASSES: tuple[tuple[Tag, str], ...] = (
    (Tag.HEADING, "text-pane--heading"),
    (Tag.EXCLUDED, "text-pane--excluded"),
    (Tag.LIT, "text-pane--lit"),
    (Tag.COUNTERPART, "text-pane--counterpart"),
    (Tag.ATTRIBUTION, "text-pane--attribution"),
    (Tag.HEDGE, "text-pane--hedge"),
    (Tag.LOADED, "text-pane--loaded"),
    (Tag.QUOTATION, "text-pane--quotation"),
    (Tag.NUMBER, "text-pane--number"),
    (Tag.NOTE, "text-pane--note"),
    (Tag.REWORDED, "text-pane--reworded"),
    (Tag.DIFFERS, "text-pane--differs"),
    (Tag.EVIDENCE, "text-pane--evidence"),
    (Tag.HIT, "text-pane--hit"),
    (Tag.SELECTED, "text-pane--selected"),
    (Tag.CURSOR, "text-pane--cursor"),
    (Tag.FOLD, "text-pane--fold"),
)

_KEPT = 1000
"""Rows that are kept as they were drawn: some ten screens."""
_NAMES: dict[Tag, tuple[str, ...]] = {}
"""The component classes of each combination of tags that was drawn."""


class TextPane(Painted):
    """Shows a `PaneView`. Says where the mouse points, in offsets of the text; changes nothing itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(name for _tag, name in _CLASSES),
        "text-pane--sign",
        "text-pane--shout",
        "text-pane--bar",
    }

    class Pointed(Message):
        """The mouse was pressed on a character, or dragged to it, or pressed twice or more."""

        def __init__(self, pane: TextPane, offset: int, *, dragged: bool, presses: int) -> None:
            super().__init__()
            self.pane = pane
            self.offset = offset
            self.dragged = dragged
            self.presses = presses

        @property
        def control(self) -> TextPane:
            """The pane."""
            return self.pane

    class Wheeled(Message):
        """The mouse wheel was turned over the pane, by a number of rows."""

        def __init__(self, pane: TextPane, rows: int) -> None:
            super().__init__()
            self.pane = pane
            self.rows = rows

        @property
        def control(self) -> TextPane:
            """The pane."""
            return self.pane

    class Resized(Message):
        """The pane has got another room."""

    def __init__(self, side: Side, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.side: Side = side
        self.signs = signs
        self._view: PaneView | None = None
        self._pressed = False
        self._rows: dict[int, Strip] = {}
        """Rows of the page as they were drawn."""

    def forget(self) -> None:
        """Forget the rows drawn for the theme before."""
        self._rows.clear()
        super().forget()

    def show(self, view: PaneView, signs: Signs) -> None:
        """Show another view; only the rows that look otherwise are painted."""
        before, known = self._view, self.signs is signs
        self.signs, self._view = signs, view
        if before is not None and known and before.page is not view.page:
            down, height = moved_by(before, view, self.size.height), range(self.size.height)
            if down is not None:
                # Only what is not in sight was laid out otherwise.
                self._rows = {top + down: strip for top, strip in self._rows.items() if top - before.top in height}
                return
        rows = changed_rows(before, view) if before is not None and known else None
        if before is None or rows is None:
            self._rows.clear()
            self.refresh()
            return
        for row in rows:
            self._rows.pop(row, None)
        if before.top == view.top:
            self.repaint(row - view.top for row in rows)
        else:
            self.refresh()

    def _style(self, tag: Tag) -> Style:
        names = _NAMES.get(tag)
        if names is None:
            names = _NAMES[tag] = tuple(name for flag, name in _CLASSES if tag & flag)
        return self.style_of(*names)

    def render_line(self, y: int) -> Strip:
        """One row: bar, sign, text, note mark."""
        view, width = self._view, self.room.width
        if view is None:
            return Strip.blank(width, self._style(Tag.PLAIN))
        number = view.top + y
        strip = self._rows.get(number)
        if strip is None or strip.cell_length != width:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            strip = self._rows[number] = self._drawn(view, number)
        return strip

    def _drawn(self, view: PaneView, number: int) -> Strip:
        row, width, plain = view.page.row(number), self.room.width, self._style(Tag.PLAIN)
        if row is None:
            return Strip.blank(width, plain)
        segments = [Segment(" " * view.indent, plain), *self._margin(view, row, number)]
        if row.fold is not None:
            label = f"{self.signs['fold']} {row.fold.label}"
            segments.append(Segment(fit(label, view.measure), self._style(Tag.FOLD)))
        else:
            segments += [Segment(text, self._style(tag)) for text, tag in view.runs(row)]
        marks = self._note_marks(view, row)
        if marks:
            segments = Segment.adjust_line_length(segments, view.indent + MARGIN + view.measure, plain)
            segments.append(Segment(marks, self.style_of("text-pane--sign")))
        # Each change of style costs the terminal forty bytes, and blanks look alike.
        return Strip(Segment.simplify(Segment.adjust_line_length(segments, width, plain)), width)

    def _note_marks(self, view: PaneView, row: Row) -> str:
        """The first note of a row and the layers in it: the number is never cut, what finds no room gives way to it."""
        number = view.note_number(row) if row.fold is None else None
        sign = self.signs["unplaced" if number in view.guessed else "note"]
        told = "" if number is None else f"{sign}{number}"
        if row.fold is None and (count := view.count(row)):
            told = f"{self.signs['marked']}{count}"
        marks = told + "".join(self.signs[layer] for layer in view.layers_in(row))
        if len(marks) > view.behind:
            kept = max(len(told), view.behind - 1)
            marks = marks[:kept] + ("…" if kept < view.behind else "")
        return f" {marks}" if 0 < len(marks) < view.behind else marks

    def _margin(self, view: PaneView, row: Row, number: int) -> list[Segment]:
        plain, bar = self._style(Tag.PLAIN), " "
        if number == view.cursor_row:
            bar = self.signs["cursor"]
        elif view.is_lit(row):
            bar = self.signs["lit"]
        bar_segment = Segment(bar, plain if bar == " " else self.style_of("text-pane--bar"))
        if view.differs(row):
            return [bar_segment, Segment(f"{self.signs['differ']} ", self.style_of("text-pane--shout"))]
        if view.rewords(row):
            return [bar_segment, Segment(f"{self.signs['reworded']} ", self.style_of("text-pane--sign"))]
        if view.is_excluded(row):
            return [bar_segment, Segment(f"{self.signs['fold']} ", self.style_of("text-pane--excluded"))]
        if view.stands_alone(row):
            return [bar_segment, Segment(f"{self.signs['only']} ", self.style_of("text-pane--sign"))]
        return [bar_segment, Segment("  ", plain)]

    def on_resize(self) -> None:
        """Say so: the text must be laid out again."""
        self.post_message(self.Resized())

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character drawn at a cell of the pane; None on padding."""
        view = self._view
        row = view.page.row(view.top + y) if view is not None else None
        if view is None or row is None:
            return None
        if row.fold is not None:
            return row.start
        return offset_at_cell(view.page.shown, row.start, row.end, x - view.indent - MARGIN)

    def _nearest_offset(self, x: int, y: int) -> int | None:
        """The offset at a cell; on padding that of the nearest row with text, so that a drag never leaves the text."""
        view = self._view
        if view is None or not view.page.blocks:
            return None
        row = view.page.nearest_text_row(view.top + min(max(y, 0), self.size.height - 1))
        return self.offset_at(x, row - view.top)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin pointing."""
        if event.button != 1:
            return
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            event.stop()
            self._pressed = True
            self.capture_mouse()
            self.post_message(self.Pointed(self, offset, dragged=False, presses=1))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go on pointing while the button is down."""
        if self._pressed:
            offset = self._nearest_offset(event.x, event.y)
            if offset is not None:
                self.post_message(self.Pointed(self, offset, dragged=True, presses=1))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """End pointing."""
        if self._pressed:
            self._pressed = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A second press selects the passage."""
        offset = self.offset_at(event.x, event.y)
        if event.chain > 1 and offset is not None:
            self.post_message(self.Pointed(self, offset, dragged=False, presses=event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.post_message(self.Wheeled(self, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.post_message(self.Wheeled(self, -3))
