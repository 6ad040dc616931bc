"""Writing, changing and deleting notes on the reading screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.decisions import ONE_EVENT
from articles.errors import DiptychError
from tui.model.correcting import take_notes
from tui.model.jumps import remember, show
from tui.model.selecting import trimmed, with_source
from tui.screens.note_writing import Writing
from tui.screens.reading_prompts import Prompts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.notes.note import Note
    from tui.model.action import Call
    from tui.screens.notes_desk import Draft
    from tui.widgets.note_box import NoteBox


_DECISIONS = {
    "match": "a pair",
    "no-match": "a rejection",
    ONE_EVENT: "one event",
    "verdict": "a verdict",
    "checked": "a check",
    "hidden": "what was hidden",
    "article": "what was put back",
    "not-article": "what was put aside",
    "article-begins": "where the article begins",
    "article-ends": "where the article ends",
    "metadata": "what is known of an article",
}


LOOK_EVERY = 4.0
"""Seconds between two looks at the notes file; what others write is to be seen within five."""


class Noting(Prompts, Writing[None]):
    """Mixed into the reading screen."""

    hanging = ""
    """The id of a note without a place that was chosen in the list."""
    complaint = ""
    """What was last said of notes that could not be saved."""

    def notes_here(self) -> list[Note]:
        """The notes that stand at the cursor, the nearest first."""
        from tui.screens.notes_desk import notes_here

        return notes_here(self.reading)

    def do_note(self, _call: Call) -> None:
        """Open the box for a new note, unless no more fit: that is not to be learnt after typing."""
        if full := self.desk.store.full:
            self.say(f"{full}, and no more fit: :save-to begins another one")
            return
        draft = self.desk.begin(self.reading)
        if draft is None:
            self.say("nothing to note here: go to a passage first")
            return
        self.open_box(draft)

    def do_edit_note(self, _call: Call) -> None:
        """Open the box on the note at the cursor."""
        here = self.notes_here()
        if not here:
            self.say("no note here to edit")
            return
        self.open_box(self.desk.begin_edit(here[0]))

    def open_box(self, draft: Draft) -> None:
        """Show the box at the foot of the pane it belongs to."""
        self.show_box(draft, self.reading.notes, self.signs["note"])
        self._place_box(self.note_box)

    def _place_box(self, box: NoteBox) -> None:
        narrow = self.reading.frame.stacked or box.about == "pair"
        box.set_class(not narrow and box.about == self.left, "-left")
        box.set_class(not narrow and box.about != self.left, "-right")

    def on_note_box_changed(self, _event: NoteBox.Changed) -> None:
        """The box stands under what it is about; what is typed in it is kept."""
        box = self.note_box
        self.desk.typed(box.written)
        self._place_box(box)
        self.refresh_view()

    def do_note_save(self, _call: Call) -> None:
        """Keep the note and save it."""
        box = self.note_box
        try:
            note = self.desk.finish(box.written)
        except DiptychError as error:
            box.say(str(error))
            return
        self._close_box()
        if note is None:
            self.say("no words, no note")
        else:
            self.notes_changed()
            self.save_notes()

    def do_note_close(self, _call: Call) -> None:
        """Close the box; the draft is kept."""
        box = self.note_box
        editing = self.desk.draft is not None and self.desk.draft.note is not None
        kept = self.desk.keep(box.written)
        self._close_box()
        again = "edit this note" if editing else "note this passage"
        self.say(f"draft kept: {again} again to go on" if kept else "")

    def _close_box(self) -> None:
        self.note_box.close()
        self.reading.anchor = None
        self.enter_mode("reading")

    def offer_drafts(self) -> None:
        """Say that earlier sittings left something unfinished."""
        count = len(self.desk.drafts)
        if count:
            left = "a draft was" if count == 1 else f"{count} drafts were"
            self.tell(f"{left} left unfinished: :drafts goes on")

    def with_doubts(self, notice: str) -> str:
        """A notice; the one that tells of changed texts says where to see the notes whose places are in doubt."""
        from articles.notes.present import CHANGED

        doubtful = notice.startswith(CHANGED) and any(note.unsure for note in self.reading.notes)
        return f"{notice.rstrip('.')}; {self.key_of('notes') or ':notes'}: list" if doubtful else notice

    def go_on_with(self, draft: Draft) -> None:
        """Open the box on a draft; one whose words are gone from the text goes to the passage at the cursor."""
        if not draft.spans and draft.note is None:
            new = self.desk.begin(self.reading)
            if new is None:
                self.say("nothing to note here: go to a passage first")
                return
            self.desk.forget(draft)
            new.written = replace(draft.written, about=new.about)
            draft = new
        else:
            self.desk.begin_again(draft)
        for side, span in draft.spans.items():
            if side == draft.about or draft.about == "pair":
                show(self.reading, side, span)
        self.open_box(draft)

    def do_delete_note(self, _call: Call) -> None:
        """Delete the note at the cursor."""
        here = self.notes_here()
        self.say(self.delete(here[0]) if here else "no note here to delete")

    def delete(self, note: Note) -> str:
        """Delete a note; say how to bring it back."""
        try:
            self.desk.store.delete(note.id)
        except DiptychError as error:
            return str(error)
        self.notes_changed()
        self.save_notes()
        return f"note deleted; {self.key_of('undo') or ':undo'} brings it back"

    def do_undo(self, call: Call) -> None:
        """Take back the last changes to the notes."""
        done = [self.desk.store.undo() for _ in range(call.times)]
        self._after_undo(f"undone{_what(done)}" if any(done) else "nothing to undo")

    def do_redo(self, call: Call) -> None:
        """Do them again."""
        done = [self.desk.store.redo() for _ in range(call.times)]
        self._after_undo(f"done again{_what(done)}" if any(done) else "nothing to do again")

    def _after_undo(self, message: str) -> None:
        self.notes_changed()
        self.save_notes()
        self.say(message)

    def do_save(self, _call: Call) -> None:
        """Save now; every change is saved by itself."""
        if self.desk.store.unsaved:
            self.save_notes()
        else:
            self.say("all notes are on disk" if self.reading.notes else "there are no notes to save")

    def do_save_to(self, call: Call) -> None:
        """Keep the notes in another file from now on."""
        if not call.argument:
            elsewhere = self.desk.store.home.elsewhere
            self.open_prompt("command", f"save-to {elsewhere[0] if elsewhere else ''}")
            return
        try:
            self.desk.move(Path(call.argument).expanduser())
        except (DiptychError, OSError, ValueError, RuntimeError) as error:
            self.say(str(error))
        else:
            self.save_notes(anyway=True)
            self.say(f"notes are kept in {self.desk.store.path} from now on")

    def do_copy_notes(self, _call: Call) -> None:
        """Copy every note with the words it is on."""
        if not self.reading.notes:
            self.say("there are no notes to copy")
            return
        self.desk.articles = {side: self.reading.comparison.article(side) for side in SIDES}
        self.app.copy_to_clipboard(self.desk.as_text(self.reading.notes))
        count = len(self.reading.notes)
        self.say("1 note copied" if count == 1 else f"{count} notes copied")

    def watch_notes(self) -> None:
        """Look every few seconds whether somebody else wrote to the notes file."""
        self.set_interval(LOOK_EVERY, self._look)

    async def _look(self) -> None:
        if await asyncio.to_thread(self.desk.store.touched):
            self.save_notes(anyway=True)

    def came_back(self) -> None:
        """The terminal has the keyboard again: see what was written to the notes file meanwhile."""
        if self.complete:
            self.save_notes(anyway=True)

    def save_notes(self, *, anyway: bool = False) -> None:
        """Save off the screen's thread; the status line says when it is done."""
        self.run_worker(self.desk.save(anyway=anyway), group="saving", exit_on_error=False)

    def notes_changed(self) -> None:
        """The notes, or how they are saved, changed: show it."""
        take_notes(self.reading, self.desk.store.notes)
        self.match_as_decided()
        self.read_claims()
        self.show_ledger()
        if self.desk.failed:
            retry = self.key_of("save") or ":save"
            self.complaint = f"not saved, {self.desk.failed}: {retry} retries, :save-to, :copy-notes"
            self.message = self.complaint
        elif self.message and self.message == self.complaint:
            self.message = ""
        elif self.desk.notices:
            self.message, self.desk.notices = " ".join(self.desk.notices), ()
        self.refresh_view()

    def go_to_note(self, note: Note) -> None:
        """Put the cursor where a note stands; a note whose words are gone is to be hung somewhere."""
        self.hanging = ""
        for side in SIDES:
            span = note.span(side)
            if span is not None:
                remember(self.reading)
                show(self.reading, side, span)
                self.settle()
                break
        if note.lost or not note.targets:
            from tui.model.noting import LABELS

            self.hanging = note.id
            why = f"its words are no longer in {LABELS[note.lost[0]]}" if note.lost else "it has no place here"
            self.say(f"{why}: {self.key_of('hang-note') or ':hang-note'} hangs it on a passage or selection")
        self.refresh_view()

    def do_copy(self, _call: Call) -> None:
        """Copy the selection, or the passage, with its source."""
        reading = self.reading
        article = reading.comparison.article(reading.side)
        span = reading.selection() or reading.passage()
        if span is None:
            self.say("nothing to copy on a folded line")
            return
        self.app.copy_to_clipboard(with_source(article, trimmed(article.text, span)))
        reading.anchor = None
        self.settle()
        self.say("copied with its source")


def _what(done: Sequence[Note | None]) -> str:
    """What changes to the notes were about, in words; "" for those of several kinds."""
    kinds = {_DECISIONS.get(note.relation or "", "a note") for note in done if note is not None}
    return f": {kinds.pop()}" if len(kinds) == 1 else ""
