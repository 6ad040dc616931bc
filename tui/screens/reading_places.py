"""Where notes stand in a text that has changed, put right by hand; and notes written in the reader's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from articles.errors import DiptychError
from tui.model.selecting import trimmed
from tui.screens.reading_lists import Lists

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.notes.note import Note
    from tui.model.action import Call

_SIDE_NAMES = {"a": "left", "b": "right"}


class Placing(Lists):
    """Mixed into the reading screen."""

    def do_confirm_note(self, _call: Call) -> None:
        """Take the approximate places of the note at the cursor for what it is on."""
        note = next((note for note in self.notes_here() if any(target.uncertain for target in note.targets)), None)
        if note is None:
            self.say("no note with an approximate place here")
            return
        spans = {target.side: target.span for target in note.targets if target.uncertain and target.span is not None}
        left = sum(any(target.uncertain for target in each.targets) for each in self.reading.notes) - 1
        self._hang(note, spans, f"confirmed, {left} more to go" if left else "confirmed, all of them now")

    def do_hang_note(self, _call: Call) -> None:
        """Put the chosen note on the selection, else on the passage."""
        note = self._to_hang()
        span = self.reading.selection() or self.reading.passage()
        if note is None:
            self.say("choose a note without a place in the list of notes first")
        elif span is None:
            self.say("nothing to hang it on here: go to a passage first")
        elif note.targets and self.reading.side not in _hangable(note):
            self.say(f"that note is to be hung in the {_SIDE_NAMES[_hangable(note)[0]]} text")
        else:
            text = self.reading.comparison.article(self.reading.side).text
            self._hang(note, {self.reading.side: trimmed(text, span)}, "it hangs here now")

    def _to_hang(self) -> Note | None:
        """The note chosen in the list, else the one at the cursor whose place is a guess, else the only lost one."""
        lost = [note for note in self.reading.notes if note.lost or not note.targets]
        chosen = [note for note in lost if note.id == self.hanging]
        guessed = [note for note in self.notes_here() if self.reading.side in _hangable(note)]
        return next(iter((*chosen, *guessed, *(lost if len(lost) == 1 else ()))), None)

    def _hang(self, note: Note, spans: dict[Side, Span], message: str) -> None:
        try:
            self.desk.hang(note, spans)
        except DiptychError as error:
            self.say(str(error))
            return
        self.hanging = ""
        self.reading.anchor = None
        self.settle()
        self.notes_changed()
        self.save_notes()
        self.say(f"{message}; {self.key_of('undo') or ':undo'} takes it back")

    def do_edit_in_editor(self, _call: Call) -> None:
        """Write the note at the cursor, or a new one, in the editor that VISUAL or EDITOR names."""
        from articles.notes.fields import as_typed, from_typed

        here = self.notes_here()
        draft = self.desk.begin_edit(here[0]) if here else self.desk.begin(self.reading)
        if draft is None:
            self.say("nothing to note here: go to a passage first")
            return
        try:
            words = self._edited_outside(as_typed(draft.written))
        except (OSError, ValueError, SuspendNotSupported) as error:
            self.say(f"no editor could be run: {error}")
            words = None
        if words is None:
            self.desk.keep(draft.written)
            return
        written = from_typed(words, draft.written)
        self.desk.typed(written)
        try:
            note = self.desk.finish(written)
        except DiptychError as error:
            self.desk.keep(written)
            self.say(str(error))
            return
        self.notes_changed()
        self.save_notes()
        if note is None:
            self.say("no words, no note")

    def _edited_outside(self, words: str) -> str | None:
        """The words after the editor has ended; None when it failed. Raises OSError when there is none."""
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
        with tempfile.TemporaryDirectory(prefix="diptych-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(words, encoding="utf-8", errors="replace")
            with self.app.suspend():
                ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the reader's own editor
            if ended.returncode:
                self.say(f"the editor ended with {ended.returncode}: nothing was changed")
                return None
            return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")


def _hangable(note: Note) -> tuple[Side, ...]:
    """The sides on which a note may be put elsewhere: where its words are gone, else where its place is a guess."""
    return note.lost or tuple(target.side for target in note.targets if target.uncertain)
