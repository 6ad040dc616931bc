"""Commands on the box that a note is written in, over the texts or the ledger."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.notes.content.note import About
    from tui.background.note_editor import Draft
    from tui.commands.call import Call
    from tui.commands.context import Context

NOTHING_HERE = "nothing to note here: go to a passage first"


def open_box(context: Context, draft: Draft, abouts: Mapping[About, str] | None = None) -> None:
    """Begin to write; the box says where notes are kept, once, when that is not beside the left article.

    `abouts` are what the note can be about, and how that is called: the texts and the pair, where nothing else is said.
    """
    from articles.notes.content.kinds import tags_in
    from tui.view.note_labels import labels
    from tui.view.noting import LABELS

    editor, box, abouts = context.editor, context.ui.box, abouts or LABELS
    context.ui.enter_mode("note")
    box.open(
        [about for about in draft.abouts() if about in abouts] or [draft.about],
        draft.written,
        fixed=draft.note is not None,
        tags=tags_in(context.session.notes),
        labels=labels(context.display.signs["note"], context.ui.key_of, _others(context, draft), abouts),
        lesson=context.lesson.lesson if context.lesson is not None else None,
    )
    editor.draft_kept = partial(_say_kept, context)
    where = context.session.store.where
    if where and not editor.told_where:
        editor.told_where = True
        box.say(where)
    context.ui.refresh()


def _others(context: Context, draft: Draft) -> tuple[str, ...]:
    """What other people say of the passage that is written about, a line each."""
    agreement = context.view.disagreeing.agreement
    if agreement is None or context.session is not context.view.session:
        return ()
    from tui.view.disagreeing import words_of_others

    return words_of_others(agreement, draft.spans, draft.note.creator if draft.note else context.session.author)


def _say_kept(context: Context) -> None:
    if context.ui.mode == "note":
        context.ui.box.tell(f"draft kept {datetime.now().astimezone():%H:%M:%S}")


def box_commands(context: Context) -> list[str]:
    """The commands that do something in the box now."""
    box = context.ui.box
    choices = [("note-about", len(box.abouts) > 1 and not box.fixed), ("note-relation", box.about == "pair")]
    choices.append(("note-task", context.lesson is not None))
    useless = {command for command, useful in choices if not useful}
    every = ("note-save", "note-task", "note-about", "note-type", "note-relation", "note-tags", "note-close")
    return [command for command in every if command not in useless]


def save_note(context: Context, _call: Call) -> str | None:
    """Keep the note and save it."""
    try:
        note = context.editor.finish(context.ui.box.written)
    except DiptychError as error:
        context.ui.box.say(str(error))
        return None
    _close(context)
    if note is None:
        return "empty note discarded"
    context.saver.save_soon()
    return "note kept" if context.ui.mode != "reading" else None


def close_note(context: Context, _call: Call) -> str | None:
    """Close the box; the draft is kept."""
    draft = context.editor.draft
    kept = context.editor.keep(context.ui.box.written)
    _close(context)
    if not kept:
        return None
    if context.ui.mode != "reading":
        return "draft kept: note this again to go on"
    again = "edit this note" if draft is not None and draft.note is not None else "note this passage"
    return f"draft kept: {again} again to go on"


def _close(context: Context) -> None:
    context.ui.box.close()
    context.view.cursor.anchor = None
    context.view.cursor.kept.clear()
    context.ui.enter_mode(context.ui.home_mode)


def note_about(context: Context, _call: Call) -> None:
    """The note is about the next of what it can be about; among the tags, one is completed."""
    if not context.ui.box.complete():
        context.ui.box.next_about()


def note_task(context: Context, _call: Call) -> str | None:
    """The note answers the next task."""
    if context.lesson is None:
        return "there are no tasks here"
    context.ui.box.next_task()
    return None


def note_type(context: Context, _call: Call) -> None:
    """The note is of the next type."""
    context.ui.box.next_kind()


def note_relation(context: Context, _call: Call) -> None:
    """The note says the next of what can be said of a pair."""
    context.ui.box.next_relation()


def note_tags(context: Context, _call: Call) -> None:
    """Type tags, or go back to the words."""
    context.ui.box.to_tags()
