"""What can be brought back: earlier versions of the notes file, copies of a damaged one, and deleted notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from articles.notes.collection.deleted import deleted_in
from articles.notes.collection.document import brought, read_tree
from articles.notes.collection.merging import keyed, same, second_version
from articles.notes.collection.salvaging import salvage
from articles.notes.collection.strictjson import LARGEST_FILE, Json, as_string
from articles.notes.disk.saving import beside, read_file
from articles.notes.disk.versions import versions_in
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from articles.article import Article, Side
    from articles.notes.collection.document import CollectionContext
    from articles.notes.disk.files import Disk
    from articles.notes.disk.naming import Home

Kind = Literal["version", "day", "damaged", "deleted"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Notes as they were before: from where (`path` is None for those deleted but still in the file), and since when.

    `items` are annotations as the present notes file would hold them, by id.
    """

    kind: Kind
    when: str
    path: Path | None
    items: Mapping[str, Json]

    def missing(self, present: Mapping[str, Json]) -> list[Json]:
        """The annotations that are not there now."""
        return [raw for identity, raw in self.items.items() if identity not in present]

    def differing(self, present: Mapping[str, Json]) -> list[Json]:
        """The annotations that are different now."""
        return [raw for identity, raw in self.items.items() if identity in present and not same(present[identity], raw)]

    def to_bring_back(self, present: Mapping[str, Json]) -> list[dict[str, Json]]:
        """What is missing, and what differs as second versions beside the present ones."""
        seconds = (second_version(raw) for raw in self.differing(present))
        return [*self.missing(present), *(raw for raw in seconds if raw["id"] not in present)]


def earlier(
    disk: Disk, home: Home, tree: Mapping[str, Json], articles: Mapping[Side, Article], context: CollectionContext
) -> list[Earlier]:
    """All there is to bring back, the latest of each kind first; what cannot be read at all is left out.

    `tree` is the present notes file, and `context` fits it to the articles.
    """
    found = []
    deleted = deleted_in(tree)
    if deleted:
        times = [as_string(each.get("time")) for each in tree["diptych:deleted"] if isinstance(each, dict)]
        found.append(Earlier("deleted", max(times, default=""), None, deleted))
    paths: list[tuple[Kind, Path]] = []
    if home.versions is not None:
        versions = versions_in(disk, home.versions)
        paths += [("day" if path.name.startswith("day-") else "version", path) for path in versions]
    paths += [("damaged", path) for path in _damaged(disk, home.path)]
    for kind, path in paths:
        items = _items(disk, path, articles, context)
        if items:
            found.append(Earlier(kind, _when(disk, path), path, items))
    return found


def _damaged(disk: Disk, path: Path) -> Iterator[Path]:
    """Copies of damaged files, as `keep_aside` names them."""
    stem = beside(path, ".damaged-").name
    try:
        names = disk.listdir(path.parent)
    except OSError:
        return
    for name in sorted(names, reverse=True):
        if name.startswith(stem):
            yield path.parent / name


def _items(disk: Disk, path: Path, articles: Mapping[Side, Article], context: CollectionContext) -> dict[str, Json]:
    try:
        data = read_file(disk, path, LARGEST_FILE)
    except OSError:
        return {}
    if data is None:
        return {}
    try:
        return keyed(brought(read_tree(data), articles, context))
    except DamagedNotesError:
        return keyed(salvage(data).whole)


def _when(disk: Disk, path: Path) -> str:
    """When the copy was made, in UTC."""
    try:
        moment = disk.stat(path).st_mtime
    except OSError:
        return ""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
