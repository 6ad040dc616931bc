"""The table of what several accounts state: rows made of matches and findings of every two, with their cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.accounts.cells import Cells
from articles.accounts.joining import joined
from articles.accounts.links import Place, links_of
from articles.accounts.statement import STANCES
from articles.accounts.witness import sources
from articles.claims.judging import DISCREPANCIES
from articles.claims.modality.checkable import WORTH_CHECKING

if TYPE_CHECKING:
    from articles.accounts.accounts import Accounts
    from articles.accounts.joining import Row
    from articles.accounts.links import Links
    from articles.accounts.statement import Statement
    from articles.accounts.witness import Sources
    from articles.claims.judging import Judged


def statements(accounts: Accounts, known: Sources | None = None) -> tuple[Statement, ...]:
    """The table: what clashes first, then what may clash, then what is told by several, then by one; in the order of
    the base, and what the base lacks in the order of the account that tells of it first.

    A sentence that tells several things may stand in several rows; its cell is `shared` in all but one of them. `known`
    are the sources of the accounts, where they have been found already.
    """
    links = links_of(accounts)
    cells = Cells(accounts, links, known or sources(accounts))
    made = sorted(map(cells.statement, _rows(accounts, links, cells)), key=_order)
    return tuple(replace(row, id=f"s{number}") for number, row in enumerate(made, 1))


def _order(row: Statement) -> tuple[int, bool, int, int]:
    first = min(row.tellers)
    span = row.cells[first].span
    rank = min(STANCES.index(row.stance), STANCES.index("compatible"))
    return rank, len(row.tellers) < 2, first, span.start if span else 0


def _rows(accounts: Accounts, links: Links, cells: Cells) -> list[Row]:
    """What is joined; each finding whose sentences are in no row together; each claim that is in none.

    Sentences that agree and have rows of their own need no further one. What a larger row has whole is left out.
    """
    rows = joined(links, accounts.comparisons)
    told = {place for row in rows for place in row}
    whole = {row: cells.places_of(row) for row in rows}
    for found, left, right in links.findings:
        ends = frozenset((*left, *right))
        clashes = found.judged.verdict in DISCREPANCIES or found.judged.may_clash
        needed = _is_row(found.judged) and (clashes or not ends <= told)
        if needed and not any(ends <= places for places in whole.values()):
            rows.append(ends)
            whole[ends] = cells.places_of(ends)
    rows = [row for row in rows if not any(whole[row] < other for other in whole.values())]
    for row in rows:
        for place in row:
            cells.home.setdefault(place, row)
    return [*rows, *(frozenset({place}) for place in _claimed(accounts) if place not in cells.home)]


def _is_row(judged: Judged) -> bool:
    """Whether a finding has to stand in the table."""
    return not judged.hidden and (judged.verdict != "related" or judged.may_clash)


def _claimed(accounts: Accounts) -> list[Place]:
    """The sentences of claims that have a finding, or are worth one and have none."""
    found: set[Place] = set()
    for (i, j), comparison in accounts.comparisons.items():
        ledger = comparison.ledger
        if ledger is not None:
            ends = [ledger.claim(end) for each in ledger.findings for end in (each.a, each.b)]
            rest = (*ledger.only_a, *ledger.only_b, *ledger.unclear_a, *ledger.unclear_b)
            claims = [*map(ledger.claim, rest), *(each for each in ends if each.checkable >= WORTH_CHECKING)]
            found |= {Place(i if claim.side == "a" else j, claim.sentence) for claim in claims}
    return sorted(found)
