"""The strip of a lesson: which task is shown, what is there of answers, and as much of its words as was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lessons.answers import answers_in
from tui.view.lessons.desk import TaskRows, answered, parts_of

if TYPE_CHECKING:
    from articles.lessons.answers import Answer
    from tui.commands.context import Context
    from tui.view.lessons.desk import LessonDesk

_ROWS, _ROWS_SHORT = 8, 5
"""Rows of a task's words at a time, and on a screen of few rows."""
_SHORT = 30


def task_rows(context: Context, desk: LessonDesk) -> TaskRows:
    """The strip of the task that is shown."""
    total = len(desk.lesson.tasks)
    heading = f"task {desk.number} of {total}   {' '.join(desk.task.heading.split())}"
    if desk.group is not None:
        from articles.reports.lessons import counts_of_task

        state = counts_of_task(desk.group, desk.task, desk.group.of_task(desk.task))
    else:
        state = answered(answers_of(context, desk), desk.task) if desk.pupil else ""
    if not desk.part or (context.ui.mode == "note" and context.ui.rows < _SHORT):
        return TaskRows(heading, state)
    said = parts(context, desk)
    part = min(desk.part, len(said))
    key = context.ui.key_of("task", "reading") or ":task"
    more = f"{key} more" if part < len(said) else f"{key} closes"
    return TaskRows(heading, "   ".join(filter(None, (state, more))), said[part - 1])


def parts(context: Context, desk: LessonDesk) -> list[tuple[str, ...]]:
    """The words of the task that is shown, in the parts in which they are."""
    rows = _ROWS_SHORT if context.ui.rows < _SHORT else _ROWS
    return parts_of(desk.task, desk.lesson, max(context.display.width - 2, 1), rows)


def answers_of(context: Context, desk: LessonDesk) -> tuple[Answer, ...]:
    """The answers of the pupil, or of the class, in their order."""
    if desk.group is not None:
        return desk.group.answers
    return answers_in(context.session.notes, desk.lesson, desk.pupil)
