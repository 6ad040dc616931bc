"""Reading what was chosen on a screen: two articles, or the case that holds them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.cases.case import is_case
from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from articles.article import Article
    from articles.cases.home import OpenCase


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
