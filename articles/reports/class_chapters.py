"""A class in a report: how many marked each passage, the answers to each task, and the pupils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.lessons import BAR, WITHOUT_TASK, counts_of_task, facts_of, tasks_of
from articles.reports.parts import flat
from articles.reports.report.model import Chapter, Table
from articles.reports.report.quoting import Quoter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.article import Article, Side
    from articles.lessons.answers import Answer
    from articles.lessons.classes import ClassView
    from articles.reports.report.model import Cell

_WIDEST = 8
"""Blocks of the bar for all of a class, which has to fit a column of a page."""


def class_chapters(view: ClassView, articles: Mapping[Side, Article]) -> tuple[Chapter, ...]:
    """The chapters for a class, quoting the articles of the comparison that the report is of."""
    quoters = {side: Quoter(side, articles[side]) for side in SIDES}
    pupils = [(pupil.name, str(pupil.answers), ", ".join(map(str, pupil.missing))) for pupil in view.pupils]
    marked = tuple(_marked(view, quoters))
    first = Chapter(
        "class",
        f"Class: {flat(view.lesson.title)}",
        facts=(("pupils", str(len(view.pupils))), ("answers", str(len(view.answers)))),
        tables=(
            *([Table(("marked passage", "marked by", "share"), marked)] if marked else []),
            Table(("pupil", "answers", "no answer to task"), tuple(pupils)),
        ),
    )
    return (first, *_tasks(view, quoters))


def _marked(view: ClassView, quoters: Mapping[Side, Quoter]) -> Iterator[tuple[Cell, ...]]:
    """A row for each marked sentence, with a bar as long as its share of the class."""
    for side in SIDES:
        for each in view.marked[side]:
            bar = BAR * max(1, each.count * _WIDEST // max(len(view.pupils), 1))
            yield quoters[side].quote(each.span), f"{each.count} of {len(view.pupils)}", bar


def _tasks(view: ClassView, quoters: Mapping[Side, Quoter]) -> Iterator[Chapter]:
    for task, answers in tasks_of(view):
        heading = f"Task {task.number}: {flat(task.heading)}" if task is not None else WITHOUT_TASK.capitalize()
        rows = tuple(_answer(answer, quoters) for answer in answers)
        yield Chapter(
            f"task-{task.number}" if task is not None else "no-task",
            heading,
            facts=(("answers", counts_of_task(view, task, answers)),),
            tables=(Table(("A", "B", "pupil", "answer"), rows),) if rows else (),
        )


def _answer(answer: Answer, quoters: Mapping[Side, Quoter]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for side in SIDES:
        span = answer.note.span(side)
        target = answer.note.target(side)
        gone = f"no longer there: {flat(target.selector.exact)}" if target is not None else ""
        cells.append(quoters[side].quote(span) if span is not None else gone)
    said = [facts_of(answer, named=False), flat(answer.note.body)]
    return (*cells, answer.pupil, ": ".join(each for each in said if each))
