"""Which task of a lesson a note answers, and how, while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lessons.answers import kind_in, retagged, task_in
from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.lessons.lesson import Lesson, Task


class Answering:
    """The task and the kind of answer that are chosen, of those of a lesson; nothing to choose without one.

    `own` are the tags that are neither.
    """

    def __init__(self, lesson: Lesson | None = None, tags: Sequence[str] = ()) -> None:
        self._lesson = lesson
        self._task: Task | None = None
        self._kind = ""
        self.own = tuple(tags)
        if lesson is not None:
            self._task = task_in(tags, lesson)
            self._kind = kind_in(tags, self._task)
            self.own = retagged(tags, lesson, None, "")

    @property
    def task(self) -> str:
        """The task in words; "" where there are none to choose from."""
        if self._lesson is None:
            return ""
        return f"task {self._task.number}" if self._task is not None else "no task"

    @property
    def kind(self) -> str:
        """The kind of answer in words; "" where the task names none."""
        named = self._task is not None and self._task.kinds
        return displayable(self._kind or "no kind") if named else ""

    def tags(self, own: Sequence[str]) -> tuple[str, ...]:
        """All tags of the note, with these of its own."""
        return tuple(own) if self._lesson is None else retagged(own, self._lesson, self._task, self._kind)

    def next_task(self) -> bool:
        """Choose the next task, and after the last none; whether there are any."""
        if self._lesson is None:
            return False
        tasks = [None, *self._lesson.tasks]
        self._task = tasks[(tasks.index(self._task) + 1) % len(tasks)]
        self._kind = ""
        return True

    def next_kind(self) -> bool:
        """Choose the next kind of answer that the task names, and after the last none; whether it names any."""
        if self._task is None or not self._task.kinds:
            return False
        kinds = ["", *self._task.kinds]
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        return True
