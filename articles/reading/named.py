"""Which articles a reader's words name: as typed, quoted, escaped, dropped on the terminal as paths, or with * and ?.

Nothing is read here; the one thing asked of the disk is what is there.
"""

from __future__ import annotations

import os
import re
from glob import iglob
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.source import STDIN, cannot_read, is_address, is_stream, shown_name, split_chapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_NAMES = 1000
"""The most files that one pattern is asked for."""

MOST_TOGETHER = 9
"""Articles that are read together: as many as there are digits to call them by."""

# A name as a shell reads it: plain letters, letters after a backslash, and quoted parts, side by side.
_PART = r"""'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^ \t'"\\]"""
_NAME = re.compile(rf"(?:{_PART})++", re.DOTALL)
_NAMES = re.compile(rf"(?:{_PART}|[ \t])*+", re.DOTALL)
_MARKED = re.compile(r"""['"\\]""")
_PARTS = re.compile(_PART, re.DOTALL)
_KEPT_IN_QUOTES = re.compile(r'\\([\\"$`])')
_FILE_ADDRESS = re.compile(r"file:(?://(?:localhost)?(?=/)|(?=/(?!/)))", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PATH_AHEAD = re.compile(r"(?<![ \t])[ \t]++(?=[/~])")
_PATTERN = re.compile(r"[*?[]")
_LINES = re.compile(r"[\r\n]+")
_SPACE = " \t\r\n"
_LISTED = 4


def there(name: str) -> bool:
    """Whether a file, a folder or anything else has that name; `~` stands for the home folder."""
    try:
        return bool(name) and os.path.lexists(Path(name).expanduser())
    except (OSError, ValueError, RuntimeError):
        return False


def is_folder(name: str) -> bool:
    """Whether the name is that of a folder."""
    try:
        return name not in ("", STDIN) and Path(name).expanduser().is_dir()
    except (OSError, ValueError, RuntimeError):
        return False


def names_in(words: str, there: Callable[[str], bool] = there) -> list[str]:
    """The names that `words` hold, as they were typed, pasted or dropped on a terminal.

    Quotation marks and backslashes are read as a shell reads them, `file:` addresses are made paths, white space at the
    ends is left out. Words that are the name of something that is `there`, just as they stand, are that name; so are
    words that could only be one name with spaces in it. One line may hold several names, and several lines do.
    """
    if words.strip(_SPACE) and there(words):
        return [words]
    lines = map(_stripped, _LINES.split(words))
    return [name for line in lines if line for name in _names_of_line(line, there)]


def _stripped(line: str) -> str:
    """The line without white space at its ends; a space after a backslash is a part of the name."""
    bare = line.strip(_SPACE)
    after = line[line.find(bare) + len(bare) :]
    return bare + after[:1] if (len(bare) - len(bare.rstrip("\\"))) % 2 else bare


def _names_of_line(line: str, there: Callable[[str], bool]) -> list[str]:
    if there(line):
        return [line]
    # A quotation mark that is never closed is a letter of the name.
    if _NAMES.fullmatch(line):
        pieces = _NAME.findall(line)
        names = [_read(piece) for piece in pieces]
        if len(names) == 1 or all(_is_name(piece, name, there) for piece, name in zip(pieces, names, strict=True)):
            return names
    paths = _PATH_AHEAD.split(line)
    return paths if all(map(there, paths)) else [_path_of(line)]


def _is_name(piece: str, name: str, there: Callable[[str], bool]) -> bool:
    """Whether one of several pieces is a name for itself, and not a word of a name with spaces."""
    marked = _MARKED.search(piece) is not None or _ADDRESS.match(name) is not None
    return marked or "/" in name or name.startswith("~") or name == STDIN or there(name)


def _read(piece: str) -> str:
    """What a shell makes of a piece; the path of a `file:` address."""
    if _MARKED.search(piece) is None:
        return _path_of(piece)
    parts = []
    for part in _PARTS.findall(piece):
        if part[0] == "'":
            parts.append(part[1:-1])
        elif part[0] == '"':
            parts.append(_KEPT_IN_QUOTES.sub(r"\1", part[1:-1]))
        else:
            parts.append(part[-1])
    return _path_of("".join(parts))


def _path_of(name: str) -> str:
    """The path in a `file:` address of this machine (RFC 8089); any other name as it is."""
    start = _FILE_ADDRESS.match(name)
    if start is None:
        return name
    from urllib.parse import unquote  # takes longer to import than all else here, and is rarely needed

    return unquote(name[start.end() :], errors="surrogateescape")


def articles_in(words: Iterable[str], most: int = 2) -> list[str]:
    """The names in `words`, at most `most` of them, with each pattern such as `report*.txt` replaced by what fits it.

    A name with `*`, `?` or `[` that is there as it stands is that name. Raises BadInputError for a pattern that nothing
    fits, and for more names.
    """
    found: list[str] = []
    patterns: list[tuple[str, list[str]]] = []
    for name in [name for each in words for name in (names_in(each) or [each])]:
        if _PATTERN.search(name) is None or _ADDRESS.match(name) or there(name):
            found.append(name)
            continue
        fitting = _fitting(name)
        if not fitting:
            raise BadInputError(f"cannot open {shown_name(name)}", "no file has a name like that", "check the pattern")
        patterns.append((name, fitting))
        found += fitting
    if len(found) > most:
        raise _too_many(found, patterns, most)
    return found


def _fitting(pattern: str) -> list[str]:
    """The files that fit, in order of their names; a shell leaves hidden ones out, and so does this."""
    try:
        whole = str(Path(pattern).expanduser())
        return sorted(name for name in islice(iglob(whole), MOST_NAMES) if Path(name).is_file())  # noqa: PTH207 - the pattern may be absolute
    except (OSError, ValueError, RuntimeError, re.error):
        return []


def _too_many(found: Sequence[str], patterns: Sequence[tuple[str, list[str]]], most: int) -> BadInputError:
    why, do = ("two are compared", "name two of them") if most == 2 else (f"{most} at most are compared", "name fewer")
    for pattern, fitting in patterns:
        if len(fitting) > 1:
            what = (
                f"{shown_name(pattern)} names {len(fitting)} files ({_listed([Path(each).name for each in fitting])})"
            )
            return BadInputError(what, why, do)
    what = f"{len(found)} articles were named ({_listed(found)})"
    return BadInputError(what, why, "name the left and the right one" if most == 2 else do)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(shown_name(name) or "an empty name" for name in names[:_LISTED])
    return f"{shown} and {len(names) - _LISTED} more" if len(names) > _LISTED else shown


def folder_among(names: Sequence[str]) -> tuple[str, str | None] | None:
    """The folder among one or two names and the article beside it, if there is one; None without a folder.

    Raises BadInputError for two folders, and for an article that is piped in or not there.
    """
    folders = [name for name in names if is_folder(name)]
    if not folders:
        return None
    if len(folders) > 1:
        what = " and ".join(map(shown_name, folders))
        raise BadInputError(what, "both are folders, and both articles are chosen from one", "name one of them")
    beside = next((name for name in names if name not in folders), None)
    if beside is None or is_address(beside):
        return folders[0], beside
    if is_stream(beside):
        what = f"a piped article beside {shown_name(folders[0])}"
        raise BadInputError(what, "it can be read only once", "name a file")
    if not there(split_chapter(beside)[0]):
        raise cannot_read(beside, "there is no such file", "check the name")
    return folders[0], beside
