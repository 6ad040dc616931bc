"""Pupils of a lesson on this machine: the name given before, where their answers are kept, and what they hand in."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.lessons.handing_in import hand_in, own_notes_path
from articles.lessons.lesson import lesson_bytes
from articles.notes.disk.files import Disk
from articles.notes.disk.naming import ENDING, Home, home_beside
from articles.notes.disk.saving import replace_file

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.cases.home import OpenCase
    from articles.lessons.lesson import Lesson
    from articles.session import Session
    from tui.view.lessons.desk import LessonDesk

OF_TEACHER = "class"
"""What stands for a pupil's name in that of the file with the teacher's own notes."""
_MOST = 100
"""Lessons of which a name is kept."""


def _names_path() -> Path:
    from platformdirs import user_state_path

    return user_state_path("diptych") / "pupils.json"


def _key(lesson: Lesson, articles: dict[Side, Article]) -> str:
    import hashlib

    texts = "".join(article.text_sha256 for article in articles.values())
    return hashlib.sha256(lesson_bytes(lesson) + texts.encode()).hexdigest()[:16]


def last_name(lesson: Lesson, articles: dict[Side, Article]) -> str:
    """The name that was given for the lesson on this machine the last time; "" where there is none."""
    name = _names().get(_key(lesson, articles), "")
    return name if isinstance(name, str) else ""


def keep_name(lesson: Lesson, articles: dict[Side, Article], name: str) -> None:
    """Keep the name; where that cannot be, it is asked again the next time."""
    key, path = _key(lesson, articles), _names_path()
    names = {other: known for other, known in _names().items() if other != key}
    kept = dict([*names.items(), (key, name)][-_MOST:])
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(Disk(), path, json.dumps(kept, indent=1).encode())


def _names() -> dict[str, object]:
    try:
        raw = json.loads(_names_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def seated(
    a: Article, b: Article, case: OpenCase, desk: LessonDesk | None = None
) -> tuple[Article, Article, LessonDesk | None]:
    """The articles of a case as they are read, and the desk of the lesson in it: `desk`, or a pupil's.

    A case without a lesson is as it was. Raises BadInputError for a lesson that cannot be read.
    """
    from articles.cases.lesson import articles_of, lesson_of
    from tui.view.lessons.desk import LessonDesk

    lesson = lesson_of(case.case)
    if lesson is None:
        return a, b, None
    a, b = articles_of(case.case)
    return a, b, desk or LessonDesk(lesson, case.path, last=last_name(lesson, {"a": a, "b": b}))


def home_of(desk: LessonDesk, name: str) -> Home:
    """Where a pupil's answers are kept: beside the lesson, or with the user's data where nothing can be written."""
    near = own_notes_path(Path(os.path.abspath(desk.path)), name)  # noqa: PTH100 - links in the path stay as they are
    home = home_beside(near.with_name(near.name.removesuffix(ENDING)))
    return replace(home, where="") if home.path == near else home


def begun_by_another(desk: LessonDesk, name: str) -> bool:
    """Whether somebody of that name has answers here already, and it is not who was here the last time."""
    return name != desk.last and home_of(desk, name).path.exists()


def write_answers(desk: LessonDesk, session: Session) -> tuple[Path, Path]:
    """Write what the pupil hands in: beside the lesson, else in the present folder, else in the home folder.

    Gives the paths of the notes and of the readable answers. Raises DiptychError when none can be written.
    """
    from articles.notes.content.note import timestamp
    from articles.reports import render_notes
    from articles.reports.lessons import render_answers

    loaded, notes = dict(session.loaded), session.notes
    collection = render_notes("w3c", notes, session.store.collection(), loaded, timestamp())
    words = render_answers(desk.lesson, desk.pupil, notes, loaded)
    return hand_in(_folder(desk), desk.pupil, collection, words)


def _folder(desk: LessonDesk) -> Path:
    folders = (Path(os.path.abspath(desk.path)).parent, Path.cwd(), Path.home())  # noqa: PTH100 - as above
    return next((folder for folder in folders if os.access(folder, os.W_OK | os.X_OK)), folders[0])
