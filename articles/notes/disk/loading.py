"""Reading all the notes there are on two articles: the notes file, others beside it, what windows left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.collection.deleted import deleted_in, still_wanted
from articles.notes.collection.document import brought, context_of, new_tree
from articles.notes.collection.listed import with_accounts
from articles.notes.collection.merging import keyed
from articles.notes.collection.notebook import Notebook
from articles.notes.collection.present import changed_texts, placing_line
from articles.notes.disk.held import marked, took
from articles.notes.disk.lock_fallback import fallback_files, fallback_path, taken_in
from articles.notes.disk.naming import Home, own_schema_path
from articles.notes.disk.opening import Opened, open_notes, opened_in
from articles.notes.disk.saving import sweep
from articles.notes.disk.writing import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from articles.article import Article, Side
    from articles.notes.collection.rows import Rows
    from articles.notes.collection.strictjson import Json
    from articles.notes.disk.files import Disk
    from articles.notes.disk.held import Holder


@dataclass(slots=True)
class LoadedNotes:
    """The notes on two articles as they were last read or written, and what a store needs to write them back.

    `base` are the annotations of the notes file, `brought` those of other files, `fixed` the ids of those that must not
    be changed; `fallback` is this window's own file, `taken` those that other windows left and whose notes are here.
    `notices` are lines the reader should see, `read_only` says why nothing can be saved (empty: it can), `unreadable`
    counts entries of the file that are not notes and are kept as they are.
    """

    home: Home
    book: Notebook
    tree: dict[str, Json]
    fallback: Path
    base: Mapping[str, Json] = field(default_factory=dict)
    brought: dict[str, Json] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    taken: list[Path] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    notices: tuple[str, ...] = ()
    read_only: str = ""
    unreadable: int = 0


class NotesLoader:
    """Reads the notes on two articles from every file that has some; with `only_read` nothing is written meanwhile."""

    def __init__(
        self,
        home: Home,
        articles: Mapping[Side, Article],
        disk: Disk,
        clock: Callable[[], datetime],
        *,
        only_read: bool = False,
    ) -> None:
        tree = new_tree(articles, clock(), home.accounts)
        book = Notebook(articles, context_of(tree, articles))
        self._loaded = LoadedNotes(home, book, tree, fallback_path(home.path))
        self._disk = disk
        self._clock = clock
        self._only_read = only_read

    def load(self) -> LoadedNotes:
        """Read the notes file, then what else there is on the same articles."""
        loaded = self._loaded
        path = Path(self._disk.realpath(loaded.home.path))
        if not self._only_read:
            sweep(self._disk, path, self._clock().timestamp())
        loaded.fallback = fallback_path(path)
        opened = self._opened_first(path)
        if opened.tree is not None and opened.locked:
            self._take_read_only(opened, path)
        else:
            self._take(opened)
        for other in (*loaded.home.others, own_schema_path(path)):
            if other != loaded.home.path:
                self._bring(other)
        self._bring_packed()
        for other in fallback_files(self._disk, Path(self._disk.realpath(loaded.home.path))):
            self._take_in(other)
        return loaded

    def _open(self, path: Path, rows: Rows | None = None, holder: Holder | None = None) -> Opened:
        return open_notes(self._disk, path, self._clock(), only_read=self._only_read, rows=rows, holder=holder)

    def _opened_first(self, path: Path) -> Opened:
        """The notes file; where there is none yet, the notes that came with the articles, which it will be made of."""
        home, rows = self._loaded.home, self._loaded.known.rows
        opened = self._open(path, rows, home.holder)
        if opened != Opened() or not home.packed:
            return opened
        packed = opened_in(home.packed, path.name, rows)
        if packed.tree is None:
            return packed
        self._loaded.brought |= keyed(list(packed.items))
        return replace(packed, tree=marked(packed.tree, home.packed))

    def _take(self, opened: Opened) -> None:
        """Take what was read as the base of all changes."""
        loaded, book = self._loaded, self._loaded.book
        items = list(opened.items)
        loaded.notices, loaded.read_only = opened.notices, opened.locked
        if opened.tree is not None:
            loaded.tree, loaded.base = with_accounts(opened.tree, loaded.home.accounts), keyed(items)
            book.context = context_of(loaded.tree, book.articles)
        loaded.unreadable = len(items) - book.bring(items)
        if loaded.unreadable:
            loaded.notices += (
                f"{loaded.unreadable} entries of the notes file cannot be read as notes; they are kept.",
            )
        if book.entries and changed_texts(book.context, book.articles):
            loaded.notices += (placing_line([entry.note for entry in book.entries.values()]),)

    def _take_read_only(self, opened: Opened, path: Path) -> None:
        """Show the notes of a file that must not be written, and keep new ones in a file of their own."""
        loaded, book = self._loaded, self._loaded.book
        own = own_schema_path(path)
        loaded.home = replace(loaded.home, path=own, holder=None)
        loaded.fallback = fallback_path(own)
        self._take(self._open(own, loaded.known.rows))
        theirs = brought(opened.tree or {}, book.articles, book.context, loaded.home.accounts)
        mine = frozenset(book.entries)
        book.bring(theirs)
        loaded.fixed = frozenset(book.entries) - mine
        loaded.notices = (*opened.notices, f"New notes go to {own.name}.", *loaded.notices)

    def _bring(self, other: Path) -> None:
        """Add the notes of another file on the same articles that are not here yet and were not deleted here."""
        self._join(self._open(other), str(other))

    def _join(self, opened: Opened, name: str) -> None:
        loaded, book = self._loaded, self._loaded.book
        loaded.notices += opened.notices
        if opened.tree is None:
            return
        items = brought(opened.tree, book.articles, book.context, loaded.home.accounts)
        wanted = still_wanted(items, deleted_in(loaded.tree))
        loaded.brought |= keyed(wanted)
        count = book.bring(wanted)
        if count:
            book.changes += 1
            loaded.notices += (f"{count} {'note' if count == 1 else 'notes'} brought in from {name}.",)

    def _bring_packed(self) -> None:
        """Add the notes that came with the articles, unless the notes file took them before."""
        loaded, packed = self._loaded, self._loaded.home.packed
        if not packed or took(loaded.tree, packed):
            return
        opened = opened_in(packed, loaded.home.path.name)
        loaded.tree = marked(loaded.tree, packed)
        self._join(opened, "the case")

    def _take_in(self, other: Path) -> None:
        """Join the notes with those of a file that a window left beside the notes file."""
        loaded, book = self._loaded, self._loaded.book
        opened = self._open(other)
        if opened.tree is None:
            loaded.notices += opened.notices
            return
        present = [entry.raw for entry in book.entries.values()]
        merged = taken_in(
            with_accounts(opened.tree, loaded.home.accounts),
            book.articles,
            book.context,
            present,
            deleted_in(loaded.tree),
        )
        book.take(merged.items)
        loaded.taken.append(other)
        loaded.notices += (f"The notes in {other.name} were taken in.",)
        if merged.conflicts:
            loaded.notices += (f"Of {len(merged.conflicts)} of them there are two versions: both are kept.",)
