"""Pairs made, rejected, widened and narrowed by the reader; kept in the notes file, undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from articles.article import SIDES
from articles.decisions import ONE_EVENT
from articles.matching.overlay import behind
from tui.model.correcting import narrowed, pair_at_cursors, widened
from tui.model.describing import paragraph_place
from tui.screens.reading_places import Placing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from articles.matching.match import Match
    from articles.matching.overlay import CorrectionKind
    from tui.model.action import Call


class Correcting(Placing):
    """Mixed into the reading screen."""

    def do_link(self, _call: Call) -> None:
        """Pair the passages under both cursors."""
        spans = pair_at_cursors(self.reading)
        if self.reading.across not in self.reading.visited:
            key = self.key_of("other-pane") or ":other-pane"
            self.say(f"first put the cursor of the other text on its passage: {key} goes there")
        elif spans is None:
            self.say("a folded line cannot be paired: open it first")
        elif self._made_already(spans):
            self.say("you have paired these two already")
        else:
            self._keep("match", spans)
            places = (paragraph_place(self.reading, side, spans[side].start) for side in SIDES)
            self._decided(f"paired by you: {' and '.join(places)}")

    def do_unlink(self, _call: Call) -> None:
        """Reject the lit pair; one that the reader made is taken back."""
        match = self.reading.current_match()
        if match is None:
            self.say("there is no pair here to reject")
            return
        if match.origin == "machine":
            self._keep("no-match", {side: match.span(side) for side in SIDES})
            self._decided("pair rejected")
        else:
            with self.desk.store.together():
                self._take_back(match)
            self._decided("your pair is taken back")

    def do_merge(self, _call: Call) -> None:
        """Take a neighbouring sentence into the lit pair."""
        self._change(
            widened(self.reading), "pair widened", "there is no pair here, or no sentence beside it to take in"
        )

    def do_split(self, _call: Call) -> None:
        """Keep of the lit pair the sentence under the cursor."""
        self._change(narrowed(self.reading), "pair narrowed", "the pair here is one sentence already, or there is none")

    def _change(self, spans: Mapping[Side, Span] | None, done: str, impossible: str) -> None:
        match = self.reading.current_match()
        if spans is None or match is None:
            self.say(impossible)
            return
        with self.desk.store.together():
            if match.origin == "machine":
                self._keep("no-match", {side: match.span(side) for side in SIDES})
            else:
                self._take_back(match)
            self._keep("match", spans)
        self._decided(done)

    def _made_already(self, spans: Mapping[Side, Span]) -> bool:
        return any(
            correction.kind == "match" and correction.a == spans["a"] and correction.b == spans["b"]
            for correction in self.reading.corrections
        )

    def _take_back(self, match: Match) -> None:
        """Take back what the reader had decided, by which the match was made."""
        comparison = self.reading.comparison
        for correction in behind(match, self.reading.corrections, comparison.a, comparison.b):
            self.desk.store.delete(correction.id)

    def do_one_event(self, _call: Call) -> None:
        """Say that both texts are about one event, or take that back."""
        store, said = self.desk.store, self.reading.one_event
        if said:
            with store.together():
                for note_id in said:
                    store.delete(note_id)
            self._decided("one event: taken back; matching again")
        elif self.reading.comparison.doubtful:
            self._keep(ONE_EVENT, {})
            self._decided("one event, you say; matching again")
        elif self.reading.comparison.matched:
            self.say("matching takes these for one event already")
        else:
            self.say("nothing is matched yet")

    def _keep(self, kind: CorrectionKind | Literal["one-event"], spans: Mapping[Side, Span]) -> None:
        from articles.notes.note import new_note

        self.desk.store.add(new_note(self.desk.articles, spans, "", creator=self.desk.author, relation=kind))

    def _decided(self, done: str) -> None:
        self.notes_changed()
        self.save_notes()
        undo = self.key_of("undo") or ":undo"
        self.say(f"{done}; {undo} takes it back")
