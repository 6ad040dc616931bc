"""The notes in a notes file when an article is missing: read for what they say, and never written.

What stands in for a missing article has its names and no text. A note on it keeps the words it was made on.
"""

from __future__ import annotations

import shlex
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.article import SIDES, Article, Encoding, Side
from articles.errors import BadInputError, DiptychError
from articles.notes.collection.annotation import note_in, source_of
from articles.notes.collection.document import context_of, items_of, read_tree
from articles.notes.collection.listed import is_address, label_of, listed_in
from articles.notes.collection.present import present_note
from articles.notes.collection.rows import DELETED
from articles.notes.collection.strictjson import LARGEST_FILE, Json, as_list, as_string
from articles.notes.disk.files import Disk
from articles.notes.disk.naming import ENDING, find_home
from articles.notes.disk.opening import open_notes
from articles.notes.disk.saving import read_file
from articles.notes.exchange.sources import sides_of
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from articles.notes.content.note import Note

_ROLES: dict[str, Side] = {"left": "a", "right": "b"}


@dataclass(frozen=True, slots=True)
class NotesWithoutArticles:
    """What a notes file says without both of its articles.

    `articles` are those that were given, and stand-ins without a text; of more than two accounts by their letters.
    `collection` is the W3C collection in the file without what was deleted, whole annotations only where the file is
    damaged; `notices` are lines for the reader.
    """

    path: Path
    notes: tuple[Note, ...]
    articles: Mapping[Side, Article]
    collection: dict[str, Json]
    notices: tuple[str, ...] = ()


def is_notes_file(name: str) -> bool:
    """Whether a name is that of a notes file, or what it names has the notes of two articles in it."""
    return name.endswith(ENDING) or (not is_address(name) and _holds_notes(name))


def _holds_notes(name: str) -> bool:
    disk = Disk()
    try:
        path = Path(name).expanduser()
        data = read_file(disk, path, LARGEST_FILE) if _is_file(disk, path) else None
        return data is not None and bool(as_list(read_tree(data).get("diptych:articles")))
    except (OSError, ValueError, RuntimeError, DamagedNotesError):
        return False


def find_notes_by_name(names: tuple[str, str], notes: Path | None = None, disk: Disk | None = None) -> Path | None:
    """The notes file on two articles by their names alone, or the reader's own choice; None when it is not there.

    A file in the data folder for texts from standard input is not found so.
    """
    a, b = (stand_in(name) for name in names)
    try:
        home = find_home(a, b, notes=notes, disk=disk)
    except (BadInputError, OSError, ValueError):
        return None
    return next((path for path in (home.path, *home.others) if _is_file(disk or Disk(), path)), None)


def _is_file(disk: Disk, path: Path) -> bool:
    with suppress(OSError, ValueError):
        return stat.S_ISREG(disk.stat(path).st_mode)
    return False


def telling_of_notes(error: DiptychError, names: tuple[str, str], notes: Path | None = None) -> DiptychError:
    """The error that an article cannot be read, saying where the notes on the two are, if there are any."""
    path = find_notes_by_name(names, notes)
    if path is None:
        return error
    shown = path
    with suppress(OSError, ValueError):  # the working folder may be gone too
        shown = path.relative_to(Path.cwd())
    do = f"{error.do}; your notes on the two are kept: diptych notes list {shlex.quote(str(shown))}"
    return type(error)(error.what, error.why, do)


def read_without_articles(
    disk: Disk, path: Path, given: Mapping[Side, Article], names: tuple[str, str], now: datetime
) -> NotesWithoutArticles:
    """The notes at `path`; those on the articles `given` are placed in them. `names` are what the articles are called.

    Raises BadInputError when there is no notes file at `path`, or nothing of it can be read.
    """
    opened = open_notes(disk, path, now, only_read=True)
    tree = opened.tree
    if tree is None and not opened.items:
        why = opened.locked or (opened.notices[0] if opened.notices else "there is no such file")
        raise BadInputError(f"cannot read notes from {path.name}", why.rstrip("."), "name a notes file")
    tree = tree if tree is not None else _salvaged(list(opened.items))
    if len(listed_in(tree)) > len(SIDES):
        return _on_several(path, tree, opened.notices)
    known = _known(tree, names)
    articles: dict[Side, Article] = {side: given.get(side) or known[side] for side in SIDES}
    context = context_of(tree, articles)
    found = (present_note(raw, context, articles) for raw in items_of(tree))
    notes = tuple(_unread(note, given) for note in found if note is not None)
    collection = {key: value for key, value in tree.items() if key != DELETED}
    return NotesWithoutArticles(path, notes, articles, collection, opened.notices)


def _on_several(path: Path, tree: dict[str, Json], notices: tuple[str, ...]) -> NotesWithoutArticles:
    """The notes of a file on more than two accounts, by the letters of these."""
    sides = sides_of(tree)
    articles = {sides[entry["id"]]: _stand_in_of(entry) for entry in listed_in(tree)}
    found = (note_in(raw, sides) for raw in items_of(tree))
    notes = tuple(_unread(note, {}) for note in found if note is not None)
    return NotesWithoutArticles(path, notes, articles, {k: v for k, v in tree.items() if k != DELETED}, notices)


def _stand_in_of(entry: Mapping[str, Json]) -> Article:
    path, title, digest = (as_string(entry.get(f"diptych:{key}")) for key in ("path", "title", "textSha256"))
    return stand_in(path or "an article without a name", title, digest)


def _salvaged(items: list[Json]) -> dict[str, Json]:
    """A collection of what was whole in a damaged file; a note on both tells which source is the left one."""
    pairs = sorted((as_list(raw.get("target")) for raw in items if isinstance(raw, dict)), key=len, reverse=True)
    sources = dict.fromkeys(source_of(each) for targets in pairs for each in targets if isinstance(each, dict))
    entries = [{"id": iri, "diptych:role": role} for iri, role in zip(filter(None, sources), _ROLES, strict=False)]
    return {"type": "AnnotationCollection", "diptych:articles": entries, "first": {"items": items}}


def stand_in(name: str, title: str = "", text_sha256: str = "") -> Article:
    """An article of which only names are known."""
    title = title or Path(name).name
    return Article("", "", name, title, (), (), (), "", text_sha256, Encoding("utf-8"))


def _known(tree: Mapping[str, Json], names: tuple[str, str]) -> dict[Side, Article]:
    """Stand-ins for both articles, with what the file knows of them; the reader's own names say which is left."""
    entries = [each for each in as_list(tree.get("diptych:articles")) if isinstance(each, dict)]
    sides: dict[Side, dict[str, Json]] = {}
    for entry in entries:
        side = _ROLES.get(as_string(entry.get("diptych:role")))
        if side is not None:
            sides[side] = entry
    labels = [label_of(stand_in(name)) if name else "" for name in names]
    if any(labels) and labels == [as_string(sides.get(side, {}).get("diptych:path")) for side in reversed(SIDES)]:
        sides = {"a": sides["b"], "b": sides["a"]}
    made = {}
    for side, name in zip(SIDES, names, strict=True):
        entry = sides.get(side, {})
        path, title, digest = (as_string(entry.get(f"diptych:{key}")) for key in ("path", "title", "textSha256"))
        made[side] = stand_in(name or path or "an article without a name", title, digest)
    return made


def _unread(note: Note, given: Mapping[Side, Article]) -> Note:
    """The note, its targets on missing articles neither placed nor lost."""
    targets = (
        each if each.side in given else replace(each, span=None, how="unread", score=0.0) for each in note.targets
    )
    return replace(note, targets=tuple(targets))
