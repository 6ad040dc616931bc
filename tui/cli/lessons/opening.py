"""A case with a lesson on the command line: read out for a pupil, and kept from commands that tell what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.source import shown_name

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.cli.pair import Opened


def refuse_hidden(opened: Opened) -> None:
    """Raise BadInputError for a case with a lesson that hides what the machine finds: no command tells it."""
    if opened.case is None or not opened.case.case.lesson:
        return
    from articles.cases.lesson import lesson_of

    lesson = lesson_of(opened.case.case)
    if lesson is not None and lesson.hides:
        name = shown_name(str(opened.case.path))
        why = "it is a lesson, which hides what the machine finds"
        raise BadInputError(f"{name} is not compared", why, f"diptych {name} opens it for a pupil")


def check_lesson(options: Namespace, opened: Opened) -> bool:
    """Whether there is a lesson in what was opened. Raises BadInputError for one that cannot be used as asked."""
    if opened.case is None or not opened.case.case.lesson:
        return False
    from articles.cases.lesson import articles_of, lesson_of

    lesson_of(opened.case.case)
    articles_of(opened.case.case)
    if options.notes:
        do = "leave --notes out; your answers are kept beside the lesson"
        raise BadInputError("--notes cannot be used", "each pupil of a lesson has a file of their own", do)
    return True
