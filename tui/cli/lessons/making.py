"""`diptych lesson A B --tasks FILE -o LESSON`: two articles and a teacher's tasks as one file for a class."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.source import STDIN
from tui.cli.output import one_line, write_out
from tui.cli.pair import notes_path, open_named
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.cases import Case
    from articles.lessons.lesson import Lesson
    from articles.session import Session

VIEW = "view"
ENDING = ".diptych"


def lesson(options: Namespace) -> int:
    """Make a lesson, or look at the class that answered one; returns the exit code."""
    if options.articles[:1] == [VIEW]:
        from tui.cli.lessons.viewing import view

        options.articles = options.articles[1:]
        return view(options)
    _check(options)
    from articles.lessons.lesson import hiding
    from articles.lessons.tasks import read_tasks
    from articles.reports.writing import write_file

    made = read_tasks(Path(options.tasks))
    if options.title:
        made = replace(made, title=" ".join(options.title.split())[:300])
    made = replace(made, hides=False) if options.show_machine else hiding(made, options.reveal)
    settings = settings_of(options)
    data = packed(*_session(options, settings.encoder), made)
    write_file(options.output, data, [*(name for name in options.articles if name != STDIN), options.tasks])
    write_out(_told(made, options.output))
    return 0


def _check(options: Namespace) -> None:
    """Raise BadInputError without tasks, or a name to write to, and for one that is taken and stays as it is."""
    if not options.tasks or not options.output:
        missing = "--tasks FILE, with the tasks," if not options.tasks else "-o FILE.diptych, for the lesson,"
        raise BadInputError("no lesson is made", f"{missing} is missing", "see diptych lesson --help")
    what, name = f"cannot write {one_line(options.output)}", options.output
    if name == STDIN or not name.lower().endswith(ENDING):
        raise BadInputError(what, f"a lesson is a file that ends in {ENDING}", f"name it with -o X{ENDING}")
    if not options.force and os.path.lexists(Path(name).expanduser()):
        raise BadInputError(what, "there is a file of that name", "choose another name, or write over it with --force")


def _session(options: Namespace, encoder: str) -> tuple[Session, Case | None]:
    """The articles of the command line with the teacher's notes, not compared; and the case that they came in."""
    from articles.notes.store import NotesStore
    from articles.session import Session

    opened = open_named(options)
    store = NotesStore.open(opened.home(notes_path(options)), opened.a, opened.b, only_read=True)
    case = opened.case.case if opened.case is not None else None
    return Session(opened.a, opened.b, store, matching=opened.matching(encoder)), case


def packed(session: Session, before: Case | None, lesson: Lesson) -> bytes:
    """The file of a lesson on the articles of a session, which has not been run; `before` is the case they came in.

    Nothing of the machine's is in it, and of the teacher's notes only what was decided of the articles: where they
    begin and end, their titles.
    """
    from articles.cases import gather, pack
    from articles.lessons.lesson import lesson_bytes

    case = gather(session, before=before, lesson=lesson_bytes(lesson))
    return pack(replace(case, comparison=b"", compared_with="", notes=_on_articles(session)))


def _on_articles(session: Session) -> bytes:
    from articles.notes.collection.document import items_of, settled
    from articles.notes.content.kinds import ON_ARTICLES

    kept = {note.id for note in session.store.notes if note.relation in ON_ARTICLES}
    if not kept:
        return b""
    tree = session.store.collection()
    items = [item for item in items_of(tree) if isinstance(item, dict) and item.get("id") in kept]
    page = {**tree["first"], "items": items}
    if isinstance(page.get("partOf"), dict):
        page["partOf"] = {**page["partOf"], "total": len(items)}
    return settled({**tree, "total": len(items), "first": page})


def _told(lesson: Lesson, name: str) -> str:
    count = len(lesson.tasks)
    hidden = {
        "never": "the machine's marks stay hidden",
        "at-end": "the machine's marks are hidden until a pupil has handed in",
        "word": "the machine's marks are hidden until your word is typed",
    }
    marks = hidden[lesson.reveal] if lesson.hides else "the machine's marks are shown"
    return f"{one_line(name)}: {count} {'task' if count == 1 else 'tasks'}; {marks}\n"
