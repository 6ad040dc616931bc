"""Commands on the places of notes in a text that has changed, and on notes written in the reader's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.commands.notes.box import NOTHING_HERE
from tui.commands.notes.notes import begin
from tui.view.noting import notes_here
from tui.view.quoting import trimmed

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.notes.content.note import Note
    from tui.commands.call import Call
    from tui.commands.context import Context

_SIDE_NAMES = {"a": "left", "b": "right"}


def confirm_note(context: Context, _call: Call) -> str | None:
    """Take the approximate places of the note at the cursor for what it is on."""
    here = (note for note in notes_here(context.view) if any(target.uncertain for target in note.targets))
    note = next(here, None)
    if note is None:
        return "no note with an approximate place here"
    spans = {target.side: target.span for target in note.targets if target.uncertain and target.span is not None}
    uncertain = (any(target.uncertain for target in each.targets) for each in context.session.notes)
    left = sum(uncertain) - 1
    return _reattach(context, note, spans, f"confirmed, {left} more to go" if left else "confirmed, all of them now")


def reattach_note(context: Context, _call: Call) -> str | None:
    """Put the chosen note on the selection, else on the passage."""
    view, side = context.view, context.view.cursor.side
    note, span = _to_reattach(context), view.selection() or view.passage()
    if note is None:
        return "choose a note without a place in the list of notes first"
    if span is None:
        return "nothing to reattach it to here: go to a passage first"
    if note.targets and side not in _movable(note):
        return f"that note belongs in the {_SIDE_NAMES[_movable(note)[0]]} text"
    return _reattach(context, note, {side: trimmed(view.article(side).text, span)}, "reattached here")


def _to_reattach(context: Context) -> Note | None:
    """The note chosen in the list, else the one at the cursor whose place is a guess, else the only lost one."""
    lost = [note for note in context.session.notes if note.lost or not note.targets]
    chosen = [note for note in lost if note.id == context.editor.to_reattach]
    guessed = [note for note in notes_here(context.view) if context.view.cursor.side in _movable(note)]
    return next(iter((*chosen, *guessed, *(lost if len(lost) == 1 else ()))), None)


def _movable(note: Note) -> tuple[Side, ...]:
    """The sides on which a note may be put elsewhere: where its words are gone, else where its place is a guess."""
    return note.lost or tuple(target.side for target in note.targets if target.uncertain)


def _reattach(context: Context, note: Note, spans: dict[Side, Span], done: str) -> str:
    try:
        context.editor.reattach(note, spans)
    except DiptychError as error:
        return str(error)
    context.editor.to_reattach = ""
    context.view.cursor.anchor = None
    context.saver.save_soon()
    return f"{done}; {context.key('undo')} takes it back"


# the reader's own editor


def edit_in_editor(context: Context, _call: Call) -> str | None:
    """Write the note at the cursor, or a new one, in the editor that VISUAL or EDITOR names."""
    from articles.notes.content.fields import as_typed, from_typed

    here, editor = notes_here(context.view), context.editor
    draft = editor.begin_edit(here[0]) if here else begin(context)
    if draft is None:
        return NOTHING_HERE
    try:
        words = _edited_outside(context, as_typed(draft.written))
    except DiptychError as error:
        editor.keep(draft.written)
        return str(error)
    written = from_typed(words, draft.written)
    editor.typed(written)
    try:
        note = editor.finish(written)
    except DiptychError as error:
        editor.keep(written)
        return str(error)
    context.saver.save_soon()
    return "empty note discarded" if note is None else None


def _edited_outside(context: Context, words: str) -> str:
    """The words after the editor has ended. Raises DiptychError when it failed or there is none."""
    import os
    import shlex
    import subprocess
    import tempfile
    from pathlib import Path

    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    nothing = "nothing was changed"
    with tempfile.TemporaryDirectory(prefix="diptych-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(words, encoding="utf-8", errors="replace")
        try:
            with context.ui.suspended():
                ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the reader's own editor
        except (OSError, ValueError) as error:
            raise DiptychError("no editor could be run", str(error), "set EDITOR to one that is there") from error
        if ended.returncode:
            raise DiptychError(nothing, f"the editor ended with {ended.returncode}", "try it again")
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
