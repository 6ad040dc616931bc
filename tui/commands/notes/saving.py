"""What is said of the notes without being asked: that they are not saved, what was found in them at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.context import Context


def tell_of_saving(context: Context) -> None:
    """Say that notes could not be saved, no longer say so, or say what saving has found in the file."""
    saver, messages = context.saver, context.messages
    if saver.failed:
        if saver.leaving and messages.line == saver.question:
            return  # the next try fails within seconds, and the question would be gone before it is read
        saver.complaint = f"not saved, {saver.failed}: {context.key('save')} retries, :save-to, :copy-notes"
        messages.say(saver.complaint)
    elif messages.line and messages.line in (saver.complaint, saver.question):
        messages.say("")
    elif notices := saver.take_notices():
        messages.say(notices)


def opening_lines(context: Context) -> Iterator[str]:
    """What the reader should know when a comparison is opened, a line each."""
    store, comparison = context.session.store, context.session.comparison
    if store.where:
        yield store.where
    if elsewhere := store.home.elsewhere:
        more = f" and {len(elsewhere) - 1} more" if len(elsewhere) > 1 else ""
        yield f":save-to takes the notes on these two texts that are in {elsewhere[0]}{more}"
    yield from (_with_doubts(context, notice) for notice in store.notices)
    yield from (*comparison.a.notices, *comparison.b.notices)


def draft_lines(context: Context) -> Iterator[str]:
    """What was left unfinished before, once it has been looked for."""
    drafts = len(context.editor.drafts)
    if drafts:
        left = "a draft was" if drafts == 1 else f"{drafts} drafts were"
        yield f"{left} left unfinished: :drafts goes on"


def _with_doubts(context: Context, notice: str) -> str:
    """A notice; the one about changed texts says where to see the notes whose places are in doubt."""
    from articles.notes.collection.present import CHANGED

    doubtful = notice.startswith(CHANGED) and any(note.unsure for note in context.session.notes)
    return f"{notice.rstrip('.')}; {context.key('notes')}: list" if doubtful else notice
