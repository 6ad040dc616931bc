"""A pupil's answers: notes that carry the tag of a task, and of a kind that the task names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.lessons.lesson import Lesson, Task
    from articles.notes.content.note import Note

NO_TASK = 1_000
"""Where answers to no task come in the order of tasks."""
_NOWHERE = (len(SIDES), 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """A pupil's note: the task it answers, None for none, and the kind of answer, "" for none."""

    pupil: str
    task: Task | None
    kind: str
    note: Note

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: its first side (0 or 1) and the offset there; last, what has no place."""
        places = ((SIDES.index(target.side), target.span.start) for target in self.note.targets if target.span)
        return min(places, default=_NOWHERE)

    @property
    def tags(self) -> tuple[str, ...]:
        """The pupil's own tags: neither that of the task nor the kind."""
        known = {self.kind.casefold(), self.task.tag if self.task is not None else ""}
        return tuple(tag for tag in self.note.tags if tag.casefold() not in known)


def task_in(tags: Iterable[str], lesson: Lesson) -> Task | None:
    """The task that tags name; the first of several."""
    held = {tag.casefold() for tag in tags}
    return next((task for task in lesson.tasks if task.tag in held), None)


def kind_in(tags: Iterable[str], task: Task | None) -> str:
    """The kind of answer among the tags, as the task spells it; "" when there is none."""
    held = {tag.casefold() for tag in tags}
    return next((kind for kind in (task.kinds if task is not None else ()) if kind.casefold() in held), "")


def retagged(tags: Sequence[str], lesson: Lesson, task: Task | None, kind: str) -> tuple[str, ...]:
    """The tags of an answer to `task` of that kind: these two first, then those that name neither a task nor a kind."""
    before = task_in(tags, lesson)
    gone = {each.tag for each in lesson.tasks}
    gone |= {each.casefold() for each in (*(before.kinds if before else ()), *(task.kinds if task else ()))}
    own = [tag for tag in tags if tag.casefold() not in gone]
    first = [task.tag] if task is not None else []
    return (*first, *([kind] if kind else []), *own)


def answer_of(note: Note, lesson: Lesson, pupil: str) -> Answer:
    """The note as an answer."""
    task = task_in(note.tags, lesson)
    return Answer(pupil, task, kind_in(note.tags, task), note)


def in_order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """By task, then by passage, then by pupil; those to no task last."""

    def key(answer: Answer) -> tuple[int, tuple[int, int], str, str]:
        number = answer.task.number if answer.task is not None else NO_TASK
        return number, answer.place, answer.pupil.casefold(), answer.note.created

    return tuple(sorted(answers, key=key))


def answers_in(notes: Iterable[Note], lesson: Lesson, pupil: str = "") -> tuple[Answer, ...]:
    """The ordinary notes as answers, in order; without `pupil`, each is by its author."""
    return in_order(answer_of(note, lesson, pupil or note.creator) for note in notes)


def counts_by_task(answers: Iterable[Answer]) -> dict[int, int]:
    """How many answers each task has, by its number; 0 stands for no task."""
    counts: dict[int, int] = {}
    for answer in answers:
        number = answer.task.number if answer.task is not None else 0
        counts[number] = counts.get(number, 0) + 1
    return counts
