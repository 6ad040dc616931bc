"""A lesson on screen: the task that is shown, who works on it, and for the teacher what the class answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from articles.lessons.answers import counts_by_task
from articles.lessons.words import plain_lines
from articles.reading.display import displayable
from tui.view.pages.wrapping import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from articles.lessons.answers import Answer
    from articles.lessons.classes import ClassView
    from articles.lessons.lesson import Lesson, Task


@dataclass(slots=True)
class LessonDesk:
    """A lesson that is being worked on, or looked at with its class.

    `path` is its file. `pupil` is the name of who works on it, "" until it was asked, and `last` the name given here
    before. `number` is the task that is shown, `part` which part of its words (0: only its heading). `handed_in` tells
    that the answers were handed in since the lesson was opened, `opened`
    that the teacher's word was given. `group` is the class, for the teacher.
    """

    lesson: Lesson
    path: Path
    pupil: str = ""
    last: str = ""
    number: int = 1
    part: int = 0
    handed_in: bool = False
    opened: bool = False
    group: ClassView | None = None

    @property
    def task(self) -> Task:
        """The task that is shown."""
        return self.lesson.tasks[self.number - 1]

    @property
    def nameless(self) -> bool:
        """Whether a pupil works on it who has not said who they are."""
        return self.group is None and not self.pupil

    def step(self, steps: int) -> None:
        """Show a task before or after; after the last comes the first."""
        self.number = (self.number - 1 + steps) % len(self.lesson.tasks) + 1
        self.part = min(self.part, 1)


@dataclass(frozen=True, slots=True)
class TaskRows:
    """The strip of a task: its heading, what is there of answers, the lines of its words that are shown."""

    heading: str
    state: str
    lines: tuple[str, ...] = ()


def parts_of(task: Task, lesson: Lesson, cells: int, rows: int) -> list[tuple[str, ...]]:
    """The words of a task in lines of so many cells, in parts of so many rows; what introduces all comes first."""
    kinds = f"kinds of answer: {', '.join(task.kinds)}" if task.kinds else ""
    first = lesson.words if task.number == 1 else ""
    said = (words for words in (first, task.words, kinds) if words)
    lines = [line for number, words in enumerate(said) for line in (*([""] if number else []), *_lines(words, cells))]
    lines = lines or ["nothing more is said of this task"]
    return [tuple(lines[start : start + rows]) for start in range(0, len(lines), rows)]


def _lines(words: str, cells: int) -> Iterator[str]:
    for line in plain_lines(words):
        yield from wrapped(displayable(line), cells)


def wrapped(text: str, cells: int) -> list[str]:
    """Text in lines of at most so many cells, broken between words where that can be."""
    lines: list[str] = []
    rest = text.rstrip()
    while rest:
        head = rest if cell_len(rest) <= cells else cut(rest, max(cells, 1)) or rest[:1]
        lines.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return lines or [""]


def answered(answers: Iterable[Answer], task: Task) -> str:
    """How many answers there are to a task, in words."""
    count = counts_by_task(answers).get(task.number, 0)
    return "no answer yet" if not count else "1 answer" if count == 1 else f"{count} answers"


def unanswered(answers: Iterable[Answer], lesson: Lesson) -> list[int]:
    """The numbers of the tasks without an answer."""
    counts = counts_by_task(answers)
    return [task.number for task in lesson.tasks if not counts.get(task.number)]
