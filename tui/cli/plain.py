"""`diptych A B --plain`: a conversation at a terminal; into a pipe, all at once."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from tui.cli.conversing import at_terminal, opening_lines, talk_until_left
from tui.cli.pair import case_named, notes_path, open_named
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.article import Side, Span
    from articles.session import Session
    from tui.cli.pair import Opened


def plain(options: Namespace) -> int:
    """Converse about the two articles, or read the comparison out where no one can answer; returns the exit code.

    A lesson is read out with its tasks, and a pupil answers them.
    """
    case = open_named(options) if case_named(options) is not None else None
    if case is not None:
        from tui.cli.lessons.opening import check_lesson

        if check_lesson(options, case):
            from tui.cli.lessons.aloud import aloud

            return aloud(options, case)
    if at_terminal():
        return _converse(options, case or open_named(options))
    from tui.cli.compare import compare

    options.format, options.output = "plain", None
    return compare(options)


def _converse(options: Namespace, opened: Opened) -> int:
    from articles.article import SIDES
    from articles.reports.parts import counted
    from tui.background.reload import Files, Reload
    from tui.cli.failures import line_of
    from tui.plain.desk import Desk
    from tui.plain.looking import head
    from tui.plain.loop import Background, Output, asker
    from tui.plain.returning import remember, reread, resume
    from tui.plain.talk import Talk

    case = opened.case.path if opened.case is not None else None
    session = _session(options, opened)
    changed = _changed(options, session)
    output, talk = Output(wrapped=options.wrap), Talk(session, changed=changed)
    files = Files(options.encoding, options.allow_private, opened.case)
    talk.reread = partial(reread, talk, Reload(session, files))
    with Background() as background:
        desk = Desk(talk, output.say, line_of)
        output.say_all(head(talk, side) for side in SIDES)
        output.say_all(opening_lines(session))
        output.say_all(resume(talk, case))
        if changed:
            count = counted(sum(map(len, changed.values())), "passage", "passages")
            output.say(f"{count} changed or new since; next changed goes through them.")
        output.say("The texts are being compared. Type next for the first finding, read for the texts, help for more.")
        try:
            talk_until_left(desk, background, output, asker(desk.words()))
        finally:
            remember(talk, case)
    return 0


def _changed(options: Namespace, session: Session) -> dict[Side, list[Span]]:
    """The passages that changed since the versions that --since names; none without it."""
    if getattr(options, "since", None) is None:
        return {}
    from tui.background.reload import changed_since
    from tui.cli.cases.diff import before_of

    return changed_since(before_of(options, session.loaded["a"], session.loaded["b"]), session.loaded)


def _session(options: Namespace, opened: Opened) -> Session:
    from articles.notes.store import NotesStore
    from articles.session import Session

    settings = settings_of(options)
    store = NotesStore.open(opened.home(notes_path(options)), opened.a, opened.b)
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    matching = opened.matching(settings.encoder)
    return Session(opened.a, opened.b, store, author=settings.author, matching=matching)
