"""What every report of a comparison says of the reader's notes, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from articles.notes.content.kinds import kind_words, type_of
from articles.reports.parts import LETTERS, flat, place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.comparison import Comparison
    from articles.notes.content.note import About, Note, Target

_ABOUT: dict[About, str] = {"a": "on A", "b": "on B", "pair": "on the pair"}


class Passage(NamedTuple):
    """A place of a note: the letter of its text, where it is in it, and the words there."""

    letter: str
    place: str
    words: str


def heads_of(comparison: Comparison) -> Iterator[tuple[str, Note]]:
    """The notes in their order, each with its number, what it is on and what it says: "1, on A, question"."""
    for number, note in enumerate(comparison.notes, 1):
        yield ", ".join(filter(None, (str(number), _ABOUT[note.about], kind_words(note, plain=False)))), note


def passages_of(comparison: Comparison, note: Note) -> list[Passage]:
    """The places of a note; where its words are gone, the words it was on."""
    return [_passage(comparison, target) for target in note.targets]


def _passage(comparison: Comparison, target: Target) -> Passage:
    letter, article = LETTERS[target.side], comparison.article(target.side)
    if target.span is None:
        return Passage(letter, "no longer there", target.selector.exact)
    unsure = ", place approximate" if target.uncertain else ""
    return Passage(letter, place_at(article, target.span.start) + unsure, article.quote(target.span))


def facts_of_note(note: Note) -> str:
    """Its tags, who made it and when it was last changed."""
    return " · ".join(filter(None, (", ".join(f"#{tag}" for tag in note.tags), note.creator, note.modified[:10])))


def note_lines(comparison: Comparison) -> Iterator[str]:
    """The notes in plain lines; none where there are none."""
    for head, note in heads_of(comparison):
        yield f"Note {head}:"
        for letter, place, words in passages_of(comparison, note):
            yield f"   {letter}, {place}: {flat(words)}"
        yield from (f"   {line}".rstrip() for line in note.body.split("\n"))
        if facts := facts_of_note(note):
            yield f"   {facts}"
        yield ""


def notes_json(comparison: Comparison) -> list[dict[str, Any]]:
    """The notes as JSON can hold them; `quote` is what stands at the place now, `on` the words the note was made on."""
    return [
        {
            "id": note.id,
            "number": number,
            "type": type_of(note),
            "about": note.about,
            "relation": note.relation,
            "places": [_place(comparison, target) for target in note.targets],
            "words": note.body,
            "tags": list(note.tags),
            "author": note.creator,
            "created": note.created,
            "modified": note.modified,
        }
        for number, note in enumerate(comparison.notes, 1)
    ]


def _place(comparison: Comparison, target: Target) -> dict[str, Any]:
    span = target.span
    return {
        "side": target.side,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "placed": target.how or None,
        "quote": None if span is None else comparison.article(target.side).quote(span),
        "on": target.selector.exact,
    }
