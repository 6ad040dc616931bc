"""The notes of a file where they say themselves that they stand, without the articles.

A position counts for the text it was made in. Notes on another text of the same article stand where the same words were
marked in the text that the file names, if those stand there at one place only.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import Span
from articles.notes.collection.annotation import MADE_IN, note_in, source_of, target_in
from articles.notes.collection.document import items_of
from articles.notes.collection.strictjson import as_list, as_string
from articles.notes.exchange.sources import sides_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side
    from articles.notes.collection.strictjson import Json
    from articles.notes.content.note import Note, Target


def notes_in_own_places(tree: Mapping[str, Json]) -> tuple[Note, ...]:
    """The notes of a collection; a target without a place that counts is lost."""
    sides, texts = sides_of(tree), texts_of(tree)
    found = [_placed(raw, sides, texts) for raw in items_of(tree)]
    notes = [note for note in found if note is not None]
    known: dict[tuple[Side, str], set[Span]] = {}
    for note in notes:
        for target in note.targets:
            if target.span is not None:
                known.setdefault((target.side, target.selector.exact), set()).add(target.span)
    return tuple(_by_words(note, known) if note.lost else note for note in notes)


def _placed(raw: Json, sides: Mapping[str, Side], texts: Mapping[str, str]) -> Note | None:
    note = note_in(raw, sides)
    if note is None:
        return None
    understood = [each for each in as_list(raw.get("target")) if target_in(each, sides) is not None]
    targets = (_at_home(target, each, texts) for target, each in zip(note.targets, understood, strict=True))
    return replace(note, targets=tuple(targets))


def _at_home(target: Target, raw: dict[str, Json], texts: Mapping[str, str]) -> Target:
    selector, text = target.selector, texts.get(source_of(raw), "")
    made_in = as_string(raw.get(MADE_IN)) or text
    whole = selector.end - selector.start == len(selector.exact) > 0
    if not whole or made_in != text:
        return target
    return replace(target, span=Span(selector.start, selector.end), how="exact", score=1.0)


def _by_words(note: Note, known: Mapping[tuple[Side, str], set[Span]]) -> Note:
    targets = []
    for target in note.targets:
        places = known.get((target.side, target.selector.exact), set())
        alone = target.span is None and len(places) == 1
        targets.append(replace(target, span=next(iter(places)), how="moved", score=1.0) if alone else target)
    return replace(note, targets=tuple(targets))
