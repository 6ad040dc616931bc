"""A chapter of the report where notes are of several people: how far they agree, where they do not, who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.agreement.agreement import agreement_of
from articles.agreement.judgements import KINDS
from articles.agreement.people import people_in
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.agreement.agreement import Agreement, Passage
    from articles.article import Article
    from articles.notes.content.note import Note
    from articles.reports.report.model import Cell, Letter

_LETTERS = "abcdefghi"


def chapters_of(notes: Iterable[Note], articles: Sequence[Article]) -> tuple[Chapter, ...]:
    """The chapter for the notes on some articles, decisions among them; none for those of one person.

    The sides of the notes are the letters of the articles, "a" for the first.
    """
    every = tuple(notes)
    people = people_in(every)
    if len(people.names) < 2:
        return ()
    agreement = agreement_of(every, people)
    quoters = {letter: Quoter(letter, article) for letter, article in zip(_LETTERS, articles, strict=False)}
    heads = tuple(map(str.upper, quoters))
    tables = (
        Table(("author", "wrote"), tuple((each.name, counts_of(each)) for each in agreement.authors)),
        _disagreements(agreement, quoters, people.of),
        Table((*heads, "who says what"), tuple(_passages(agreement, quoters))),
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


def _disagreements(agreement: Agreement, quoters: Mapping[Letter, Quoter], people: Mapping[str, str]) -> Table:
    rows = []
    for each in agreement.disagreements:
        words = [f"{person}: {line}" for person in each.people for line in words_of(each.passage, person, people)]
        told = f"{question_of(each.kind)}: {said_of(each.said)}"
        rows.append((*_quotations(each.passage, quoters), told, "; ".join(words)))
    return Table((*map(str.upper, quoters), "people disagree", "their notes"), tuple(rows))


def _passages(agreement: Agreement, quoters: Mapping[Letter, Quoter]) -> Iterator[tuple[Cell, ...]]:
    for passage in agreement.passages:
        told = [f"{question_of(kind)}: {said_of(said)}" for kind in KINDS if (said := passage.said(kind))]
        if told:
            yield (*_quotations(passage, quoters), "; ".join(told))


def _quotations(passage: Passage, quoters: Mapping[Letter, Quoter]) -> tuple[Cell, ...]:
    """What stands at the place in each article; nothing for one that it is not on."""
    spans = {str(side): span for side, span in passage.place}
    return tuple(quoter.quote(spans[letter]) if letter in spans else "" for letter, quoter in quoters.items())
