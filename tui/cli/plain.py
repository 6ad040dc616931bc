"""`diptych A B --plain`: a conversation at a terminal; into a pipe, all at once."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.cli.pair import case_named, notes_path, open_named
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.session import Session


def at_terminal() -> bool:
    """Whether somebody can type and listen here: both standard input and output are a terminal."""
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def plain(options: Namespace) -> int:
    """Converse about the two articles, or read the comparison out where no one can answer; returns the exit code.

    A lesson is read out with its tasks, and a pupil answers them.
    """
    if case_named(options) is not None:
        from tui.cli.lessons.opening import read_aloud

        ended = read_aloud(options, open_named(options))
        if ended is not None:
            return ended
    if at_terminal():
        return _converse(options)
    from tui.cli.compare import compare

    options.format, options.output = "plain", None
    return compare(options)


def _converse(options: Namespace) -> int:
    from articles.article import SIDES
    from tui.cli.failures import line_of
    from tui.plain.desk import Desk
    from tui.plain.looking import head
    from tui.plain.loop import Background, Output, converse
    from tui.plain.talk import Talk
    from tui.plain.telling import left_to_check

    session = _session(options)
    output, talk = Output(wrapped=options.wrap), Talk(session)
    with Background() as background:
        desk = Desk(talk, output.say, line_of)
        background.run(desk.start())
        output.say_all(head(talk, side) for side in SIDES)
        output.say_all(_opening(session))
        try:
            converse(desk, background, output)
            output.say_all(_ending(session, left_to_check(talk)))
        finally:
            background.run(desk.close())
    return 0


def _session(options: Namespace) -> Session:
    from articles.notes.store import NotesStore
    from articles.session import Session

    settings = settings_of(options)
    opened = open_named(options)
    store = NotesStore.open(opened.home(notes_path(options)), opened.a, opened.b)
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    matching = opened.matching(settings.encoder)
    return Session(opened.a, opened.b, store, author=settings.author, matching=matching)


def _opening(session: Session) -> list[str]:
    """What the reader should know at the start, a line each; the last one says what to type."""
    from articles.reports.parts import counted
    from tui.plain.telling import sentence

    store = session.store
    notices = (*store.notices, *session.comparison.a.notices, *session.comparison.b.notices, store.where)
    lines = [sentence(notice) for notice in notices if notice]
    if session.notes:
        lines.append(f"{counted(len(session.notes), 'note', 'notes')} of before; notes lists them.")
    return [*lines, "The texts are being compared. Type next for the first finding, read for the texts, help for more."]


def _ending(session: Session, left: str) -> list[str]:
    store = session.store
    saved = f"Saved in {store.path}." if store.notes and not store.unsaved else ""
    said = f"{left[0].upper()}{left[1:]}." if left else ""
    return [line for line in (" ".join(filter(None, (said, saved))),) if line]
