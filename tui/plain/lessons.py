"""A lesson in the conversation: its tasks, answers as notes, handing in, and what the machine found kept hidden."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.lessons.answers import answers_in, retagged
from articles.lessons.handing_in import checked_name
from articles.lessons.words import plain_lines
from articles.reports.parts import flat
from tui.plain.command import Command
from tui.plain.desk import ALL
from tui.plain.noting import about_and_words, spans_here, write
from tui.plain.talk import Question
from tui.plain.telling import about_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.article import Side, Span
    from articles.lessons.answers import Answer
    from articles.lessons.lesson import Task
    from tui.plain.talk import Lines, Talk
    from tui.view.lessons.desk import LessonDesk


def commands_of(lesson: LessonDesk) -> tuple[Command, ...]:
    """What can be typed in a lesson: as without one, but a note answers a task."""
    own = (
        Command("task", ("task", "go to task"), ("o",), "NUMBER", "what the task says; with a number, that task", "lesson", partial(task, lesson)),
        Command("next-task", ("next task",), (), "", "the next task", "lesson", partial(step, lesson, 1)),
        Command("previous-task", ("previous task",), (), "", "the task before", "lesson", partial(step, lesson, -1)),
        Command("note", ("answer", "note"), ("a",), "A, B or pair, WORDS", "an answer to the task, on what is here", "lesson", partial(answer, lesson)),
        Command("answers", ("answers", "notes"), ("A",), "", "your answers", "lesson", partial(answers, lesson)),
        Command("hand-in", ("hand in",), (), "", "write your answers into files for your teacher", "lesson", partial(hand_in, lesson)),
        Command("reveal", ("reveal",), (), "WORD", "show what the machine found, for your teacher's word", "lesson", partial(reveal, lesson)),
    )  # fmt: skip
    taken = {word for command in own for word in (*command.words, *command.keys)}
    ids = {command.id for command in own} | {"notes"}
    kept = (
        replace(
            each,
            words=tuple(word for word in each.words if word not in taken),
            keys=tuple(key for key in each.keys if key not in taken),
        )
        for each in ALL
        if each.id not in ids
    )
    return (*own, *kept)


def hidden_words(lesson: LessonDesk, talk: Talk) -> str:
    """Why what the machine found is not said; "" where it may be."""
    if not talk.session.hidden:
        return ""
    until = {"at-end": " until you hand in", "word": " until your teacher's word: reveal and the word"}
    return f"What the machine found is hidden in this lesson{until.get(lesson.lesson.reveal, '')}."


# the tasks


def all_tasks(lesson: LessonDesk) -> Lines:
    """The title, what is said before the tasks, and every task."""
    lines = [flat(lesson.lesson.title), *plain_lines(lesson.lesson.words)]
    for each in lesson.lesson.tasks:
        lines += ["", *told(lesson, each)]
    return lines


def told(lesson: LessonDesk, each: Task) -> Lines:
    """A task as it is read out."""
    kinds = [f"Kinds of answer: {', '.join(each.kinds)}"] if each.kinds else []
    head = f"Task {each.number} of {len(lesson.lesson.tasks)}: {flat(each.heading)}"
    return [head, *plain_lines(each.words), *kinds]


def task(lesson: LessonDesk, _talk: Talk, argument: str) -> Lines:
    """Say the task again; with a number, go on with that one."""
    if argument:
        found = lesson.lesson.task(int(argument)) if argument.isdecimal() and len(argument) < 4 else None
        if found is None:
            return [f"There are tasks 1 to {len(lesson.lesson.tasks)}."]
        lesson.number = found.number
    return told(lesson, lesson.task)


def step(lesson: LessonDesk, steps: int, _talk: Talk, _argument: str) -> Lines:
    """Go on with the next task, or with the one before."""
    lesson.step(steps)
    return told(lesson, lesson.task)


# answers


def answer(lesson: LessonDesk, talk: Talk, argument: str) -> Lines:
    """Answer the task on what is here; of which kind, and in what words, is asked where it is not said."""
    about, words = about_and_words(argument)
    spans = spans_here(talk, about)
    if isinstance(spans, str):
        return [spans]
    each = lesson.task
    if not each.kinds:
        return _write(lesson, talk, spans, words, each, "")
    numbered = ", ".join(f"{number} {kind}" for number, kind in enumerate(each.kinds, 1))
    take = partial(_of_kind, lesson, talk, spans, words, each)
    talk.question = Question("kind: ", take, lambda _typed: ["Answer not written."])
    return [f"Task {each.number}. Which kind: {numbered}? An empty line for none."]


def _of_kind(lesson: LessonDesk, talk: Talk, spans: dict[Side, Span], words: str, each: Task, line: str) -> Lines:
    kind = _kind_named(each.kinds, line.strip())
    if kind is None:
        take = partial(_of_kind, lesson, talk, spans, words, each)
        talk.question = Question("kind: ", take, lambda _typed: ["Answer not written."])
        return [f"{line.strip()} is none of them: a number up to {len(each.kinds)}, or an empty line."]
    return _write(lesson, talk, spans, words, each, kind)


def _kind_named(kinds: Sequence[str], typed: str) -> str | None:
    """The kind of a number, or of a name; "" for nothing typed, None for what names none."""
    if not typed:
        return ""
    if typed.isdecimal() and len(typed) < 4:
        return kinds[int(typed) - 1] if 1 <= int(typed) <= len(kinds) else None
    return next((kind for kind in kinds if kind.casefold() == typed.casefold()), None)


def _write(lesson: LessonDesk, talk: Talk, spans: dict[Side, Span], words: str, each: Task, kind: str) -> Lines:
    called = f"Answer to task {each.number}" + (f", {kind}" if kind else "")
    return write(talk, spans, words, retagged((), lesson.lesson, each, kind), called)


def answers(lesson: LessonDesk, talk: Talk, _argument: str) -> Lines:
    """Your answers, a line each."""
    found = answers_in(talk.session.notes, lesson.lesson, lesson.pupil)
    return [_line(each) for each in found] or ["No answers yet. answer and your words write one on what is here."]


def _line(each: Answer) -> str:
    number = f"Task {each.task.number}" if each.task is not None else "No task"
    quotes = " / ".join(flat(target.selector.exact) for target in each.note.targets)
    head = ", ".join(filter(None, (number, each.kind, f"on {about_words(each.note)}")))
    return f"{head}: {flat(each.note.body) or 'no words'} (“{quotes}”)"


# handing in


def hand_in(lesson: LessonDesk, talk: Talk, _argument: str) -> Lines:
    """Write the answers into files of the pupil's name."""
    from tui.background.pupils import write_answers
    from tui.view.lessons.desk import unanswered

    if not talk.session.notes:
        return ["There are no answers yet, so nothing is handed in."]
    if failed := talk.save():
        return [f"NOT SAVED, {failed}; nothing is handed in."]
    notes, words = write_answers(lesson, talk.session)
    lesson.handed_in = True
    missing = unanswered(answers_in(talk.session.notes, lesson.lesson, lesson.pupil), lesson.lesson)
    left = f" No answer to task {', '.join(map(str, missing))}." if missing else ""
    return [f"Handed in: send {notes} to your teacher; {words.name} is to be read.{left}"]


def reveal(lesson: LessonDesk, talk: Talk, argument: str) -> Lines:
    """Show what the machine found: for the teacher's word, or once handed in."""
    if not talk.session.hidden:
        return ["What the machine found is there already."]
    if lesson.lesson.reveal == "word":
        if not argument:
            ask = partial(reveal, lesson, talk)
            talk.question = Question(
                "word: ", lambda line: ask(line or " "), lambda _typed: [hidden_words(lesson, talk)]
            )
            return ["What is your teacher's word?"]
        if not lesson.lesson.opens_with(argument):
            return ["That is not the word; your teacher has it."]
        lesson.opened = True
    elif lesson.lesson.reveal != "at-end" or not lesson.handed_in:
        return [hidden_words(lesson, talk)]
    talk.session.hidden = False
    talk.session.refresh()
    talk.compare()
    return ["What the machine found can be asked for now; the texts are being compared."]


# who it is


def ask_name(lesson: LessonDesk, ask: Callable[[str], str], say: Callable[[str], None]) -> str:
    """The pupil's name, asked until there is one. Raises EOFError or KeyboardInterrupt where the pupil leaves."""
    before = f" (an empty line: {flat(lesson.last)})" if lesson.last else ""
    while True:
        typed = ask(f"Your first and last name{before}: ").strip() or lesson.last
        try:
            return checked_name(typed)
        except DiptychError as error:
            say(str(error))
