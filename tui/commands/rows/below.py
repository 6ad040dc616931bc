"""The bottom row of the ledger and of the table: a message, or where the reader is; and the keys that make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.display import displayable
from tui.commands.dispatch import command_named
from tui.commands.notes.box import box_commands
from tui.commands.rows.subject import listed
from tui.view.hint import Hint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.commands.context import Context

_WORDS = {"cancel": "back", "note-about": "about"}


def status(context: Context, pending: str, notices: Iterable[str]) -> str:
    """The left part of the bottom row: keys that wait, a message, or the row, what became of the notes, `notices`."""
    rows, saver, line = listed(context), context.saver, context.messages.line
    if pending:
        return pending
    if line and line != saver.complaint:
        return displayable(line)
    if saver.failed:
        ways = f"{context.key('save')} retries, {context.key('cancel')} to the texts for more"
        return displayable(f"not saved, {saver.failed}: {ways}")
    place = f"{rows.index + 1}/{len(rows.rows)}" if rows.rows else ""
    return displayable("   ".join(part for part in (place, saver.state, *notices) if part))


def hints(context: Context, useful: Iterable[tuple[str, str]]) -> list[Hint]:
    """The keys of those commands that are `useful`, each with a word of its own or "", or of those in the box."""
    if context.ui.mode == "note":
        useful = ((command, "") for command in box_commands(context))
    made = (
        (context.ui.key_of(command), word or _WORDS.get(command, command_named(command).hint), command)
        for command, word in useful
    )
    return [Hint(*each) for each in made if each[0]]
