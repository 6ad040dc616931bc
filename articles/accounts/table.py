"""The table of what several accounts state: rows made of matches and findings of every two, and what each cell says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.accounts.credits import agency_in
from articles.accounts.joining import FITS, fit_between, fit_of, joined
from articles.accounts.links import Place, links_of
from articles.accounts.statement import STANCES, Cell, Found, Statement
from articles.accounts.witness import sources
from articles.article import Span
from articles.claims.modality.checkable import WORTH_CHECKING
from articles.claims.verdicts.same_content import LOWER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.joining import Row
    from articles.accounts.links import Links
    from articles.accounts.statement import Stance
    from articles.accounts.witness import Sources
    from articles.claims.judging import Judged

_STANCE_OF: dict[str, Stance] = {
    "contradict": "contradicts",
    "differ": "differs",
    "compatible": "compatible",
    "agree": "agrees",
}


def statements(accounts: Accounts) -> tuple[Statement, ...]:
    """The table: what clashes first, then what may clash, then what is told by several, then by one; in the order of
    the base, and what the base lacks in the order of the account that tells of it first.

    A sentence that tells several things may stand in several rows; its cell is `shared` in all but one of them.
    """
    table = _Table(accounts, links_of(accounts), sources(accounts))
    made = [table.statement(row) for row in table.rows()]
    made = [row for row in made if row.tellers]
    made.sort(key=_order)
    return tuple(replace(row, id=f"s{number}") for number, row in enumerate(made, 1))


def _order(row: Statement) -> tuple[int, bool, int, int]:
    first = min(row.tellers)
    span = row.cells[first].span
    rank = min(STANCES.index(row.stance), STANCES.index("compatible"))
    return rank, len(row.tellers) < 2, first, span.start if span else 0


@dataclass(slots=True)
class _Table:
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

    def rows(self) -> list[Row]:
        """What is joined; each finding whose sentences are in no row together; each claim that is in none."""
        rows = joined(self.links, self.accounts.comparisons)
        for found, left, right in self.links.findings:
            ends = frozenset((*left, *right))
            if _is_row(found.judged) and not any(ends <= row for row in rows):
                rows.append(ends)
        for row in rows:
            for place in row:
                self.home.setdefault(place, row)
        return [*rows, *(frozenset({place}) for place in self._claimed() if place not in self.home)]

    def _claimed(self) -> list[Place]:
        """The sentences of claims that have a finding, or are worth one and have none."""
        found: set[Place] = set()
        for (i, j), comparison in self.accounts.comparisons.items():
            ledger = comparison.ledger
            if ledger is not None:
                ends = [ledger.claim(end) for each in ledger.findings for end in (each.a, each.b)]
                rest = (*ledger.only_a, *ledger.only_b, *ledger.unclear_a, *ledger.unclear_b)
                claims = [*map(ledger.claim, rest), *(each for each in ends if each.checkable >= WORTH_CHECKING)]
                found |= {Place(i if claim.side == "a" else j, claim.sentence) for claim in claims}
        return sorted(found)

    def statement(self, row: Row) -> Statement:
        """The row with a cell for each account and the findings between them."""
        own = {account: _of(row, account) for account in range(len(self.accounts.articles))}
        placed = {account: places for account, places in own.items() if places}
        shared = {account: self._also(row, account) for account in own if account not in placed}
        everyone = placed | {account: places for account, places in shared.items() if places}
        findings = self._findings(everyone)
        cells = tuple(self._cell(row, account, everyone, findings, shared=account in shared) for account in own)
        topic = next((found.judged.finding.topic for found in findings if found.judged.finding.topic), "")
        fit = round(fit_of(self.links, row, self.accounts.comparisons), 3)
        told = {cell.account: cell for cell in cells if cell.told}
        passages = {account: cell.span for account, cell in told.items() if cell.span}
        citing = {account: self._cited(cell) for account, cell in told.items()}
        return Statement("", cells, findings, fit, topic, self.sources.voices(passages, citing))

    def _cited(self, cell: Cell) -> frozenset[str]:
        """The agencies that an account cites in a cell."""
        article = self.accounts.articles[cell.account]
        spans = (span for number in cell.sentences for span in self.speakers.get(Place(cell.account, number), ()))
        return frozenset(filter(None, (agency_in(article.quote(span)) for span in spans)))

    def _also(self, row: Row, account: int) -> tuple[Place, ...]:
        """The sentence of an account that fits the whole row, though it stands in another one."""
        best = self._best(row, account)
        return (best,) if best is not None and self._fit(row, best) >= FITS else ()

    def _best(self, row: Row, account: int) -> Place | None:
        """The sentence of an account that fits the row best."""
        near = {each for place in row for each in self.links.beside.get(place, ()) if each.account == account}
        return max(near, key=lambda each: (self._fit(row, each), -each.sentence), default=None)

    def _nearest(self, row: Row, place: Place) -> float:
        return max(self.links.score(place, each) for each in row)

    def _fit(self, row: Row, place: Place) -> float:
        return fit_between(self.links, row, (place,), self.accounts.comparisons)

    def _findings(self, cells: dict[int, tuple[Place, ...]]) -> tuple[Found, ...]:
        """What was found between the passages of two cells, in the order of the ledger."""
        inside = {place for places in cells.values() for place in places}
        found = [each for each, left, right in self.links.findings if inside.issuperset((*left, *right))]
        return tuple(sorted(found, key=lambda each: STANCES.index(_stance(each.judged))))

    def _cell(
        self,
        row: Row,
        account: int,
        told: dict[int, tuple[Place, ...]],
        findings: Sequence[Found],
        *,
        shared: bool,
    ) -> Cell:
        if account not in told:
            return self._silent(row, account, told)
        numbers = [place.sentence for place in told[account]]
        sentences = range(min(numbers), max(numbers) + 1)
        first = min(told)
        mine = [each for each in findings if account in (each.a, each.b) and not each.judged.hidden]
        if account == first:
            return Cell(account, "tells", self._span(account, sentences), sentences, shared=shared)
        beside = [each for each in mine if first in (each.a, each.b)] or mine
        if not beside:
            return Cell(account, "tells", self._span(account, sentences), sentences, shared=shared)
        worst = beside[0]
        kinds = tuple(sorted({kind for each in beside for kind in each.kinds}))
        other = worst.a if worst.b == account else worst.b
        return Cell(
            account, _stance(worst.judged), self._span(account, sentences), sentences, kinds, other, shared=shared
        )

    def _span(self, account: int, sentences: range) -> Span:
        found = self.accounts.articles[account].sentences
        return Span(found[sentences.start].span.start, found[sentences.stop - 1].span.end)

    def _silent(self, row: Row, account: int, told: dict[int, tuple[Place, ...]]) -> Cell:
        """The cell of an account in which the row is not told, or perhaps."""
        best = self._best(row, account)
        if best is not None and (self._fit(row, best) >= LOWER or self._nearest(row, best) >= FITS):
            return self._perhaps(best)
        compared = [self.accounts.between(account, teller) for teller in told]
        if self.accounts.articles[account].doubted or any(each is None or not each[0].matched for each in compared):
            return Cell(account, "unknown")
        # A sentence that tells of this row too may tell of it wherever its own row is told.
        also = {each.account for places in told.values() for place in places for each in self.home.get(place, ())}
        if account not in also and not self._unclear(row, account):
            return Cell(account, "silent")
        return Cell(account, "unsure") if best is None else self._perhaps(best)

    def _perhaps(self, best: Place) -> Cell:
        sentences = range(best.sentence, best.sentence + 1)
        return Cell(best.account, "unsure", self._span(best.account, sentences), sentences)

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


def _of(row: Iterable[Place], account: int) -> tuple[Place, ...]:
    return tuple(sorted(place for place in row if place.account == account))


def _is_row(judged: Judged) -> bool:
    """Whether a finding has to stand in the table."""
    return not judged.hidden and (judged.verdict != "related" or judged.may_clash)


def _stance(judged: Judged) -> Stance:
    return "may clash" if judged.may_clash else _STANCE_OF.get(judged.verdict, "tells")
