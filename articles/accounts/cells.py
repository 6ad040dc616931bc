"""The cells of the table: what each account says of a row, and how it stands to the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.accounts.credits import agency_in
from articles.accounts.joining import FITS, fit_between, fit_of
from articles.accounts.links import Place
from articles.accounts.statement import STANCES, Cell, Found, Statement, stance_of
from articles.article import Span
from articles.claims.verdicts.same_content import LOWER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.joining import Row
    from articles.accounts.links import Links
    from articles.accounts.witness import Sources

    Placed = dict[int, tuple[Place, ...]]


@dataclass(slots=True)
class Cells:
    """Makes statements of rows; `home` is the row that a sentence belongs to first."""

    accounts: Accounts
    links: Links
    sources: Sources
    home: dict[Place, Row] = field(default_factory=dict)
    speakers: dict[Place, set[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note who is cited in each sentence."""
        for (i, j), comparison in self.accounts.comparisons.items():
            for claim in comparison.ledger.claims if comparison.ledger else ():
                said, place = claim.attribution, Place(i if claim.side == "a" else j, claim.sentence)
                spans = (said.source, said.origin) if said else ()
                self.speakers.setdefault(place, set()).update(span for span in spans if span)

    def places_of(self, row: Row) -> frozenset[Place]:
        """All sentences in the cells of a row, those of other rows that fit it too."""
        return frozenset(place for places in self._placed(row).values() for place in places)

    def statement(self, row: Row) -> Statement:
        """The row with a cell for each account and the findings between them; without an id."""
        placed = self._placed(row)
        findings = self._findings(placed)
        cells = tuple(
            self._told(row, account, placed, findings) if account in placed else self._untold(row, account, placed)
            for account in range(len(self.accounts.articles))
        )
        topic = next((found.judged.finding.topic for found in findings if found.judged.finding.topic), "")
        fit = round(fit_of(self.links, row, self.accounts.comparisons), 3)
        told = {cell.account: cell.span for cell in cells if cell.told and cell.span}
        citing = {cell.account: self._cited(cell) for cell in cells if cell.told}
        return Statement("", cells, findings, fit, topic, self.sources.voices(told, citing))

    def _placed(self, row: Row) -> Placed:
        """The sentences of each account that tells of the row: its own, or one that fits the whole of it."""
        placed: Placed = {}
        for account in range(len(self.accounts.articles)):
            own = _of(row, account)
            best = None if own else self._best(row, account)
            if own or (best is not None and self._fit(row, best) >= FITS):
                placed[account] = own or ((best,) if best is not None else ())
        return placed

    def _findings(self, placed: Placed) -> tuple[Found, ...]:
        """What was found between the passages of two cells, in the order of the ledger."""
        inside = {place for places in placed.values() for place in places}
        found = [each for each, left, right in self.links.findings if inside.issuperset((*left, *right))]
        return tuple(sorted(found, key=lambda each: STANCES.index(stance_of(each.judged))))

    def _told(self, row: Row, account: int, placed: Placed, findings: Sequence[Found]) -> Cell:
        """The cell of an account that tells of the row: how it stands to the first, or to one it clashes with."""
        numbers = [place.sentence for place in placed[account]]
        sentences = range(min(numbers), max(numbers) + 1)
        span = self._span(account, sentences)
        shared = any(self.home.get(place, row) != row for place in placed[account])
        first = min(placed)
        mine = [each for each in findings if account in (each.a, each.b) and not each.judged.hidden]
        told = [each for each in mine if stance_of(each.judged) != "tells"] if account != first else []
        beside = [each for each in told if first in (each.a, each.b)] or told
        if not beside:
            return Cell(account, "tells", span, sentences, shared=shared)
        worst = beside[0]
        kinds = tuple(sorted({kind for each in beside for kind in each.kinds}))
        other = worst.a if worst.b == account else worst.b
        return Cell(account, stance_of(worst.judged), span, sentences, kinds, other, shared=shared)

    def _untold(self, row: Row, account: int, placed: Placed) -> Cell:
        """The cell of an account in which the row is not told, or perhaps."""
        best = self._best(row, account)
        if best is not None and (self._fit(row, best) >= LOWER or self._nearest(row, best) >= FITS):
            sentences = range(best.sentence, best.sentence + 1)
            return Cell(account, "unsure", self._span(account, sentences), sentences)
        compared = [self.accounts.between(account, teller) for teller in placed]
        if self.accounts.articles[account].doubted or any(each is None or not each[0].matched for each in compared):
            return Cell(account, "unknown")
        # A sentence that tells of this row too may tell of it wherever its own row is told.
        also = {each.account for places in placed.values() for place in places for each in self.home.get(place, ())}
        return Cell(account, "unsure" if account in also or self._unclear(row, account) else "silent")

    def _unclear(self, row: Row, account: int) -> bool:
        """Whether a claim of the row may have a partner there which is not clear."""
        for place in row:
            found = self.accounts.between(place.account, account)
            ledger = found[0].ledger if found else None
            if found is None or ledger is None:
                continue
            unclear = ledger.unclear_a if found[1] == "a" else ledger.unclear_b
            if any(ledger.claim(claim).sentence == place.sentence for claim in unclear):
                return True
        return False

    def _cited(self, cell: Cell) -> frozenset[str]:
        """The agencies that an account cites in a cell."""
        article = self.accounts.articles[cell.account]
        spans = (span for number in cell.sentences for span in self.speakers.get(Place(cell.account, number), ()))
        return frozenset(filter(None, (agency_in(article.quote(span)) for span in spans)))

    def _best(self, row: Row, account: int) -> Place | None:
        """The sentence of an account that fits the row best."""
        near = {each for place in row for each in self.links.beside.get(place, ()) if each.account == account}
        return max(near, key=lambda each: (self._fit(row, each), -each.sentence), default=None)

    def _nearest(self, row: Row, place: Place) -> float:
        return max(self.links.score(place, each) for each in row)

    def _fit(self, row: Row, place: Place) -> float:
        return fit_between(self.links, row, (place,), self.accounts.comparisons)

    def _span(self, account: int, sentences: range) -> Span:
        found = self.accounts.articles[account].sentences
        return Span(found[sentences.start].span.start, found[sentences.stop - 1].span.end)


def _of(row: Iterable[Place], account: int) -> tuple[Place, ...]:
    return tuple(sorted(place for place in row if place.account == account))
