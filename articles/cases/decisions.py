"""What the reader decided, in the order in which it was: a list for people, made of the notes that keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.article import SIDES
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
    return tuple(note for note in made if note is not None)


def decisions_json(case: Case) -> bytes:
    """The decisions among the notes of a case, by the time they were made. Raises DamagedNotesError for bad notes."""
    notes = notes_in(case.notes, case.a, case.b)
    ordinary = {note.id for note in decisions_in(notes).notes}
    made = sorted((note for note in notes if note.id not in ordinary), key=lambda note: note.created)
    return write_json({"schema": SCHEMA, "decisions": _listed(made, {"a": case.a, "b": case.b})})


def _listed(notes: Sequence[Note], articles: Mapping[Side, Article]) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "time": note.created,
            "author": note.creator,
            "decision": words_of(note),
            "value": ", ".join(note.tags) if note.relation != METADATA else f"{', '.join(note.tags)}: {note.body}",
            **{side: _quotes(note, side, articles[side]) for side in SIDES},
            "note": note.id,
        }
        for number, note in enumerate(notes, 1)
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
