"""Notes that follow articles which were moved or renamed: found by the texts they are on, and moved whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from articles.errors import DiptychError
from articles.notes.collection.document import items_of, read_tree
from articles.notes.collection.strictjson import LARGEST_FILE
from articles.notes.disk.files import Disk
from articles.notes.disk.naming import default_state_folder, find_home, state_of
from articles.notes.disk.places import places_of, remember_place
from articles.notes.disk.saving import LockHeldError, locked, make_folder, read_file, write_new
from articles.notes.exchange.sources import texts_of
from articles.notes.failures import DamagedNotesError
from articles.notes.store import NotesStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Article
    from articles.notes.collection.strictjson import Json
    from articles.notes.disk.naming import Home

_NOT_MOVED = "the notes are not moved"


class NotesFound(NamedTuple):
    """A notes file, and how many notes and decisions are in it."""

    path: Path
    notes: int


def notes_on(
    hashes: tuple[str, str], named: Iterable[Path], others: Iterable[Path], disk: Disk | None = None
) -> list[NotesFound]:
    """The notes files on two texts of these hashes, each once: those last used with them, and those among some files.

    Of the files `named` after the two articles one text is enough, as the other may have been edited; of `others` both
    must be the same. A file that is not there, or cannot be read, is left out.
    """
    disk = disk or Disk()
    found: dict[str, NotesFound] = {}
    wanted = dict.fromkeys(places_of(disk, default_state_folder(), hashes), 0)
    for path, texts in (*wanted.items(), *((each, 1) for each in named), *((each, 2) for each in others)):
        real = disk.realpath(path)
        tree = None if real in found else _tree(disk, path)
        if tree is not None and len(set(hashes) & set(texts_of(tree).values())) >= texts:
            found[real] = NotesFound(path, len(items_of(tree)))
    return list(found.values())


def _tree(disk: Disk, path: Path) -> dict[str, Json] | None:
    try:
        data = read_file(disk, path, LARGEST_FILE)
        return None if data is None or len(data) > LARGEST_FILE else read_tree(data)
    except (OSError, DamagedNotesError):
        return None


def new_home(a: Article, b: Article) -> Home:
    """Where the notes on two articles are, or would be made, at the places that the articles have now."""
    return find_home(a, b, strict=False)


def move_notes(old: Path, a: Article, b: Article, disk: Disk | None = None) -> Path:
    """Put the notes in the file `old` where those on `a` and `b` are looked for; gives that path.

    Where notes are there already, those of `old` join them, and `old` stays. Else the file is copied there byte for
    byte, its drafts and earlier versions follow, and `old` goes once the copy has been read back. Raises DiptychError
    when that is not possible; `old` is whole then.
    """
    disk = disk or Disk()
    home = new_home(a, b)
    if disk.realpath(home.path) == disk.realpath(old):
        return old
    if _tree(disk, home.path) is not None:
        store = NotesStore.open(replace(home, others=(*home.others, old)), a, b, disk)
        store.save()
        return store.path
    try:
        _copy_and_remove(disk, Path(disk.realpath(old)), home)
    except LockHeldError as error:
        raise DiptychError(_NOT_MOVED, f"a window is busy with {old.name}", "close it and try again") from error
    except OSError as error:
        raise DiptychError(_NOT_MOVED, (error.strerror or str(error)).lower(), f"{old} is as it was") from error
    remember_place(disk, default_state_folder(), (a, b), home.path)
    return home.path


def _copy_and_remove(disk: Disk, old: Path, home: Home) -> None:
    with locked(disk, old):
        data = read_file(disk, old, LARGEST_FILE) or b""
        if home.where:
            make_folder(disk, home.path.parent)
        write_new(disk, home.path, data, 0o600, disk.stat(old))
        if read_file(disk, home.path, LARGEST_FILE) != data:
            raise OSError("the copy does not read back the same")
        before = state_of(disk, old)
        if home.state is not None and home.state != before:
            # Where the new place has drafts of its own, those of the old one stay where they are.
            with suppress(OSError):
                disk.replace(before, home.state)
        disk.unlink(old)
