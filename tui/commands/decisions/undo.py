"""Commands that take back what was done to the notes, decisions among them, and do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.decided import METADATA, ONE_EVENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.notes.content.note import Note
    from tui.commands.call import Call
    from tui.commands.command import Handler
    from tui.commands.context import Context

_DECISIONS = {
    "match": "a pair",
    "no-match": "a rejection",
    ONE_EVENT: "one event",
    "verdict": "a verdict",
    "checked": "a check",
    "hidden": "what was hidden",
    "article": "what was put back",
    "not-article": "what was excluded",
    "article-begins": "where the article begins",
    "article-ends": "where the article ends",
    METADATA: "what is known of an article",
}


def undo(context: Context, call: Call) -> str | None:
    """Take back the last changes to the notes."""
    return _after(context, context.session.undo(call.times), "undone", "nothing to undo")


def redo(context: Context, call: Call) -> str | None:
    """Do them again."""
    return _after(context, context.session.redo(call.times), "done again", "nothing to do again")


def _after(context: Context, done: Sequence[Note | None], word: str, nothing: str) -> str:
    context.saver.save_soon()
    return f"{word}{what_of(done)}" if any(done) else nothing


def what_of(done: Sequence[Note | None]) -> str:
    """What changes to the notes were about, in words; "" for those of several kinds."""
    kinds = {_DECISIONS.get(note.relation or "", "a note") for note in done if note is not None}
    return f": {kinds.pop()}" if len(kinds) == 1 else ""


HISTORY: dict[str, Handler] = {"undo": undo, "redo": redo}
"""For lists, in which these two keys work as well."""
