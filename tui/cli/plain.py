"""`diptych A B --plain`: a conversation at a terminal; into a pipe, all at once."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from tui.cli.conversing import at_terminal, opening_lines, talk_until_left
from tui.cli.pair import MOST, case_named, notes_path, open_named
from tui.cli.screen import settings_of
from tui.cli.several import several_named

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from articles.article import Article, Side, Span
    from articles.session import Session
    from tui.cli.pair import Opened
    from tui.cli.several import Several
    from tui.plain.accounts import Several as Accounts
    from tui.plain.command import Command
    from tui.plain.desk import Desk
    from tui.plain.loop import Output
    from tui.view.accounts.desk import AccountDesk


def plain(options: Namespace) -> int:
    """Converse about the articles, or read the comparison out where no one can answer; returns the exit code.

    A lesson is read out with its tasks, and a pupil answers them.
    """
    case = open_named(options, several=True) if case_named(options, MOST) is not None else None
    if case is not None and case.case is not None and not case.case.case.further:
        from tui.cli.lessons.opening import check_lesson

        if check_lesson(options, case):
            from tui.cli.lessons.aloud import aloud

            return aloud(options, case)
    if at_terminal():
        several = several_named(options)
        return _converse(options, case or open_named(options)) if several is None else _converse_on(options, several)
    from tui.cli.compare import compare

    options.format, options.output = "plain", None
    return compare(options)


def _converse(options: Namespace, opened: Opened) -> int:
    from articles.article import SIDES
    from articles.reports.parts import counted
    from tui.plain.looking import head

    session = _session(options, opened, opened.a, opened.b)
    changed = _changed(options, session)

    def open_desk(output: Output) -> tuple[Desk, list[str]]:
        desk = _desk(options, opened, session, output)
        desk.talk.changed = changed
        return desk, [head(desk.talk, side) for side in SIDES]

    count = counted(sum(map(len, changed.values())), "passage", "passages")
    since = [f"{count} changed or new since; next changed goes through them."] if changed else []
    return _talk(options, opened, open_desk, since)


def _converse_on(options: Namespace, opened: Several) -> int:
    """Converse about more than two accounts, the first two at first."""
    from tui.plain.accounts import Several as Accounts
    from tui.view.accounts.desk import AccountDesk

    every = opened.articles
    book = AccountDesk([article.source for article in every], dict(enumerate(every, 1)))

    def open_desk(output: Output) -> tuple[Accounts, list[str]]:
        made = Accounts(
            book,
            lambda pair: _session(options, opened, *(book.articles[number] for number in pair)),
            lambda session, commands: _desk(options, opened, session, output, book=book, commands=commands),
            output.say,
        )
        return made, made.opening()

    return _talk(options, opened, open_desk, ["account and a number talks of another one; table lists what all state."])


def _desk(
    options: Namespace,
    opened: Opened | Several,
    session: Session,
    output: Output,
    *,
    book: AccountDesk | None = None,
    commands: Sequence[Command] = (),
) -> Desk:
    """What answers about two articles."""
    from tui.background.reload import Files, Reload
    from tui.cli.failures import line_of
    from tui.plain.desk import ALL, Desk
    from tui.plain.returning import reread
    from tui.plain.talk import Talk

    talk = Talk(session)
    files = Files(options.encoding, options.allow_private, opened.case)
    talk.reread = partial(reread, talk, Reload(session, files, book))
    return Desk(talk, output.say, line_of, commands or ALL)


def _talk(
    options: Namespace,
    opened: Opened | Several,
    open_desk: Callable[[Output], tuple[Desk | Accounts, list[str]]],
    lines: list[str],
) -> int:
    from tui.plain.loop import Background, Output, asker
    from tui.plain.returning import remember, resume

    case = opened.case.path if opened.case is not None else None
    output = Output(wrapped=options.wrap)
    with Background() as background:
        desk, heads = open_desk(output)
        output.say_all([*heads, *opening_lines(desk.talk.session), *resume(desk.talk, case), *lines])
        output.say("The texts are being compared. Type next for the first finding, read for the texts, help for more.")
        try:
            talk_until_left(desk, background, output, asker(desk.words()))
        finally:
            remember(desk.talk, case)
    return 0


def _changed(options: Namespace, session: Session) -> dict[Side, list[Span]]:
    """The passages that changed since the versions that --since names; none without it."""
    if getattr(options, "since", None) is None:
        return {}
    from tui.background.reload import changed_since
    from tui.cli.cases.diff import before_of

    return changed_since(before_of(options, session.loaded["a"], session.loaded["b"]), session.loaded)


def _session(options: Namespace, opened: Opened | Several, a: Article, b: Article) -> Session:
    from articles.notes.store import NotesStore
    from articles.session import Session

    settings = settings_of(options)
    store = NotesStore.open(opened.home(notes_path(options)), a, b)
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return Session(a, b, store, author=settings.author, matching=opened.matching(settings.encoder))
