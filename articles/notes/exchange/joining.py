"""Any number of people's notes files on one pair of articles, joined by the ids of their notes in one pass."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.notes.collection.annotation import CONFLICT_OF
from articles.notes.collection.deleted import deletions_in
from articles.notes.collection.document import items_of, next_revision, read_tree, write_tree
from articles.notes.collection.merging import first_version, keyed, saying, second_version
from articles.notes.collection.rows import DELETED, Rows
from articles.notes.collection.strictjson import LARGEST_FILE, Json, as_list, as_string
from articles.notes.content.note import timestamp
from articles.notes.disk.saving import LockHeldError, locked, read_file, replace_file
from articles.notes.exchange.disagreeing import Disagreement, disagreements
from articles.notes.exchange.sources import NOT_JOINED, NotesSource, bringer, read_source
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from articles.notes.disk.files import Disk


@dataclass(frozen=True, slots=True)
class Joint:
    """The result of joining notes files.

    `tree` is the collection, `added` how many notes the first file had not, `doubled` how many second versions were
    kept, `left_out` how many notes some file has that another one has as deleted. `origins` says for each id in which
    files (indices) the note is.
    """

    tree: dict[str, Json]
    added: int
    doubled: int
    left_out: int = 0
    origins: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def join_files(disk: Disk, mine: Path, theirs: Path, out: Path, now: datetime) -> Joint:
    """Write into `out`, which may be `mine`, the notes of both files; of two versions mine keeps the id.

    Raises BadInputError when one of them is no notes file, they are on other articles, or `out` holds anything that
    would be lost; DiptychError when `out` cannot be written.
    """
    return write_joint(disk, out, lambda: _first_first(disk, mine, theirs, now))


def compared(disk: Disk, mine: Path, theirs: Path) -> tuple[Disagreement, ...]:
    """Where the notes in two files say different things; nothing is written. Raises BadInputError as `join_files`."""
    first, second = (read_source(disk, path) for path in (mine, theirs))
    return disagreements(first, second)


def _first_first(disk: Disk, mine: Path, theirs: Path, now: datetime) -> Joint:
    return joined([read_source(disk, mine), read_source(disk, theirs)], now, first_counts=True)


def write_joint(
    disk: Disk, out: Path, join: Callable[[], Joint], *, force: bool = False, rows: Rows | None = None
) -> Joint:
    """Write what `join` gives into `out`; it is asked while nobody else can write there; `rows` knows lines.

    Raises BadInputError when `out` holds anything that would be lost, unless `force`; DiptychError when it cannot be
    written.
    """
    from pathlib import Path as AnyPath

    path = AnyPath(disk.realpath(out))
    try:
        with locked(disk, path):
            joint = join()
            if not force:
                _check_nothing_is_lost(disk, path, joint)
            replace_file(disk, path, write_tree(joint.tree, rows))
    except LockHeldError as error:
        raise DiptychError(NOT_JOINED, "a window is busy with them", "try again") from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DiptychError(NOT_JOINED, f"{out.name} cannot be written: {why}", "name another file") from error
    return joint


def joined(sources: Sequence[NotesSource], now: datetime, *, first_counts: bool = False) -> Joint:
    """The notes of all sources in one collection, that of the first one, in time that grows with their number.

    A note deleted in one of them is left out as long as nobody changed it since, and stays among the deleted ones. Of
    several versions of a note the one changed last keeps its id, so that the order of the files changes nothing;
    with `first_counts` the first file's does, and only what is deleted there is left out. Raises BadInputError when
    they are on different articles.
    """
    first = sources[0]
    bringers = [bringer(first, source) for source in sources]
    gone, records = _deleted(list(zip(sources, bringers, strict=True))[: 1 if first_counts else None])
    found = _Gathered(gone)
    for number, (source, bring) in enumerate(zip(sources, bringers, strict=True)):
        items = [bring(item) for item in items_of(source.tree)]
        found.take_all(items if first_counts else [_as_it_was(item) for item in items], number)
    chosen = _chosen(found, first_counts=first_counts)
    before = {as_string(item.get("id")) for item in items_of(first.tree) if isinstance(item, dict)}
    fresh = [identity for identity in chosen if identity not in before]
    doubled = sum(identity in found.seconds for identity in fresh)
    items = [*found.unreadable, *(version.raw for version in chosen.values())]
    tree = _collection(first.tree, [source.tree for source in sources], items, records, now)
    origins = {identity: tuple(sorted(version.files)) for identity, version in chosen.items()}
    return Joint(tree, len(fresh) - doubled, doubled, len(found.left_out), origins)


def _as_it_was(item: Json) -> Json:
    """A second version as one of the note's own again: which version is the second one depends on what is joined."""
    return first_version(item) if isinstance(item, dict) and as_string(item.get("id")) else item


@dataclass(slots=True)
class _Version:
    """A note as some files have it: the annotation, and the indices of the files."""

    raw: dict[str, Json]
    files: set[int]


@dataclass(slots=True)
class _Gathered:
    """All notes by id, each in its versions, and what is no note, once each.

    `gone` is what was deleted, by id and content, `left_out` the ids of those found in a file all the same; `seconds`
    are ids of second versions.
    """

    gone: set[tuple[str, str]]
    versions: dict[str, list[_Version]] = field(default_factory=dict)
    unreadable: list[Json] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    seconds: set[str] = field(default_factory=set)
    _alike: dict[tuple[str, str], list[_Version]] = field(default_factory=dict)
    _strange: Counter[str] = field(default_factory=Counter)

    def take_all(self, items: Sequence[Json], number: int) -> None:
        """Take in what stands in the file of that number."""
        here: Counter[str] = Counter()
        for item in items:
            if isinstance(item, dict) and as_string(item.get("id")):
                if self.is_gone(item):
                    self.left_out.add(item["id"])
                else:
                    self.take(item, {number})
                continue
            content = json.dumps(item, sort_keys=True)
            here[content] += 1
            # What cannot be read as a note may stand in a file twice, and then it stays there twice.
            if here[content] > self._strange[content]:
                self._strange[content] = here[content]
                self.unreadable.append(item)

    def is_gone(self, item: dict[str, Json]) -> bool:
        """Whether a note is deleted in a file as it is here, as itself or as the version that it is of another one."""
        words = saying(item)
        return any((as_string(identity), words) in self.gone for identity in (item["id"], item.get(CONFLICT_OF)))

    def take(self, item: dict[str, Json], files: set[int]) -> bool:
        """Take in one note; whether it is a version that was not there.

        Of two copies one of which has no author, the other one is kept; with two authors, both are.
        """
        alike = self._alike.setdefault((item["id"], saying(item)), [])
        author = item.get("creator")
        for version in alike:
            own = version.raw.get("creator")
            if own == author or not own or not author:
                version.raw = version.raw if own or not author else item
                version.files |= files
                return False
        version = _Version(item, set(files))
        alike.append(version)
        self.versions.setdefault(item["id"], []).append(version)
        return True


def _chosen(found: _Gathered, *, first_counts: bool) -> dict[str, _Version]:
    """The version of each note that keeps its id; the others follow under ids of their own."""
    chosen: dict[str, _Version] = {}
    pending = list(found.versions)
    while pending:
        later: dict[str, None] = {}
        for identity in pending:
            versions = found.versions[identity]
            ranked = versions if first_counts else sorted(versions, key=_rank, reverse=True)
            chosen[identity] = ranked[0]
            for version in ranked[1:]:
                second = second_version(version.raw)
                found.seconds.add(second["id"])
                # The second version may have been kept before, and changed since, in one of the files.
                if found.is_gone(second):
                    found.left_out.add(second["id"])
                elif found.take(second, version.files):
                    later[second["id"]] = None
        pending = list(later)
    return chosen


def _rank(version: _Version) -> tuple[str, str, str]:
    """What decides which version of a note keeps its id: the time of its last change, then its content."""
    changed = as_string(version.raw.get("modified")) or as_string(version.raw.get("created"))
    return changed, saying(version.raw), json.dumps(version.raw.get("creator"), sort_keys=True)


def _deleted(
    sources: Iterable[tuple[NotesSource, Callable[[Json], Json]]],
) -> tuple[set[tuple[str, str]], list[Json]]:
    """What is deleted in any of the files, by id and content, and the records of that, once each."""
    gone: set[tuple[str, str]] = set()
    records: list[Json] = []
    for source, bring in sources:
        for record in as_list(source.tree.get(DELETED)):
            brought = {(as_string(raw.get("id")), saying(raw)) for raw in map(bring, deletions_in([record]))}
            if not brought or not brought <= gone:
                renamed = isinstance(record, dict) and "annotation" in record
                records.append({**record, "annotation": bring(record["annotation"])} if renamed else record)
            gone |= brought
    return gone, records


def _collection(
    tree: dict[str, Json], trees: Sequence[Mapping[str, Json]], items: list[Json], deleted: list[Json], now: datetime
) -> dict[str, Json]:
    """The first collection with other annotations and records of deleted ones, and a new revision."""
    page = {**tree["first"], "items": items}
    if isinstance(page.get("partOf"), dict):
        page["partOf"] = {**page["partOf"], "total": len(items)}
    changed = {"modified": timestamp(now), "total": len(items), "diptych:revision": next_revision(*trees)}
    if deleted:
        changed[DELETED] = deleted
    return {**tree, **changed, "first": page}


def _check_nothing_is_lost(disk: Disk, path: Path, joint: Joint) -> None:
    """Raise BadInputError when the file at `path` is no notes file, or has notes that the joint ones have not."""
    data = read_file(disk, path, LARGEST_FILE)
    if not data:
        return
    what, do = f"cannot write {path.name}", "name another file with -o"
    try:
        before = read_tree(data)
        bring = bringer(NotesSource("", path, joint.tree), NotesSource("", path, before))
    except (DamagedNotesError, BadInputError):
        raise BadInputError(what, "it holds something else", do) from None
    kept = [*items_of(joint.tree), *deletions_in(joint.tree.get(DELETED))]
    words, ids = {saying(raw) for raw in kept}, keyed(kept).keys()
    strange = [
        raw
        for identity, raw in keyed(items_of(before)).items()
        if not {identity, as_string(raw.get(CONFLICT_OF))} & ids
    ]
    if strange or any(saying(bring(raw)) not in words for raw in items_of(before)):
        raise BadInputError(what, "it has notes that are in neither of the files", do)
