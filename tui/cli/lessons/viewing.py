"""`diptych lesson view LESSON FILE...`: what a class handed in, on the screen or as lines, a table, Markdown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from articles.cases.lesson import articles_of, lesson_of
from articles.errors import BadInputError
from articles.reading.source import shown_name
from tui.cli.output import write_out
from tui.cli.screen import check_keys, check_terminal, open_screen, settings_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from articles.article import Article, Side
    from articles.cases.home import OpenCase
    from articles.lessons.classes import ClassView
    from articles.lessons.lesson import Lesson
    from tui.settings import Settings

_ENDINGS = {".csv": "csv", ".md": "markdown", ".markdown": "markdown", ".txt": "plain"}
_REPORTS = {".html": "html", ".htm": "html", ".docx": "docx", ".json": "json"}
"""The endings of a whole report, with what the machine finds beside what the class marked."""


def view(options: Namespace) -> int:
    """Show what a class handed in; returns the exit code."""
    names = options.articles
    if len(names) < 2:
        what = "a lesson" if not names else "what pupils handed in"
        raise BadInputError("there is nothing to show", f"{what} is missing", "diptych lesson view LESSON FILE...")
    case, lesson = _lesson(names[0])
    form = _form(options)
    settings = settings_of(options)
    if form is None:
        check_keys(settings)
        check_terminal(piped=False)
    a, b = articles_of(case.case)
    group = read_class(lesson, (a, b), case.path, names[1:])
    if form is not None:
        _write(_rendered(group, form, case, (a, b), options), options)
        return 0
    from tui.view.lessons.desk import LessonDesk

    return open_screen(a, b, settings, None, piped=False, case=case, lesson=LessonDesk(lesson, case.path, group=group))


def _lesson(name: str) -> tuple[OpenCase, Lesson]:
    from articles.cases.home import OpenCase

    case = OpenCase.at(name)
    lesson = lesson_of(case.case)
    if lesson is None:
        raise BadInputError(f"{shown_name(name)} is no lesson", "there are no tasks in it", "name the lesson first")
    return case, lesson


def _form(options: Namespace) -> str | None:
    """The form that is asked for, by an option or by the name of the file; None for the screen."""
    ending = {**_ENDINGS, **_REPORTS}.get(Path(options.output).suffix.lower()) if options.output else None
    if options.output and options.format is None and ending is None:
        do = f"name one that ends in {', '.join((*_ENDINGS, *_REPORTS))}"
        raise BadInputError(f"cannot write {options.output}", "its ending says no form", do)
    if options.format or ending:
        return str(options.format or ending)
    return None if sys.stdout is not None and sys.stdout.isatty() else "plain"


def read_class(lesson: Lesson, pair: tuple[Article, Article], lesson_file: Path, names: Sequence[str]) -> ClassView:
    """The class of a lesson by the files that were handed in, each counted once. Raises BadInputError, naming one."""
    from articles.lessons.classes import ClassView
    from articles.lessons.files import handed_in
    from articles.lessons.handing_in import own_notes_path
    from articles.notes.disk.files import Disk
    from tui.background.pupils import OF_TEACHER
    from tui.cli.merge import read_notes

    articles: dict[Side, Article] = {"a": pair[0], "b": pair[1]}
    own = os.path.realpath(own_notes_path(lesson_file, OF_TEACHER))
    # A pattern such as *.json may name the teacher's own notes too, and a file twice.
    paths = {os.path.realpath(Path(name).expanduser()): Path(name).expanduser() for name in names}
    others = [path for real, path in paths.items() if real not in (own, os.path.realpath(lesson_file))]
    files = [handed_in(read_notes(Disk(), path), articles) for path in others]
    if not files:
        raise BadInputError("there is nothing to show", "no file of a pupil's is named", "name what was handed in")
    return ClassView(lesson, articles, files)


def _rendered(
    group: ClassView, form: str, case: OpenCase, pair: tuple[Article, Article], options: Namespace
) -> str | bytes:
    """The class in a form: by itself, or in a report of the comparison, which needs the word of a lesson with one."""
    from articles.reports.lessons import CLASS_FORMS, render_class

    alone = next((each for each in CLASS_FORMS if each == form), None)
    if alone is not None:
        return render_class(group, alone)
    if group.lesson.reveal == "word" and not group.lesson.opens_with(options.word or ""):
        why = "it shows what the machine finds" if options.word is None else "that is not the word of the lesson"
        raise BadInputError("no report is written", why, "add --word WORDS, those that --reveal named")
    return _report(group, form, case, pair, settings_of(options))


def _report(
    group: ClassView, form: str, case: OpenCase, pair: tuple[Article, Article], settings: Settings
) -> str | bytes:
    from datetime import datetime

    from articles.lessons.handing_in import own_notes_path
    from articles.notes.store import NotesStore
    from articles.reports import REPORT_FORMS, render_report
    from articles.reports.class_chapters import class_chapters
    from articles.session import Session
    from tui.background.pupils import OF_TEACHER

    store = NotesStore.open(own_notes_path(case.path, OF_TEACHER), *pair, only_read=True)
    found = Session(*pair, store, author=settings.author, matching=case.matching(settings.encoder)).run()
    chapters = class_chapters(group, {"a": found.a, "b": found.b})
    today = datetime.now().astimezone().date()
    whole = next(each for each in REPORT_FORMS if each == form)
    return render_report(found, whole, by=settings.author, made=today, chapters=chapters)


def _write(made: str | bytes, options: Namespace) -> None:
    if isinstance(made, str) and options.output in (None, "-"):
        write_out(made)
        return
    from articles.reports.writing import write_file

    if os.path.lexists(Path(options.output).expanduser()) and not options.force:
        raise BadInputError(f"cannot write {options.output}", "it is there already", "name another, or add --force")
    write_file(options.output, made, list(options.articles))
