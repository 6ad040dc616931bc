"""Commands that take back what was done to the notes, decisions among them, and do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.decided import METADATA, ONE_EVENT
from tui.commands.rows.subject import at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    """Take back the last changes to the notes; of several accounts, the last ones to those of any two."""
    return _repeated(context, call, _undo, "undone", "nothing to undo")


def redo(context: Context, call: Call) -> str | None:
    """Do them again."""
    return _repeated(context, call, _redo, "done again", "nothing to do again")


def _repeated(
    context: Context, call: Call, take: Callable[[Sequence[Context]], Context | None], word: str, nothing: str
) -> str:
    done: list[Note | None] = []
    where = ""
    for _ in range(call.times):
        there = take(_works(context))
        if there is None:
            break
        done += there.session.undo() if take is _undo else there.session.redo()
        there.saver.save_soon()
        where = _accounts(there)
    return f"{word}{what_of(done)}{where}" if any(done) else nothing


def _works(context: Context) -> list[Context]:
    """What there is to take back in: the session, or those of every two accounts whose notes are open."""
    if context.accounts is None:
        return [context]
    sessions = context.accounts.sessions
    return [at(context, pair) for pair, session in sessions.items() if session.has_store]


def _undo(works: Sequence[Context]) -> Context | None:
    """Where the last change was made."""
    last = max(works, key=lambda each: each.session.store.steps[0], default=None)
    return last if last is not None and last.session.store.steps[0] else None


def _redo(works: Sequence[Context]) -> Context | None:
    """Where the change was made that was taken back last; none once there was a later change."""
    left = [each for each in works if each.session.store.steps[1]]
    first = min(left, key=lambda each: each.session.store.steps[1], default=None)
    if first is None or any(each.session.store.steps[0] > first.session.store.steps[1] for each in works):
        return None
    return first


def _accounts(there: Context) -> str:
    """Which two accounts it was between, where these are not in sight."""
    desk = there.accounts
    if desk is None or there.session is desk.sessions.get(desk.pair):
        return ""
    i, j = next(pair for pair, session in desk.sessions.items() if session is there.session)
    return f", accounts {i} and {j}"


def what_of(done: Sequence[Note | None]) -> str:
    """What changes to the notes were about, in words; "" for those of several kinds."""
    kinds = {_DECISIONS.get(note.relation or "", "a note") for note in done if note is not None}
    return f": {kinds.pop()}" if len(kinds) == 1 else ""


HISTORY: dict[str, Handler] = {"undo": undo, "redo": redo}
"""For lists, in which these two keys work as well."""
