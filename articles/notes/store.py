"""The notes of one comparison: in memory, with undo, and on disk."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.document import brought, frame_of, items_of, new_tree
from articles.notes.files import Disk
from articles.notes.merging import keyed, same
from articles.notes.naming import Home
from articles.notes.notebook import Entry, Notebook
from articles.notes.opening import Opened, open_notes
from articles.notes.present import changed_texts, placing_line, present_note
from articles.notes.saving import Saved, sweep
from articles.notes.writing import Snapshot, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from articles.article import Article, Side
    from articles.notes.note import Note
    from articles.notes.strictjson import Json


def _now() -> datetime:
    return datetime.now(UTC)


class NotesStore:
    """The notes on two articles, read from and written to one notes file.

    Changes are made in memory at once; `save` puts them on disk and may run in another thread meanwhile. `notices` are
    lines the reader should see, `read_only` says why nothing can be saved (empty: it can), `unreadable` counts entries
    of the file that are not notes and are kept as they are.
    """

    def __init__(self, home: Home, articles: Mapping[Side, Article], disk: Disk, clock: Callable[[], datetime]) -> None:
        self.home = home
        self.notices: tuple[str, ...] = ()
        self.read_only = ""
        self.unreadable = 0
        self._disk = disk
        self._clock = clock
        self._tree = new_tree(articles, clock())
        self._book = Notebook(articles, frame_of(self._tree, articles))
        self._base: Mapping[str, Json] = {}
        self._attempted: Mapping[str, Json] = {}
        self._saved_changes = 0
        self._lock = threading.RLock()
        self._saving = threading.Lock()

    @classmethod
    def open(
        cls,
        home: Home | Path,
        a: Article,
        b: Article,
        disk: Disk | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> NotesStore:
        """The notes at `home` on `a` and `b`. A missing, damaged or unreadable file is told of, not raised.

        Placing notes in a changed text takes its time: call it in a worker when there is a screen.
        """
        home = home if isinstance(home, Home) else Home(home)
        store = cls(home, {"a": a, "b": b}, disk or Disk(), clock)
        path = Path(store._disk.realpath(home.path))
        sweep(store._disk, path, clock().timestamp())
        store._load(open_notes(store._disk, path, clock()))
        for other in home.others:
            store._bring(other)
        return store

    @property
    def path(self) -> Path:
        """The notes file."""
        return self.home.path

    @property
    def where(self) -> str:
        """Where the notes are kept and why, when that is not beside the left article; else empty."""
        return self.home.where

    @property
    def notice(self) -> str:
        """All notices as one line."""
        return " ".join(self.notices)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order of the file, each with its place in the present texts."""
        with self._lock:
            return tuple(entry.note for entry in self._book.entries.values())

    @property
    def unsaved(self) -> bool:
        """Whether anything was changed that is not on disk."""
        return self._book.changes != self._saved_changes

    def note(self, note_id: str) -> Note | None:
        """The note with that id."""
        with self._lock:
            entry = self._book.entries.get(note_id)
            return entry.note if entry else None

    def add(self, note: Note) -> Note:
        """Add `note`; gives it back as it is kept. Raises ValueError when its id is taken, DiptychError when full."""
        with self._lock:
            return self._book.add(note)

    def replace(self, note: Note, was: Note | None = None) -> Note:
        """Put `note` in the place of the one with its id; gives back what is kept.

        `was` is the note as it stood when the reader began to edit it: if it was changed from elsewhere since, both are
        kept, and `note` gets a new id. Raises DiptychError when the note is too long.
        """
        with self._lock:
            return self._book.replace(note, was)

    def delete(self, note_id: str) -> Note | None:
        """Delete the note; gives back what it was, None when there is none."""
        with self._lock:
            return self._book.delete(note_id)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one step of undo of all that is changed inside."""
        with self._lock, self._book.together():
            yield

    def undo(self) -> Note | None:
        """Take back the last step; gives a note concerned, None when there is nothing to take back."""
        with self._lock:
            return self._book.undo()

    def redo(self) -> Note | None:
        """Make the last step taken back again; gives a note concerned, None when there is none."""
        with self._lock:
            return self._book.redo()

    def save(self) -> Saved:
        """Put the notes on disk, joined with what other windows wrote; they are safe when this returns.

        May run in a worker thread: what is changed meanwhile stays unsaved. Without changes it only reads what others
        wrote. Raises NotSavedError; then nothing is lost here, and the file is whole, as it was or as it should be.
        """
        with self._saving:
            with self._lock:
                changes, book = self._book.changes, self._book
                entries, articles = dict(book.entries), dict(book.articles)
                changed = self.unsaved
            snapshot = Snapshot(self._tree, self._base, entries, self._attempted, articles, changed)
            now = self._clock()
            written = write(self._disk, self.home, snapshot, now, self._attempting)
            self._adopt(written.tree, snapshot, changes)
            return Saved(self.path, now, written.notices)

    def read_again(self, a: Article, b: Article) -> None:
        """Take other texts of the same articles, and place every note in them. Waits for a save under way."""
        with self._saving, self._lock:
            self._book.place_again({"a": a, "b": b}, self._tree)

    def _load(self, opened: Opened) -> None:
        """Take what was read as the ground of all changes."""
        items = list(opened.items)
        self.notices, self.read_only = opened.notices, opened.locked
        if opened.tree is not None:
            self._tree, self._base = opened.tree, keyed(items)
            self._book.frame = frame_of(opened.tree, self._book.articles)
        self.unreadable = len(items) - self._book.bring(items)
        if self.unreadable:
            self.notices += (f"{self.unreadable} entries of the notes file cannot be read as notes; they are kept.",)
        if self._book.entries and changed_texts(self._book.frame, self._book.articles):
            self.notices += (placing_line(self.notes),)

    def _bring(self, other: Path) -> None:
        """Add the notes of another file on the same articles that are not here yet."""
        opened = open_notes(self._disk, other, self._clock())
        self.notices += opened.notices
        if opened.tree is None:
            return
        count = self._book.bring(brought(opened.tree, self._book.articles, self._book.frame))
        if count:
            self._book.changes += 1
            self.notices += (f"{count} notes were brought in from {other}.",)

    def _attempting(self, items: Mapping[str, Json]) -> None:
        self._attempted = items

    def _adopt(self, tree: dict[str, Json], snapshot: Snapshot, changes: int) -> None:
        """Take what is on disk now as the new ground; what was changed here since the snapshot stays."""
        frame, on_disk = frame_of(tree, snapshot.articles), keyed(items_of(tree))
        fresh = {}
        for identity, raw in on_disk.items():
            was = snapshot.entries.get(identity)
            note = was.note if was and same(was.raw, raw) else present_note(raw, frame, snapshot.articles)
            if note is not None:
                fresh[identity] = Entry(raw, note)
        with self._lock:
            self._book.adopt(frame, fresh, snapshot.entries)
            self._tree, self._base, self._attempted = tree, on_disk, {}
            self._saved_changes = changes
            self.unreadable = len(items_of(tree)) - len(on_disk)
            self.read_only = ""
