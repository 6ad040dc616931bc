"""Commands on the places of notes in a text that has changed, and on notes written in the reader's own editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.commands.notes.box import NOTHING_HERE
from tui.commands.notes.notes import begin, is_of_others
from tui.view.noting import notes_here
from tui.view.quoting import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import Popen

    from articles.article import Side, Span
    from articles.notes.content.fields import NoteFields
    from articles.notes.content.note import Note
    from tui.commands.call import Call
    from tui.commands.context import Context

_SIDE_NAMES = {"a": "left", "b": "right"}
_LOOK_EVERY = 0.5
"""Seconds between two looks at what the reader's own editor has saved."""


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
        belongs = f"that note belongs in the {_SIDE_NAMES[_movable(note)[0]]} text"
        return f"{belongs}: {context.key('other-pane')} goes there"
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

    editor = context.editor
    here = [note for note in notes_here(context.view) if not is_of_others(context, note)]
    draft = editor.begin_edit(here[0]) if here else begin(context)
    if draft is None:
        return NOTHING_HERE
    first = draft.written
    try:
        edited = _edited_outside(as_typed(first), context, lambda words: editor.typed_outside(from_typed(words, first)))
    except DiptychError as error:
        editor.keep(first)
        return str(error)
    written = from_typed(edited.words, first)
    if edited.trouble:
        return _broken_off(context, written if edited.changed else first, edited)
    editor.typed(written)
    try:
        note = editor.finish(written)
    except DiptychError as error:
        editor.keep(written)
        return str(error)
    context.saver.save_soon()
    return "empty note discarded" if note is None else None


def _broken_off(context: Context, written: NoteFields, edited: _Edited) -> str:
    """Keep what the editor had saved before it failed, and say how to go on with it."""
    kept = context.editor.keep(written)
    if kept and edited.changed:
        return f"draft kept, {edited.trouble}: {context.key('edit-in-editor')} goes on"
    return str(DiptychError("nothing was changed", edited.trouble, "try it again"))


@dataclass(slots=True)
class _Edited:
    """What the reader's own editor has saved so far, and what went wrong there."""

    words: str
    changed: bool = False
    trouble: str = ""

    def read(self, path: Path) -> bool:
        """Read the file again; whether it holds other words than before. One that is gone changes nothing."""
        try:
            words = path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
        except OSError:
            return False
        if words == self.words.rstrip("\n"):
            return False
        self.words, self.changed = words, True
        return True


def _edited_outside(words: str, context: Context, keep: Callable[[str], None]) -> _Edited:
    """What the editor has made of the words; `keep` gets what it saves. Raises DiptychError when there is none."""
    import os
    import shlex
    import subprocess
    import tempfile
    from pathlib import Path

    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    edited, process = _Edited(words), None

    def look() -> None:
        if edited.read(path):
            keep(edited.words)

    with tempfile.TemporaryDirectory(prefix="diptych-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "note.md"
        path.write_text(words, encoding="utf-8", errors="replace")
        try:
            with context.ui.suspended():
                process = subprocess.Popen([*command, str(path)])  # noqa: S603 - the reader's own editor
                ended = _watched(process, look)
            edited.trouble = f"the editor ended with {ended}" if ended else ""
        except (OSError, ValueError) as error:
            if process is None:
                raise DiptychError("no editor could be run", str(error), "set EDITOR to one that is there") from error
            edited.trouble = f"the terminal did not come back ({error})"
    return edited


def _watched(process: Popen[bytes], look: Callable[[], None]) -> int:
    """How the editor ended; `look` is called again and again, for this program may not live to see the end."""
    from subprocess import TimeoutExpired

    while True:
        try:
            ended = process.wait(_LOOK_EVERY)
        except TimeoutExpired:
            look()
        else:
            look()
            return ended
