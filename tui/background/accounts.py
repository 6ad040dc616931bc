"""The accounts that are not in sight yet, read while the first two are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.background.fetching import read_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.reading.addresses.access import Access
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


def _read(name: str, encoding: str | None, access: Access) -> Article:
    from articles.reading import load

    return load(name, encoding=encoding, access=access)
