"""The timeline as CSV: a row for each telling, and one for each time that is not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reports.csv_rows import table
from articles.reports.parts import place_at
from articles.timeline.words import basis_of, clash_of, letter, orders_of, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reports.csv_rows import Cell
    from articles.timeline import Telling, Timeline

COLUMNS = (
    "what", "entry", "article", "start", "end", "precision", "when", "day_from", "clash", "order",
    "place", "quote_start", "quote_end", "quote",
)  # fmt: skip


def render(timeline: Timeline, *, remarks: Sequence[str] = ()) -> str:
    """The timeline as CSV with a header row (RFC 4180); `start` and `end` are those of the telling."""
    return table(COLUMNS, _rows(timeline), remarks, "quote")


def _rows(timeline: Timeline) -> Iterator[Sequence[Cell]]:
    for index, entry in enumerate(timeline.entries):
        order = "; ".join(orders_of(timeline, index))
        for telling in entry.tellings:
            yield "told", index + 1, *_telling(timeline, telling, clash_of(entry), order)
    for each in timeline.unread:
        article = timeline.articles[each.article]
        nothing: tuple[Cell, ...] = ("", "", "", "")
        cells = (place_at(article, each.span.start), each.span.start, each.span.end, article.quote(each.span))
        yield "not understood", "", letter(each.article), *nothing, each.why, "", "", *cells


def _telling(timeline: Timeline, telling: Telling, clash: str, order: str) -> Iterator[Cell]:
    article, moment = timeline.articles[telling.article], telling.moment
    yield letter(telling.article)
    if moment is None:
        yield from ("", "", "", "", "")
    else:
        yield from (f"{moment.start:%Y-%m-%dT%H:%M}", f"{moment.end:%Y-%m-%dT%H:%M}", moment.precision)
        yield from (when(moment), basis_of(moment) or "written")
    yield from (clash, order, place_at(article, telling.span.start))
    yield from (telling.span.start, telling.span.end, article.quote(telling.span))
