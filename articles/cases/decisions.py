"""What the reader decided, in the order in which it was: a list for people, made of the notes that keep it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from articles.decided import METADATA, ON_OWN, ONE_EVENT, decisions_in
from articles.notes.collection.document import context_of, items_of, read_tree
from articles.notes.collection.present import present_note
from articles.notes.collection.strictjson import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article, Side
    from articles.cases.case import Case
    from articles.notes.content.note import Note

SCHEMA = "diptych.decisions/1"
_WORDS = {
    "match": "paired",
    "no-match": "pair rejected",
    ONE_EVENT: "both articles are about one event",
    METADATA: "corrected",
    "article": "part of the article",
    "not-article": "no part of the article",
    "article-begins": "the article begins here",
    "article-ends": "the article ends here",
    "verdict": "verdict",
    "checked": "finding checked",
    "hidden": "finding hidden",
}
_OWN = {"verdict": "own finding", "checked": "own finding checked", "hidden": "own finding hidden"}


def notes_in(collection: bytes, a: Article, b: Article) -> tuple[Note, ...]:
    """The notes of a collection with their places in two articles. Raises DamagedNotesError when it is none."""
    if not collection:
        return ()
    articles: dict[Side, Article] = {"a": a, "b": b}
    tree = read_tree(collection)
    context = context_of(tree, articles)
    made = (present_note(raw, context, articles) for raw in items_of(tree))
    return tuple(note for note in made if note is not None and not note.elsewhere)


def decisions_json(case: Case) -> bytes:
    """The decisions among the notes of a case, by the time they were made. Raises DamagedNotesError for bad notes."""
    made: dict[str, tuple[Note, dict[str, Side]]] = {}
    for (one, a), (other, b) in combinations(case.articles.items(), 2):
        notes = notes_in(case.notes, a, b)
        ordinary = {note.id for note in decisions_in(notes).notes}
        sides: dict[str, Side] = {one: "a", other: "b"}
        made = {note.id: (note, sides) for note in notes if note.id not in ordinary} | made
    ordered = sorted(made.values(), key=lambda each: each[0].created)
    return write_json({"schema": SCHEMA, "decisions": _listed(ordered, case.articles)})


def _listed(notes: Sequence[tuple[Note, dict[str, Side]]], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "time": note.created,
            "author": note.creator,
            "decision": words_of(note),
            "value": ", ".join(note.tags) if note.relation != METADATA else f"{', '.join(note.tags)}: {note.body}",
            **{
                letter: _quotes(note, sides[letter], article) if letter in sides else []
                for letter, article in articles.items()
            },
            "note": note.id,
        }
        for number, (note, sides) in enumerate(notes, 1)
    ]


def words_of(note: Note) -> str:
    """What was decided, in words."""
    relation = note.relation or ""
    own = _OWN.get(relation) if note.motivation == ON_OWN else None
    return own or _WORDS.get(relation, relation)


def _quotes(note: Note, side: Side, article: Article) -> list[dict[str, Any]]:
    """The places of a decision on one side; words that are not in the text have no offsets."""
    return [
        {"start": None, "end": None, "quote": target.selector.exact}
        if target.span is None
        else {"start": target.span.start, "end": target.span.end, "quote": article.quote(target.span)}
        for target in note.targets
        if target.side == side
    ]
