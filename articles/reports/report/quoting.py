"""Quoting the articles of a report: the words of a span and its place, and whether quotations are what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import DiptychError
from articles.reports.parts import LETTERS, outside
from articles.reports.report.model import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.article import Article, Span
    from articles.reports.report.model import Report, Statement, TextParagraph


class Quoter:
    """Quotes the article of one side."""

    def __init__(self, side: str, article: Article) -> None:
        self.side = side
        self.article = article
        self._numbers = article.paragraph_numbers()
        self.paragraphs = sum(number is not None for number in self._numbers)

    def quote(self, span: Span, words: str | None = None, label: str = "") -> Quotation:
        """The words of a span with its place; `words` are those that somebody else says are there.

        `label` says how they stand to others, and is shown before the place.
        """
        index = self.article.paragraph_at(span.start) or 0
        number = self._numbers[index] if index < len(self._numbers) else None
        said = self.article.quote(span) if words is None else words
        return Quotation(self.side, span, said, number, self._at(index), label)

    def _at(self, index: int) -> str:
        if index >= len(self._numbers):
            return ""
        number = self._numbers[index]
        return outside(self.article, index) if number is None else f"paragraph {number} of {self.paragraphs}"


def verify(report: Report, form: str) -> None:
    """Raise DiptychError unless every quotation of the report is what stands at its place in its article."""
    quoters = {letter: Quoter(letter, article) for letter, article in report.articles.items()}
    for each in quotations(report):
        if quoters[each.side].quote(each.span, label=each.label) != each:
            place = each.place or f"character {each.span.start}"
            why = f"a quotation is not what stands in {LETTERS[each.side]}, {place}"
            raise DiptychError(f"the report was not written as {form}", why, "compare the two articles again")
    for paragraph in _paragraphs(report):
        if "".join(piece.words for piece in paragraph.pieces) != paragraph.quotation.words:
            where = f"{LETTERS[paragraph.quotation.side]}, {paragraph.quotation.place}"
            why = f"the pieces of a paragraph are not its words: {where}"
            raise DiptychError(f"the report was not written as {form}", why, "compare the two articles again")


def quotations(report: Report) -> Iterator[Quotation]:
    """Every quotation of a report."""
    for row in report.findings:
        yield from _of((row.a, row.b))
    for side in SIDES:
        yield from _of(report.only(side))
    for note in report.notes:
        yield from (place.quotation for place in note.places if place.quotation is not None)
    for link in report.links:
        yield from (link.a, link.b)
    yield from (paragraph.quotation for paragraph in _paragraphs(report))
    cells = (
        cell
        for chapter in (*report.leading, *report.chapters)
        for table in chapter.tables
        for row in table.rows
        for cell in row
    )
    yield from (cell for cell in cells if isinstance(cell, Quotation))


def _paragraphs(report: Report) -> Iterator[TextParagraph]:
    for level in report.levels:
        yield from (paragraph for paragraph in (level.a, level.b) if paragraph is not None)
    yield from report.cut


def _of(statements: Iterable[Statement]) -> Iterator[Quotation]:
    for statement in statements:
        yield statement.quotation
        yield statement.claim
        yield from statement.marked
        if statement.speaker is not None:
            yield statement.speaker
