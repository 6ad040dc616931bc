"""Where the people whose notes are here disagree: asked for at every key, found once while the notes are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.claims.judging import person_key
from articles.reading.display import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.agreement.agreement import Agreement, Disagreement
    from articles.agreement.judgements import Kind
    from articles.article import Side, Span
    from articles.decided import Decisions
    from articles.notes.content.note import Note
    from articles.session import Session


_QUESTIONS: dict[Kind, str] = {"pair": "a pair or not: ", "relation": "of the pair: ", "type": "", "verdict": ""}


_PAIRED = {"match": "paired", "no-match": "not a pair"}
_MOST_LINES = 3
"""Lines that the box of a note has for the words of others."""


def who_says(each: Disagreement) -> str:
    """What people say of a passage, in one line: "differ (Ada, Ben), agree (Cem)"."""
    said = (f"{plain(value)} ({plain(', '.join(people))})" for value, people in each.said.items())
    return f"{_QUESTIONS.get(each.kind, '')}{', '.join(said)}"


def label_of(note: Note) -> str:
    """What a note says beside its words: "verdict differ", "says agree", "question"; "" for an ordinary comment."""
    if note.relation == "verdict":
        return f"verdict {', '.join(note.tags)}"
    if note.relation in _PAIRED:
        return _PAIRED[note.relation]
    from articles.notes.content.kinds import RELATIONS, kind_words

    said = kind_words(note, plain=False)
    return f"says {said}" if note.relation in RELATIONS else said


def words_of_others(agreement: Agreement, spans: Mapping[Side, Span], me: str) -> tuple[str, ...]:
    """What other people than `me` say of a passage: who gives which label, then their words; a few lines."""
    from articles.agreement.units import HALF, share

    there = tuple((side, spans[side]) for side in SIDES if side in spans)
    labels: dict[str, dict[str, None]] = {}
    words: dict[str, None] = {}
    for passage in agreement.passages:
        if share(passage.place, there) < HALF:
            continue
        for note in passage.notes:
            if person_key(note.creator) == person_key(me):
                continue
            name = note.creator or "no name"
            if label := label_of(note):
                labels.setdefault(label, {})[name] = None
            if note.body.strip():
                words[plain(f"{name}: {note.body}")] = None
    told = [f"{label} ({', '.join(names)})" for label, names in labels.items()]
    lines = [*([plain(", ".join(told))] if told else []), *words]
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return (*lines[: _MOST_LINES - 1], f"… {len(lines) - _MOST_LINES + 1} more")


class Disagreeing:
    """The disagreements of the people whose notes the session has; none while there is only one of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seen: Decisions | None = None
        self._agreement: Agreement | None = None
        self._by_note: dict[str, list[Disagreement]] = {}

    @property
    def agreement(self) -> Agreement | None:
        """All that was said, by passage and by author; None where only one person has notes here."""
        if self._seen is not self._session.decisions:
            self._seen = self._session.decisions
            self._agreement = self._found()
            self._by_note = {}
            for each in self._agreement.disagreements if self._agreement is not None else ():
                for note in each.passage.notes:
                    self._by_note.setdefault(note.id, []).append(each)
        return self._agreement

    @property
    def all(self) -> Sequence[Disagreement]:
        """The disagreements, the gravest first."""
        return self.agreement.disagreements if self.agreement is not None else ()

    def of(self, note: Note) -> list[Disagreement]:
        """Those on the passage that a note is on."""
        return self._by_note.get(note.id, []) if self.all else []

    def at(self, side: Side, offset: int) -> list[Disagreement]:
        """Those on a passage at a place of the texts."""
        spans = ((each, each.passage.span(side)) for each in self.all)
        return [each for each, span in spans if span is not None and span.covers(offset)]

    def _found(self) -> Agreement | None:
        if not self._session.has_store:
            return None
        notes = self._session.store.notes
        if len({person_key(note.creator) for note in notes}) < 2:
            return None
        from articles.agreement import agreement_of

        return agreement_of(notes)
