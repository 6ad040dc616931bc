"""Reading what was chosen on a screen, two articles or the case that holds them, and opening the notes on it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.cases.home import OpenCase
    from articles.notes.store import NotesStore


async def read_chosen(
    chosen: tuple[str, str],
    say: Callable[[str], None],
    encoding: str | None,
    notes: Path | None,
    allow_private: bool,  # noqa: FBT001 - as it is kept
    inside: bool,  # noqa: FBT001 - as it is kept
) -> tuple[Article, Article, OpenCase | None]:
    """The two articles that were chosen, and the case they came in: that is chosen as both of them.

    `say` tells how far pages are, `inside` that notes go into a case. Raises DiptychError for what cannot be read; of
    articles that are gone it says where their notes are.
    """
    from articles.cases.naming import is_case

    if is_case(chosen[0]):
        from articles.cases.home import OpenCase

        case = await asyncio.to_thread(OpenCase.at, chosen[0], inside=inside)
        return case.case.a, case.case.b, case
    from articles.reading import load_pair
    from tui.background.fetching import read_aside

    try:
        a, b = await read_aside(
            lambda access: load_pair(*chosen, encoding=encoding, access=access, later=True),
            say,
            allow_private=allow_private,
        )
    except DiptychError as error:
        from articles.notes.exchange.without_articles import telling_of_notes

        raise telling_of_notes(error, chosen, notes) from None
    return a, b, None


def open_notes(
    a: Article, b: Article, *further: Article, path: Path | None = None, case: OpenCase | None = None
) -> NotesStore:
    """The notes on two articles, from the file the reader named or the one that belongs to them, or to their case.

    With `further` accounts, of which `a` is the base, the file is that of all of them.
    """
    from articles.notes.disk.naming import default_data_folder, find_home, home_at, notes_name
    from articles.notes.store import NotesStore
    from articles.samples import paths

    if case is not None:
        return NotesStore.open(case.home(path, strict=False), a, b)
    if path is None and a.source == str(paths()[0]):
        # The sample lies inside the program, where notes would be lost with the next version of it.
        path = default_data_folder() / notes_name(list(map(_file_name, (a, b, *further))), "")
        home = home_at(path, f"Notes on the sample are kept in {path}.")
        return NotesStore.open(replace(home, accounts=(a, b, *further) if further else ()), a, b)
    return NotesStore.open(find_home(a, b, *further, notes=path, strict=False), a, b)


def _file_name(article: Article) -> str:
    return Path(article.source).name
