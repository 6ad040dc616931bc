"""The notes of one comparison: in memory, with undo, and on disk."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.notes.collection.document import context_of, items_of, revision_of, tree_with
from articles.notes.collection.listed import Further, further_in
from articles.notes.collection.merging import keyed, same
from articles.notes.collection.notebook import Entry
from articles.notes.collection.present import present_note
from articles.notes.collection.rows import DELETED
from articles.notes.disk.drafts import Drafts
from articles.notes.disk.files import Disk
from articles.notes.disk.loading import NotesLoader
from articles.notes.disk.naming import Home
from articles.notes.disk.places import remember_place
from articles.notes.disk.recovery import Earlier
from articles.notes.disk.saving import LOCK_WAIT, Saved
from articles.notes.disk.watching import FileWatch
from articles.notes.disk.writing import NO_LOCKS, Snapshot, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from articles.article import Article
    from articles.notes.collection.document import CollectionContext
    from articles.notes.collection.strictjson import Json
    from articles.notes.content.note import Note
    from articles.notes.disk.loading import LoadedNotes


def _now() -> datetime:
    return datetime.now(UTC)


class NotesStore:
    """The notes on two articles, read from and written to one notes file.

    Changes are made in memory at once; `save` puts them on disk and may run in another thread meanwhile. `notices` are
    lines the reader should see, `read_only` says why nothing can be saved (empty: it can), `unreadable` counts entries
    of the file that are not notes and are kept as they are.
    """

    def __init__(self, loaded: LoadedNotes, disk: Disk, clock: Callable[[], datetime]) -> None:
        self.home = loaded.home
        self.notices = loaded.notices
        self.read_only = loaded.read_only
        self.unreadable = loaded.unreadable
        self._loaded = loaded
        self._book = loaded.book
        self._disk = disk
        self._clock = clock
        self._watch = FileWatch(disk)
        self._attempted: Mapping[str, Json] = {}
        self._saved_changes = 0
        self._locks_noticed = False
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
        *,
        only_read: bool = False,
    ) -> NotesStore:
        """The notes at `home` on `a` and `b`; with `only_read` to look at them, and nothing on disk is touched.

        A missing, damaged or unreadable file is reported in a notice, not raised. Placing notes in a changed text takes
        time: call it in a worker when there is a screen.
        """
        home = home if isinstance(home, Home) else Home(home)
        disk = disk or Disk()
        loader = NotesLoader(home, {"a": a, "b": b}, disk, clock, only_read=only_read)
        return cls(loader.load(), disk, clock)

    @property
    def path(self) -> Path:
        """The notes file."""
        return self.home.path

    @property
    def drafts(self) -> Drafts:
        """The drafts of notes on these articles."""
        return Drafts(self._disk, self.home.state / "drafts" if self.home.state else None)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on these (see `Note.here`) in the order of the file, each with its place in the present texts."""
        with self._lock:
            return tuple(entry.note for entry in self._book.entries.values() if entry.note.here)

    @property
    def elsewhere(self) -> tuple[Note, ...]:
        """The notes that are on another account than these two, alone or with one of them: kept as they are."""
        with self._lock:
            return tuple(entry.note for entry in self._book.entries.values() if not entry.note.here)

    @property
    def further(self) -> dict[str, Further]:
        """The accounts beyond these two that the file is on, by the names in `Note.elsewhere`."""
        with self._lock:
            return further_in(self._book.context.others, self.home.accounts)

    @property
    def steps(self) -> tuple[int, int]:
        """The numbers of the steps that undo and redo would take next, counted through all stores; 0 for none."""
        return self._book.steps

    def touched(self) -> bool:
        """Whether the file has changed since this was last asked."""
        return self._watch.touched(self.home.path)

    @property
    def where(self) -> str:
        """Where the notes are kept and why, when that is not beside the left article; else empty."""
        return self.home.where

    @property
    def unsaved(self) -> bool:
        """Whether anything was changed that is not on disk."""
        return self._book.changes != self._saved_changes

    @property
    def apart(self) -> bool:
        """Whether notes are on disk beside the notes file, and must still be put into it."""
        return self._loaded.fallback in self._loaded.taken

    @property
    def full(self) -> str:
        """Why no further note can be taken; empty when one can."""
        with self._lock:
            return self._book.full()

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
        kept, and `note` gets a new id. Raises DiptychError when the note is too long or cannot be changed.
        """
        with self._lock:
            self._check(note.id)
            return self._book.replace(note, was)

    def delete(self, note_id: str) -> Note | None:
        """Delete the note; gives back what it was, None when there is none. Raises DiptychError when it must stay."""
        with self._lock:
            self._check(note_id)
            return self._book.delete(note_id)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one step of undo of all that is changed inside."""
        with self._lock, self._book.together():
            yield

    def undo(self) -> Note | None:
        """Undo the last step; gives a note concerned, None when there is nothing to undo."""
        with self._lock:
            return self._book.undo()

    def redo(self) -> Note | None:
        """Redo the last undone step; gives a note concerned, None when there is none."""
        with self._lock:
            return self._book.redo()

    def earlier(self) -> list[Earlier]:
        """What can be brought back of earlier versions, damaged copies and deleted notes. Reads files."""
        from articles.notes.disk.recovery import earlier

        return earlier(self._disk, self.home, self._loaded.tree, self._book.articles, self._book.context)

    def bring_back(self, those: Earlier) -> int:
        """Add what is missing here, and what differs beside the present version; one step of undo. Gives how many."""
        with self.together():
            notes = [self._book.add_again(raw) for raw in those.to_bring_back(self.annotations())]
        return len(notes)

    def annotations(self) -> dict[str, Json]:
        """The annotations of the notes, by id."""
        with self._lock:
            return {identity: entry.raw for identity, entry in self._book.entries.items()}

    def collection(self) -> dict[str, Json]:
        """The notes as the W3C collection that the notes file is, without what was deleted."""
        with self._lock:
            items = [entry.raw for entry in self._book.entries.values()]
            tree = {key: value for key, value in self._loaded.tree.items() if key != DELETED}
            return tree_with(tree, items, self._book.articles, revision_of(tree), self._clock())

    def take(self, data: bytes) -> int:
        """Add the annotations of another tool's file, one step of undo; gives how many were not here already.

        One that reads otherwise here is kept as a second version. Raises BadInputError when there are none in `data`.
        """
        from articles.notes.exchange.importing import annotations_in

        with self._lock:
            items = annotations_in(data, self._book.articles, self._book.context)
            return self.bring_back(Earlier("version", "", None, keyed(items)))

    def save(self, wait: float = LOCK_WAIT) -> Saved:
        """Put the notes on disk, joined with what other windows wrote; they are safe when this returns.

        When another window keeps the file busy for `wait` seconds they are put beside it, and are `apart` until a later
        save joins them.
        May run in a worker thread: what is changed meanwhile stays unsaved. Without changes it only reads what others
        wrote. Raises NotSavedError; then nothing is lost here, and the file is whole, as it was or as it should be.
        """
        with self._saving:
            with self._lock:
                changes, book, home = self._book.changes, self._book, self.home
                entries = {
                    identity: entry for identity, entry in book.entries.items() if identity not in self._loaded.fixed
                }
                articles, changed = dict(book.articles), self.unsaved or self.apart
            loaded = self._loaded
            snapshot = Snapshot(
                loaded.tree, loaded.base, entries, self._attempted, articles, changed, loaded.known, loaded.fallback,
                loaded.brought, moved=home.path != loaded.home.path,
            )  # fmt: skip
            now = self._clock()
            written = write(self._disk, home, snapshot, now, self._attempting, wait)
            if written.tree is not None:
                self._adopt(written.tree, snapshot, changes)
                self._loaded.home = home
                self._loaded.taken = _cleared_away(self._disk, self._loaded.taken)
                if changed and self.home.state is not None:
                    those = home.accounts or (articles["a"], articles["b"])
                    remember_place(self._disk, self.home.state.parent, those, self.path)
            elif changed:
                self._saved_changes = changes
                self._loaded.taken = list(dict.fromkeys([*self._loaded.taken, self._loaded.fallback]))
            return Saved(self._loaded.fallback if self.apart else self.path, now, self._news(written.notices))

    def _news(self, notices: tuple[str, ...]) -> tuple[str, ...]:
        """The notices without what need be said once only and was."""
        before, self._locks_noticed = self._locks_noticed, self._locks_noticed or NO_LOCKS in notices
        return tuple(notice for notice in notices if notice != NO_LOCKS or not before)

    def read_again(self, a: Article, b: Article) -> None:
        """Take other texts of the same articles, and place every note in them. Waits for a save under way."""
        with self._saving, self._lock:
            self._book.place_again({"a": a, "b": b}, self._loaded.tree)

    def changeable(self, note_id: str) -> bool:
        """Whether the note may be changed: not when it is in a file of a newer Diptych."""
        return note_id not in self._loaded.fixed

    def _check(self, note_id: str) -> None:
        if not self.changeable(note_id):
            raise DiptychError(
                "this note cannot be changed", "a newer Diptych made it", "use that one, or write a note of your own"
            )

    def _attempting(self, items: Mapping[str, Json]) -> None:
        self._attempted = {**self._attempted, **items}

    def _adopt(self, tree: dict[str, Json], snapshot: Snapshot, changes: int) -> None:
        """Take what is on disk now as the new ground; what was changed here since the snapshot stays."""
        context, on_disk = context_of(tree, snapshot.articles), keyed(items_of(tree))
        fresh = _entries_of(on_disk, snapshot, context)
        with self._lock:
            self._book.adopt(context, fresh, snapshot.entries)
            self._loaded.tree, self._loaded.base, self._attempted = tree, on_disk, {}
            self._saved_changes = changes
            self.unreadable = len(items_of(tree)) - len(on_disk)
            self.read_only = ""


def _cleared_away(disk: Disk, paths: Iterable[Path]) -> list[Path]:
    """Remove the files whose notes are in the notes file now; none is left."""
    for path in paths:
        with suppress(OSError):
            disk.unlink(path)
    return []


def _entries_of(
    on_disk: Mapping[str, dict[str, Json]], snapshot: Snapshot, context: CollectionContext
) -> dict[str, Entry]:
    """What is on disk as entries; those of the snapshot where nothing was changed, for placing a note takes time."""
    entries = {}
    for identity, raw in on_disk.items():
        was = snapshot.entries.get(identity)
        if was is not None and was.raw is raw:
            entries[identity] = was
            continue
        note = was.note if was and same(was.raw, raw) else present_note(raw, context, snapshot.articles)
        if note is not None:
            entries[identity] = Entry(raw, note)
    return entries
