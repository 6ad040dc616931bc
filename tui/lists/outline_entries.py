"""The lines of the outline: the left text's words, the sign of the pair, the right text's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from articles.article import SIDES
from articles.reading.display import displayable, plain
from tui.lists.entry import Entry
from tui.view.describing import paragraph_place
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from articles.article import Side, Span
    from tui.view.outline import OutlineItem
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

OUTLINE_HINT = "words of either text, heading, event"
"""What may be typed above the outline."""
_LONGEST = 110
_AROUND = 10
"""Cells of a line that no column has: the frame of the list, its mark, the scroll bar."""
_BETWEEN = 7
"""Cells between the columns: the sign with its blanks, and what is counted of more matches."""


def outline_entries(view: ReadingView, signs: Signs, items: list[OutlineItem]) -> list[Entry]:
    """A line for each item; headings are bold, and what follows them stands a little to the right."""
    room = min(view.display.width, _LONGEST) - _AROUND - _BETWEEN
    return [_entry(number, item, view, signs, max(room // 2, 8)) for number, item in enumerate(items)]


def _entry(number: int, item: OutlineItem, view: ReadingView, signs: Signs, column: int) -> Entry:
    words = {side: plain(view.article(side).quote(span)) for side, span in spans_of(item).items()}
    indent = "" if item.heading else "  "
    left, right = (_filled(f"{indent}{words[side]}" if side in words else "", column) for side in SIDES)
    match = item.stop.match
    sign = "" if match is None else signs["same" if match.kind in ("identical", "near") else match.strength]
    more = f"+{min(item.more, 99)}" if item.more else ""
    style = "bold" if item.heading else ""
    content = Content.assemble(
        (displayable(left), style), (f" {sign:<1}{more:<3}  ", "bold"), (displayable(right), style)
    )
    kind = "heading" if item.heading else "event"
    return Entry(str(number), content, f"{' '.join(words.values())} {kind}")


def outline_detail(view: ReadingView, items: list[OutlineItem], number: str) -> Content:
    """All words of an item on either side, and where they stand."""
    if not number.isdecimal() or int(number) >= len(items):
        return Content("")
    parts: list[tuple[str, str]] = []
    for side, span in spans_of(items[int(number)]).items():
        place = paragraph_place(view, side, span.start)
        parts += [(f"{side.upper()} ", "bold"), (f"{place}  ", "$ink-quiet")]
        parts += [(f"{displayable(plain(view.article(side).quote(span)))}\n", "")]
    return Content.assemble(*parts)


def spans_of(item: OutlineItem) -> dict[Side, Span]:
    """Where an item stands on either side, of one that is only here on its own side."""
    return {side: item.stop.on(side)[1] for side in SIDES if item.stop.on(side)[0] == side}


def _filled(words: str, cells: int) -> str:
    text = fit(words, cells)
    return text + " " * (cells - cell_len(text))
