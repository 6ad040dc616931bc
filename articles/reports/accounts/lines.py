"""Several accounts read out in lines, one thing after another: for screen readers, pipes and plain terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.accounts.accounts import LETTERS
from articles.accounts.gathered import notes_of
from articles.accounts.table import statements
from articles.accounts.witness import sources
from articles.notes.content.kinds import kind_words
from articles.reports.accounts.words import (
    letters,
    reason_words,
    reasons_between,
    remarks_of_accounts,
    stance_words,
    sums_of_rows,
    tellers_words,
    witness_words,
)
from articles.reports.claims_parts import verdict_of
from articles.reports.notes_parts import facts_of_note
from articles.reports.parts import facts_of, flat, place_at, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.statement import Cell, Found, Statement
    from articles.accounts.witness import Witness
    from articles.article import Span


def render(accounts: Accounts, *, remarks: Sequence[str] = ()) -> str:
    """The accounts as plain lines, without columns; quotations are exact but for line breaks."""
    known = sources(accounts)
    rows = statements(accounts, known)
    lines: list[str] = []
    for letter, article in zip(LETTERS, accounts.articles, strict=False):
        lines += [f"{letter}: {title_of(article)}", *(f"{label}: {value}" for label, value in facts_of(article)), ""]
    lines += [*remarks_of_accounts(accounts), *remarks, f"{sums_of_rows(rows)}.", ""]
    for number, row in enumerate(rows, 1):
        lines += _row(accounts, number, row)
    lines += ["Witnesses:", *(line for each in known.witnesses for line in _witness(accounts, each)), ""]
    lines += _notes(accounts)
    return "\n".join(lines).rstrip() + "\n"


def _row(accounts: Accounts, number: int, row: Statement) -> Iterator[str]:
    topic = f", {flat(row.topic)}" if row.topic else ""
    yield f"Statement {number} of the table{topic}, {tellers_words(row)}:"
    yield from (_cell(accounts, cell) for cell in row.cells)
    yield from (line for found in row.findings if not found.judged.hidden for line in _found(found))
    yield ""


def _cell(accounts: Accounts, cell: Cell) -> str:
    words = stance_words(cell)
    return f"   {LETTERS[cell.account]}, {words}" + (
        f", {_quoted(accounts, cell.account, cell.span)}" if cell.span else ""
    )


def _quoted(accounts: Accounts, account: int, span: Span) -> str:
    article = accounts.articles[account]
    return f"{place_at(article, span.start)}: {flat(article.quote(span))}"


def _found(found: Found) -> Iterator[str]:
    if found.judged.verdict == "related" and not found.judged.may_clash:
        return
    finding = found.judged.finding
    words = (f"{flat(each.a_words)} / {flat(each.b_words)}" for each in finding.differences if not each.agrees)
    told = "; ".join(dict.fromkeys(words))
    yield f"   {letters((found.a, found.b))}: {verdict_of(found.judged)}" + (f": {told}" if told else "")
    if reasons := reasons_between(found):
        yield f"      why: {reasons}"


def _witness(accounts: Accounts, witness: Witness) -> Iterator[str]:
    yield f"   {witness_words(witness)}"
    for reason in witness.reasons:
        yield f"      {reason_words(reason)}"
        if reason.kind != "shared text":
            for place in reason.places:
                if place.span is not None:
                    yield f"         {LETTERS[place.account]}, {_quoted(accounts, place.account, place.span)}"


def _notes(accounts: Accounts) -> Iterator[str]:
    for number, (note, on, targets, _) in enumerate(notes_of(accounts), 1):
        yield ", ".join(filter(None, (f"Note {number}", f"on {letters(on)}", kind_words(note, plain=False)))) + ":"
        for account, target in targets:
            words = flat(target.selector.exact) if target.span is None else _quoted(accounts, account, target.span)
            gone = ", no longer there" if target.span is None else ""
            yield f"   {LETTERS[account]}{gone}, {words}"
        yield from (f"   {line}".rstrip() for line in note.body.split("\n"))
        if facts := facts_of_note(note):
            yield f"   {facts}"
        yield ""
