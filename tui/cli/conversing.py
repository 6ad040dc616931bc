"""What a conversation on the command line has in common, with a lesson or without: how it begins and ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.session import Session
    from tui.plain.accounts import Several
    from tui.plain.desk import Desk
    from tui.plain.loop import Asker, Background, Output


def at_terminal() -> bool:
    """Whether somebody can type and listen here: both standard input and output are a terminal."""
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def talk_until_left(desk: Desk | Several, background: Background, output: Output, ask: Asker) -> None:
    """Begin to compare, converse until the reader leaves, and say what is left and where it is saved."""
    from tui.plain.loop import converse

    background.run(desk.start())
    try:
        converse(desk, background, output, ask)
        output.say_all(_ending(desk))
    finally:
        background.run(desk.close())


def opening_lines(session: Session) -> list[str]:
    """What the reader should know at the start, a line each."""
    from articles.reports.parts import counted
    from tui.plain.telling import sentence

    store = session.store
    notices = (*store.notices, *session.comparison.a.notices, *session.comparison.b.notices, store.where)
    lines = [sentence(notice) for notice in notices if notice]
    if session.notes:
        lines.append(f"{counted(len(session.notes), 'note', 'notes')} of before; notes lists them.")
    return lines


def _ending(desk: Desk | Several) -> list[str]:
    from tui.plain.telling import left_to_check, sentence

    store = desk.talk.session.store
    saved = f"Saved in {store.path}." if store.notes and not store.unsaved else ""
    line = " ".join(filter(None, (sentence(left_to_check(desk.talk)), saved)))
    return [line] if line else []
