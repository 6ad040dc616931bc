"""Both texts of a report: paragraphs in pieces, with all that begins in them, and level with their partners."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.article import SIDES, Span
from articles.claims.judging import DISCREPANCIES
from articles.reports.levels import left_out, levels_of
from articles.reports.report.model import Level, Piece, TextParagraph
from articles.text.changed_words import changed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.article import Article, Side
    from articles.comparison import Comparison
    from articles.reports.report.model import FindingRow, NoteRow, Trace
    from articles.reports.report.quoting import Quoter

_COPIES = frozenset({"identical", "near"})


class TextOf:
    """The text of one side with the marks of a report: made once, asked for each paragraph.

    `calm` are the matches whose signs stand in the texts.
    """

    def __init__(
        self,
        comparison: Comparison,
        quoter: Quoter,
        findings: Sequence[FindingRow],
        notes: Sequence[NoteRow],
        calm: frozenset[str],
    ) -> None:
        self._comparison = comparison
        self._quoter = quoter
        self._side: Side = "a" if quoter.side == "a" else "b"
        self._article: Article = quoter.article
        self._alone = frozenset(comparison.alignment.only(self._side))
        self._findings: defaultdict[int, list[int]] = defaultdict(list)
        self._begins: defaultdict[int, list[int]] = defaultdict(list)
        self._noted: defaultdict[int, list[Span]] = defaultdict(list)
        self._differing: defaultdict[int, list[Span]] = defaultdict(list)
        self._reworded: defaultdict[int, list[Span]] = defaultdict(list)
        self._calm = calm
        self._stated: defaultdict[int, list[Span]] = defaultdict(list)
        for row in findings:
            statement = row.on(self._side)
            self._findings[statement.quotation.span.start].append(row.number)
            self._keep(self._stated, [statement.quotation.span])
            if row.verdict in DISCREPANCIES:
                self._keep(self._differing, (each.span for each in statement.marked))
        for match in comparison.alignment.matches:
            changes = changed_words(comparison.a, comparison.b, match.a, match.b)
            self._keep(self._reworded, (span for each in changes if len(span := each[SIDES.index(self._side)])))
        for number, span in self._places(notes):
            self._begins[span.start].append(number)
            self._keep(self._noted, [span])

    def paragraph(self, index: int | None) -> TextParagraph | None:
        """A paragraph by its index; None for None."""
        if index is None:
            return None
        paragraph = self._article.paragraphs[index]
        return TextParagraph(
            self._quoter.quote(paragraph.span), paragraph.heading, tuple(self._pieces(index, paragraph.span))
        )

    def _places(self, notes: Iterable[NoteRow]) -> Iterator[tuple[int, Span]]:
        """The places of the notes on this side, each with the number of its note."""
        for note in notes:
            for place in note.places:
                if place.side == self._side and place.quotation is not None:
                    yield note.number, place.quotation.span

    def _keep(self, kept: defaultdict[int, list[Span]], spans: Iterable[Span]) -> None:
        """Keep spans by the paragraphs that they are in."""
        for span in spans:
            first = self._article.paragraph_at(span.start) or 0
            last = self._article.paragraph_at(max(span.end - 1, span.start)) or 0
            for index in range(first, last + 1):
                kept[index].append(span)

    def _pieces(self, index: int, whole: Span) -> Iterator[Piece]:
        sentences = [self._article.sentences[number].span for number in self._article.paragraphs[index].sentences]
        noted, differing, reworded = self._noted[index], self._differing[index], self._reworded[index]
        marked = (*sentences, *noted, *differing, *reworded, *self._stated[index])
        bounds = {bound for span in marked for bound in (span.start, span.end)}
        inner = sorted(bound for bound in bounds if whole.start < bound < whole.end)
        for start, end in pairwise((whole.start, *inner, whole.end)):
            number = self._sentence(index, start)
            opens = number is not None and self._article.sentences[number].span.start == start
            yield Piece(
                self._article.text[start:end],
                self._trace(number),
                self._links(number) if opens else (),
                tuple(self._findings[start]) if start in self._findings else (),
                tuple(self._begins[start]) if start in self._begins else (),
                noted=any(span.start <= start < span.end for span in noted),
                differs=any(span.start <= start < span.end for span in differing),
                reworded=any(span.start <= start < span.end for span in reworded),
            )

    def _sentence(self, index: int, offset: int) -> int | None:
        """The sentence of that paragraph that covers an offset."""
        number = self._article.sentence_at(offset)
        if number is None or self._article.sentences[number].paragraph != index:
            return None
        return number if self._article.sentences[number].span.covers(offset) else None

    def _trace(self, number: int | None) -> Trace:
        if number is None:
            return ""
        matches = self._comparison.alignment.matches_of(self._side, number)
        if not matches:
            return "only" if number in self._alone else ""
        if any(match.kind in _COPIES for match in matches):
            return "same"
        return "strong" if any(match.strength == "strong" for match in matches) else "weak"

    def _links(self, number: int | None) -> tuple[str, ...]:
        """The matches that begin with a sentence."""
        if number is None:
            return ()
        matches = self._comparison.alignment.matches_of(self._side, number)
        return tuple(
            match.id for match in matches if match.id in self._calm and match.sentences(self._side).start == number
        )


def calm_matches(comparison: Comparison) -> frozenset[str]:
    """The matches that are worth a sign in the texts: strong ones, and a weak one that is the best at both ends.

    A sign for each faint likeness would hide the others; the picture has them all.
    """
    alignment = comparison.alignment
    calm = {match.id for match in alignment.matches if match.strength == "strong" or match.kind in _COPIES}
    best = {
        side: {
            matches[0].id
            for number in range(len(comparison.article(side).sentences))
            if (matches := alignment.matches_of(side, number))
        }
        for side in SIDES
    }
    return frozenset(calm | (best["a"] & best["b"]))


def levels(comparison: Comparison, a: TextOf, b: TextOf) -> Iterator[Level]:
    """The rows of both texts; a note stands in the margin of the first row on which it has a place."""
    seen: set[int] = set()
    for left, right in levels_of(comparison):
        row = Level(a.paragraph(left), b.paragraph(right))
        begin = _notes_of(row.a) | _notes_of(row.b)
        yield Level(row.a, row.b, tuple(sorted(begin - seen)))
        seen |= begin


def cut(comparison: Comparison, a: TextOf, b: TextOf) -> Iterator[TextParagraph]:
    """What is no part of the articles, the left one first."""
    for side, text in zip(SIDES, (a, b), strict=True):
        for index in left_out(comparison.article(side)):
            paragraph = text.paragraph(index)
            if paragraph is not None:
                yield paragraph


def _notes_of(paragraph: TextParagraph | None) -> set[int]:
    return {number for piece in paragraph.pieces for number in piece.notes} if paragraph is not None else set()
