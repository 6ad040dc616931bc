"""One save: lock, read again, merge, check, replace, unlock. What fails on the way leaves the old file as it was."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.collection.annotation import with_placement
from articles.notes.collection.deleted import deleted_in, still_wanted, with_deleted
from articles.notes.collection.document import (
    CollectionContext,
    context_of,
    dated,
    items_of,
    next_revision,
    renamed,
    renaming,
    revision_of,
    tree_with,
    write_tree,
)
from articles.notes.collection.listed import with_accounts
from articles.notes.collection.merging import Merged, keyed, merge, same, written
from articles.notes.collection.rows import DELETED, PACKED, Rows
from articles.notes.collection.strictjson import as_list, as_string
from articles.notes.disk.lock_fallback import fallback_data
from articles.notes.disk.opening import open_notes
from articles.notes.disk.saving import LOCK_WAIT, LockHeldError, locked, make_folder, replace_file
from articles.notes.disk.versions import keep_version
from articles.notes.failures import DamagedNotesError, NotSavedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from articles.article import Article, Side
    from articles.notes.collection.notebook import Entry
    from articles.notes.collection.strictjson import Json
    from articles.notes.disk.files import Disk
    from articles.notes.disk.naming import Home
    from articles.notes.disk.opening import Opened

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EFBIG: "no file may be that large here",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "the folder is no longer there",
    errno.ELOOP: "a link stands where the lock should be",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}
NO_LOCKS = "This disk has no locks: keep the notes open in one window only."

OLDER = "The notes file was replaced by an older one: what was here is kept."


class Known:
    """What one save can take over from the last: the lines of the file, and the annotations as they go into it."""

    def __init__(self) -> None:
        self.rows = Rows()
        self._contexts: tuple[CollectionContext, CollectionContext] | None = None
        self._stamped: dict[int, tuple[Entry, Json]] = {}

    def stamped(
        self, entries: Mapping[str, Entry], then: CollectionContext, context: CollectionContext
    ) -> dict[str, Json]:
        """The annotations of `entries` as the file of `context` names its articles and texts."""
        if self._contexts != (then, context):
            self._contexts, self._stamped = (then, context), {}
        kept = {}
        for entry in entries.values():
            made = self._stamped.get(id(entry))
            kept[id(entry)] = made if made is not None else (entry, _stamped(entry, then, context))
        self._stamped = kept
        return {identity: kept[id(entry)][1] for identity, entry in entries.items()}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is to be saved, as it was at one moment: the file as last read, its annotations (`base`), and those here.

    `attempted` is what an earlier save may have written without knowing; `changed` says whether there are unsaved ones;
    `fallback` is where they go when another window keeps the file busy. `brought` came from other files at the start.
    `moved` says that they go into another file than the one last read: what that lacks was not deleted there.
    """

    tree: dict[str, Json]
    base: Mapping[str, Json]
    entries: Mapping[str, Entry]
    attempted: Mapping[str, Json]
    articles: Mapping[Side, Article]
    changed: bool
    known: Known
    fallback: Path
    brought: Mapping[str, Json]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What is in the notes file now, None if it could not be reached; and what the reader should know of it."""

    tree: dict[str, Json] | None
    notices: tuple[str, ...]


def write(
    disk: Disk,
    home: Home,
    snapshot: Snapshot,
    now: datetime,
    attempting: Callable[[Mapping[str, Json]], None],
    wait: float = LOCK_WAIT,
) -> WriteResult:
    """Put the snapshot on disk, joined with what others wrote there meanwhile; beside it, when they keep it busy.

    `attempting` is told what is about to replace the file. Raises NotSavedError.
    """
    try:
        return _write(disk, home, snapshot, now, attempting, wait)
    except OSError as error:
        raise _not_saved(_reason(error)) from error
    except DamagedNotesError as error:
        raise _not_saved(error.why) from error


def _write(
    disk: Disk,
    home: Home,
    snapshot: Snapshot,
    now: datetime,
    attempting: Callable[[Mapping[str, Json]], None],
    wait: float,
) -> WriteResult:
    try:
        path = Path(disk.realpath(home.path))
        if home.where:
            make_folder(disk, path.parent)
        with locked(disk, path, wait) as alone:
            tree, notices = _write_locked(disk, path, home, snapshot, now, attempting)
    except LockHeldError as error:
        return _write_fallback(disk, snapshot, error.holder)
    if not alone:
        notices = (*notices, NO_LOCKS)
    return WriteResult(tree, notices)


def _write_fallback(disk: Disk, snapshot: Snapshot, holder: str) -> WriteResult:
    """Put the notes in a file of their own; whoever comes next takes them into the notes file."""
    if not snapshot.changed:
        return WriteResult(None, ())
    context = context_of(snapshot.tree, snapshot.articles)
    items = list(snapshot.known.stamped(snapshot.entries, context, context).values())
    replace_file(disk, snapshot.fallback, fallback_data(snapshot.tree, items, snapshot.base))
    who = f" ({holder})" if holder else ""
    line = f"Another window{who} is busy with the notes file: saved in {snapshot.fallback.name} until it is free."
    return WriteResult(None, (line,))


def _write_locked(
    disk: Disk,
    path: Path,
    home: Home,
    snapshot: Snapshot,
    now: datetime,
    attempting: Callable[[Mapping[str, Json]], None],
) -> tuple[dict[str, Json], tuple[str, ...]]:
    opened = open_notes(disk, path, now, to_write=True, rows=snapshot.known.rows, holder=home.holder)
    if opened.locked:
        raise _not_saved(opened.locked)
    tree = with_accounts(_ground(snapshot, opened), home.accounts)
    older = not snapshot.moved and revision_of(tree) < revision_of(snapshot.tree)
    deleted = deleted_in(snapshot.tree) if older else {}
    base = {} if opened.tree is None or snapshot.moved else _known_to_both(snapshot, older=older)
    merged = _merged(snapshot, tree, base, still_wanted(opened.items, deleted))
    notices = (*opened.notices, *((OLDER,) if older else ()), *_told(merged))
    untouched = _are_same(merged.items, opened.items)
    if untouched and not snapshot.changed and opened.tree is not None:
        return tree, notices
    changed = tree_with(tree, merged.items, snapshot.articles, next_revision(tree, snapshot.tree), now)
    if untouched and not snapshot.changed:
        return changed, notices
    changed = _with_gone(changed, {**deleted, **snapshot.brought, **keyed(list(opened.items))}, merged, now)
    data = write_tree(changed, snapshot.known.rows)
    if home.versions is not None and opened.tree is not None:
        keep_version(disk, home.versions, path, opened.data, revision_of(tree), now)
    whole = data if home.holder is None else home.holder.with_notes(opened.whole, data)
    attempting(written(merged, base))
    replace_file(disk, path, whole)
    snapshot.known.rows.keep([*items_of(changed), *as_list(changed.get(DELETED))])
    return changed, notices


def _ground(snapshot: Snapshot, opened: Opened) -> dict[str, Json]:
    """The collection that is changed: what is on disk, with what is known here of the case that its notes are from."""
    if opened.tree is None or PACKED not in snapshot.tree:
        return snapshot.tree if opened.tree is None else opened.tree
    return {**opened.tree, PACKED: snapshot.tree[PACKED]}


def _are_same(items: Sequence[Json], others: Sequence[Json]) -> bool:
    return len(items) == len(others) and all(map(same, items, others))


def _with_gone(tree: dict[str, Json], before: Mapping[str, Json], merged: Merged, now: datetime) -> dict[str, Json]:
    """The tree with the notes there were `before` and are no more among those that were deleted."""
    after = keyed(merged.items)
    return with_deleted(tree, [raw for identity, raw in before.items() if identity not in after], after, now)


def _known_to_both(snapshot: Snapshot, *, older: bool) -> Mapping[str, Json]:
    """The notes that were last seen in the file; of an `older` one without those here, which it had not got yet."""
    if not older:
        return snapshot.base
    return {identity: raw for identity, raw in snapshot.base.items() if identity not in snapshot.entries}


def _merged(snapshot: Snapshot, tree: dict[str, Json], base: Mapping[str, Json], items: list[Json]) -> Merged:
    """The items to write, checked: no note is missing that nobody deleted."""
    context, then = context_of(tree, snapshot.articles), context_of(snapshot.tree, snapshot.articles)
    iris = renaming(then, context)
    mine = snapshot.known.stamped(snapshot.entries, then, context)
    before = {identity: renamed(raw, iris) for identity, raw in base.items()} if iris else base
    merged = merge(before, mine, items, snapshot.attempted)
    on_disk = keyed(items)
    left = {as_string(item.get("id")) for item in merged.items if isinstance(item, dict)}
    deleted_here = {each for each in {*before, *snapshot.attempted} if each not in mine}
    deleted_there = {each for each in before if each not in on_disk}
    if not {*mine} - deleted_there <= left or not {*on_disk} - deleted_here <= left:
        raise DamagedNotesError("a note would have been lost")
    return merged


def _stamped(entry: Entry, then: CollectionContext, context: CollectionContext) -> Json:
    """The annotation as this file names its articles and texts, with where it stands in the present ones."""
    raw = renamed(dated(entry.raw, then, context.made_in), renaming(then, context))
    return with_placement(raw, entry.note, context.sides, context.sources, context.made_in)


def _told(merged: Merged) -> tuple[str, ...]:
    lines = []
    if merged.conflicts:
        count = len(merged.conflicts)
        lines.append(
            f"{count} notes were changed in two windows: both versions are kept."
            if count > 1
            else "A note was changed in two windows: both versions are kept."
        )
    if merged.returned:
        lines.append("A note deleted here was changed in another window: it is kept.")
    return tuple(lines)


def _not_saved(why: str) -> NotSavedError:
    return NotSavedError("the notes are not saved", why, "they are kept here until they can be")


def _reason(error: OSError) -> str:
    """Why an operation failed, in plain words."""
    own = error.strerror if error.strerror and error.strerror != os.strerror(error.errno or 0) else ""
    return own or _REASONS.get(error.errno or 0) or error.strerror or str(error)
