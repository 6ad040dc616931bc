"""Reading all the notes there are on two articles: the notes file, others beside it, what windows left."""

from __future__ import annotations

import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.deleted import deleted_in, still_wanted
from articles.notes.document import brought, context_of, new_tree
from articles.notes.drafts import Drafts
from articles.notes.lock_fallback import fallback_files, fallback_path, taken_in
from articles.notes.merging import keyed
from articles.notes.naming import Home, own_schema_path
from articles.notes.notebook import Notebook
from articles.notes.opening import Opened, open_notes
from articles.notes.present import changed_texts, placing_line
from articles.notes.saving import read_file, sweep
from articles.notes.writing import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from articles.article import Article, Side
    from articles.notes.files import Disk
    from articles.notes.note import Note
    from articles.notes.strictjson import Json

_LOOKED_THROUGH = 5_000_000
"""Bytes up to which a file is read every few seconds to see whether it changed."""


class Gathered:
    """The notes on two articles as they were found. `notices` are lines the reader should see.

    `read_only` says why nothing can be saved (empty: it can), `unreadable` counts entries of the file that are not
    notes and are kept as they are.
    """

    def __init__(self, home: Home, articles: Mapping[Side, Article], disk: Disk, clock: Callable[[], datetime]) -> None:
        self.home = home
        self.notices: tuple[str, ...] = ()
        self.read_only = ""
        self.unreadable = 0
        self._disk = disk
        self._clock = clock
        self._tree = new_tree(articles, clock())
        self._book = Notebook(articles, context_of(self._tree, articles))
        self._base: Mapping[str, Json] = {}
        self._attempted: Mapping[str, Json] = {}
        self._saved_changes = 0
        self._known = Known()
        self._fallback = fallback_path(home.path)
        self._taken: list[Path] = []
        self._seen: tuple[int, int, int, bytes] | None = None
        self._brought: dict[str, Json] = {}
        self._fixed: frozenset[str] = frozenset()
        self._told_of_locks = False
        self._lock = threading.RLock()
        self._saving = threading.Lock()

    @property
    def path(self) -> Path:
        """The notes file."""
        return self.home.path

    @property
    def drafts(self) -> Drafts:
        """The drafts of notes on these articles."""
        return Drafts(self._disk, self.home.state / "drafts" if self.home.state else None)

    @property
    def notice(self) -> str:
        """All notices as one line."""
        return " ".join(self.notices)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order of the file, each with its place in the present texts."""
        with self._lock:
            return tuple(entry.note for entry in self._book.entries.values())

    def touched(self) -> bool:
        """Whether the file has changed since this was last asked.

        Times are not trusted alone: some disks store them to two seconds only, and clocks are set. So the content is
        looked at too, where that takes almost no time.
        """
        try:
            known = self._disk.stat(self.home.path)
            content = b""
            if known.st_size <= _LOOKED_THROUGH:
                content = sha256(read_file(self._disk, self.home.path, _LOOKED_THROUGH) or b"").digest()
        except OSError:
            now = None
        else:
            now = (known.st_ino, known.st_size, known.st_mtime_ns, content)
        before, self._seen = self._seen, now
        return now != before

    def _gather(self) -> None:
        """Read the notes file, then what else there is on the same articles."""
        path = Path(self._disk.realpath(self.home.path))
        sweep(self._disk, path, self._clock().timestamp())
        self._fallback = fallback_path(path)
        opened = open_notes(self._disk, path, self._clock(), rows=self._known.rows)
        if opened.tree is not None and opened.locked:
            self._read_only(opened, path)
        else:
            self._load(opened)
        for other in (*self.home.others, own_schema_path(path)):
            if other != self.home.path:
                self._bring(other)
        for other in self.home.elsewhere:
            self.notices += (f":save-to takes the notes on these two texts that are in {other}.",)
        for other in fallback_files(self._disk, Path(self._disk.realpath(self.home.path))):
            self._take_in(other)

    def _load(self, opened: Opened) -> None:
        """Take what was read as the base of all changes."""
        items = list(opened.items)
        self.notices, self.read_only = opened.notices, opened.locked
        if opened.tree is not None:
            self._tree, self._base = opened.tree, keyed(items)
            self._book.context = context_of(opened.tree, self._book.articles)
        self.unreadable = len(items) - self._book.bring(items)
        if self.unreadable:
            self.notices += (f"{self.unreadable} entries of the notes file cannot be read as notes; they are kept.",)
        if self._book.entries and changed_texts(self._book.context, self._book.articles):
            self.notices += (placing_line(self.notes),)

    def _read_only(self, opened: Opened, path: Path) -> None:
        """Show the notes of a file that must not be written, and keep new ones in a file of their own."""
        own = own_schema_path(path)
        self.home = replace(self.home, path=own)
        self._fallback = fallback_path(own)
        self._load(open_notes(self._disk, own, self._clock(), rows=self._known.rows))
        notices, tree = (*opened.notices, f"New notes go to {own.name}."), opened.tree or {}
        theirs = brought(tree, self._book.articles, self._book.context)
        mine = frozenset(self._book.entries)
        self._book.bring(theirs)
        self._fixed = frozenset(self._book.entries) - mine
        self.notices = (*notices, *self.notices)

    def _bring(self, other: Path) -> None:
        """Add the notes of another file on the same articles that are not here yet and were not deleted here."""
        opened = open_notes(self._disk, other, self._clock())
        self.notices += opened.notices
        if opened.tree is None:
            return
        items = brought(opened.tree, self._book.articles, self._book.context)
        wanted = still_wanted(items, deleted_in(self._tree))
        self._brought |= keyed(wanted)
        count = self._book.bring(wanted)
        if count:
            self._book.changes += 1
            self.notices += (f"{count} {'note' if count == 1 else 'notes'} brought in from {other}.",)

    def _take_in(self, other: Path) -> None:
        """Join the notes with those of a file that a window left beside the notes file."""
        opened = open_notes(self._disk, other, self._clock())
        if opened.tree is None:
            self.notices += opened.notices
            return
        present = [entry.raw for entry in self._book.entries.values()]
        merged = taken_in(opened.tree, self._book.articles, self._book.context, present, deleted_in(self._tree))
        self._book.take(merged.items)
        self._taken.append(other)
        self.notices += (f"The notes in {other.name} were taken in.",)
        if merged.conflicts:
            self.notices += (f"Of {len(merged.conflicts)} of them there are two versions: both are kept.",)
