"""Writing in the note box, wherever it stands: what it is opened on, its fields, and the draft that it keeps."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from tui.screens.commanded import Commanded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.notes.note import Note
    from tui.screens.notes_desk import Draft, NotesDesk
    from tui.widgets.note_box import NoteBox


class Writing(Commanded[ScreenResultType]):
    """Mixed into the screens that have a note box."""

    _told_where = False
    """Whether the box has said where notes are kept, when that is not beside the left article."""

    @property
    def desk(self) -> NotesDesk:
        """What keeps the notes."""
        raise NotImplementedError

    @property
    def note_box(self) -> NoteBox:
        """The box at the foot, there since just after the first paint."""
        from tui.widgets.note_box import NoteBox

        return self.query_one(NoteBox)

    def show_box(self, draft: Draft, notes: Iterable[Note], sign: str) -> None:
        """Open the box on a draft; tags are completed from those of `notes`."""
        from articles.notes.kinds import tags_in
        from tui.widgets.note_box import Labels

        self.enter_mode("note")
        words = (("note-save", "save and close"), ("note-close", "close, keep the draft"))
        foot = "  ·  ".join(f"{self.key_of(command)} {word}" for command, word in words)
        keys = (self.key_of(command) for command in ("note-type", "note-relation", "note-tags"))
        self.note_box.open(
            draft.abouts() or [draft.about], draft.written, Labels(sign, foot, *keys),
            fixed=draft.note is not None, tags=tags_in(notes),
        )  # fmt: skip
        self.desk.draft_kept = self._draft_kept
        if self.desk.store.where and not self._told_where:
            self._told_where = True
            self.note_box.say(self.desk.store.where)

    def writing_hints(self) -> list[str]:
        """What the bottom row offers while a note is written."""
        box = self.note_box
        choices = [("note-about", len(box.abouts) > 1 and not box.fixed), ("note-relation", box.about == "pair")]
        useless = {command for command, useful in choices if not useful}
        every = ("note-save", "note-about", "note-type", "note-relation", "note-tags", "note-close")
        return [command for command in every if command not in useless]

    def _draft_kept(self) -> None:
        if self.is_mounted and self.note_box.display:
            self.note_box.tell(f"draft kept {datetime.now().astimezone():%H:%M:%S}")

    def do_note_about(self, _call: object = None) -> None:
        """The note is about the next of what it can be about; among the tags, one is completed."""
        if not self.note_box.complete():
            self.note_box.next_about()

    def do_note_type(self, _call: object = None) -> None:
        """The note is of the next type."""
        self.note_box.next_kind()

    def do_note_relation(self, _call: object = None) -> None:
        """The note says the next of what can be said of a pair."""
        self.note_box.next_relation()

    def do_note_tags(self, _call: object = None) -> None:
        """Type tags, or go back to the words."""
        self.note_box.to_tags()
