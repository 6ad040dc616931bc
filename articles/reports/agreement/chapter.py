"""A chapter of the report where notes are of several people: how far they agree, where they do not, who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.agreement.agreement import agreement_of
from articles.agreement.judgements import KINDS
from articles.agreement.people import people_in
from articles.article import SIDES
from articles.reports.agreement.words import (
    basis_of,
    counts_of,
    figure_of,
    left_over,
    question_of,
    said_of,
    words_of,
)
from articles.reports.report.model import Chapter, Table
from articles.reports.report.quoting import Quoter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articles.agreement.agreement import Agreement, Passage
    from articles.article import Side
    from articles.comparison import Comparison
    from articles.notes.content.note import Note
    from articles.reports.report.model import Cell


def chapters_of(notes: Iterable[Note], comparison: Comparison) -> tuple[Chapter, ...]:
    """The chapter for the notes on the articles of a comparison, decisions among them; none for those of one person."""
    every = tuple(notes)
    people = people_in(every)
    if len(people.names) < 2:
        return ()
    agreement = agreement_of(every, people)
    quoters = {side: Quoter(side, comparison.article(side)) for side in SIDES}
    tables = (
        Table(("author", "wrote"), tuple((each.name, counts_of(each)) for each in agreement.authors)),
        _disagreements(agreement, quoters, people.of),
        Table(("A", "B", "who says what"), tuple(_passages(agreement, quoters))),
    )
    return (
        Chapter(
            "agreement",
            f"Judgements of {len(people.names)} people",
            facts=tuple(_facts(agreement)),
            tables=tuple(table for table in tables if table.rows),
        ),
    )


def _facts(agreement: Agreement) -> Iterator[tuple[str, str]]:
    yield "agreement on verdicts", figure_of(agreement.figure)
    yield "it rests on", basis_of(agreement.figure)
    yield "passages judged or noted", str(len(agreement.passages))
    yield "disagreements", str(len(agreement.disagreements))
    yield from (("left out", line) for line in left_over(agreement))


def _disagreements(agreement: Agreement, quoters: Mapping[Side, Quoter], people: Mapping[str, str]) -> Table:
    rows = []
    for each in agreement.disagreements:
        words = [f"{person}: {line}" for person in each.people for line in words_of(each.passage, person, people)]
        told = f"{question_of(each.kind)}: {said_of(each.said)}"
        rows.append((*_quotations(each.passage, quoters), told, "; ".join(words)))
    return Table(("A", "B", "people disagree", "their notes"), tuple(rows))


def _passages(agreement: Agreement, quoters: Mapping[Side, Quoter]) -> Iterator[tuple[Cell, ...]]:
    for passage in agreement.passages:
        told = [f"{question_of(kind)}: {said_of(said)}" for kind in KINDS if (said := passage.said(kind))]
        if told:
            yield (*_quotations(passage, quoters), "; ".join(told))


def _quotations(passage: Passage, quoters: Mapping[Side, Quoter]) -> tuple[Cell, Cell]:
    """What stands at the place in either article; nothing for a side that it is not on."""
    a, b = (quoters[side].quote(span) if (span := passage.span(side)) is not None else "" for side in SIDES)
    return a, b
