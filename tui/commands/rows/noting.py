"""A note on a row: on what the finding is about, or on all accounts that tell a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.article import SIDES
from tui.commands.notes.box import open_box
from tui.commands.notes.notes import is_of_others
from tui.commands.rows.subject import at, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from articles.notes.content.note import About
    from articles.notes.placement.selectors import Selector
    from tui.background.note_editor import Draft
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.view.accounts.desk import Pair
    from tui.view.accounts.table import TableView
    from tui.view.ledger.rows import Row

_NOTHING = "nothing to note here"


def note(context: Context, _call: Call) -> str | None:
    """Open the box on what the row is about; where there is a note already, on that."""
    if full := context.session.store.full:
        return f"{full}, and no more fit"
    if context.ui.home_mode == "table":
        return _note_on_statement(context, table_of(context))
    row = context.ledger.row
    draft = _draft(context, row) if row is not None else None
    if draft is None:
        return _NOTHING
    open_box(context, draft)
    return None


def _draft(context: Context, row: Row) -> Draft | None:
    spans: dict[Side, Span] = {}
    for cell in row.cells:
        spans.setdefault(cell.side, cell.span)
    for noted in context.session.notes if row.noted else ():
        if is_of_others(context, noted):
            continue
        placed = [(noted.span(side), spans.get(side)) for side in SIDES]
        if all(mine is not None and here is not None and mine.overlaps(here) for mine, here in placed):
            return context.editor.begin_edit(noted)
    return context.editor.begin_on(spans) if spans else None


class _Places(NamedTuple):
    """Where a note on a statement goes: to two accounts that are read together, of which one may not tell of it, to
    further ones, and which side of the two the account of the column is; `left_out` cannot be named.
    """

    spans: Mapping[Side, Span]
    further: tuple[tuple[str, str, Selector], ...]
    here: Side
    left_out: tuple[int, ...]


def _note_on_statement(context: Context, table: TableView) -> str | None:
    row = table.row
    if row is None or not row.tellers:
        return _NOTHING
    for noted in sorted(table.noted(row), key=lambda each: table.column not in each.accounts):
        there = at(context, _numbers(table, noted.pair))
        kept = there.session.store.note(noted.note.id)
        if kept is not None and not is_of_others(there, kept):
            context.ui.work_on(there)
            open_box(there, there.editor.begin_edit(kept), {kept.about: _accounts(table, noted.accounts)})
            return None
    column = table.column if table.column in row.tellers else row.tellers[0]
    pair = _pair(table, column)
    if pair is None:
        return "the accounts are still being compared: in a moment"
    there = at(context, _numbers(table, pair))
    context.ui.work_on(there)
    places = _places(there, table, pair, column)
    every: About = "pair" if len(row.tellers) > 1 else places.here
    draft = there.editor.begin_on(places.spans, every, further=places.further)
    told = [account for account in row.tellers if account not in places.left_out]
    abouts: dict[About, str] = {every: _accounts(table, told), places.here: _accounts(table, (column,))}
    open_box(there, draft, abouts)
    if places.left_out:
        context.ui.box.say(f"without {_accounts(table, places.left_out)}: the notes file does not have it")
    return None


def _pair(table: TableView, column: int) -> tuple[int, int] | None:
    """The two accounts to work on, of which one is the column and whose notes are open: best two that tell of the row,
    then the two that are in sight.
    """
    count, told = len(table.desk.order), table.row.tellers if table.row is not None else ()
    pairs = [(min(column, other), max(column, other)) for other in range(count) if other != column]
    sessions, in_sight = table.desk.sessions, {*table.desk.pair}
    opened = [pair for pair in pairs if (each := sessions.get(_numbers(table, pair))) is not None and each.has_store]

    def rank(pair: tuple[int, int]) -> tuple[int, bool]:
        return -sum(account in told for account in pair), {*_numbers(table, pair)} != in_sight

    return min(opened, key=rank, default=None)


def _places(there: Context, table: TableView, pair: tuple[int, int], column: int) -> _Places:
    from articles.notes.placement.selectors import select

    row = table.row
    spans: dict[Side, Span] = {}
    further: list[tuple[str, str, Selector]] = []
    left_out: list[int] = []
    accounts = there.session.store.home.accounts
    further_there = there.session.store.further.items()
    named = {accounts[each.account].source: name for name, each in further_there if each.account is not None}
    for cell in row.cells if row is not None else ():
        if not cell.told or cell.span is None:
            continue
        if cell.account in pair:
            spans[SIDES[pair.index(cell.account)]] = cell.span
            continue
        article = table.article(cell.account)
        if name := named.get(article.source):
            further.append((name, article.text_sha256, select(article.text, cell.span)))
        else:
            left_out.append(cell.account)
    return _Places(spans, tuple(further), SIDES[pair.index(column)], tuple(left_out))


def _numbers(table: TableView, pair: tuple[int, int]) -> Pair:
    return table.number(pair[0]), table.number(pair[1])


def _accounts(table: TableView, accounts: tuple[int, ...] | list[int]) -> str:
    """Accounts in words: "2 Northern Dispatch"; several by their numbers alone: "accounts 1, 2 and 4"."""
    numbers = [table.number(account) for account in accounts]
    if len(numbers) == 1:
        return f"{numbers[0]} {table.desk.called(numbers[0])}"
    return f"accounts {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
