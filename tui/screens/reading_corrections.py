"""Pairs made, rejected, widened and narrowed by the reader; kept in the notes file, undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from tui.model.correcting import narrowed, pair_at_cursors, widened
from tui.screens.reading_lists import Lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from articles.matching.match import Match
    from articles.matching.overlay import CorrectionKind
    from tui.model.action import Call


class Correcting(Lists):
    """Mixed into the reading screen."""

    def do_link(self, _call: Call) -> None:
        """Pair the passages under both cursors."""
        spans = pair_at_cursors(self.reading)
        if spans is None:
            self.say("a folded line cannot be paired: open it first")
        elif self._made_already(spans):
            self.say("you have paired these two already")
        else:
            self._decide("match", spans, "paired by you")

    def do_unlink(self, _call: Call) -> None:
        """Reject the lit pair; one that the reader made is taken back."""
        match = self.reading.current_match()
        if match is None:
            self.say("there is no pair here to reject")
            return
        self._forget(match)
        if match.origin == "machine":
            self._decide("no-match", {side: match.span(side) for side in SIDES}, "pair rejected")
        else:
            self._decided("your pair is taken back")

    def do_merge(self, _call: Call) -> None:
        """Take the next sentence into the lit pair."""
        self._change(widened(self.reading), "pair widened", "there is no pair here, or no sentence after it to take in")

    def do_split(self, _call: Call) -> None:
        """Keep of the lit pair the sentence under the cursor."""
        self._change(narrowed(self.reading), "pair narrowed", "the pair here is one sentence already, or there is none")

    def _change(self, spans: Mapping[Side, Span] | None, done: str, impossible: str) -> None:
        match = self.reading.current_match()
        if spans is None or match is None:
            self.say(impossible)
            return
        self._forget(match)
        if match.origin == "machine":
            self._keep("no-match", {side: match.span(side) for side in SIDES})
        self._decide("match", spans, done)

    def _made_already(self, spans: Mapping[Side, Span]) -> bool:
        return any(
            correction.kind == "match" and correction.a == spans["a"] and correction.b == spans["b"]
            for correction in self.reading.corrections
        )

    def _forget(self, match: Match) -> None:
        """Take back what the reader had decided about the passages of a match."""
        for correction in self.reading.corrections:
            here = match.a.overlaps(correction.a) and match.b.overlaps(correction.b)
            if here and match.origin == "reader" and correction.kind == "match":
                self.desk.store.delete(correction.id)

    def _keep(self, kind: CorrectionKind, spans: Mapping[Side, Span]) -> None:
        from articles.notes.note import new_note

        self.desk.store.add(new_note(self.desk.articles, spans, "", creator=self.desk.author, relation=kind))

    def _decide(self, kind: CorrectionKind, spans: Mapping[Side, Span], done: str) -> None:
        self._keep(kind, spans)
        self._decided(done)

    def _decided(self, done: str) -> None:
        self.notes_changed()
        self.save_notes()
        undo = self.key_of("undo") or ":undo"
        self.say(f"{done}; {undo} takes it back")
