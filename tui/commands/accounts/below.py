"""The bottom row of the table of all accounts: a message, or where the reader is; and the keys that make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.display import displayable
from tui.commands.accounts.table import table_of
from tui.view.hint import Hint

if TYPE_CHECKING:
    from tui.commands.context import Context

_HINTS = {
    "read-both": "read both",
    "next-account": "next account",
    "verdict": "verdict",
    "check": "checked",
    "clashes": "what clashes",
    "only-here": "only in one",
    "all-but-one": "in all but one",
    "cancel": "back",
    "witnesses": "witnesses",
    "help": "help",
}


def table_status(context: Context, pending: str) -> str:
    """The left part of the bottom row in the table."""
    table, line = table_of(context), context.messages.line
    if pending or line:
        return pending or displayable(line)
    place = f"{table.index + 1}/{len(table.rows)}" if table.rows else ""
    wrong = next(iter(table.desk.unmatched.values()), "")
    return displayable("   ".join(part for part in (place, context.saver.state, wrong) if part))


def table_hints(context: Context) -> list[Hint]:
    """The keys that make sense in the table."""
    made = ((context.ui.key_of(command), word, command) for command, word in _HINTS.items())
    return [Hint(*each) for each in made if each[0]]
