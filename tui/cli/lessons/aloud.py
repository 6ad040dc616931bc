"""A lesson in lines, as a screen reader reads it: tasks, then passage after passage; answers are typed at a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES
from tui.cli import conversing
from tui.cli.output import one_line, write_out
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from articles.article import Article, Side
    from articles.session import Session
    from tui.cli.pair import Opened
    from tui.plain.loop import Output
    from tui.view.lessons.desk import LessonDesk


def aloud(options: Namespace, opened: Opened) -> int:
    """Read the lesson out, and at a terminal take answers; returns the exit code. There must be a lesson."""
    from tui.background.pupils import seated
    from tui.plain.lessons import all_tasks
    from tui.plain.loop import Output

    if opened.case is None:
        raise LookupError("no case")
    a, b, lesson = seated(opened.a, opened.b, opened.case)
    if lesson is None:
        raise LookupError("no lesson")
    if not conversing.at_terminal():
        write_out("\n".join([*all_tasks(lesson), *_texts({"a": a, "b": b})]) + "\n")
        return 0
    output = Output(wrapped=options.wrap)
    output.say_all(all_tasks(lesson))
    try:
        _converse(options, opened, lesson, (a, b), output)
    except (EOFError, KeyboardInterrupt):
        output.say("")
    return 0


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


def _converse(
    options: Namespace, opened: Opened, lesson: LessonDesk, articles: tuple[Article, Article], output: Output
) -> None:
    """Ask who it is, then converse with that pupil."""
    from tui.cli.failures import line_of
    from tui.plain.desk import Desk
    from tui.plain.lessons import ask_name, commands_of, hidden_words
    from tui.plain.looking import head
    from tui.plain.loop import Background, asker
    from tui.plain.talk import Talk

    commands = commands_of(lesson)
    ask = asker([word for command in commands for word in command.words])
    name = ask_name(lesson, ask, output.say)
    session = _session(options, opened, lesson, articles, name)
    talk = Talk(session, going="sentence")
    with Background() as background:
        desk = Desk(talk, output.say, line_of, commands, lambda: hidden_words(lesson, talk))
        output.say_all(head(talk, side) for side in SIDES)
        output.say_all(conversing.opening_lines(session))
        output.say("Type next for the first sentence, answer for an answer on it, task for the task, help for more.")
        conversing.talk_until_left(desk, background, output, ask)


def _session(
    options: Namespace, opened: Opened, lesson: LessonDesk, articles: tuple[Article, Article], name: str
) -> Session:
    """The session of a pupil, on their own answers."""
    from articles.notes.store import NotesStore
    from articles.session import Session
    from tui.background.pupils import home_of, keep_name

    a, b = articles
    lesson.pupil = lesson.last = name
    keep_name(lesson.lesson, {"a": a, "b": b}, name)
    store = NotesStore.open(home_of(lesson, name), a, b)
    matching = opened.matching(settings_of(options).encoder)
    return Session(a, b, store, author=name, matching=matching, hidden=lesson.lesson.hides)
