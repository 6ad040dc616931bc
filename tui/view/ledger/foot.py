"""The foot of the ledger: the passages of the row under the cursor, whole as far as there is room, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Safe, Span
from tui.view.ledger.layout import passage_lines
from tui.view.ledger.rows import LETTERS
from tui.view.pages.wrapping import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side
    from tui.view.ledger.layout import Runs
    from tui.view.ledger.rows import Row

_PREFIX = 16
"""Cells before a passage: side and paragraph."""
_ROOMY = 5
"""Lines of the foot above which why has two of them whatever the passages need."""


def foot_lines(row: Row, texts: Mapping[Side, Safe], width: int, height: int) -> list[Runs]:
    """At most so many lines; what the passages leave free is there for why, which wraps as they do."""
    room = max(width - _PREFIX - 1, 1)
    reasons = Safe(" · ".join(row.reasons))
    why = len(wrap(reasons, 0, len(reasons), max(room - 2, 1))) if reasons else 0
    heights = _shared_out(row, texts, room, max(height - min(why, 2 if height > _ROOMY else 1), len(row.cells)))
    parts: list[tuple[str, list[Runs]]] = [
        (
            f" {LETTERS[cell.side]} {fit(cell.place, _PREFIX - 5)}",
            passage_lines(texts[cell.side], cell.passage, cell.marks, room, most),
        )
        for cell, most in zip(row.cells, heights, strict=True)
    ]
    if why:
        left = max(height - sum(len(lines) for _lead, lines in parts), 1)
        parts.append((" why", passage_lines(reasons, Span(0, len(reasons)), (), room, left)))
    return [
        [(f"{lead if number == 0 else '':<{_PREFIX}}", "quiet"), *runs]
        for lead, lines in parts
        for number, runs in enumerate(lines)
    ]


def _shared_out(row: Row, texts: Mapping[Side, Safe], room: int, lines: int) -> list[int]:
    """How many lines each passage gets: what it needs, or its share and what the other leaves."""
    spans = ((texts[cell.side], cell.passage) for cell in row.cells)
    needs = [len(wrap(text, span.start, span.end, max(room - 2, 1))) for text, span in spans]
    share = lines // max(len(needs), 1)
    spare = lines - sum(min(need, share) for need in needs)
    got = []
    for need in needs:
        got.append(min(need, share + spare) if need > share else need)
        spare -= max(got[-1] - share, 0)
    return got
