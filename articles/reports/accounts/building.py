"""From several accounts to the report of them: the table, the findings of every two, the witnesses, the texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from articles.accounts.gathered import findings_of, notes_of
from articles.accounts.table import statements
from articles.accounts.witness import sources
from articles.claims.judging import DISCREPANCIES
from articles.notes.content.kinds import kind_words
from articles.reports.accounts.chapters import table_chapter, text_chapters, witness_chapter
from articles.reports.accounts.words import lettered, letters, remarks_of_accounts
from articles.reports.parts import flat
from articles.reports.report.building import Builder
from articles.reports.report.choosing import chosen, on_rows
from articles.reports.report.model import Report, Summary
from articles.reports.report.quoting import Quoter
from articles.reports.report.selecting import NothingSelectedError
from articles.reports.report.summing import source_of, verdicts
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.gathered import PlacedNote
    from articles.accounts.statement import Statement
    from articles.article import Side
    from articles.reports.report.model import Chapter, FindingRow, NotePlace, NoteRow
    from articles.reports.report.model import Statement as Said
    from articles.reports.report.selecting import Selection

_LETTERS = "abcdefghi"


def build(
    accounts: Accounts, selection: Selection, *, by: str = "", made: str = "", chapters: Sequence[Chapter] = ()
) -> Report:
    """The report of several accounts by a reader, made on a day; `chapters` follow the witnesses.

    Raises BadInputError for a row that is none, NothingSelectedError when nothing is left to hand in.
    """
    known = sources(accounts)
    rows = statements(accounts, known)
    notes = _notes(accounts, selection, by)
    every = _findings(accounts, selection, by, notes)
    shown = chosen(selection, every)
    if not selection.whole and (selection.rows or selection.only != "mine"):
        on = on_rows(shown)
        notes = tuple(note for note in notes if note.number in on)
    if not selection.whole and not (shown or notes):
        raise NothingSelectedError(selection.only)
    quoters = [Quoter(letter, article) for letter, article in zip(_LETTERS, accounts.articles, strict=False)]
    texts = text_chapters(accounts, quoters) if selection.texts else ()
    return Report(
        a=accounts.articles[0],
        b=accounts.articles[1],
        by=by,
        made=made,
        engine=f"Diptych {__version__}",
        selection=selection,
        sources=tuple(source_of(quoter.side, quoter.article) for quoter in quoters),
        remarks=tuple(dict.fromkeys(_remarks(accounts))),
        summary=Summary(tuple(verdicts(every, shown)), tuple(_sides(accounts, rows)), tuple(_sums(rows, every, shown))),
        findings=shown,
        only_a=(),
        only_b=(),
        notes=notes,
        links=(),
        levels=(),
        cut=(),
        chapters=(witness_chapter(accounts, known.witnesses, quoters), *chapters, *texts),
        further=accounts.articles[2:],
        leading=(table_chapter(accounts, rows, quoters, _numbers(rows, every)),),
    )


def _notes(accounts: Accounts, selection: Selection, by: str) -> tuple[NoteRow, ...]:
    """The notes, each with the letters of the accounts that it is on."""
    rows = (_note(accounts, selection, number, placed) for number, placed in enumerate(notes_of(accounts), 1))
    mine = selection.only == "mine" and bool(by)
    return tuple(row for row in rows if not mine or row.author in ("", by))


def _note(accounts: Accounts, selection: Selection, number: int, placed: PlacedNote) -> NoteRow:
    note = placed.note
    label = ", ".join(filter(None, (str(number), f"on {letters(placed.accounts)}", kind_words(note, plain=False))))
    parts: list[NotePlace] = []
    for account, target in placed.targets:
        pair = next(pair for pair in sorted(accounts.comparisons) if account in pair)
        alone = replace(note, targets=(replace(target, side="a" if account == pair[0] else "b"),))
        parts += Builder(accounts.comparisons[pair], selection, "", _letters(pair), notes=()).note(0, "", alone).places
    about = "pair" if len(placed.accounts) > 1 else _LETTERS[placed.accounts[0]]
    named = _letters(placed.pair)
    targets = tuple(replace(target, side=cast("Side", _LETTERS[account])) for account, target in placed.targets)
    kept = replace(note, targets=targets, wholes=tuple(cast("Side", named[side]) for side in note.wholes))
    row = Builder(accounts.comparisons[placed.pair], selection, "", named, notes=()).note(number, label, note)
    return replace(row, about=about, kept=kept, places=tuple(parts))


def _findings(accounts: Accounts, selection: Selection, by: str, notes: Sequence[NoteRow]) -> list[FindingRow]:
    """The findings of every two accounts, numbered through, discrepancies first."""
    made: dict[str, FindingRow] = {}
    for pair, comparison in accounts.comparisons.items():
        named = _letters(pair)
        for row in Builder(comparison, selection, by, named, notes).findings():
            id_ = f"{named['a']}{named['b']}-{row.id}"
            a, b = _named(row.a, named["a"]), _named(row.b, named["b"])
            made[id_] = replace(row, id=id_, a=a, b=b, reasons=lettered(row.reasons, *pair))
    ordered = (made[id_] for id_, _ in findings_of(accounts))
    return [replace(row, number=number) for number, row in enumerate(ordered, 1)]


def _named(said: Said, letter: str) -> Said:
    """What an account says, its claim called by the letter of the account, whichever side it was read on."""
    return replace(said, id=f"{letter}{said.id[1:]}" if said.id[:1] in ("a", "b") else f"{letter}-{said.id}")


def _letters(pair: tuple[int, int]) -> dict[Side, str]:
    return {"a": _LETTERS[pair[0]], "b": _LETTERS[pair[1]]}


def _numbers(rows: Sequence[Statement], every: Sequence[FindingRow]) -> dict[str, list[int]]:
    """The numbers of the findings in each row of the table."""
    number = {row.id: row.number for row in every}
    ids = {
        row.id: [f"{_LETTERS[each.a]}{_LETTERS[each.b]}-{each.judged.finding.id}" for each in row.findings]
        for row in rows
    }
    return {id_: sorted(number[each] for each in found if each in number) for id_, found in ids.items()}


def _remarks(accounts: Accounts) -> Iterator[str]:
    yield from remarks_of_accounts(accounts)
    for (i, j), comparison in sorted(accounts.comparisons.items()):
        told = comparison.ledger.notices if comparison.ledger else ()
        for line in (*comparison.alignment.notices, *told):
            yield f"{letters((i, j))}: {flat(lettered(line, i, j))}"


def _sides(accounts: Accounts, rows: Sequence[Statement]) -> Iterator[tuple[str, ...]]:
    known = [source_of(letter, article) for letter, article in zip(_LETTERS, accounts.articles, strict=False)]
    yield "words", *(f"{source.words:,}" for source in known)
    yield "paragraphs", *(f"{source.paragraphs:,}" for source in known)
    count = range(len(accounts.articles))
    yield "statements told", *(f"{sum(at in row.tellers for row in rows):,}" for at in count)
    yield "statements only here", *(f"{sum(row.only_in == at for row in rows):,}" for at in count)
    yield "missing here alone", *(f"{sum(row.missing_in == at for row in rows):,}" for at in count)


def _sums(
    rows: Sequence[Statement], every: Sequence[FindingRow], shown: Sequence[FindingRow]
) -> Iterator[tuple[str, str]]:
    yield "statements", f"{len(rows):,}"
    yield "told by two accounts or more", f"{sum(len(row.tellers) > 1 for row in rows):,}"
    yield "findings", f"{len(shown):,}" if len(shown) == len(every) else f"{len(shown):,} of {len(every):,}"
    yield "differ, not checked", str(sum(row.verdict in DISCREPANCIES and not row.checked for row in every))
