"""More than two accounts without a screen: read, or taken from their case, and compared with the notes on them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from tui.cli.pair import are_several, case_named, notes_path, open_case, open_several
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from articles.accounts import Accounts
    from articles.article import Article
    from articles.cases.home import OpenCase
    from articles.matching.options import MatchOptions
    from articles.notes.content.note import Note
    from articles.notes.disk.naming import Home
    from articles.notes.store import NotesStore


class Several(NamedTuple):
    """The accounts of a command line as they were loaded, the base first, and the case that they came in, if any."""

    articles: tuple[Article, ...]
    case: OpenCase | None = None

    def home(self, notes: Path | None) -> Home:
        """Where the notes on them live; `notes` is the reader's own choice. Raises what `find_home` raises."""
        if self.case is not None:
            return self.case.home(notes)
        from articles.notes.disk.naming import find_home

        return find_home(*self.articles, notes=notes)

    def matching(self, encoder: str) -> MatchOptions:
        """How they are matched: as the case says, or with the `encoder` of the settings."""
        from articles.matching.options import MatchOptions

        return MatchOptions(encoder=encoder) if self.case is None else self.case.matching(encoder)


class Gathered(NamedTuple):
    """Accounts that have been compared, as they were opened, how, and the notes on the first two of them.

    `notes` are those on any of them, decisions among them, with the letters of the accounts for sides.
    """

    accounts: Accounts
    opened: Several
    matching: MatchOptions
    store: NotesStore
    notes: tuple[Note, ...]


def several_named(options: Namespace) -> Several | None:
    """The accounts that are named, or are in the case that is named, where they are more than two; else None.

    Raises BadInputError for what cannot be read.
    """
    if are_several(options):
        return Several(open_several(options))
    if case_named(options) is None:
        return None
    found = open_case(options)
    return Several(tuple(found.case.articles.values()), found) if found.case.further else None


def gathered(options: Namespace) -> Gathered | None:
    """More than two accounts of the command line compared, with what the reader decided applied; None for two.

    Nothing is written.
    """
    opened = several_named(options)
    if opened is None:
        return None
    from articles.accounts import gather
    from articles.accounts.gathered import lettered_notes
    from articles.notes.store import NotesStore

    settings = settings_of(options)
    home, matching = opened.home(notes_path(options)), opened.matching(settings.encoder)
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    stores: list[NotesStore] = []

    def notes(a: Article, b: Article) -> NotesStore:
        stores.append(NotesStore.open(home, a, b, only_read=True))
        return stores[-1]

    made = gather(opened.articles, notes=notes, author=settings.author, matching=matching)
    every = {pair: store.notes for pair, store in zip(made.pairs, stores, strict=True)}
    return Gathered(made, opened, matching, stores[0], lettered_notes(every))
