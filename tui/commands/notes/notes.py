"""Commands on notes: written, changed, deleted, listed, copied, saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import DiptychError
from tui.commands.call import Call
from tui.commands.decisions.undo import HISTORY
from tui.commands.notes.box import NOTHING_HERE, open_box
from tui.lists.entry import CLOSES, Listing
from tui.view.navigation import remember, show
from tui.view.noting import LABELS, notes_here
from tui.view.pairs import chosen_pair
from tui.view.quoting import notes_as_text, trimmed

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.notes.content.note import About, Note
    from tui.background.note_editor import Draft
    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.lists.entry import Chosen

# writing


def note(context: Context, _call: Call) -> str | None:
    """Open the box for a new note, unless no more fit: the reader should learn that before typing."""
    if full := context.session.store.full:
        return f"{full}, and no more fit: :save-to begins another one"
    draft = begin(context)
    if draft is None:
        return NOTHING_HERE
    open_box(context, draft)
    return None


def begin(context: Context) -> Draft | None:
    """A draft on what is selected in either text, else on the passage and its counterpart; None where there is none.

    In a lesson it begins as an answer to the task that is shown.
    """
    view, side = context.view, context.view.cursor.side
    selection, passage, match = view.selection(), view.passage(), view.current_match()
    about: About = side
    spans: dict[Side, Span] = {}
    if view.cursor.across in view.cursor.kept:
        spans = chosen_pair(view)
        about = "pair" if len(spans) == len(SIDES) else side
    elif selection is not None:
        spans = {side: trimmed(view.article(side).text, selection)}
    elif passage is None:
        return None
    elif match is not None:
        spans, about = {each: match.span(each) for each in SIDES}, "pair"
    else:
        spans = {side: passage}
    tags = (context.lesson.task.tag,) if context.lesson is not None else ()
    return context.editor.begin_on(spans, about, tags) if spans and all(map(len, spans.values())) else None


def edit_note(context: Context, _call: Call) -> str | None:
    """Open the box on the note at the cursor."""
    here = _own_first(context)
    if not here:
        return "no note here to edit"
    if refused := refusal_to_edit(context, here[0]):
        return refused
    open_box(context, context.editor.begin_edit(here[0]))
    return None


def _own_first(context: Context) -> list[Note]:
    """The notes at the cursor, the reader's before those of others."""
    return sorted(notes_here(context.view), key=lambda note: is_of_others(context, note))


def is_of_others(context: Context, note: Note) -> bool:
    """Whether somebody else made a note, in a file that holds the notes of several people."""
    return context.view.disagreeing.agreement is not None and note.id in context.session.decisions.others


def refusal_to_edit(context: Context, note: Note) -> str:
    """Why the words of a note cannot be changed here: they would be somebody else's no longer; "" if they can."""
    if not is_of_others(context, note):
        return ""
    return (
        f"this is a note of {note.creator or 'somebody without a name'}: {context.key('note')} writes yours beside it"
    )


def delete_note(context: Context, _call: Call) -> str | None:
    """Delete the note at the cursor."""
    here = _own_first(context)
    return _delete(context, here[0]) if here else "no note here to delete"


def _delete(context: Context, deleted: Note, mode: Mode = "reading") -> str:
    whose = f" of {deleted.creator}" if is_of_others(context, deleted) and deleted.creator else ""
    try:
        context.session.delete(deleted.id)
    except DiptychError as error:
        return str(error)
    context.saver.save_soon()
    return f"note{whose} deleted; {context.key('undo', mode)} brings it back"


# the list of notes


def notes(context: Context, _call: Call) -> None:
    """All notes, with filter and jump."""
    from tui.lists.note_entries import FILTER_HINT, NOTE_KEYS, note_detail, note_entries

    view, here = context.view, notes_here(context.view)
    context.ui.open_list(
        Listing(
            "Notes",
            lambda: note_entries(view, context.display.signs),
            NOTE_KEYS,
            lambda chosen: _act_on_note(context, chosen),
            empty=f"no notes yet: {context.key('note')} writes one on the passage at the cursor",
            detail=lambda note_id: note_detail(view, context.display.signs, note_id),
            hint=FILTER_HINT,
            at=here[0].id if here else "",
        ),
        lambda chosen: _note_chosen(context, chosen),
    )


def _note(context: Context, note_id: str) -> Note | None:
    return next((each for each in context.session.notes if each.id == note_id), None)


def _act_on_note(context: Context, chosen: Chosen) -> str | None:
    """What was done in the list of notes; None closes the list."""
    acted_on = _note(context, chosen.value)
    if chosen.command in HISTORY:
        return HISTORY[chosen.command](context, Call())
    if acted_on is not None and chosen.command == "delete-note":
        return _delete(context, acted_on, "list")
    if acted_on is not None and chosen.command == "copy":
        context.ui.copy(notes_as_text([acted_on], context.session.article))
        return "copied with its source"
    return None if chosen.command in ("list-run", "edit-note") else ""


def _note_chosen(context: Context, chosen: Chosen | None) -> None:
    gone_to = _note(context, chosen.value) if chosen is not None else None
    if gone_to is not None and chosen is not None:
        go_to_note(context, gone_to)
        if chosen.command == "edit-note" and (refused := refusal_to_edit(context, gone_to)):
            context.messages.say(refused)
        elif chosen.command == "edit-note":
            open_box(context, context.editor.begin_edit(gone_to))


def go_to_note(context: Context, gone_to: Note) -> None:
    """Put the cursor at a note's place; a note whose words are gone can be reattached to others."""
    context.editor.to_reattach = ""
    for side in SIDES:
        span = gone_to.span(side)
        if span is not None:
            remember(context.view)
            show(context.view, side, span)
            break
    if gone_to.lost or not gone_to.targets:
        context.editor.to_reattach = gone_to.id
        why = f"its words are no longer in {LABELS[gone_to.lost[0]]}" if gone_to.lost else "it has no place here"
        context.messages.say(f"{why}: {context.key('reattach-note')} reattaches it to a passage or selection")


# drafts


def drafts(context: Context, _call: Call) -> None:
    """What was typed and never saved."""
    from tui.lists.draft_entries import draft_entries

    context.ui.open_list(
        Listing(
            "Drafts",
            lambda: draft_entries(context.editor.drafts),
            (("list-run", "goes on with it"), ("delete-note", "drops it"), CLOSES),
            lambda chosen: _act_on_draft(context, chosen),
            empty="no drafts",
        ),
        lambda chosen: _draft_chosen(context, chosen),
    )


def _draft(context: Context, chosen: Chosen | None) -> Draft | None:
    return next((each for each in context.editor.drafts if chosen is not None and each.key == chosen.value), None)


def _act_on_draft(context: Context, chosen: Chosen) -> str | None:
    """Only deleting leaves the list open."""
    draft = _draft(context, chosen)
    if draft is None or chosen.command != "delete-note":
        return None if chosen.command == "list-run" else ""
    context.editor.forget(draft)
    return "draft dropped"


def _draft_chosen(context: Context, chosen: Chosen | None) -> None:
    draft = _draft(context, chosen)
    if draft is not None:
        _go_on_with(context, draft)


def _go_on_with(context: Context, draft: Draft) -> None:
    """Open the box on a draft; one whose words are gone from the text goes to the passage at the cursor."""
    editor = context.editor
    if not draft.spans and draft.note is None:
        new = begin(context)
        if new is None:
            context.messages.say(NOTHING_HERE)
            return
        editor.forget(draft)
        new.written = replace(draft.written, about=new.about)
        draft = new
    else:
        editor.begin_again(draft)
    for side, span in draft.spans.items():
        if side == draft.about or draft.about == "pair":
            show(context.view, side, span)
    open_box(context, draft)


# out of here


def copy_notes(context: Context, _call: Call) -> str | None:
    """Copy every note with the words it is on."""
    every = context.session.notes
    if not every:
        return "there are no notes to copy"
    context.ui.copy(notes_as_text(every, context.session.article))
    return "1 note copied" if len(every) == 1 else f"{len(every)} notes copied"


def save(context: Context, _call: Call) -> str | None:
    """Save now; every change is saved automatically."""
    if context.session.store.unsaved:
        context.saver.save_soon()
        return None
    return "all notes are on disk" if context.session.notes else "there are no notes to save"


def save_to(context: Context, call: Call) -> str | None:
    """Keep the notes in another file from now on."""
    if not call.argument:
        elsewhere = context.session.store.home.elsewhere
        context.ui.open_prompt(":", f"save-to {elsewhere[0] if elsewhere else ''}")
        return None
    try:
        context.saver.move(Path(call.argument).expanduser())
    except DiptychError as error:
        return f"{error.what}: {error.why}; :save-to with another name"
    except (OSError, ValueError, RuntimeError) as error:
        return str(error)
    context.saver.save_soon(anyway=True)
    return f"notes are kept in {context.session.store.path} from now on"
