"""What a command on a row works on: the list, the finding under the cursor, and the two accounts that it is about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.commands.notes.saving import tell_of_saving

if TYPE_CHECKING:
    from articles.article import Article, Span
    from articles.claims.judging import Judged
    from tui.commands.context import Context
    from tui.view.accounts.desk import Pair
    from tui.view.accounts.table import TableView
    from tui.view.ledger.ledger_view import LedgerView


class Subject(NamedTuple):
    """The row under the cursor: its finding if it has one, its passages, and what commands on the finding work on."""

    context: Context
    judged: Judged | None
    passages: tuple[tuple[Article, Span], ...]


def listed(context: Context) -> LedgerView | TableView:
    """The list that the command was called in."""
    return table_of(context) if context.ui.home_mode == "table" else context.ledger


def table_of(context: Context) -> TableView:
    """The table; there is one wherever its commands run."""
    if context.table is None:
        raise RuntimeError("a command of the table ran where there is none")
    return context.table


def subject(context: Context) -> Subject:
    """What is under the cursor; in the table that is the finding of the column, with the two accounts that it is of."""
    if context.ui.home_mode != "table":
        row = context.ledger.row
        cells = row.cells if row is not None else ()
        passages = tuple((context.session.article(cell.side), cell.span) for cell in cells)
        return Subject(context, row.judged if row is not None else None, passages)
    table = table_of(context)
    found, told = table.found(), table.row.cells if table.row is not None else ()
    passages = tuple((table.article(cell.account), cell.span) for cell in told if cell.told and cell.span is not None)
    if found is None:
        return Subject(context, None, passages)
    there = at(context, (table.number(found.a), table.number(found.b)))
    context.ui.work_on(there)
    return Subject(there, found.judged, passages)


def at(context: Context, pair: Pair) -> Context:
    """The context with the session on two of the accounts, and what writes and saves the notes there."""
    from tui.background.note_editor import NoteEditor
    from tui.background.notes_saver import NotesSaver

    desk = context.accounts
    session = desk.sessions.get(pair) if desk is not None else None
    if desk is None or session is None or session is context.session:
        return context
    known = context.works.get(pair)
    if known is None or known.session is not session:
        editor = NoteEditor(session, context.messages.tell)
        known = replace(context, session=session, editor=editor, saver=NotesSaver(session, editor))
        known.saver.changed.add(partial(tell_of_saving, known))
        known.saver.changed.add(desk.written)
        context.works[pair] = known
    return replace(context, session=known.session, editor=known.editor, saver=known.saver)


def works_of(context: Context) -> list[Context]:
    """All that notes are written with, once they are open: on the two in sight, and on other two of the accounts."""
    works = {id(work.session): work for work in (context, *context.works.values())}
    return [work for work in works.values() if work.session.has_store]
