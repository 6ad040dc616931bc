"""What the reader decides in the ledger: verdict, checked, hidden, a note. Kept as notes are, undone like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.judging import VERDICTS
from articles.errors import DiptychError
from tui.screens.ledger_base import LedgerBase
from tui.screens.note_writing import Writing

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.claims.judging import Judged, JudgementKind
    from tui.model.ledger import Row
    from tui.screens.filtered_list import Chosen
    from tui.screens.notes_desk import Draft, NotesDesk

MACHINE = "machine"
"""The choice in the list of verdicts that takes the reader's own back."""


class Deciding(LedgerBase, Writing["Row | None"]):
    """Mixed into the ledger screen."""

    # judgements

    def _judged(self) -> Judged | None:
        """The finding under the cursor; says so when there is none."""
        row = self.row
        if row is None or row.judged is None:
            self.say("this works on a finding")
            return None
        return row.judged

    def do_check(self) -> None:
        """Mark the finding checked, or take that back."""
        judged = self._judged()
        if judged is not None:
            self._switch(judged, "checked")
            self.say("no longer checked" if judged.checked else f"checked; {self._undo} takes it back")

    def do_hide(self) -> None:
        """Put the finding away, or bring it back."""
        judged = self._judged()
        if judged is not None:
            self._switch(judged, "hidden")
            ways = f"{self._undo} takes it back, {self.key_of('show-hidden') or ':show-hidden'} shows hidden ones"
            self.say("shown again" if judged.hidden else f"hidden; {ways}")

    @property
    def _undo(self) -> str:
        return self.key_of("undo") or ":undo"

    def _switch(self, judged: Judged, kind: JudgementKind) -> None:
        with self.home.desk.store.together():
            known = judged.ids(kind)
            for note_id in known:
                self.home.desk.store.delete(note_id)
            if not known:
                self._keep(judged, kind)
        self._decided()

    def do_verdict(self) -> None:
        """Choose a verdict from a list."""
        judged = self._judged()
        if judged is None:
            return
        from tui.screens.ledger_entries import verdict_entries

        entries = verdict_entries(judged, self.home.signs)
        self.open_list("Your verdict", lambda: entries, lambda chosen: self._take_verdict(judged, chosen))

    def _take_verdict(self, judged: Judged, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        with self.home.desk.store.together():
            for note_id in judged.ids("verdict"):
                self.home.desk.store.delete(note_id)
            if chosen.value in VERDICTS:
                self._keep(judged, "verdict", chosen.value)
        self._decided()
        if chosen.value == MACHINE:
            self.say(f"as the machine has it: {judged.finding.verdict}")
        else:
            self.say(f"{chosen.value}, you say; the machine says {judged.finding.verdict}; {self._undo} takes it back")

    def _keep(self, judged: Judged, kind: JudgementKind, *words: str) -> None:
        from articles.notes.note import new_note

        desk, ledger, finding = self.home.desk, self.home.reading.ledger, judged.finding
        if ledger is None:
            return
        spans: dict[Side, Span] = {"a": ledger.claim(finding.a).span, "b": ledger.claim(finding.b).span}
        desk.store.add(
            new_note(
                desk.articles, spans, "", creator=desk.author, relation=kind, motivation="assessing", tags=tuple(words)
            )
        )

    def _decided(self) -> None:
        self.home.notes_changed()
        self.home.save_notes()
        self.take_rows()

    # notes

    @property
    def desk(self) -> NotesDesk:
        """What keeps the notes."""
        return self.home.desk

    def do_note(self) -> None:
        """Open the box on what the row is about; where there is a note already, on that."""
        row = self.row
        draft = self._draft(row) if row is not None else None
        if draft is None:
            self.say("nothing to note here")
            return
        self.show_box(draft, self.home.reading.notes, self.home.signs["note"])

    def _draft(self, row: Row) -> Draft | None:
        spans: dict[Side, Span] = {}
        for cell in row.cells:
            spans.setdefault(cell.side, cell.span)
        if row.noted:
            for note in self.home.reading.notes:
                placed = [(note.span(side), spans.get(side)) for side in SIDES]
                if all(mine is not None and here is not None and mine.overlaps(here) for mine, here in placed):
                    return self.home.desk.begin_edit(note)
        return self.home.desk.begin_on(spans) if spans else None

    def do_note_save(self) -> None:
        """Keep the note and save it."""
        box = self.note_box
        try:
            note = self.home.desk.finish(box.written)
        except DiptychError as error:
            box.say(str(error))
            return
        self._close_box()
        if note is None:
            self.say("no words, no note")
        else:
            self._decided()
            self.say("note kept")

    def do_note_close(self) -> None:
        """Close the box; the draft is kept."""
        box = self.note_box
        kept = self.home.desk.keep(box.written)
        self._close_box()
        self.say("draft kept: note this again to go on" if kept else "")

    def on_note_box_changed(self) -> None:
        """What is typed in the box is kept."""
        box = self.note_box
        self.home.desk.typed(box.written)
        self.show()

    def _close_box(self) -> None:
        self.note_box.close()
        self.enter_mode("ledger")
