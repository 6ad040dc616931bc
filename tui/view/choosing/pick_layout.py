"""The rows of the list of a folder as runs of text with a tone, cut to the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len

from articles.reading.display import displayable
from tui.view.describing import short_date
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from articles.article import Side
    from tui.view.choosing.picking import Picking, Row
    from tui.view.signs import Signs

Tone = Literal["plain", "strong", "quiet", "sign"]
Runs = list[tuple[str, Tone]]

_PREFIX = 4
_GAP = 2
_OUTLET, _SHORT_OUTLET = 20, 14
_DAY, _SHORT_DAY = 17, 13
_NAME = 24
_WITH_OUTLET = 70
_WITH_NAME = 108
_ROOMY = 100
_MOST_REASONS = 36


def runs_of(row: Row, picking: Picking, width: int, signs: Signs, *, here: bool) -> Runs:
    """The runs of a row; `here` tells that the cursor is on it."""
    if row.kind == "head":
        return [("  " + fit(one_line(row.words), width - 2), "quiet")]
    if row.kind in ("blank", "more"):
        sign = signs["fold"] + " " if row.kind == "more" else ""
        lead = f"{signs['cursor'] if here else ' '}   {sign}"
        return [(fit(lead + one_line(row.words), width), "strong" if here else "quiet")]
    lead = f"{signs['cursor'] if here else ' '} {_mark(row, picking)} "
    room = width - _PREFIX
    if row.kind == "pair":
        return [(lead, "sign"), *_pair(row, picking, room, signs)]
    return [(lead, "sign"), *_file(row.items[0], picking, room)]


def one_line(words: str) -> str:
    """Words from outside as they may be shown in a row: safe, and unbroken."""
    return displayable(" ".join(words.split()))


def side_letter(side: Side) -> str:
    """The letter of a side, as the reading screen calls it."""
    return side.upper()


def _mark(row: Row, picking: Picking) -> str:
    """The letter of its side at the article that was picked."""
    return side_letter(picking.side) if row.kind == "file" and row.items[0] == picking.picked else " "


def _pair(row: Row, picking: Picking, room: int, signs: Signs) -> Runs:
    if picking.picked is not None:
        return _file(row.items[1], picking, room, row)
    first, second = row.items if picking.side == "a" else row.items[::-1]
    reasons = min(_MOST_REASONS, room // 3)
    between = " <> " if signs.ascii_only else " ⇄ "
    titles = room - reasons - _GAP - len(between)
    left = titles - titles // 2
    # Two articles of one title are distinguished by the names of their files.
    same = picking.title(first) == picking.title(second)
    names = [picking.files[index].name if same else picking.title(index) for index in (first, second)]
    return [
        (padded(names[0], left), "plain"),
        (between, "quiet"),
        (padded(names[1], titles // 2), "plain"),
        (" " * _GAP + padded(_why(row, reasons), reasons), "quiet"),
    ]


def _file(index: int, picking: Picking, room: int, likely: Row | None = None) -> Runs:
    """Title, outlet, day, and the file's name or the reasons, as far as there is room."""
    preview = picking.previews.get(index)
    day, published = picking.day(index)
    widths = _widths(room, likely=likely is not None)
    title = room - sum(width + _GAP for width in widths if width)
    shown = short_date(day) if published else f"saved {short_date(day)}" if room >= _ROOMY else f"({short_date(day)})"
    words = _why(likely, widths.last) if likely else picking.files[index].name
    runs: Runs = [(padded(picking.title(index), title), "plain" if preview else "quiet")]
    if widths.outlet:
        runs.append((" " * _GAP + padded(preview.outlet if preview else "", widths.outlet), "plain"))
    if widths.when:
        runs.append((" " * _GAP + f"{shown:>{widths.when}}"[: widths.when], "plain" if published else "quiet"))
    if widths.last:
        runs.append((" " * _GAP + padded(words, widths.last), "quiet"))
    return runs


class _Widths(NamedTuple):
    """Cells of the columns behind the title; 0 for one that finds no room."""

    outlet: int
    when: int
    last: int


def _widths(room: int, *, likely: bool) -> _Widths:
    """What there is room for; a `likely` article has the reasons last, which need more room than a file's name."""
    outlet, when = (_OUTLET, _DAY) if room >= _ROOMY else (_SHORT_OUTLET, _SHORT_DAY)
    if likely:
        return _Widths(
            outlet if room >= _WITH_NAME else 0, when if room >= _WITH_OUTLET else 0, min(_MOST_REASONS, room // 3)
        )
    return _Widths(outlet if room >= _WITH_OUTLET else 0, when, _NAME if room >= _WITH_NAME else 0)


def _why(row: Row, cells: int) -> str:
    """The reasons in a number of cells: as many words as there is room for before the days."""
    words, days = [one_line(word) for word in row.reasons], [row.days] if row.days else []
    for count in range(len(words), 0, -1):
        shown = ", ".join([*words[:count], *days])
        if cell_len(shown) <= cells:
            return shown
    return fit(", ".join(days or words), cells)


def padded(words: str, cells: int) -> str:
    """The words in exactly that many cells."""
    text = fit(one_line(words), max(cells, 0))
    return text + " " * (cells - cell_len(text))
