"""What one person says of a place: a verdict, a pair made or rejected, a tick, what a note says of a pair, its type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.claims.judging import VERDICTS
from articles.notes.content.kinds import RELATIONS, TO_CHECK, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articles.agreement.people import People
    from articles.agreement.units import Place
    from articles.notes.content.note import Note

Kind = Literal["verdict", "pair", "relation", "tick", "type", "tag"]
KINDS: tuple[Kind, ...] = ("verdict", "pair", "relation", "tick", "type", "tag")
ONE_ANSWER: frozenset[Kind] = frozenset({"verdict", "pair", "relation"})
"""Kinds of which one person says one thing of a place: the latest holds."""
_PAIRS = {"match": "paired", "no-match": "not a pair"}
_TICKS = {"checked": "checked", "hidden": "hidden"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One word of one person on a place; `note` is the id of the note that keeps it, `words` what stands in that."""

    person: str
    kind: Kind
    value: str
    place: Place
    note: str
    words: str = ""
    modified: str = ""

    @property
    def rank(self) -> tuple[str, bool, str, str]:
        """What comes later; of a pair made and one rejected in one move, that it was made."""
        return self.modified, self.value == _PAIRS["match"], self.value, self.note


def judgements_in(notes: Iterable[Note], people: People, places: Mapping[str, Place]) -> Iterator[Judgement]:
    """All judgements in notes that have a place, by their ids in `places`, and an author that is known."""
    for note in notes:
        person, place = people.of.get(note.id), places.get(note.id)
        if person is None or not place:
            continue
        for kind, value in _said_in(note):
            yield Judgement(person, kind, value, place, note.id, note.body, note.modified)


def place_of(note: Note) -> Place:
    """Where a note stands; nothing where a part of it has no place."""
    if note.lost:
        return ()
    sides = sorted({target.side for target in note.targets})
    stretches = ((side, note.stretch(side)) for side in sides)
    place = tuple((side, span) for side, span in stretches if span is not None)
    return place if len(place) == len(sides) else ()


def _said_in(note: Note) -> Iterator[tuple[Kind, str]]:
    relation = note.relation or ""
    if relation == "verdict":
        yield from (("verdict", verdict) for verdict in VERDICTS if verdict in note.tags)
    elif relation in _PAIRS:
        yield "pair", _PAIRS[relation]
    elif relation in _TICKS:
        yield "tick", _TICKS[relation]
    elif not relation or relation in RELATIONS:
        if relation:
            yield "relation", relation
        kind = type_of(note)
        if kind != "link":
            yield "type", kind
        yield from (("tag", tag) for tag in dict.fromkeys(note.tags) if tag != TO_CHECK)
