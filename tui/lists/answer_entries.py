"""The list of answers: by task, each with its passage, who gave it and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.lessons.answers import NO_TASK
from articles.reading.display import displayable
from tui.lists.entry import Entry
from tui.lists.note_entries import styled_words
from tui.view.describing import paragraph_place
from tui.view.noting import plain_words, relation_sign
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.lessons.answers import Answer
    from articles.lessons.lesson import Task
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

_PUPIL = 16
"""Cells of the column of names."""


def answer_entries(answers: Iterable[Answer], view: ReadingView, signs: Signs, *, named: bool) -> list[Entry]:
    """Every answer in its order, under the heading of its task; `named` with the pupil."""
    return [_entry(answer, view, signs, named=named) for answer in answers]


def heading_of(task: Task | None) -> str:
    """What stands over the answers to a task."""
    return f"{task.number}. {displayable(' '.join(task.heading.split()))}" if task is not None else "Without a task"


def _entry(answer: Answer, view: ReadingView, signs: Signs, *, named: bool) -> Entry:
    note = answer.note
    words = " ".join(plain_words(note).split())
    quotes = " ⇄ ".join(displayable(" ".join(target.selector.exact.split())) for target in note.targets)
    place = next(
        (
            f"{each.side.upper()} {paragraph_place(view, each.side, each.span.start)}"
            for each in note.targets
            if each.span
        ),
        "no place",
    )
    kind = displayable(" ".join([answer.kind, *(f"#{tag}" for tag in answer.tags)]).strip())
    pupil = fit(displayable(answer.pupil), _PUPIL - 1)
    content = Content.assemble(
        (f"{place:<10} ", "$ink-quiet"),
        (f"{pupil:<{_PUPIL}}" if named else "", "bold"),
        (f"{relation_sign(note, signs)}{kind}  " if kind or note.relation else "", "bold"),
        words,
        (f"\n           “{quotes}”", "$ink-quiet"),
    )
    number = answer.task.number if answer.task is not None else NO_TASK
    found = f"task {number} {answer.pupil} {kind} {words} {quotes} {place}"
    return Entry(note.id, content, displayable(found), heading_of(answer.task))


def answer_detail(answers: Sequence[Answer], note_id: str, *, named: bool) -> Content:
    """An answer in full."""
    answer = next((each for each in answers if each.note.id == note_id), None)
    if answer is None:
        return Content("")
    facts = [answer.pupil if named else "", answer.kind, answer.note.relation or "", *(f"#{t}" for t in answer.tags)]
    parts: list[str | tuple[str, str]] = [(f"{displayable('  ·  '.join(filter(None, facts)))}\n", "bold")]
    parts += styled_words(answer.note)
    for target in answer.note.targets:
        parts += [(f"{target.side.upper()} ", "bold"), f"“{displayable(' '.join(target.selector.exact.split()))}”\n"]
    return Content.assemble(*parts)
