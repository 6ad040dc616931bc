"""Notes files of many people on one pair of articles, brought together in one call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.agreement.agreement import Agreement, agreement_of
from articles.agreement.people import People, names_of_files, people_in
from articles.errors import BadInputError
from articles.notes.collection.document import items_of
from articles.notes.collection.listed import listed_in
from articles.notes.collection.rows import Rows
from articles.notes.collection.strictjson import Json, as_string
from articles.notes.disk.files import Disk
from articles.notes.exchange.joining import Joint, joined, write_joint
from articles.notes.exchange.own_places import notes_in_own_places
from articles.notes.exchange.sources import other_texts, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from articles.notes.content.note import Note
    from articles.notes.exchange.sources import NotesSource

    Reader = Callable[[Disk, Path, Rows], NotesSource]


@dataclass(frozen=True, slots=True)
class Merged:
    """Notes files brought together: the joint collection, its notes where they say they stand, and what follows.

    `files` are the names of the files with how many notes each has, `notices` lines for the reader.
    """

    joint: Joint
    notes: tuple[Note, ...]
    people: People
    agreement: Agreement
    files: tuple[tuple[str, int], ...]
    notices: tuple[str, ...] = ()

    @property
    def tree(self) -> dict[str, Json]:
        """The joint notes file."""
        return self.joint.tree


def merge(
    paths: Sequence[Path],
    out: Path | None = None,
    *,
    force: bool = False,
    name_authors: bool = False,
    read: Reader = read_source,
    disk: Disk | None = None,
    now: datetime | None = None,
) -> Merged:
    """The notes in the files at `paths`, each file once; written only into `out`, where one is named.

    `force` writes over whatever `out` holds, `name_authors` writes into the notes without an author the name that
    their file gives. Raises BadInputError when a file cannot be used, files are on different articles, or `out` would
    lose something; DiptychError when it cannot be written. Nothing is written then.
    """
    disk, now = disk or Disk(), now or datetime.now(UTC)
    paths = _each_once(disk, paths)
    if not paths:
        raise BadInputError("there is nothing to merge", "no file was named", "name the notes files")
    merged: list[Merged] = []
    rows = Rows()

    def join() -> Joint:
        made = _merged([read(disk, path, rows) for path in paths], now, name_authors=name_authors)
        merged[:] = [made]
        return made.joint

    if out is None:
        join()
    else:
        write_joint(disk, out, join, force=force, rows=rows)
    return merged[0]


def _each_once(disk: Disk, paths: Sequence[Path]) -> list[Path]:
    return list({str(disk.realpath(path)): path for path in reversed(paths)}.values())[::-1]


def _merged(sources: list[NotesSource], now: datetime, *, name_authors: bool) -> Merged:
    # The one on most accounts first: what another file is on is among them.
    sources = sorted(sources, key=lambda source: -len(listed_in(source.tree)))
    joint = joined(sources, now)
    notes = notes_in_own_places(joint.tree)
    called = names_of_files([source.path for source in sources])
    people = people_in(notes, {note: [called[number] for number in files] for note, files in joint.origins.items()})
    if name_authors:
        named = {note_id: name for note_id, name in people.of.items() if name in people.by_file}
        joint = replace(joint, tree=_with_authors(joint.tree, named))
        notes = tuple(replace(note, creator=named.get(note.id, note.creator)) for note in notes)
    files = tuple((source.name, len(items_of(source.tree))) for source in sources)
    return Merged(joint, notes, people, agreement_of(notes, people), files, tuple(other_texts(sources[0], sources[1:])))


def _with_authors(tree: dict[str, Json], named: dict[str, str]) -> dict[str, Json]:
    """The collection with authors written into the notes of these ids."""
    items = [
        {**raw, "creator": {"type": "Person", "name": named[raw["id"]]}}
        if isinstance(raw, dict) and as_string(raw.get("id")) in named
        else raw
        for raw in items_of(tree)
    ]
    return {**tree, "first": {**tree["first"], "items": items}}
