"""The timeline of a pair as a chapter of the report: what both tell, in order of time, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reports.parts import flat
from articles.reports.report.model import Chapter, Table
from articles.reports.report.quoting import Quoter
from articles.timeline import timeline
from articles.timeline.words import clash_of, counts_of, letter, main_tellings, orders_of, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.reports.report.model import Cell
    from articles.timeline import Timeline


def chapters_of(articles: Sequence[Article], comparisons: Mapping[tuple[int, int], Comparison]) -> tuple[Chapter, ...]:
    """The chapter for two articles or more, of which some were compared; none where no time is told in any."""
    found = timeline(articles, comparisons)
    if not found.entries:
        return ()
    quoters = [Quoter(letter(index).lower(), article) for index, article in enumerate(articles)]
    head = ("", "when", *(letter(index) for index in range(len(articles))), "clash")
    rows = tuple(tuple(_row(found, index, quoters)) for index in range(len(found.entries)))
    facts = [("in it", counts_of(found))]
    for each in found.unread:
        words = flat(found.articles[each.article].quote(each.span))
        facts.append(("not understood", f"{letter(each.article)}, “{words}”: {each.why}"))
    return (Chapter("timeline", "Timeline", facts=tuple(facts), tables=(Table(head, rows),), timeline=found),)


def _row(found: Timeline, index: int, quoters: Sequence[Quoter]) -> Iterator[Cell]:
    entry = found.entries[index]
    yield str(index + 1)
    yield when(entry.moment)
    told = {telling.article: telling for telling in main_tellings(entry)}
    for account, quoter in enumerate(quoters):
        yield quoter.quote(told[account].span) if account in told else ""
    clash = [f"≠ {clash_of(entry)}"] if entry.clash else []
    yield "; ".join([*clash, *(f"≠ order: {line}" for line in orders_of(found, index))])
