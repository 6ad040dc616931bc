"""How what the reader decides is kept, and what is said then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError

if TYPE_CHECKING:
    from articles.decisions import Decision
    from tui.commands.context import Context


def decide(context: Context, decision: Decision, done: str) -> str:
    """Keep a decision, have it saved, and say what was done and how to take it back; or why it cannot be kept."""
    try:
        context.session.apply(decision)
    except DiptychError as error:
        return str(error)
    context.saver.save_soon()
    return f"{done}; {context.key('undo')} takes it back"
