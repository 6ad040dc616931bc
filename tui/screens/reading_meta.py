"""What is known of the articles, corrected by the reader; kept in the notes file, undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.decisions import METADATA
from articles.errors import DiptychError
from articles.reading.amended import present_value
from tui.screens.reading_cut import Recutting

if TYPE_CHECKING:
    from articles.article import Side
    from articles.reading.amended import Field
    from tui.model.action import Call
    from tui.screens.meta import Typed


class Knowing(Recutting):
    """Mixed into the reading screen."""

    def do_meta(self, _call: Call) -> None:
        """Show and correct what is known of both articles."""
        from tui.screens.meta import Known, MetaForm

        reading = self.reading
        known = {side: Known(reading.comparison.article(side), reading.loaded[side]) for side in SIDES}
        self.app.push_screen(MetaForm(known, self.load_keymap, reading.side), self._take_metadata)

    def _take_metadata(self, typed: Typed | None) -> None:
        if not typed:
            self.say("" if typed is None else "nothing was changed")
            return
        asked = self.asked_of
        try:
            with self.desk.store.together():
                for (side, field), value in typed.items():
                    self._amend(side, field, value)
        except DiptychError as error:
            self.say(str(error))
            return
        self.notes_changed()
        self.save_notes()
        again = "" if asked == self.asked_of else "; matching again"
        self.say(f"kept as yours{again}; {self.key_of('undo') or ':undo'} takes it back")

    def _amend(self, side: Side, field: Field, value: str) -> None:
        """Keep one value in place of what was said before; one that the file has too need not be kept."""
        from articles.notes.note import new_note

        desk = self.desk
        for each in self.reading.amendments:
            if (each.side, each.field) == (side, field):
                desk.store.delete(each.id)
        as_found = present_value(self.reading.loaded[side], field)
        if value == as_found or (not value and field in ("title", "language")):
            return
        desk.store.add(
            new_note(
                desk.articles, {}, value,
                creator=desk.author, relation=METADATA, motivation="assessing", tags=(field,), wholes=(side,),
            )
        )  # fmt: skip
