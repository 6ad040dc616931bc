"""What pupils handed in, read: notes files on the two articles of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.decided import decisions_in
from articles.errors import BadInputError
from articles.lessons.classes import HandedIn
from articles.notes.collection.document import context_of, items_of
from articles.notes.collection.present import present_note
from articles.notes.exchange.sources import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side
    from articles.notes.exchange.sources import NotesSource


def handed_in(source: NotesSource, articles: Mapping[Side, Article]) -> HandedIn:
    """The answers in a notes file, placed in the two articles.

    Raises BadInputError, which names the file, for one on other articles.
    """
    if not set(texts_of(source.tree).values()).issuperset(articles[side].text_sha256 for side in SIDES):
        why = "its answers are on other texts than those of the lesson"
        raise BadInputError(f"cannot read {source.name}", why, "leave it out, or name the lesson it belongs to")
    context = context_of(source.tree, articles)
    made = (present_note(raw, context, articles) for raw in items_of(source.tree))
    return HandedIn(source.name, decisions_in(tuple(note for note in made if note is not None)).notes)
