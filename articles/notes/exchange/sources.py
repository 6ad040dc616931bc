"""Notes files as they are brought together: read strictly, each with its name and the articles it is on."""

from __future__ import annotations

from dataclasses import dataclass
from stat import S_ISDIR
from typing import TYPE_CHECKING, cast

from articles.errors import BadInputError
from articles.notes.collection.annotation import MADE_IN, source_of
from articles.notes.collection.document import SCHEMA, is_newer, newest_schema, read_tree, renamed
from articles.notes.collection.foreign_files import as_utf8, with_own_ids
from articles.notes.collection.listed import listed_in, same_entry
from articles.notes.collection.strictjson import LARGEST_FILE, Json, as_list, as_string
from articles.notes.disk.saving import read_file
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from articles.article import Side
    from articles.notes.collection.rows import Rows
    from articles.notes.disk.files import Disk

NOT_JOINED = "the notes are not joined"
_RIGHT = "right"
"""The role of the right article, and of every account but the base."""


@dataclass(frozen=True, slots=True)
class NotesSource:
    """Notes from one file: what it is called in a message, where it is, and the collection in it."""

    name: str
    path: Path
    tree: dict[str, Json]


def read_source(disk: Disk, path: Path, rows: Rows | None = None) -> NotesSource:
    """The notes file at `path`; `rows` learns its lines.

    Raises BadInputError, which names the file, when it is not there, not a notes file, damaged, or of a newer Diptych.
    """
    what = f"cannot read {path.name}"
    try:
        if S_ISDIR(disk.stat(path).st_mode):
            raise BadInputError(what, "it is a folder", "name the files in it")
        data = read_file(disk, path, LARGEST_FILE)
    except FileNotFoundError:
        data = None
    except OSError as error:
        raise BadInputError(what, (error.strerror or str(error)).lower(), "name a notes file") from error
    if data is None:
        raise BadInputError(what, "there is no such file", "check the name")
    return NotesSource(path.name, path, tree_in(data, what, rows))


def tree_in(data: bytes, what: str, rows: Rows | None = None) -> dict[str, Json]:
    """The collection in the bytes of a notes file. Raises BadInputError, which begins with `what`."""
    if len(data) > LARGEST_FILE:
        raise BadInputError(what, f"it is larger than {LARGEST_FILE // 1_000_000} MB", "name a notes file")
    try:
        tree = with_own_ids(read_tree(as_utf8(data), rows))
    except DamagedNotesError as error:
        raise BadInputError(what, error.why, "name a notes file") from error
    if is_newer(tree):
        why = f"a newer Diptych made it (schema {newest_schema(tree)}; this one knows {SCHEMA})"
        raise BadInputError(what, why, "use that one")
    return tree


def sides_of(tree: Mapping[str, Json]) -> dict[str, Side]:
    """The side of each article of a notes file, by its IRI; of more than two accounts those after b are called c to i,
    in the order of the file.
    """
    sides: dict[str, Side] = {}
    letters = iter("bcdefghi")
    for entry in listed_in(tree):
        right = entry.get("diptych:role") == _RIGHT
        sides[entry["id"]] = cast("Side", next(letters, "i") if right else "a")
    return sides


def texts_of(tree: Mapping[str, Json]) -> dict[str, str]:
    """The hash of the text that a notes file was last saved with, by the IRI of the article."""
    return {entry["id"]: as_string(entry.get("diptych:textSha256")) for entry in listed_in(tree)}


def bringer(first: NotesSource, other: NotesSource) -> Callable[[Json], Json]:
    """What gives an annotation of another file as it would stand in the first one.

    Raises BadInputError, which names article and file, when the other file is on an article that the first is not on.
    """
    if first is other:
        return lambda raw: raw
    iris = _same_articles(first, other)
    texts, own = texts_of(other.tree), texts_of(first.tree)
    made = {iri: text for iri, text in texts.items() if text and text != own.get(iris.get(iri, iri))}
    return lambda raw: renamed(_dated(raw, made), iris)


def other_texts(first: NotesSource, others: Iterable[NotesSource]) -> list[str]:
    """A line for each file that was saved with another text of an article than the first file."""
    lines = []
    for other in others:
        iris, own = _same_articles(first, other), texts_of(first.tree)
        for entry in listed_in(other.tree):
            iri = as_string(entry.get("id"))
            theirs, mine = as_string(entry.get("diptych:textSha256")), own.get(iris.get(iri, iri))
            if theirs and mine and theirs != mine:
                lines.append(f"{other.name} is on another text of {_called(entry)} than {first.name}")
    return lines


def _dated(raw: Json, made: Mapping[str, str]) -> Json:
    """The annotation with each target saying which text it was made in, where the first file names another."""
    if not isinstance(raw, dict) or not made:
        return raw
    targets = [
        {**target, MADE_IN: made[source_of(target)]}
        if isinstance(target, dict) and MADE_IN not in target and source_of(target) in made
        else target
        for target in as_list(raw.get("target"))
    ]
    if targets == as_list(raw.get("target")):
        return raw
    return {**raw, "target": targets if isinstance(raw.get("target"), list) else targets[0]}


def _same_articles(first: NotesSource, other: NotesSource) -> dict[str, str]:
    """What the other file's sources are called in the first one, where that is something else."""
    iris = {}
    for entry in listed_in(other.tree):
        own = next((each for each in listed_in(first.tree) if same_entry(each, entry)), None)
        if own is None:
            why = f"{_called(entry)} is only in one of them: in {other.name}, not in {first.name}"
            raise BadInputError(NOT_JOINED, why, "name notes on one pair")
        if own["id"] != entry["id"]:
            iris[entry["id"]] = own["id"]
    return iris


def _called(entry: Mapping[str, Json]) -> str:
    return as_string(entry.get("diptych:path")) or "an article"
