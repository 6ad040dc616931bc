"""The table of several accounts as CSV: a row for each statement in each account, for each finding, reason and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.accounts.accounts import LETTERS
from articles.accounts.gathered import findings_of, notes_of
from articles.accounts.table import statements
from articles.accounts.witness import sources
from articles.notes.content.kinds import kind_words
from articles.reports.accounts.words import letters, reason_words, reasons_between, remarks_of_accounts
from articles.reports.claims_parts import verdict_of
from articles.reports.csv_rows import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.statement import Statement
    from articles.accounts.witness import Sources
    from articles.article import Span
    from articles.reports.csv_rows import Cell

COLUMNS = (
    "what", "id", "account", "stance", "beside", "differs_in", "paragraph", "start", "end", "quote",
    "topic", "told_by", "witnesses", "only_in", "missing_in", "words", "tags", "author",
)  # fmt: skip


def render(accounts: Accounts, *, remarks: Sequence[str] = ()) -> str:
    """The table as CSV with a header row (RFC 4180). Offsets are code points.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; the offsets give the exact quotation.
    """
    known = sources(accounts)
    rows = [
        *(cell for row in statements(accounts, known) for cell in _statement(accounts, row)),
        *_findings(accounts),
        *_witnesses(accounts, known),
        *_notes(accounts),
    ]
    cells = ([row.get(name, "") for name in COLUMNS] for row in rows)
    return table(COLUMNS, cells, (*remarks_of_accounts(accounts), *remarks), "words")


def _statement(accounts: Accounts, row: Statement) -> Iterator[Mapping[str, Cell]]:
    whole: dict[str, Cell] = {
        "what": "statement",
        "id": row.id,
        "topic": row.topic,
        "told_by": letters(row.tellers),
        "witnesses": len(row.voices),
        "only_in": "" if row.only_in is None else LETTERS[row.only_in],
        "missing_in": "" if row.missing_in is None else LETTERS[row.missing_in],
    }
    for cell in row.cells:
        yield {
            **whole,
            **_passage(accounts, cell.account, cell.span),
            "stance": cell.stance,
            "beside": "" if cell.beside is None else LETTERS[cell.beside],
            "differs_in": ", ".join(cell.kinds),
        }


def _findings(accounts: Accounts) -> Iterator[Mapping[str, Cell]]:
    """Two rows a finding, one for either account."""
    for id_, found in findings_of(accounts):
        for account, other in ((found.a, found.b), (found.b, found.a)):
            yield {
                "what": "finding",
                "id": id_,
                **_passage(accounts, account, found.span(account)),
                "stance": verdict_of(found.judged),
                "beside": LETTERS[other],
                "differs_in": ", ".join(sorted(found.kinds)),
                "topic": found.judged.finding.topic,
                "words": reasons_between(found),
            }


def _witnesses(accounts: Accounts, known: Sources) -> Iterator[Mapping[str, Cell]]:
    """A row for each place that shows that accounts have one source."""
    for number, witness in enumerate(known.witnesses, 1):
        whole: dict[str, Cell] = {"what": "witness", "id": f"w{number}", "told_by": letters(witness.accounts)}
        if not witness.reasons:
            yield whole
        for reason in witness.reasons:
            for place in reason.places:
                yield {**whole, **_passage(accounts, place.account, place.span), "words": reason_words(reason)}


def _notes(accounts: Accounts) -> Iterator[Mapping[str, Cell]]:
    """A row for each place of a note."""
    for note, on, targets, _ in notes_of(accounts):
        words: dict[str, Cell] = {
            "what": "note",
            "id": note.id,
            "stance": kind_words(note),
            "told_by": letters(on),
            "words": note.body,
            "tags": ", ".join(note.tags),
            "author": note.creator,
        }
        if not targets:
            yield words
        for account, target in targets:
            gone: dict[str, Cell] = {} if target.span else {"quote": target.selector.exact}
            yield {**words, **_passage(accounts, account, target.span), **gone}


def _passage(accounts: Accounts, account: int, span: Span | None) -> dict[str, Cell]:
    """The account with the paragraph, the offsets and the words of a passage."""
    if span is None:
        return {"account": LETTERS[account]}
    article = accounts.articles[account]
    number = article.paragraph_number(article.paragraph_at(span.start) or 0)
    return {
        "account": LETTERS[account],
        "paragraph": "" if number is None else number,
        "start": span.start,
        "end": span.end,
        "quote": article.quote(span),
    }
