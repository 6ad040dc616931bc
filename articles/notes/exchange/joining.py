"""Two people's notes files on one pair of articles, joined; and where the two say different things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.notes.collection.annotation import note_in
from articles.notes.collection.deleted import deleted_in, still_wanted
from articles.notes.collection.document import items_of, next_revision, read_tree, renamed, write_tree
from articles.notes.collection.merging import keyed, same, second_version
from articles.notes.collection.strictjson import LARGEST_FILE, Json, as_list, as_string
from articles.notes.content.kinds import ON_ARTICLES, type_of
from articles.notes.content.note import timestamp
from articles.notes.disk.saving import LockHeldError, locked, read_file, replace_file
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from articles.article import Side
    from articles.notes.content.note import Note
    from articles.notes.disk.files import Disk

_SIDES: dict[str, Side] = {"left": "a", "right": "b"}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two notes on the same words that say different things about them: another relation or verdict, or another type.

    `quotes` are the words that the first one is on, a side each.
    """

    quotes: tuple[str, ...]
    mine: Note
    theirs: Note


@dataclass(frozen=True, slots=True)
class Joint:
    """The result of joining two files: the collection, how many notes were new, of how many two versions are kept."""

    tree: dict[str, Json]
    added: int
    doubled: int
    disagreements: tuple[Disagreement, ...]


def join_files(disk: Disk, mine: Path, theirs: Path, out: Path, now: datetime) -> Joint:
    """Write into `out`, which may be `mine`, the notes of both files.

    Raises BadInputError when one of them is no notes file, they are on other articles, or `out` holds anything that
    would be lost; DiptychError when `out` cannot be written.
    """
    from pathlib import Path as AnyPath

    path = AnyPath(disk.realpath(out))
    try:
        with locked(disk, path):
            joint = joined(_read(disk, mine), _read(disk, theirs), now)
            _check_nothing_is_lost(disk, path, joint)
            replace_file(disk, path, write_tree(joint.tree))
    except LockHeldError as error:
        raise DiptychError("the notes are not joined", "a window is busy with them", "try again") from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DiptychError(
            "the notes are not joined", f"{out.name} cannot be written: {why}", "name another file"
        ) from error
    return joint


def compared(disk: Disk, mine: Path, theirs: Path, now: datetime) -> Joint:
    """What joining both files would give; nothing is written. Raises BadInputError as `join_files` does."""
    return joined(_read(disk, mine), _read(disk, theirs), now)


def joined(mine: dict[str, Json], theirs: dict[str, Json], now: datetime) -> Joint:
    """The collection `mine` with the notes of `theirs`. Raises BadInputError when they are on other articles."""
    iris = _same_articles(mine, theirs)
    present = keyed(items_of(mine))
    brought = [renamed(item, iris) for item in items_of(theirs) if isinstance(item, dict)]
    wanted = keyed(still_wanted(brought, deleted_in(mine)))
    fresh = [raw for identity, raw in wanted.items() if identity not in present]
    seconds = [
        second_version(raw)
        for identity, raw in wanted.items()
        if identity in present and not same(present[identity], raw)
    ]
    seconds = [raw for raw in seconds if raw["id"] not in present]
    items = [*items_of(mine), *fresh, *seconds]
    page = {**mine["first"], "items": items}
    if isinstance(page.get("partOf"), dict):
        page["partOf"] = {**page["partOf"], "total": len(items)}
    changed = {
        "modified": timestamp(now),
        "total": len(items),
        "diptych:revision": next_revision(mine),
        "first": page,
    }
    found = tuple(_disagreements(mine, list(present.values()), list(wanted.values())))
    return Joint({**mine, **changed}, len(fresh), len(seconds), found)


def _check_nothing_is_lost(disk: Disk, path: Path, joint: Joint) -> None:
    """Raise BadInputError when the file at `path` is no notes file, or has notes that the joint ones have not."""
    data = read_file(disk, path, LARGEST_FILE)
    if not data:
        return
    what, do = f"cannot write {path.name}", "name another file with -o"
    try:
        before = read_tree(data)
    except DamagedNotesError:
        raise BadInputError(what, "it holds something else", do) from None
    if keyed(items_of(before)).keys() - keyed(items_of(joint.tree)).keys():
        raise BadInputError(what, "it has notes that are in neither of the two files", do)


def _read(disk: Disk, path: Path) -> dict[str, Json]:
    try:
        data = read_file(disk, path, LARGEST_FILE)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise BadInputError(f"cannot read {path.name}", why, "name a notes file") from error
    if data is None:
        raise BadInputError(f"cannot read {path.name}", "there is no such file", "check the name")
    try:
        return read_tree(data)
    except DamagedNotesError as error:
        raise BadInputError(f"cannot read {path.name}", error.why, "name a notes file") from error


def _entries(tree: Mapping[str, Json]) -> list[dict[str, Json]]:
    return [
        entry
        for entry in as_list(tree.get("diptych:articles"))
        if isinstance(entry, dict) and as_string(entry.get("id"))
    ]


def _same_articles(mine: Mapping[str, Json], theirs: Mapping[str, Json]) -> dict[str, str]:
    """What the other file's sources are called in this one. Raises BadInputError when any has no counterpart."""
    iris = {}
    for other in _entries(theirs):
        own = next((entry for entry in _entries(mine) if _alike(entry, other)), None)
        if own is None:
            name = as_string(other.get("diptych:path")) or "an article"
            raise BadInputError("the notes are not joined", f"{name} is only in one of them", "name notes on one pair")
        if own["id"] != other["id"]:
            iris[other["id"]] = own["id"]
    return iris


def _alike(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    keys = ("id", "diptych:textSha256", "diptych:bytesSha256", "diptych:path")
    return any(as_string(one.get(key)) and one.get(key) == other.get(key) for key in keys)


def _disagreements(tree: Mapping[str, Json], mine: list[Json], theirs: list[Json]) -> Iterator[Disagreement]:
    sides = {entry["id"]: _SIDES.get(as_string(entry.get("diptych:role")), "a") for entry in _entries(tree)}
    ours = [note for raw in mine if (note := note_in(raw, sides)) is not None]
    for raw in theirs:
        other = note_in(raw, sides)
        for note in ours if other is not None else []:
            if other is not None and _differ(note, other) and _share_words(note, other):
                yield Disagreement(tuple(target.selector.exact for target in note.targets), note, other)


def _differ(one: Note, other: Note) -> bool:
    """Whether two notes answer the same question differently; what is said of a pair goes before the type of a note."""
    questions = {_asked(note) for note in (one, other)}
    if questions == {"pair"}:
        return one.relation != other.relation
    if questions <= {"pair", "type"}:
        return type_of(one) != type_of(other)
    if questions in ({"match"}, {"article"}):
        return one.relation != other.relation
    return questions == {"verdict"} and set(one.tags) != set(other.tags)


def _asked(note: Note) -> str:
    """What a note answers: what it says of a pair, whether two match, what belongs to an article, or only its type."""
    if note.relation in ("match", "no-match"):
        return "match"
    if note.relation in ("verdict", "checked", "hidden", "one-event"):
        return note.relation
    if note.relation in ON_ARTICLES:
        return "article"
    return "type" if note.relation is None else "pair"


def _share_words(one: Note, other: Note) -> bool:
    """Whether the two notes are on the same sides and overlap on each of them."""
    sides = {target.side for target in one.targets}
    if not sides or sides != {target.side for target in other.targets}:
        return False
    for side in sides:
        here, there = one.target(side), other.target(side)
        if here is None or there is None:
            return False
        first, second = here.selector, there.selector
        if min(first.end, second.end) <= max(first.start, second.start):
            return False
    return True
