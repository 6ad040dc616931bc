"""From the names on the command line to two articles, or to a folder to choose them from."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.errors import BadInputError, DiptychError
from articles.reading.named import articles_in, is_folder, there
from articles.reading.source import STDIN, cannot_read, is_address, is_stream, shown_name, split_chapter
from tui.cli.arguments import COMMANDS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from articles.article import Article
    from articles.cases.home import OpenCase
    from articles.matching.options import MatchOptions
    from articles.notes.disk.naming import Home

MOST = 9
"""Accounts that are compared at most: `articles.accounts.MOST`, which would take longer to load."""
_SMALL = 1_000_000
"""Bytes of articles that are read in a child: of longer ones handing on costs what it saves on a busy machine."""
_STREAMED = frozenset({STDIN, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})


def named(options: Namespace, most: int = 2) -> list[str]:
    """The names on the command line, at most `most`: quoted ones, addresses of files and patterns such as `*.txt` read.

    They take the place of what was typed. Raises BadInputError for more, for a pattern that nothing fits, and
    for an address of another kind than http and https: what is dropped on the screen may be one, what is typed may not.
    """
    typed = options.articles
    strange = next((name for name in typed if name.lower().startswith("file:") and not there(name)), None)
    if strange is not None:
        why = "only addresses that begin with http: or https: are read"
        raise BadInputError(f"cannot read {shown_name(strange)}", why, "name the file by its path")
    if len(typed) > 2:
        close = get_close_matches(typed[0], COMMANDS, n=1)
        if close and not there(typed[0]):
            what = f"{len(typed)} articles were named"
            why = "two are compared" if most == 2 else f"there is no {shown_name(typed[0])}"
            raise BadInputError(what, why, f'did you mean "{close[0]}"?')
    options.articles = articles_in(typed, most)
    return list(options.articles)


def check_pair(options: Namespace) -> tuple[str, str]:
    """The two names; raises BadInputError unless there are two that differ without reading them."""
    a, b = _checked(named(options))
    return a, b


def check_several(options: Namespace) -> list[str]:
    """The names of two to nine accounts, the base first; raises BadInputError as `check_pair` does.

    Of more than two each file has to be there before any of them is read or fetched.
    """
    names = _checked(named(options, MOST))
    for name in names if len(names) > 2 else ():
        if not (is_stream(name) or is_address(name) or there(split_chapter(name)[0])):
            raise cannot_read(name, "there is no such file", "check the name")
    return names


def _checked(names: list[str]) -> list[str]:
    """Names of two articles or more that differ without reading them. Raises BadInputError."""
    folder = next(filter(is_folder, names), None)
    if folder is not None:
        what = f"{shown_name(folder)} is a folder"
        raise BadInputError(what, "choosing from it needs the screen", "name two files in it")
    if len(names) == 1:
        raise BadInputError(
            "only one article was named", "two are compared", "name a second one, or - for standard input"
        )
    if not names:
        raise BadInputError("0 articles were named", "two are compared", "name the left and the right one")
    if sum(takes_stdin([name]) for name in names) > 1:
        do = "name a file for one of them, or write <(one) <(other)"
        which = "both articles are" if len(names) == 2 else "several articles are"
        raise BadInputError(f"{which} {STDIN}", "standard input holds only one", do)
    for a, b in combinations(names, 2):
        if a == b or _same_file(a, b):
            what = "page" if is_address(a) else "file"
            raise BadInputError(
                f"{shown_name(a)} and {shown_name(b)}", f"they are the same {what}", "name two articles"
            )
    return names


def takes_stdin(names: list[str]) -> bool:
    """Whether one of the articles comes from standard input, by whichever of its names."""
    return not _STREAMED.isdisjoint(names)


class Opened(NamedTuple):
    """The two articles of a command line, and the case that they came in, if it named one."""

    a: Article
    b: Article
    case: OpenCase | None = None

    def home(self, notes: Path | None, *, strict: bool = True) -> Home:
        """Where the notes on them live; `notes` is the reader's own choice. Raises what `find_home` raises."""
        if self.case is not None:
            return self.case.home(notes, strict=strict)
        from articles.notes.disk.naming import find_home

        return find_home(self.a, self.b, notes=notes, strict=strict)

    def matching(self, encoder: str) -> MatchOptions:
        """How they are matched: as the case says, or with the `encoder` of the settings."""
        from articles.matching.options import MatchOptions

        return MatchOptions(encoder=encoder) if self.case is None else self.case.matching(encoder)


def are_several(options: Namespace) -> bool:
    """Whether more than two accounts are named. Raises BadInputError for a case beside others, and for too many."""
    case_named(options, MOST)
    return len(options.articles) > 2


def case_named(options: Namespace, most: int = 2) -> str | None:
    """The case on the command line, None where articles are named. Raises BadInputError for a case beside others."""
    from articles.cases.naming import is_case

    names = named(options, most)
    case = next(filter(is_case, names), None)
    if case is not None and len(names) > 1:
        raise BadInputError(f"{shown_name(case)} is a case", "it holds both articles", "name it alone")
    return case


def open_named(options: Namespace, *, several: bool = False) -> Opened:
    """Read the case of the command line, or both articles; raises BadInputError for what cannot be read.

    Unless `several`, a case of more accounts than two is refused.
    """
    if case_named(options) is None:
        return Opened(*open_pair(options))
    found = open_case(options)
    if found.case.further and not several:
        what = f"{shown_name(str(found.path))} holds {len(found.case.articles)} accounts"
        raise BadInputError(what, "two are taken here", "open it, or use compare, report, pack, verify or diff")
    return Opened(found.case.a, found.case.b, found)


def open_case(options: Namespace) -> OpenCase:
    """The case of the command line, read. Raises BadInputError for what cannot be read."""
    from articles.cases.home import OpenCase
    from tui.cli.screen import settings_of

    if options.encoding:
        raise BadInputError("--encoding is of no use here", "a case holds the texts as they were read", "leave it out")
    (name,) = options.articles
    return OpenCase.at(name, inside=settings_of(options).case_notes == "inside")


def open_pair(
    options: Namespace, meanwhile: Callable[[], None] = lambda: None, *, later: bool = False
) -> tuple[Article, Article]:
    """Read both articles of the command line; raises BadInputError for one that cannot be read, or the same text.

    `meanwhile` is done once while files are read, or a parser is waited for that takes a while; `later` is that of
    `load_pair`.
    """
    names = check_pair(options)
    loaded = partial(_loaded, options, names, later=later)
    a, b = _beside(loaded, meanwhile) if later and _are_small(names) else loaded(meanwhile)
    return a, b


def _beside(loaded: Callable[[], tuple[Article, ...]], meanwhile: Callable[[], None]) -> tuple[Article, ...]:
    """Articles whose sentences are found later, read in a child of this process while this one does something else."""
    from articles.reading.beside import beside
    from articles.reading.unsplit import of_parts, parts_of

    def read() -> list[Any]:
        try:
            return [0, *map(parts_of, loaded())]
        except DiptychError as error:
            return [error.exit_code, error.what, error.why, error.do]

    answer = beside(read)
    meanwhile()
    code, *found = answer()
    if code:
        raise (BadInputError if code == BadInputError.exit_code else DiptychError)(*found)
    return tuple(map(of_parts, found))


def open_several(options: Namespace) -> tuple[Article, ...]:
    """Read all accounts of the command line, the base first; raises BadInputError as `open_pair` does."""
    return _loaded(options, check_several(options))


def _loaded(
    options: Namespace, names: Sequence[str], meanwhile: Callable[[], None] = lambda: None, *, later: bool = False
) -> tuple[Article, ...]:
    from articles.reading import load_several
    from tui.cli.screen import settings_of

    settings_of(options)  # says how long a text may be

    access = None
    if any(map(is_address, names)):
        from tui.cli.fetching import access_of

        access = access_of(options)

    def waiting(name: str) -> None:
        _say_waiting(name)
        meanwhile()

    return load_several(names, encoding=options.encoding, waiting=waiting, access=access, later=later)


def _say_waiting(name: str) -> None:
    """Say at the terminal what takes a while, before there is a screen."""
    if not sys.stderr.isatty():
        return
    sys.stderr.write(f"Reading {shown_name(name)}\n")


def notes_path(options: Namespace) -> Path | None:
    """The notes file named on the command line, if one was."""
    return Path(options.notes).expanduser() if options.notes else None


def _are_small(names: Sequence[str]) -> bool:
    """Whether all are files, and it takes less time to hand on what was read in them than it saves."""
    try:
        paths = [Path(split_chapter(name)[0]).expanduser() for name in names]
        return all(path.is_file() for path in paths) and sum(path.stat().st_size for path in paths) <= _SMALL
    except (OSError, ValueError, RuntimeError):
        return False


def _same_file(a: str, b: str) -> bool:
    try:
        return Path(a).expanduser().samefile(Path(b).expanduser())
    except (OSError, ValueError, RuntimeError):
        return False
