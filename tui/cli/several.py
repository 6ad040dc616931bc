"""More than two accounts without a screen: read, compared every two, with the notes on them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.cli.pair import notes_path, open_several
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.accounts import Accounts
    from articles.article import Article
    from articles.notes.disk.naming import Home
    from articles.notes.store import NotesStore


def gathered(options: Namespace) -> tuple[Accounts, Home]:
    """The accounts of the command line, compared with what the reader decided applied; and where their notes live.

    Nothing is written.
    """
    from articles.accounts import gather
    from articles.matching.options import MatchOptions
    from articles.notes.disk.naming import find_home
    from articles.notes.store import NotesStore

    settings = settings_of(options)
    articles = open_several(options)
    home = find_home(*articles, notes=notes_path(options))
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    def notes(a: Article, b: Article) -> NotesStore:
        return NotesStore.open(home, a, b, only_read=True)

    made = gather(articles, notes=notes, author=settings.author, matching=MatchOptions(encoder=settings.encoder))
    return made, home
