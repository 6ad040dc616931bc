"""The lesson in a case, and its articles as the class reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.cases.decisions import notes_in
from articles.decided import decisions_in
from articles.errors import BadInputError
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from articles.article import Article
    from articles.cases.case import Case
    from articles.lessons.lesson import Lesson


def lesson_of(case: Case) -> Lesson | None:
    """The lesson in a case, None for one without. Raises BadInputError when it is damaged, or of a newer Diptych."""
    if not case.lesson:
        return None
    from articles.lessons.lesson import lesson_in

    return lesson_in(case.lesson)


def articles_of(case: Case) -> tuple[Article, Article]:
    """The articles of a lesson, with what the teacher decided of them: where they begin and end, their titles.

    Raises BadInputError where the notes that say so are damaged.
    """
    try:
        decided = decisions_in(notes_in(case.notes, case.a, case.b))
    except DamagedNotesError as error:
        raise BadInputError("the lesson cannot be read", error.why, "ask your teacher for the file again") from error
    return decided.present("a", case.a), decided.present("b", case.b)
