"""Notes files of several people on one pair, made through a store as the program makes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.notes.content.kinds import as_type
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from tests.articles.notes.noting import A_TEXT, B_TEXT, plain, words

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side
    from articles.claims.statements.finding import Verdict
    from articles.notes.content.kinds import NoteType
    from articles.notes.content.note import Note

ARTICLES: dict[Side, Article] = {"a": plain(A_TEXT, "left.txt"), "b": plain(B_TEXT, "right.txt")}
LORRIES = {"a": "Nine lorries", "b": "Eleven lorries"}
ROAD = {"a": "closed for six days", "b": "within a week"}
WALL = {"a": "The quarry wall gave way at noon", "b": "At midday a wall of the old quarry fell"}


def said(
    by: str,
    quotes: dict[str, str],
    body: str = "",
    *,
    relation: str | None = None,
    tags: tuple[str, ...] = (),
    at: str = "2026-03-02T12:00:00Z",
    kind: NoteType | None = None,
) -> Note:
    """A note of one person."""
    spans = {side: words(ARTICLES[side], quotes[side]) for side in ARTICLES if side in quotes}
    note = replace(new_note(ARTICLES, spans, body, creator=by, relation=relation, tags=tags), modified=at)
    return note if kind is None else as_type(note, kind)


def verdict(by: str, quotes: dict[str, str], word: Verdict, at: str = "2026-03-02T12:00:00Z") -> Note:
    """A verdict of one person on a pair of passages."""
    return said(by, quotes, relation="verdict", tags=(word,), at=at)


def filed(path: Path, *notes: Note) -> Path:
    """A notes file with these notes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = NotesStore.open(path, ARTICLES["a"], ARTICLES["b"])
    for note in notes:
        store.add(note)
    store.save()
    return path
