"""What many people say of one pair of articles: by passage, by author, how far they agree, and where they do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.agreement.figures import Figure, agreement_in
from articles.agreement.judgements import KINDS, ONE_ANSWER, Judgement, judgements_in, place_of
from articles.agreement.people import People, people_in
from articles.agreement.units import units_of
from articles.claims.judging import DISCREPANCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.agreement.judgements import Kind
    from articles.agreement.units import Place
    from articles.article import Side, Span
    from articles.notes.content.note import Note

_OBJECTION = "disagreement"
"""The type of a note that objects to what it is on; other types are no answers to one question."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, or one of each article, with what was said of it.

    `place` is where most marked it, `quotes` are the words there. `judgements` are those that hold: of several answers
    of one person to one question the latest. `notes` are all notes on it, in the order they are in.
    """

    id: str
    place: Place
    quotes: Mapping[Side, str]
    judgements: tuple[Judgement, ...]
    notes: tuple[Note, ...] = ()

    def span(self, side: Side) -> Span | None:
        """Where it is on a side."""
        return next((span for each, span in self.place if each == side), None)

    def answers(self, kind: Kind) -> dict[str, str]:
        """What each person said, of a kind of which one says one thing."""
        return {each.person: each.value for each in self.judgements if each.kind == kind}

    def said(self, kind: Kind) -> dict[str, tuple[str, ...]]:
        """Who said each of the things that were said, the most frequent first."""
        found: dict[str, list[str]] = {}
        for each in self.judgements:
            if each.kind == kind and each.person not in found.setdefault(each.value, []):
                found[each.value].append(each.person)
        ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        return {value: tuple(sorted(people)) for value, people in ordered}

    def of(self, person: str) -> tuple[Judgement, ...]:
        """What one person said of it."""
        return tuple(each for each in self.judgements if each.person == person)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """People said different things of a passage; `said` gives who said what, the most frequent first."""

    passage: Passage
    kind: Kind
    said: Mapping[str, tuple[str, ...]]

    @property
    def people(self) -> tuple[str, ...]:
        """All who said one of those things."""
        return tuple(sorted({person for people in self.said.values() for person in people}))


@dataclass(frozen=True, slots=True)
class Author:
    """A person: how many notes of all kinds, and judgements by kind; `by_file` where the file gives the name."""

    name: str
    notes: int
    counts: Mapping[Kind, int] = field(default_factory=dict)
    by_file: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """What people say of one pair of articles.

    `passages` stand in the order of a, then those on b alone; `disagreements` the gravest first. `figure` is the
    agreement on verdicts. `unplaced` notes have no place that can be compared, `unknown` no author that can be known.
    """

    authors: tuple[Author, ...]
    passages: tuple[Passage, ...]
    figure: Figure
    disagreements: tuple[Disagreement, ...]
    unplaced: int = 0
    unknown: int = 0

    @property
    def several(self) -> bool:
        """Whether more than one person made any note."""
        return len(self.authors) > 1

    @property
    def by_file(self) -> tuple[str, ...]:
        """The authors who are called by their file."""
        return tuple(author.name for author in self.authors if author.by_file)


def agreement_of(notes: Iterable[Note], people: People | None = None) -> Agreement:
    """What the authors of the notes say; the notes stand where their spans are, decisions among them included.

    The order of the notes changes nothing but the order in which a passage lists them.
    """
    every = tuple(notes)
    people = people if people is not None else people_in(every)
    places = {note.id: place for note in every if (place := place_of(note))}
    judgements = list(judgements_in(every, people, places))
    marked = {(person, places[note_id]) for note_id, person in people.of.items() if note_id in places}
    cores = units_of(place for _person, place in sorted(marked, key=repr))
    passages = _passages(every, judgements, places, cores)
    authors = _authors(every, judgements, people)
    figure = agreement_in([passage.answers("verdict") for passage in passages])
    unplaced = sum(note.id not in places for note in every if note.targets)
    return Agreement(authors, passages, figure, _disagreements(passages), unplaced, people.unknown)


def _authors(notes: Iterable[Note], judgements: Iterable[Judgement], people: People) -> tuple[Author, ...]:
    made = Counter(people.of.get(note.id) for note in notes)
    said = Counter((each.person, each.kind) for each in judgements)
    counts = {name: {kind: said[name, kind] for kind in KINDS if said[name, kind]} for name in people.names}
    return tuple(Author(name, made[name], counts[name], name in people.by_file) for name in people.names)


def _passages(
    notes: Sequence[Note], judgements: Iterable[Judgement], places: Mapping[str, Place], cores: Mapping[Place, Place]
) -> tuple[Passage, ...]:
    said: dict[Place, list[Judgement]] = {}
    for each in judgements:
        said.setdefault(cores[each.place], []).append(each)
    on: dict[Place, list[Note]] = {}
    quotes: dict[Place, dict[Side, str]] = {}
    for note in notes:
        place = places.get(note.id, ())
        if place not in cores:
            continue
        on.setdefault(cores[place], []).append(note)
        if place == cores[place] and place not in quotes:
            quotes[place] = {side: " … ".join(_exacts(note, side)) for side, _span in place}
    ordered = sorted(on, key=_in_order)
    return tuple(
        Passage(f"p{number}", core, quotes[core], _holding(said.get(core, [])), tuple(on[core]))
        for number, core in enumerate(ordered, 1)
    )


def _exacts(note: Note, side: Side) -> list[str]:
    return [target.selector.exact for target in note.targets if target.side == side]


def _in_order(place: Place) -> tuple[bool, tuple[tuple[int, int], ...]]:
    return place[0][0] != "a", tuple((span.start, span.end) for _side, span in place)


def _holding(said: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold, by kind and person."""
    found: dict[tuple[str, ...], Judgement] = {}
    for each in said:
        key = (each.person, each.kind) if each.kind in ONE_ANSWER else (each.person, each.kind, each.value)
        if key not in found or each.rank > found[key].rank:
            found[key] = each
    return tuple(sorted(found.values(), key=lambda each: (KINDS.index(each.kind), each.person, each.value)))


def _disagreements(passages: Iterable[Passage]) -> tuple[Disagreement, ...]:
    """All disagreements: verdicts first, in each kind those that set a discrepancy against none, then by how many."""
    found = []
    for order, passage in enumerate(passages):
        for kind in KINDS:
            said = passage.said(kind)
            if kind in ONE_ANSWER and len(said) > 1:
                found.append((_weight(kind, said), order, Disagreement(passage, kind, said)))
            elif kind == "type" and (objecting := _objecting(said)):
                found.append((_weight(kind, objecting), order, Disagreement(passage, kind, objecting)))
    return tuple(each for _weight, _order, each in sorted(found, key=lambda item: item[:2]))


def _objecting(said: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Who objects, and who wrote something else and does not; nothing where there are not both."""
    against = said.get(_OBJECTION, ())
    others = {value: tuple(name for name in people if name not in against) for value, people in said.items()}
    rest = {value: people for value, people in others.items() if people}
    return {_OBJECTION: against, **rest} if against and rest else {}


def _weight(kind: Kind, said: Mapping[str, tuple[str, ...]]) -> tuple[int, bool, int, int]:
    """What comes first is smallest: the kind, whether both sides of a discrepancy, how many dissent, how many speak."""
    grave = kind != "verdict" or bool(DISCREPANCIES & said.keys()) != (said.keys() <= DISCREPANCIES)
    sizes = [len(people) for people in said.values()]
    return KINDS.index(kind), not grave, max(sizes) - sum(sizes), -sum(sizes)
