"""Where the notes of two people say different things about the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.notes.collection.annotation import note_in
from articles.notes.collection.document import items_of
from articles.notes.collection.merging import keyed
from articles.notes.content.kinds import ON_ARTICLES, type_of
from articles.notes.exchange.sources import bringer, sides_of

if TYPE_CHECKING:
    from articles.notes.content.note import Note
    from articles.notes.exchange.sources import NotesSource


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two notes on the same words that say different things about them: another relation or verdict, or another type.

    `quotes` are the words that the first one is on, a side each.
    """

    quotes: tuple[str, ...]
    mine: Note
    theirs: Note


def disagreements(mine: NotesSource, theirs: NotesSource) -> tuple[Disagreement, ...]:
    """All disagreements of two files. Raises BadInputError when they are on different articles."""
    sides = sides_of(mine.tree)
    pair = keyed(items_of(mine.tree)), keyed(list(map(bringer(mine, theirs), items_of(theirs.tree))))
    ours, others = ([note for raw in items.values() if (note := note_in(raw, sides))] for items in pair)
    return tuple(
        Disagreement(tuple(target.selector.exact for target in note.targets), note, other)
        for other in others
        for note in ours
        if _differ(note, other) and _share_words(note, other)
    )


def _differ(one: Note, other: Note) -> bool:
    """Whether two notes answer the same question differently; what is said of a pair goes before the type of a note."""
    questions = {_asked(note) for note in (one, other)}
    if questions == {"pair"}:
        return one.relation != other.relation
    if questions <= {"pair", "type"}:
        return type_of(one) != type_of(other)
    if questions in ({"match"}, {"article"}):
        return one.relation != other.relation
    return questions == {"verdict"} and set(one.tags) != set(other.tags)


def _asked(note: Note) -> str:
    """What a note answers: what it says of a pair, whether two match, what belongs to an article, or only its type."""
    if note.relation in ("match", "no-match"):
        return "match"
    if note.relation in ("verdict", "checked", "hidden", "one-event"):
        return note.relation
    if note.relation in ON_ARTICLES:
        return "article"
    return "type" if note.relation is None else "pair"


def _share_words(one: Note, other: Note) -> bool:
    """Whether the two notes are on the same sides and overlap on each of them."""
    sides = {target.side for target in one.targets}
    if not sides or sides != {target.side for target in other.targets}:
        return False
    for side in sides:
        here, there = one.target(side), other.target(side)
        if here is None or there is None:
            return False
        first, second = here.selector, there.selector
        if min(first.end, second.end) <= max(first.start, second.start):
            return False
    return True
