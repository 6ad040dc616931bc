"""Rows of the ledger laid out in cells of the terminal: columns, or two lines to a row where it is narrow.

Nothing is cut without a sign.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from articles.claims.judging import DISCREPANCIES, VERDICTS
from articles.reading.display import plain
from tui.view.ledger.counting import sums_of
from tui.view.ledger.rows import KINDS, VIEWS, FindingRows, is_discrepancy, label_of
from tui.view.pages.wrapping import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.article import Safe, Span
    from articles.claims.judging import Judged
    from articles.comparison import Comparison
    from tui.view.ledger.cells import Cell
    from tui.view.ledger.counting import Counts
    from tui.view.ledger.rows import Filter, Row, View
    from tui.view.signs import SignName, Signs

Tone = Literal["plain", "strong", "shout", "quiet", "sign"]
Runs = list[tuple[str, Tone]]
"""A line in pieces, each with how it looks."""

FOLD_BELOW = 100
"""Columns below which a row takes two lines."""
_ROOMY = 150
"""Columns from which there is room to say in what a finding differs."""
_NARROWEST = 9
_MARGIN = 6
"""Cells before the words of a row: cursor, sign, space, checked, note, space."""
_GAP = 2
_LEAST = 10
"""Cells that who says it has at least beside the words."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells: of what kind it is, what it is about, and either side; `lines` are those that a row takes.

    `kinds` tells that there is room to say in what a finding differs.
    """

    label: int
    topic: int
    side: int
    lines: int
    kinds: bool


def lines_at(width: int) -> int:
    """How many lines a row takes at a width of the screen."""
    return 2 if width < FOLD_BELOW else 1


def columns_of(rows: Sequence[Row], width: int) -> Columns:
    """The columns at a width of the screen; what a row is, and is about, gets what the longest needs, up to a part."""
    if lines_at(width) > 1:
        side = max((width - _MARGIN - _GAP - 1) // 2, 1)
        return Columns(0, max(width - _MARGIN - 1, 1), side, 2, kinds=True)
    kinds = width >= _ROOMY
    if isinstance(rows, FindingRows):
        told: Iterable[tuple[str, Judged | None]] = ((label_of(each), each) for each in rows.labels)
        topics = iter(rows.topics)
    else:
        told, topics = ((row.label, row.judged) for row in rows), (row.topic for row in rows)
    label = max((cell_len(_label(*each, width // 5, kinds=kinds)) for each in told), default=0)
    topic = max(map(cell_len, topics), default=0)
    label, topic = max(label + 2, _NARROWEST), max(min(topic + 2, width // 6), _NARROWEST)
    return Columns(label, topic, (width - _MARGIN - label - topic - _GAP - 1) // 2, 1, kinds)


def padded(runs: Runs, cells: int) -> Runs:
    """Runs with blanks up to a number of cells."""
    used = sum(cell_len(text) for text, _tone in runs)
    return [*runs, (" " * max(cells - used, 0), "plain")]


def lines_of(row: Row, columns: Columns, signs: Signs, *, here: bool) -> list[Runs]:
    """The lines of a row; `here` marks the one under the cursor."""
    margin = _margin(row, signs, here=here)
    if columns.lines == 1:
        label, topic = (
            _label(row.label, row.judged, columns.label - 2, kinds=columns.kinds),
            fit(row.topic, columns.topic - 2),
        )
        head = [*padded([(label, _tone(row))], columns.label), *padded([(topic, _topic_tone(row))], columns.topic)]
        return [[*margin, *head, *_sides(row, columns.side)]]
    label = _label(row.label, row.judged, columns.topic, kinds=columns.kinds)
    topic = fit(row.topic, max(columns.topic - cell_len(label) - 3, 0))
    first: Runs = [(label, _tone(row))]
    if topic:
        first += [("   " if label else "", "plain"), (topic, _topic_tone(row))]
    return [[*margin, *first], [(" " * _MARGIN, "plain"), *_sides(row, columns.side)]]


def _topic_tone(row: Row) -> Tone:
    return "quiet" if row.again or (row.judged is not None and row.judged.hidden) else "plain"


def _tone(row: Row) -> Tone:
    if row.judged is not None and row.judged.hidden:
        return "quiet"
    return "shout" if is_discrepancy(row.judged) else "plain"


def _margin(row: Row, signs: Signs, *, here: bool) -> Runs:
    checked = signs["checked"] if row.judged is not None and row.judged.checked else " "
    noted = signs["note"] if row.noted else " "
    cursor = signs["cursor"] if here else " "
    return [(cursor, "sign"), (signs[row.sign], _tone(row)), (f" {checked}{noted} ", "sign")]


def _label(label: str, judged: Judged | None, room: int, *, kinds: bool) -> str:
    """What a row is; for a finding the verdict, in what it differs where there is room, and whose it is."""
    if judged is None:
        return fit(label, room)
    own = _owner(judged)
    hidden = ", hidden" if judged.hidden else ""
    found = judged.finding.kinds if kinds and judged.verdict in DISCREPANCIES else frozenset()
    told = ", ".join(kind for kind in KINDS if kind in found)
    whole = f"{label} in {told}{own}{hidden}" if told else f"{label}{own}{hidden}"
    return whole if cell_len(whole) <= room else fit(f"{label}{own}{hidden}", room)


def _owner(judged: Judged) -> str:
    """Whose a verdict is that is not the machine's, where people disagree, that they do."""
    if judged.unsettled:
        return ", disputed"
    if judged.own and (judged.own_ids("verdict") or len(judged.said) != 1):
        return ", your own" if judged.own_ids("verdict") else ", of several"
    if judged.own_ids("verdict"):
        return ", yours"
    names = [name or "no name" for name, _verdict in judged.said]
    return f", {plain(names[0])}" if len(names) == 1 else f", {len(names)} people" if names else ""


def _sides(row: Row, side: int) -> Runs:
    """Both sides; where there is only one, it has the room of both."""
    loud: Tone = "shout" if is_discrepancy(row.judged) else "strong"
    if row.a is None or row.b is None:
        alone = row.a or row.b
        if row.key.startswith(("only", "unclear")):
            return _cell(alone, 2 * side + _GAP, loud)
        blank: Runs = [(" " * (side + _GAP), "plain")]
        return _cell(alone, side, loud) if row.a is not None else [*blank, *_cell(alone, side, loud)]
    return [*padded(_cell(row.a, side, loud), side + _GAP), *_cell(row.b, side, loud)]


def _cell(cell: Cell | None, room: int, loud: Tone) -> Runs:
    """Figures, or else the words, then who says it and how firmly, as far as there is room."""
    if cell is None:
        return []
    figures = " · ".join(cell.figures)
    said = cell.said
    # Figures come first of all; words leave a quarter to who says them.
    least = 1 if figures else max(room // 4, _LEAST)
    shown = fit(figures or cell.words, max(room - min(cell_len(said), least) - 2, 1) if said else room)
    runs: Runs = [(shown, loud if figures else "plain")]
    return [*runs, ("  ", "plain"), (fit(said, room - cell_len(shown) - 2), "quiet")] if said else runs


def summary(view: View, rows: Sequence[Row], counts: Counts, chosen: Filter, signs: Signs, width: int) -> Runs:
    """The top row of a view: how many rows there are of which kind."""
    if view == "findings":
        return head_line(counts, chosen, signs, width)
    return [(f" {VIEWS[view]}", "strong"), (f"   {sums_of(rows)}", "plain")]


def heading(view: View, comparison: Comparison, columns: Columns) -> str:
    """The line above the rows."""
    if view == "only":
        return " " * _MARGIN + "only in one text, without a partner in the other"
    titles = [plain(article.outlet or article.title) for article in (comparison.a, comparison.b)]
    names = (f"A  {titles[0]}", f"B  {titles[1]}")
    left, right = ("one place", "another") if view == "clashes" else names
    side = columns.side
    what = "" if columns.lines == 2 else f"{'what':<{columns.label}}{'about':<{columns.topic}}"
    first = fit(left, side)
    return " " * _MARGIN + what + first + " " * (side + _GAP - cell_len(first)) + fit(right, side)


def head_line(counts: Counts, chosen: Filter, signs: Signs, width: int) -> Runs:
    """The top row: how many findings there are of each verdict, how many are unchecked, what is filtered for."""
    unchecked = f"unchecked {counts.unchecked}"
    filtered = f"filter: {chosen.words}"
    hidden = f"   {counts.hidden} hidden" if counts.hidden else ""
    told = _told(counts)
    spelt = " · ".join(f"{words} {count}" for _sign, words, count in told)
    short = " ".join(f"{signs[sign]}{count}" for sign, _words, count in told)
    finding = "finding" if counts.total == 1 else "findings"
    begin = f"   {counts.total} {finding}   "
    wanted = sum(map(cell_len, (" Ledger", begin, spelt, "   ", unchecked, "   ", filtered, hidden)))
    parts: Runs = [(" Ledger", "strong"), (f"{begin}{spelt if wanted <= width else short}   ", "plain")]
    parts.append((unchecked, "strong"))
    used = sum(cell_len(text) for text, _tone in parts)
    return [*parts, (fit(f"   {filtered}{hidden}", max(width - used, 0)), "plain")]


def _told(counts: Counts) -> list[tuple[SignName, str, int]]:
    """The sign, the word and the count of each verdict; what may clash apart from what is only related."""
    told: list[tuple[SignName, str, int]] = [(each, each, count) for each, count in counts.verdicts.items()]
    if counts.may_clash:
        told[-1] = ("related", "related", counts.verdicts["related"] - counts.may_clash)
        told.insert(VERDICTS.index("differ") + 1, ("doubt", "may clash", counts.may_clash))
    return told


def passage_lines(text: Safe, passage: Span, marks: Sequence[Span], width: int, most: int) -> list[Runs]:
    """A passage wrapped into at most so many lines, what stands out in it marked; cut with a sign at either end.

    Where what stands out would be cut off, the passage begins with the line that has it.
    """
    starts = wrap(text, passage.start, passage.end, max(width - 2, 1))
    ends = [*starts[1:], passage.end]
    first = min((mark.start for mark in marks), default=passage.start)
    at = max(bisect_right(starts, first) - 1, 0)
    skipped = 0 if at < most else min(at, len(starts) - most)
    lines = [
        _marked(text, start, start + len(text[start:end].rstrip()), marks)
        for start, end in zip(starts[skipped : skipped + most], ends[skipped : skipped + most], strict=True)
    ]
    if skipped:
        lines[0] = [("… ", "plain"), *lines[0]]
    if skipped + most < len(starts):
        lines[-1] = [*lines[-1], (" …", "plain")]
    return lines


def _marked(text: Safe, start: int, end: int, marks: Sequence[Span]) -> Runs:
    touching = (mark for mark in marks if mark.start < end and start < mark.end)
    near = sorted((max(mark.start, start), min(mark.end, end)) for mark in touching)
    runs: Runs = []
    at = start
    for low, high in near:
        if low > at:
            runs.append((text[at:low], "plain"))
        if high > max(low, at):
            runs.append((text[max(low, at) : high], "strong"))
        at = max(at, high)
    if at < end:
        runs.append((text[at:end], "plain"))
    return runs
