"""What a class made of a lesson: who answered what, and how many marked each passage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.article import SIDES, Span
from articles.lessons.answers import Answer, answer_of, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.article import Article, Side
    from articles.lessons.lesson import Lesson, Task
    from articles.notes.content.note import Note

NOBODY = "without a name"
"""What a pupil is called whose notes name nobody."""
LEVELS = 4
"""How many degrees of density are told apart by a sign."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was handed in: its name, and the ordinary notes in it with their places."""

    name: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence that was marked: its side, index and span, and who marked any of its words."""

    side: Side
    sentence: int
    span: Span
    pupils: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many marked it."""
        return len(self.pupils)


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil: the name, how many answers there are, and the numbers of the tasks without one."""

    name: str
    answers: int
    missing: tuple[int, ...]


class ClassView:
    """The answers of a class on two articles.

    `answers` are in order: by task, passage, pupil. `pupils` are sorted by name; `marked[side]` are the sentences that
    anybody marked, in the order of the text. Each pupil counts once for a sentence, however often it is marked.
    """

    def __init__(self, lesson: Lesson, articles: Mapping[Side, Article], files: Iterable[HandedIn]) -> None:
        self.lesson = lesson
        self.articles = articles
        self.answers = in_order(answer_of(note, lesson, pupil) for pupil, note in by_pupil(files))
        self.pupils = tuple(self._pupils())
        self.marked = {side: tuple(self._marked(side)) for side in SIDES}
        self._by_start = {side: {each.span.start: each for each in self.marked[side]} for side in SIDES}

    def of_task(self, task: Task | None) -> tuple[Answer, ...]:
        """The answers to a task, or for None those to no task, by passage and pupil."""
        return tuple(answer for answer in self.answers if answer.task == task)

    def most(self) -> int:
        """How many marked the sentence that most marked."""
        return max((each.count for side in SIDES for each in self.marked[side]), default=0)

    def level(self, count: int) -> int:
        """How dense that is, from 1 to `LEVELS`, measured by the sentence that most marked; 0 for nobody."""
        return 0 if not count else 1 + (count * LEVELS - 1) // max(self.most(), count)

    def at(self, side: Side, start: int) -> Marked | None:
        """The marked sentence that begins at an offset."""
        return self._by_start[side].get(start)

    def stretches(self, side: Side) -> list[tuple[Span, int]]:
        """The marked stretches of a text and how many pupils marked each; where the number changes a new one begins."""
        spans = {(answer.pupil, span) for answer in self.answers for span in _spans(answer.note, side)}
        cuts = sorted({offset for _, span in spans for offset in (span.start, span.end)})
        found: list[tuple[Span, int]] = []
        for low, high in pairwise(cuts):
            count = len({pupil for pupil, span in spans if span.start <= low and high <= span.end})
            if found and found[-1][0].end == low and found[-1][1] == count:
                found[-1] = Span(found[-1][0].start, high), count
            elif count:
                found.append((Span(low, high), count))
        return found

    def kinds_of(self, task: Task) -> list[tuple[str, int]]:
        """How many answers to a task are of each kind it names, in its order; "" for those of none, if any."""
        counts = Counter(answer.kind for answer in self.of_task(task))
        named = [(kind, counts[kind]) for kind in task.kinds]
        return [*named, ("", counts[""])] if counts[""] and named else named

    def _pupils(self) -> Iterator[Pupil]:
        held: dict[str, list[Answer]] = {}
        for answer in self.answers:
            held.setdefault(answer.pupil, []).append(answer)
        for name in sorted(held, key=str.casefold):
            done = {answer.task.number for answer in held[name] if answer.task is not None}
            missing = tuple(task.number for task in self.lesson.tasks if task.number not in done)
            yield Pupil(name, len(held[name]), missing)

    def _marked(self, side: Side) -> Iterator[Marked]:
        article, who = self.articles[side], dict[int, set[str]]()
        for answer in self.answers:
            for span in _spans(answer.note, side):
                for index in _sentences(article, span):
                    who.setdefault(index, set()).add(answer.pupil)
        for index in sorted(who):
            yield Marked(side, index, article.sentences[index].span, tuple(sorted(who[index], key=str.casefold)))


def _spans(note: Note, side: Side) -> Iterator[Span]:
    return (target.span for target in note.targets if target.side == side and target.span is not None)


def _sentences(article: Article, span: Span) -> Iterator[int]:
    """The sentences that a span touches."""
    index = article.sentence_at(span.start)
    index = 0 if index is None else index
    while index < len(article.sentences) and article.sentences[index].span.start < span.end:
        if article.sentences[index].span.overlaps(span):
            yield index
        index += 1


def by_pupil(files: Iterable[HandedIn]) -> Iterator[tuple[str, Note]]:
    """Every note once, with what its pupil is called.

    Files with a note in common that name the same author are one pupil's, such as what was handed in twice: the last
    version of a note counts. Two pupils of one name in files with nothing in common are told apart by a number.
    """
    ids: list[tuple[str, set[str]]] = []
    held: list[dict[str, Note]] = []
    for file in files:
        for author, notes in _by_author(file.notes):
            own = {note.id for note in notes}
            place = next((n for n, (name, known) in enumerate(ids) if name == author.casefold() and known & own), None)
            if place is None:
                ids.append((author.casefold(), own))
                held.append({note.id: note for note in notes})
                continue
            ids[place][1].update(own)
            for note in notes:
                before = held[place].get(note.id)
                if before is None or before.modified < note.modified:
                    held[place][note.id] = note
    seen = Counter[str]()
    for (name, _), notes_of in zip(ids, held, strict=True):
        seen[name] += 1
        for note in notes_of.values():
            shown = " ".join(note.creator.split()) or NOBODY
            yield shown if seen[name] == 1 else f"{shown} ({seen[name]})", note


def _by_author(notes: Sequence[Note]) -> list[tuple[str, list[Note]]]:
    held: dict[str, tuple[str, list[Note]]] = {}
    for note in notes:
        author = " ".join(note.creator.split())
        held.setdefault(author.casefold(), (author, []))[1].append(note)
    return list(held.values())
