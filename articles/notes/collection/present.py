"""Notes in the present texts: which annotation is where, and how surely."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import Side, Span
from articles.notes.collection.annotation import MADE_IN, PLACED, note_in, source_of, target_in
from articles.notes.collection.strictjson import Json, as_index, as_list, as_string
from articles.notes.placement.placing import place_selector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.article import Article
    from articles.notes.collection.document import CollectionContext
    from articles.notes.content.note import Note, Target


CHANGED = "Text changed"
"""The beginning of the line that says how the notes were placed."""


def present_note(raw: Json, context: CollectionContext, articles: Mapping[Side, Article]) -> Note | None:
    """The note in an annotation with its place in the texts of `articles`; None when it is not readable as a note.

    In the text it was made in, a note is at its stored position, if the words there match. In another text
    it is where it was placed last time, or where the search finds it.
    """
    note = note_in(raw, context.sides)
    if note is None:
        return None
    understood = (each for each in as_list(raw.get("target")) if target_in(each, context.sides) is not None)
    targets = tuple(
        _present(target, each, context, articles[target.side].text)
        for target, each in zip(note.targets, understood, strict=True)
    )
    names = (source_of(each) for each in as_list(raw.get("target")) if isinstance(each, dict))
    elsewhere = tuple(dict.fromkeys(name for name in names if name in context.others))
    return replace(note, targets=targets, elsewhere=elsewhere)


def changed_texts(context: CollectionContext, articles: Mapping[Side, Article]) -> bool:
    """Whether an article is not the text that the notes file was last saved with."""
    return any(context.made_in[side] != article.text_sha256 for side, article in articles.items())


def placing_line(notes: Iterable[Note]) -> str:
    """How the notes were placed in a changed text, in one line."""
    found = Counter(_standing(note) for note in notes if note.targets)
    exact = "1 note" if found["exact"] == 1 else f"{found['exact']} notes"
    line = f"{exact} placed exactly, {found['approximate']} approximately, {found['lost']} not placed"
    part = f", {found['half']} on one side only" if found["half"] else ""
    return f"{CHANGED}: {line}{part}."


def _standing(note: Note) -> str:
    """How a note as a whole was placed: like the worst of its places."""
    if note.lost:
        return "half" if note.placed else "lost"
    return "approximate" if note.unsure else "exact"


def _present(target: Target, raw: dict[str, Json], context: CollectionContext, text: str) -> Target:
    selector, present = target.selector, context.sources[target.side].text_sha256
    made_in = as_string(raw.get(MADE_IN)) or context.made_in[target.side]
    if made_in == present and text[selector.start : selector.end] == selector.exact:
        return replace(target, span=Span(selector.start, selector.end), how="exact", score=1.0)
    kept = _kept(target, raw.get(PLACED), present, text) if made_in != present else None
    if kept is not None:
        return kept
    placement = place_selector(text, selector)
    span = Span(placement.start, placement.end) if placement.status == "anchored" else None
    return replace(target, span=span, how=placement.how, score=placement.score)


def _kept(target: Target, record: Json, present: str, text: str) -> Target | None:
    """The place recorded for the present text, if the record is whole and its range is in the text."""
    if not isinstance(record, dict) or record.get("textSha256") != present:
        return None
    start, end, how, score = (record.get(key) for key in ("start", "end", "how", "score"))
    first, last = as_index(start), as_index(end)
    if first is None or last is None or not first < last <= len(text) or not isinstance(score, int | float):
        return None
    if how == "exact" or how == "moved" or how == "approximate":
        return replace(target, span=Span(first, last), how=how, score=float(min(1.0, max(0.0, score))))
    return None
