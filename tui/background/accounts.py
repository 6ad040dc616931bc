"""The accounts that are not in sight: read while the first two are, their notes joined with what others write."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.background.fetching import read_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.reading.addresses.access import Access
    from articles.session import Session
    from tui.view.accounts.desk import AccountDesk


async def read_others(
    desk: AccountDesk, tell: Callable[[str], None], encoding: str | None = None, *, allow_private: bool = False
) -> None:
    """Read the accounts of a desk that are only named, one after another, in a thread.

    `tell` gets a line for each that cannot be read; the others are read all the same.
    """
    for number in desk.unread:
        try:
            read = partial(_read, desk.names[number - 1], encoding)
            desk.articles[number] = await read_aside(read, lambda _line: None, allow_private=allow_private)
        except DiptychError as error:
            desk.wrong[number] = str(error)
            tell(f"account {number}: {error}")
        desk.changed()


async def read_again(
    desk: AccountDesk, number: int, encoding: str | None, say: Callable[[str], None], *, allow_private: bool
) -> Article:
    """Read an account again, from the web too; a stream, which cannot be read twice, stays as it was.

    Raises DiptychError when it cannot be read.
    """
    from articles.reading.source import is_stream

    if not is_stream(desk.articles[number].source):
        read = partial(_read, desk.names[number - 1], encoding)
        desk.articles[number] = await read_aside(read, say, fetch=True, allow_private=allow_private)
    return desk.articles[number]


async def take_others(desk: AccountDesk, in_sight: Session) -> None:
    """Let every two accounts that are not in sight take the texts as they are now; what was found in the same stays."""
    for (i, j), session in desk.sessions.items():
        a, b = desk.articles[i], desk.articles[j]
        if session is not in_sight and (session.loaded["a"], session.loaded["b"]) != (a, b):
            if session.has_store:
                await asyncio.to_thread(session.store.read_again, a, b)
            session.reload(a, b, reread=False)
    desk.unmatched.clear()
    desk.changed()
    desk.reread()


async def join_notes(desk: AccountDesk) -> None:
    """Let every two of the accounts take what was written to the notes file since they looked last.

    One whose own changes cannot be saved keeps them; whoever made these says so.
    """
    for session in tuple(desk.sessions.values()):
        if session.has_store and session.store.touched():
            with suppress(DiptychError):
                await asyncio.to_thread(session.store.save)
            session.refresh()
    desk.changed()


def _read(name: str, encoding: str | None, access: Access) -> Article:
    from articles.reading import load

    return load(name, encoding=encoding, access=access)
