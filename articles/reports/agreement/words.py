"""What all forms say of the agreement of people, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.agreement.judgements import KINDS
from articles.reports.parts import LETTERS, counted, flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.agreement.agreement import Agreement, Author, Passage
    from articles.agreement.figures import Figure
    from articles.agreement.judgements import Kind

_NOUNS: dict[Kind, tuple[str, str]] = {
    "verdict": ("verdict", "verdicts"),
    "pair": ("pair", "pairs"),
    "relation": ("word on a pair", "words on pairs"),
    "tick": ("tick", "ticks"),
    "type": ("note with a type", "notes with a type"),
    "tag": ("tag", "tags"),
}
_QUESTIONS: dict[Kind, str] = {
    "verdict": "verdict",
    "pair": "pair or not",
    "relation": "what is said of the pair",
    "tick": "tick",
    "type": "type of note",
    "tag": "tag",
}
_SHOWN = 2


def question_of(kind: Kind) -> str:
    """What people answer differently."""
    return _QUESTIONS[kind]


def counts_of(author: Author) -> str:
    """How much an author wrote and judged: "12 notes: 5 verdicts, 3 ticks"."""
    said = ", ".join(counted(author.counts[kind], *_NOUNS[kind]) for kind in KINDS if kind in author.counts)
    return counted(author.notes, "note", "notes") + (f": {said}" if said else "")


def figure_of(figure: Figure) -> str:
    """The agreement figure with its measure, or why there is none."""
    if figure.value is None:
        return f"{figure.measure} is not defined: {figure.why}"
    # Rounding must not make a figure below 0 one of 0.
    return f"{figure.measure} {figure.value + 0.0:.2f}"


def basis_of(figure: Figure) -> str:
    """What the figure rests on: how many passages and people, and how often two of them said the same."""
    passages = counted(figure.units, "passage", "passages")
    people = counted(figure.raters, "person", "people")
    pairs = f"; two said the same in {figure.same} of {counted(figure.pairs, 'case', 'cases')}" if figure.pairs else ""
    return f"{passages} judged by more than one of {people}{pairs}" if figure.units else "no passage in common"


def said_of(said: Mapping[str, Sequence[str]]) -> str:
    """Who said what: "differ (Ada, Ben), agree (Cem)"."""
    return ", ".join(f"{flat(value)} ({', '.join(people)})" for value, people in said.items())


def quotes_of(passage: Passage) -> Iterator[tuple[str, str]]:
    """The letter of each article of a passage, and the words there in one line."""
    for side, _span in passage.place:
        yield LETTERS[side], flat(passage.quotes[side])


def words_of(passage: Passage, person: str, people: Mapping[str, str]) -> list[str]:
    """What a person wrote in notes on the passage, each in one line; `people` names the author of each note."""
    return [flat(note.body) for note in passage.notes if people.get(note.id) == person and note.body.strip()]


def values_of(passage: Passage, person: str) -> list[str]:
    """What a person said of a passage, as labels: a verdict, "paired", "says agree", a tick, a type, #tags."""
    before = {"relation": "says ", "tag": "#"}
    return [before.get(each.kind, "") + flat(each.value) for each in passage.of(person)]


def named_by_file(agreement: Agreement) -> str:
    """How many authors are called by their file; "" if none is."""
    names = agreement.by_file
    if not names:
        return ""
    shown = ", ".join(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")
    verb = "author is" if len(names) == 1 else "authors are"
    return f"{len(names)} {verb} named by the file, as the notes name nobody: {shown}"


def left_over(agreement: Agreement) -> Iterator[str]:
    """What takes no part in all this, and why, a line each."""
    if agreement.unknown:
        notes = "note without an author is" if agreement.unknown == 1 else "notes without an author are"
        yield f"{agreement.unknown} {notes} in several files, so nobody can say whose: not compared"
    if agreement.unplaced:
        notes = "note has" if agreement.unplaced == 1 else "notes have"
        yield f"{agreement.unplaced} {notes} no place in the texts that the others are on: not compared"
