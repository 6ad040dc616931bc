"""The table of several accounts, their witnesses and their texts as parts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.accounts.accounts import LETTERS
from articles.reports.accounts.words import (
    STANCE_SIGNS,
    letters,
    reason_words,
    stance_words,
    sums_of_rows,
    tellers_words,
    witness_words,
)
from articles.reports.parts import flat, title_of
from articles.reports.report.model import Chapter, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.statement import Cell as TableCell
    from articles.accounts.statement import Statement
    from articles.accounts.witness import Witness
    from articles.reports.report.model import Cell
    from articles.reports.report.quoting import Quoter


def table_chapter(
    accounts: Accounts, rows: Sequence[Statement], quoters: Sequence[Quoter], numbers: Mapping[str, Sequence[int]]
) -> Chapter:
    """The table: a row a statement, a column an account; `numbers` are those of the findings of each row."""
    outlets = (flat(each.outlet or "") for each in accounts.articles)
    names = (f"{letter} {outlet}".strip() for letter, outlet in zip(LETTERS, outlets, strict=False))
    head = ("", "told by", *names, "findings")
    made = (
        (
            f"{number} {STANCE_SIGNS[row.stance]}".strip() + (f" · {flat(row.topic)}" if row.topic else ""),
            tellers_words(row),
            *(_cell(quoters, cell) for cell in row.cells),
            ", ".join(map(str, numbers.get(row.id, ()))),
        )
        for number, row in enumerate(rows, 1)
    )
    words = (f"{sums_of_rows(rows)}.",)
    return Chapter("table", "What the accounts state", words, tables=(Table(head, tuple(made)),))


def _cell(quoters: Sequence[Quoter], cell: TableCell) -> Cell:
    words = stance_words(cell)
    if cell.span is None:
        return words
    return quoters[cell.account].quote(cell.span, label=words if cell.stance != "tells" else "")


def witness_chapter(accounts: Accounts, witnesses: Sequence[Witness], quoters: Sequence[Quoter]) -> Chapter:
    """Which accounts go back to one source, and the words that show it."""
    several = [witness for witness in witnesses if len(witness.accounts) > 1]
    count = f"{len(accounts.articles)} accounts, {len(witnesses)} witnesses"
    facts = tuple((witness_words(witness), "") for witness in witnesses)
    rows = tuple(row for witness in several for row in _reasons(witness, quoters))
    tables = (Table(("accounts", "why", "words"), rows),) if rows else ()
    words = (count, *(label for label, _ in facts))
    return Chapter("witnesses", "Witnesses", words, tables=tables)


def _reasons(witness: Witness, quoters: Sequence[Quoter]) -> Iterator[tuple[Cell, ...]]:
    for reason in witness.reasons:
        for place in reason.places:
            shown: Cell = "its byline or outlet" if place.span is None else quoters[place.account].quote(place.span)
            # The same words stand in both; those of one of them will do.
            if reason.kind != "shared text" or place.account == reason.a:
                yield letters((reason.a, reason.b)), reason_words(reason), shown


def text_chapters(accounts: Accounts, quoters: Sequence[Quoter]) -> Iterator[Chapter]:
    """The texts, one after another, a row a paragraph."""
    for letter, article, quoter in zip(LETTERS, accounts.articles, quoters, strict=False):
        rows = tuple((quoter.quote(paragraph.span),) for paragraph in article.paragraphs)
        title = f"Text of {letter}: {flat(title_of(article))}"
        yield Chapter(f"text-{letter.lower()}", title, tables=(Table((letter,), rows),))
