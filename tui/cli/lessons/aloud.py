"""A lesson in lines, as a screen reader reads it: tasks, then passage after passage; answers are typed at a prompt."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES, other_side
from articles.errors import DiptychError
from articles.lessons.answers import answers_in, retagged
from articles.lessons.handing_in import checked_name
from articles.lessons.words import plain_lines
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from articles.article import Article, Side, Span
    from articles.lessons.lesson import Task
    from articles.session import Session
    from tui.view.lessons.desk import LessonDesk

HELP = """\
n: next passage   p: passage before   o: the other text   number: that paragraph
t: the task again   t 2: task 2   a: answer on this passage   aa: on it and on the one you left in the other text
l: your answers   u: take the last change back   h: hand in   q: leave   ?: this
"""


def aloud(desk: LessonDesk, a: Article, b: Article) -> int:
    """Read the lesson out, and at a terminal take answers; returns the exit code."""
    write_out("\n".join([*_tasks(desk), *_texts({"a": a, "b": b})]) + "\n")
    if sys.stdin is None or not sys.stdin.isatty():
        return 0
    try:
        name = _ask_name(desk)
        return Conversation(desk, a, b, name).run() if name else 0
    except (EOFError, KeyboardInterrupt):
        write_out("\n")
        return 0


def _tasks(desk: LessonDesk) -> Iterator[str]:
    lesson = desk.lesson
    yield one_line(lesson.title)
    yield from plain_lines(lesson.words)
    for task in lesson.tasks:
        yield from ("", *_task(task, len(lesson.tasks)))


def _task(task: Task, total: int) -> Iterator[str]:
    yield f"Task {task.number} of {total}: {one_line(task.heading)}"
    yield from plain_lines(task.words)
    if task.kinds:
        yield f"Kinds of answer: {', '.join(task.kinds)}"


def _texts(articles: dict[Side, Article]) -> Iterator[str]:
    for side in SIDES:
        article = articles[side]
        yield from ("", f"Text {side.upper()}: {one_line(article.title)}" + _outlet(article))
        for index, paragraph in enumerate(article.paragraphs):
            if paragraph.kind in MATCHED_KINDS:
                words = one_line(" ".join(article.quote(paragraph.span).split()))
                yield f"{side.upper()}, paragraph {article.paragraph_number(index)}: {words}"


def _outlet(article: Article) -> str:
    return f", {one_line(article.outlet)}" if article.outlet else ""


def _ask(question: str) -> str:
    sys.stdout.write(question)
    sys.stdout.flush()
    return input().strip()


def _ask_name(desk: LessonDesk) -> str:
    """The pupil's name; asked until there is one."""
    before = f" (Enter: {one_line(desk.last)})" if desk.last else ""
    while True:
        typed = _ask(f"\nYour first and last name{before}: ") or desk.last
        try:
            return checked_name(typed)
        except DiptychError as error:
            write_out(f"{error}\n")


class Conversation:
    """A pupil and the passages of two texts, one line at a time."""

    def __init__(self, desk: LessonDesk, a: Article, b: Article, name: str) -> None:
        from articles.notes.store import NotesStore
        from articles.session import Session
        from tui.background.pupils import home_of, keep_name

        self._desk, self._side = desk, SIDES[0]
        desk.pupil = desk.last = name
        keep_name(desk.lesson, {"a": a, "b": b}, name)
        home = home_of(desk, name)
        store = NotesStore.open(home, a, b)
        self._session: Session = Session(a, b, store, author=name, hidden=True)
        self._passages = {side: _passages(article) for side, article in (("a", a), ("b", b))}
        self._at = dict.fromkeys(SIDES, 0)
        for line in (home.where, *store.notices):
            if line:
                self._say(line)

    def run(self) -> int:
        """Ask for a command until the pupil leaves; returns the exit code."""
        self._say(f"\n{HELP}")
        self._read()
        while True:
            typed = _ask("> ")
            word, _, rest = typed.partition(" ")
            if word in ("q", "quit"):
                return 0
            try:
                self._do(word, rest.strip())
            except DiptychError as error:
                self._say(str(error))

    def _do(self, word: str, rest: str) -> None:
        steps = {"": 1, "n": 1, "next": 1, "p": -1, "previous": -1}
        deeds: dict[str, Callable[[], None]] = {
            "a": self._answer, "aa": self._answer_on_both, "l": self._list, "u": self._undo, "h": self._hand_in,
            "o": self._cross, "?": lambda: self._say(HELP),
        }  # fmt: skip
        if word in steps:
            self._step(steps[word])
        elif word == "t":
            self._show_task(rest)
        elif word.isdecimal():
            self._go_to(int(word))
        elif word in deeds:
            deeds[word]()
        else:
            self._say(f"{word} is no command; ? lists them")

    def _say(self, line: str) -> None:
        write_out(f"{line}\n" if not line.endswith("\n") else line)

    # reading

    def _span(self, side: Side) -> Span:
        article = self._session.article(side)
        return article.sentences[self._passages[side][self._at[side]]].span

    def _read(self) -> None:
        side = self._side
        article, span = self._session.article(side), self._span(side)
        number = article.paragraph_number(article.paragraph_at(span.start) or 0)
        noted = sum(1 for note in self._session.notes if (at := note.span(side)) is not None and at.overlaps(span))
        marks = f"  ({noted} of your answers here)" if noted else ""
        self._say(f"{side.upper()}, paragraph {number}: {one_line(' '.join(article.quote(span).split()))}{marks}")

    def _step(self, step: int) -> None:
        wanted = self._at[self._side] + step
        if not 0 <= wanted < len(self._passages[self._side]):
            self._say("this is the last passage of the text" if step > 0 else "this is the first passage of the text")
            return
        self._at[self._side] = wanted
        self._read()

    def _cross(self) -> None:
        self._side = other_side(self._side)
        self._read()

    def _go_to(self, number: int) -> None:
        article = self._session.article(self._side)
        for place, index in enumerate(self._passages[self._side]):
            if article.paragraph_number(article.sentences[index].paragraph) == number:
                self._at[self._side] = place
                self._read()
                return
        self._say(f"there is no paragraph {number} in this text")

    def _show_task(self, rest: str) -> None:
        if rest:
            if not rest.isdecimal() or self._desk.lesson.task(int(rest)) is None:
                self._say(f"there are tasks 1 to {len(self._desk.lesson.tasks)}")
                return
            self._desk.number = int(rest)
        self._say("\n".join(_task(self._desk.task, len(self._desk.lesson.tasks))))

    # answering

    def _answer(self) -> None:
        self._write({self._side: self._span(self._side)})

    def _answer_on_both(self) -> None:
        self._write({side: self._span(side) for side in SIDES})

    def _write(self, spans: dict[Side, Span]) -> None:
        from articles.notes.content.note import new_note

        lesson = self._desk.lesson
        typed = _ask(f"task (Enter: {self._desk.number}): ")
        task = lesson.task(int(typed)) if typed.isdecimal() else self._desk.task if not typed else None
        if task is None:
            self._say(f"no answer kept: there are tasks 1 to {len(lesson.tasks)}")
            return
        self._desk.number = task.number
        kind = self._kind(task)
        words = _ask("your words: ")
        tags = retagged((), lesson, task, kind)
        note = new_note(self._session.loaded, spans, words, tags=tags, creator=self._session.author)
        self._session.add(note)
        self._save()
        self._say(f"answer to task {task.number} kept")

    def _kind(self, task: Task) -> str:
        if not task.kinds:
            return ""
        offered = ", ".join(f"{number} {kind}" for number, kind in enumerate(task.kinds, 1))
        typed = _ask(f"kind ({offered}; Enter: none): ")
        if typed.isdecimal() and 1 <= int(typed) <= len(task.kinds):
            return task.kinds[int(typed) - 1]
        return next((kind for kind in task.kinds if kind.casefold() == typed.casefold()), "")

    def _save(self) -> None:
        self._session.store.save()
        self._session.refresh()

    def _undo(self) -> None:
        done = self._session.undo()
        if done == [None]:
            self._say("there is nothing to take back")
            return
        self._save()
        self._say("taken back")

    def _list(self) -> None:
        answers = answers_in(self._session.notes, self._desk.lesson, self._desk.pupil)
        for answer in answers:
            task = f"task {answer.task.number}" if answer.task is not None else "no task"
            quotes = " / ".join(one_line(" ".join(each.selector.exact.split())) for each in answer.note.targets)
            self._say(", ".join(filter(None, (task, answer.kind, answer.note.body or "no words"))) + f": “{quotes}”")
        if not answers:
            self._say("no answers yet")

    def _hand_in(self) -> None:
        from tui.background.pupils import write_answers

        if not self._session.notes:
            self._say("there are no answers yet")
            return
        notes, words = write_answers(self._desk, self._session)
        self._say(f"handed in: send {notes} to your teacher; {words.name} is to be read")


def _passages(article: Article) -> list[int]:
    """The sentences of the article itself, by their indices."""
    return [
        index
        for index, sentence in enumerate(article.sentences)
        if article.paragraphs[sentence.paragraph].kind in MATCHED_KINDS
    ]
