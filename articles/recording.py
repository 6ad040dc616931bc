"""How a decision of the reader is recorded in the notes: which notes go, and which are added. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from articles.article import SIDES
from articles.decided import METADATA, ON_OWN, ONE_EVENT
from articles.decisions import (
    Amend,
    Check,
    FindingGoneError,
    Hide,
    Link,
    MoveBoundary,
    NoParagraphError,
    NothingLeftError,
    OneEvent,
    OwnFinding,
    Reject,
    Reshape,
    SaidByOthersError,
    SetVerdict,
    SeveralParagraphsError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side, Span
    from articles.claims.judging import Judged, JudgementKind
    from articles.claims.statements.finding import Finding
    from articles.comparison import Comparison
    from articles.decided import Decisions
    from articles.decisions import Decision
    from articles.matching.match import Match
    from articles.matching.overlay import CorrectionKind
    from articles.notes.content.note import Motivation, Note
    from articles.reading.edits.amended import Field


@dataclass(frozen=True, slots=True)
class NoteChanges:
    """The ids of the notes that go, and the notes that are added; falsy when there are none."""

    delete: tuple[str, ...] = ()
    add: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.delete or self.add)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records decisions beside those taken already.

    `loaded` are the articles as they were loaded, `comparison` is what the reader sees, `author` signs the notes.
    """

    loaded: Mapping[Side, Article]
    decisions: Decisions
    comparison: Comparison
    author: str

    def changes(self, decision: Decision) -> NoteChanges:
        """What `decision` changes in the notes. Raises DiptychError when it cannot be taken."""
        match decision:
            case Link():
                return self._link(decision)
            case Reject():
                return self._reject(decision.match)
            case Reshape():
                return self._reshape(decision)
            case OneEvent():
                return self._one_event(said=decision.said)
            case MoveBoundary():
                return self._move_boundary(decision)
            case Amend():
                return self._amend(decision.values)
            case Check():
                return self._toggle(decision.judged, "checked")
            case Hide():
                return self._toggle(decision.judged, "hidden")
            case SetVerdict():
                return self._verdict(decision)
            case OwnFinding():
                return self._own_finding(decision)
            case _:
                assert_never(decision)

    # matches

    def _link(self, link: Link) -> NoteChanges:
        made = (each for each in self.decisions.corrections if each.kind == "match" and self._is_mine(each.id))
        if any((each.a, each.b) == (link.a, link.b) for each in made):
            return NoteChanges()
        return NoteChanges(add=(self._correction("match", link.a, link.b),))

    def _reject(self, match: Match) -> NoteChanges:
        if match.origin == "machine":
            return NoteChanges(add=(self._correction("no-match", match.a, match.b),))
        behind = self._behind(match)
        theirs = not all(map(self._is_mine, behind))
        return NoteChanges(behind, (self._correction("no-match", match.a, match.b),) if theirs else ())

    def _reshape(self, reshape: Reshape) -> NoteChanges:
        match = reshape.match
        if (match.a, match.b) == (reshape.a, reshape.b):
            return NoteChanges()
        rejected = self._reject(match)
        return NoteChanges(rejected.delete, (*rejected.add, self._correction("match", reshape.a, reshape.b)))

    def _is_mine(self, note_id: str) -> bool:
        """Whether the reader made that note."""
        return note_id not in self.decisions.others

    def _behind(self, match: Match) -> tuple[str, ...]:
        from articles.matching.overlay import behind

        found = behind(match, self.decisions.corrections, self.comparison.a, self.comparison.b)
        return tuple(correction.id for correction in found)

    def _correction(self, kind: CorrectionKind, a: Span, b: Span) -> Note:
        from articles.notes.content.note import new_note

        return new_note(self.loaded, {"a": a, "b": b}, "", creator=self.author, relation=kind)

    def _one_event(self, *, said: bool) -> NoteChanges:
        from articles.notes.content.note import new_note

        known = self.decisions.one_event
        if not said and known and not any(map(self._is_mine, known)):
            raise SaidByOthersError
        if not said:
            return NoteChanges(delete=known)
        if known:
            return NoteChanges()
        return NoteChanges(add=(new_note(self.loaded, {}, "", creator=self.author, relation=ONE_EVENT),))

    # articles

    def _move_boundary(self, move: MoveBoundary) -> NoteChanges:
        from articles.notes.content.note import new_note
        from articles.reading.edits.recut import boundary_change

        if not move.paragraphs:
            raise NoParagraphError
        if len(move.paragraphs) > 1 and move.kind in ("article-begins", "article-ends"):
            raise SeveralParagraphsError
        article = self.loaded[move.side]
        change = boundary_change(article, move.side, self.decisions.boundary_edits, move.kind, move.paragraphs)
        if change is None:
            raise NothingLeftError
        if not change.places:
            return NoteChanges(change.needless)
        spans = {move.side: change.places}
        note = new_note(
            self.loaded, spans, "", creator=self.author, relation=move.kind, motivation="assessing"
        )  # fmt: skip
        return NoteChanges(change.needless, (note,))

    def _amend(self, values: Mapping[tuple[Side, Field], str]) -> NoteChanges:
        from articles.reading.edits.amended import read_value

        parts = [self._override(side, field, read_value(field, words)) for (side, field), words in values.items()]
        deleted = tuple(note_id for part in parts for note_id in part.delete)
        return NoteChanges(deleted, tuple(note for part in parts for note in part.add))

    def _override(self, side: Side, field: Field, value: str) -> NoteChanges:
        """Keep one value in place of what was said before; one that the file has too need not be kept."""
        from articles.notes.content.note import new_note
        from articles.reading.edits.amended import present_value

        before = [each for each in self.decisions.metadata_overrides if (each.side, each.field) == (side, field)]
        if before and before[-1].value == value:
            return NoteChanges()
        needless = tuple(each.id for each in before)
        if value == present_value(self.loaded[side], field) or (not value and field in ("title", "language")):
            return NoteChanges(needless)
        note = new_note(
            self.loaded, {}, value,
            creator=self.author, relation=METADATA, motivation="assessing", tags=(field,), wholes=(side,),
        )  # fmt: skip
        return NoteChanges(needless, (note,))

    # findings

    def _toggle(self, judged: Judged, kind: JudgementKind) -> NoteChanges:
        present = self._present(judged)
        known = present.own_ids(kind)
        return NoteChanges(delete=known) if known else NoteChanges(add=(self._judgement(present, kind),))

    def _verdict(self, decision: SetVerdict) -> NoteChanges:
        present, verdict = self._present(decision.judged), decision.verdict
        needless = present.own_ids("verdict")
        if verdict is None and present.ids("verdict") and not needless:
            raise SaidByOthersError
        if verdict is None:
            return NoteChanges(tuple(note_id for _kind, note_id in present.notes) if present.own else needless)
        if needless and present.verdict == verdict:
            return NoteChanges()
        return NoteChanges(needless, (self._judgement(present, "verdict", verdict),))

    def _own_finding(self, decision: OwnFinding) -> NoteChanges:
        before = [
            each
            for each in self.decisions.judgements
            if each.own
            and each.kind == "verdict"
            and (each.a, each.b) == (decision.a, decision.b)
            and each.whose == "mine"
        ]
        if before and before[-1].verdict == decision.verdict:
            return NoteChanges()
        note = self._judging("verdict", {"a": decision.a, "b": decision.b}, decision.verdict, own=True)
        return NoteChanges(tuple(each.id for each in before), (note,))

    def _present(self, judged: Judged) -> Judged:
        """The finding with what is said of it by now, since a list may show it as it was.

        One of the reader's own is known by the notes that make it, as its number changes when another one goes.
        """
        makers = set(judged.ids("verdict"))
        for each in self.comparison.judged():
            if each.own and judged.own and not makers.isdisjoint(each.ids("verdict")):
                return each
            if not judged.own and _is_one_finding(each.finding, judged.finding):
                return each
        raise FindingGoneError

    def _judgement(self, judged: Judged, kind: JudgementKind, *tags: str) -> Note:
        ledger, finding = self.comparison.ledger, judged.finding
        if ledger is None:
            raise FindingGoneError
        spans: dict[Side, Span] = {side: ledger.claim(finding.on(side)).span for side in SIDES}
        own = any(each.own and each.id in judged.ids("verdict") for each in self.decisions.judgements)
        return self._judging(kind, spans, *tags, own=own)

    def _judging(self, kind: JudgementKind, spans: Mapping[Side, Span], *tags: str, own: bool) -> Note:
        from articles.notes.content.note import new_note

        why: Motivation = ON_OWN if own else "assessing"
        return new_note(self.loaded, spans, "", creator=self.author, relation=kind, motivation=why, tags=tags)


def _is_one_finding(one: Finding, other: Finding) -> bool:
    """Whether two are the same, or one that was weighed meanwhile: on the same claims, with the same differences."""
    if one == other:
        return True
    told = bool(one.differences or one.topic)
    return told and replace(one, reasons=other.reasons, confidence=other.confidence, id=other.id) == other
