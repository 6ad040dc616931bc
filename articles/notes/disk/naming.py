"""Which file the notes of two articles or more are in: beside the left article, or else with the user's data."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.notes.collection.document import SCHEMA, read_tree
from articles.notes.collection.foreign_files import is_foreign
from articles.notes.collection.listed import is_address, label_of, same_letters
from articles.notes.collection.strictjson import LARGEST_FILE, as_list
from articles.notes.disk.files import Disk
from articles.notes.disk.places import known_places
from articles.notes.disk.saving import beside, read_file
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article
    from articles.notes.disk.held import Holder

ENDING = ".notes.json"
LONGEST_NAME = 200
"""Bytes; leaves room for what is put after the name of a lock or of a damaged copy."""
_DIGITS = 12
_NAMES = ("left", "right")
_ANOTHER = "name another file"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the notes of a comparison live.

    `path` is what is read and written; `others` are further files that hold notes on the same articles; `where` is
    empty when the file stands beside the left article, else a line that says where it is and why. `state` is the folder
    for drafts and earlier versions; without it none are kept. `elsewhere` are notes files on the same two texts, found
    by the texts alone: they are offered, and nothing is read from them without being asked. `packed` are the notes that
    a case brought along, from which the file is made; `holder` puts the notes into the file where that holds more.
    `accounts` are all that the file is on, the base first, where it is on more than two.
    """

    path: Path
    others: tuple[Path, ...] = ()
    where: str = ""
    state: Path | None = None
    elsewhere: tuple[Path, ...] = ()
    packed: bytes = b""
    holder: Holder | None = None
    accounts: tuple[Article, ...] = ()

    @property
    def versions(self) -> Path | None:
        """The folder of earlier versions."""
        return self.state / "versions" if self.state else None


def find_home(
    a: Article,
    b: Article,
    *further: Article,
    notes: Path | None = None,
    disk: Disk | None = None,
    data_folder: Path | None = None,
    state_folder: Path | None = None,
    strict: bool = True,
) -> Home:
    """The notes file of `a` (left) and `b`: the one there is, in whichever order it was made, or the one to make.

    With `further` accounts of which `a` is the base it is one file for all, which takes what the files of every two of
    them hold.
    `notes` is the reader's own choice of file; `data_folder` and `state_folder` stand in for the user's own. Raises
    BadInputError when `notes` cannot be a notes file, or is another file of the reader's; unless `strict`, one that is
    there and cannot be written is shown as far as it can be, and new notes are kept with the user's data.
    """
    disk = disk or Disk()
    data_folder = data_folder or default_data_folder()
    articles = (a, b, *further)
    if notes is not None:
        path = Path(os.path.abspath(notes))  # noqa: PTH100 - links in the path stay as they are
        _refuse_another_file(disk, path, articles)
        trouble = "" if strict or not _there(disk, path) else _trouble(disk, path)
        home = _instead(path, articles, data_folder, trouble) if trouble else _chosen(disk, path)
    else:
        home = _found(disk, articles, data_folder)
        pairs = combinations(articles, 2) if further else ()
        of_pairs = [path for pair in pairs for path in _all_found(disk, pair, data_folder)]
        home = replace(home, others=tuple(dict.fromkeys((*home.others, *of_pairs))))
    real = Path(disk.realpath(home.path))
    states = state_folder or default_state_folder()
    elsewhere = () if notes is not None or _there(disk, real) else known_places(disk, states, articles)
    others = (real, *home.others)
    elsewhere = tuple(path for path in elsewhere if path not in others and _there(disk, path))
    accounts = articles if further else ()
    return replace(home, state=states / _digest(str(real)), elsewhere=elsewhere, accounts=accounts)


def state_of(disk: Disk, path: Path) -> Path:
    """The folder for drafts and earlier versions of the notes file at a path."""
    return default_state_folder() / _digest(disk.realpath(path))


def home_at(path: Path, where: str) -> Home:
    """A home at a place of the program's own choice, named in the line `where`, with drafts and earlier versions."""
    return Home(path, where=where, state=default_state_folder() / _digest(str(path)))


def home_beside(
    path: Path, *, disk: Disk | None = None, data_folder: Path | None = None, state_folder: Path | None = None
) -> Home:
    """The notes file beside the one at `path`, which holds both articles; with the user's data where none can be."""
    disk = disk or Disk()
    path = Path(os.path.abspath(path))  # noqa: PTH100 - links in the path stay as they are
    near = beside(path, ENDING)
    private = (data_folder or default_data_folder()) / f"{_cut(path.name)}~{_digest(str(path))}{ENDING}"
    trouble = _trouble(disk, near).replace("the left article", path.name)
    there = [each for each in (near, private) if _there(disk, each)]
    where = _where(private, trouble) if trouble else f"Notes are kept beside the case, in {near.name}."
    home = Home(private if trouble else near, where=where)
    states = state_folder or default_state_folder()
    others = tuple(each for each in there if each != home.path)
    return replace(home, others=others, state=states / _digest(disk.realpath(home.path)))


def _found(disk: Disk, articles: Sequence[Article], data_folder: Path) -> Home:
    """The notes file beside the articles, or in the user's data folder."""
    base = articles[0]
    beside = _beside(disk, articles)
    private = _private(articles, data_folder)
    found = [path for path in (*beside, *private) if _there(disk, path)]
    reason = ""
    for path in [*found, beside[0] if beside and _folder(base) is not None else private[0]]:
        trouble = _trouble(disk, path) if path not in private else ""
        if not trouble:
            others = tuple(each for each in found if each != path)
            return Home(path, others, _where(path, reason or _homeless(base)) if path in private else "")
        reason = reason or trouble
    return Home(private[0], tuple(found), _where(private[0], reason))


def _all_found(disk: Disk, articles: Sequence[Article], data_folder: Path) -> list[Path]:
    """The notes files that there are on these articles alone."""
    return [path for path in (*_beside(disk, articles), *_private(articles, data_folder)) if _there(disk, path)]


def _instead(path: Path, articles: Sequence[Article], data_folder: Path, trouble: str) -> Home:
    """The user's data folder in the place of a file that cannot be written."""
    private = _private(articles, data_folder)[0]
    return Home(private, (path,), _where(private, trouble))


def default_data_folder() -> Path:
    """Where notes go that cannot be kept beside their article."""
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / "notes"


def default_state_folder() -> Path:
    """Where drafts and earlier versions go."""
    from platformdirs import user_state_path

    return user_state_path("diptych", appauthor=False) / "notes"


def notes_name(names: Sequence[str], digits: str) -> str:
    """`left+right.notes.json`; a name of more than LONGEST_NAME bytes is cut and ends in `digits`."""
    whole = "+".join(names)
    if len(os.fsencode(whole + ENDING)) <= LONGEST_NAME:
        return whole + ENDING
    return f"{_cut(whole)}~{digits}{ENDING}"


def own_schema_path(path: Path) -> Path:
    """Where notes go when the file at `path` is of a schema not known here and must not be written."""
    return beside(path.with_name(path.name.removesuffix(ENDING)), f".schema-{SCHEMA}{ENDING}")


def _cut(stem: str) -> str:
    room = LONGEST_NAME - len(ENDING) - _DIGITS - 1
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem


def _digest(*parts: str) -> str:
    """Twelve hexadecimal digits that are the same in whichever order the parts come."""
    joined = "\n".join(sorted(parts))
    return hashlib.sha256(joined.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]


def _folder(article: Article) -> Path | None:
    """The folder of an article's file; None for an address and for standard input."""
    if article.source == "-" or is_address(article.source):
        return None
    return Path(os.path.abspath(article.source)).parent  # noqa: PTH100 - links in the path stay as they are


def _label(article: Article) -> str:
    """What a file name calls an article: its own file name, or a readable and distinct stand-in."""
    if article.source == "-":
        return f"stdin-{article.text_sha256[:8]}"
    if not is_address(article.source):
        return Path(article.source).name
    words = re.sub(r"[^\w.-]+", "-", article.source.partition("://")[2]).strip("-.")
    return f"{words[:60]}-{_digest(article.source)[:8]}"


def _beside(disk: Disk, articles: Sequence[Article]) -> list[Path]:
    """The names beside the articles, the one to make first: with each of them as the base, in the folder of each."""
    digits = _digest(*(article.text_sha256 for article in articles))
    names = [notes_name([_label(each) for each in order], digits) for order in _orders(articles)]
    folders = [_folder(article) for article in articles]
    places = [(folders[at], names[at]) for at in range(len(articles))]
    places += [(folder, name) for at, name in enumerate(names) for number, folder in enumerate(folders) if number != at]
    known = [folder / name for folder, name in places if folder is not None]
    known += [path for path in _cut_before(disk, articles, known) if path not in known]
    known += _spelled_otherwise(disk, known)
    return list(dict.fromkeys(known))


def _orders(articles: Sequence[Article]) -> list[list[Article]]:
    """The orders in which a notes file names the articles: each as the base, and then the others by their names."""
    rest = [sorted((*articles[:at], *articles[at + 1 :]), key=_label) for at in range(len(articles))]
    return [[base, *others] for base, others in zip(articles, rest, strict=True)]


def _spelled_otherwise(disk: Disk, paths: list[Path]) -> list[Path]:
    """Files whose names are these letters in another spelling: copying to another system may respell a name."""
    found: list[Path] = []
    for path in paths:
        if path.name.isascii():
            continue
        with suppress(OSError):
            for name in sorted(disk.listdir(path.parent)):
                other = path.with_name(name)
                if same_letters(name, path.name) and other not in paths and not _is_one_file(disk, path, other):
                    found.append(other)
    return found


def _is_one_file(disk: Disk, path: Path, other: Path) -> bool:
    """Whether both names lead to one file, as on a disk that does not tell spellings apart."""
    if not _there(disk, path):
        return False
    one, two = disk.lstat(path), disk.lstat(other)
    return (one.st_dev, one.st_ino) == (two.st_dev, two.st_ino)


def _cut_before(disk: Disk, articles: Sequence[Article], paths: list[Path]) -> list[Path]:
    """Files with a cut name that were made for these articles when their texts were different."""
    labels = set(map(label_of, articles))
    found = []
    for path in paths:
        stem, mark, _ = path.name.removesuffix(ENDING).rpartition("~")
        if not mark or len(os.fsencode(path.name)) < LONGEST_NAME - 4:
            continue
        pattern = re.compile(re.escape(stem) + rf"~[0-9a-f]{{{_DIGITS}}}" + re.escape(ENDING))
        with suppress(OSError):
            for name in sorted(disk.listdir(path.parent)):
                if pattern.fullmatch(name) and _named_in(disk, path.parent / name) == labels:
                    found.append(path.parent / name)  # noqa: PERF401 - read one after another, inside the suppression
    return found


def _named_in(disk: Disk, path: Path) -> set[str]:
    """The article names that a notes file gives."""
    try:
        tree = read_tree(read_file(disk, path, LARGEST_FILE) or b"")
    except (OSError, DamagedNotesError):
        return set()
    entries = [each for each in as_list(tree.get("diptych:articles")) if isinstance(each, dict)]
    return {each["diptych:path"] for each in entries if isinstance(each.get("diptych:path"), str)}


def _private(articles: Sequence[Article], data_folder: Path) -> list[Path]:
    """The names in the user's data folder, distinct from those of articles with the same names elsewhere."""
    digits = _digest(*map(_identity, articles))
    names = ("+".join(map(_label, order)) for order in _orders(articles))
    return [data_folder / f"{_cut(name)}~{digits}{ENDING}" for name in names]


def _identity(article: Article) -> str:
    """What stays the same when an article's text changes: its path or address; of standard input, the text."""
    folder = _folder(article)
    if folder is not None:
        return str(folder / Path(article.source).name)
    return article.text_sha256 if article.source == "-" else article.source


def _there(disk: Disk, path: Path) -> bool:
    try:
        disk.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def _trouble(disk: Disk, path: Path) -> str:
    """Why notes cannot be written at `path`; empty when they can, as far as can be known without trying."""
    try:
        known = disk.stat(path)
    except FileNotFoundError:
        if _there(disk, path):
            return f"{path.name} is a link to nothing"
        return "" if disk.writable(path.parent) else "the folder of the left article may not be written"
    except OSError as error:
        return f"{path.name} cannot be reached ({error.strerror})"
    if not stat.S_ISREG(known.st_mode):
        return f"{path.name} is not an ordinary file"
    if not known.st_mode & 0o222 or not disk.writable(path):
        return f"{path.name} is marked read-only"
    folder = Path(disk.realpath(path)).parent
    return "" if disk.writable(folder) else "the folder of the notes file may not be written"


def _homeless(article: Article) -> str:
    """Why an article has no place beside it."""
    return "" if _folder(article) is not None else "the left article is not a file here"


def _where(path: Path, reason: str) -> str:
    if not reason:
        return f"Notes are kept in {path}."
    # A file keeps its name as it is written.
    return f"{reason.replace('the ', 'The ', 1) if reason.startswith('the ') else reason}, so notes are kept in {path}."


def _chosen(disk: Disk, path: Path) -> Home:
    """The reader's own choice; refused when notes cannot be kept there."""
    try:
        known = disk.stat(path)
    except FileNotFoundError:
        if _there(disk, path):
            raise BadInputError(f"cannot keep notes in {path}", "it is a link to nothing", _ANOTHER) from None
        if not _there(disk, path.parent):
            raise BadInputError(f"cannot keep notes in {path}", "its folder is not there", "make it first") from None
        return Home(path)
    except OSError as error:
        why = error.strerror or "it cannot be reached"
        raise BadInputError(f"cannot keep notes in {path}", why, _ANOTHER) from None
    if not stat.S_ISREG(known.st_mode):
        raise BadInputError(f"cannot keep notes in {path}", "it is not an ordinary file", _ANOTHER)
    return Home(path)


def _refuse_another_file(disk: Disk, path: Path, articles: Sequence[Article]) -> None:
    """Refuse one of the articles, and whatever else would be lost if notes were written in its place."""
    try:
        known = disk.stat(path)
        for at, article in enumerate(articles):
            if _folder(article) is not None and _same(disk, known, Path(article.source)):
                which = f"the {_NAMES[at]} article" if len(articles) == len(_NAMES) else "one of the articles"
                raise BadInputError(f"cannot keep notes in {path}", f"it is {which}", _ANOTHER)
        if not stat.S_ISREG(known.st_mode):
            return
        data = read_file(disk, path, LARGEST_FILE) or b""
    except (OSError, ValueError):
        return  # what cannot be reached is seen to by whoever reads it
    if len(data) <= LARGEST_FILE and is_foreign(data, named_as_notes=path.name.endswith(ENDING)):
        raise BadInputError(f"cannot keep notes in {path}", "it holds something else", _ANOTHER)


def _same(disk: Disk, known: os.stat_result, path: Path) -> bool:
    """Whether `path` leads to the file that is `known`."""
    with suppress(OSError, ValueError):
        other = disk.stat(path)
        return (known.st_dev, known.st_ino) == (other.st_dev, other.st_ino)
    return False
