"""From the two names on the command line to two articles."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from tui.cli.arguments import COMMANDS

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.article import Article

STDIN = "-"


def check_pair(names: list[str]) -> tuple[str, str]:
    """The two names; raises BadInputError unless there are two, and two that can be told apart without reading them."""
    if len(names) == 1:
        raise BadInputError(
            "only one article was named", "two are compared", "name a second one, or - for standard input"
        )
    if len(names) != 2:
        close = get_close_matches(names[0], COMMANDS, n=1) if names else []
        do = f'did you mean "{close[0]}"?' if close else "name the left and the right one"
        raise BadInputError(f"{len(names)} articles were named", "two are compared", do)
    a, b = names
    if a == b == STDIN:
        raise BadInputError("both articles are -", "standard input holds only one", "name a file for one of them")
    if a == b or _same_file(a, b):
        raise BadInputError(f"{a} and {b}", "they are the same file", "name two articles")
    return a, b


def open_pair(options: Namespace) -> tuple[Article, Article]:
    """Read both articles of the command line; raises BadInputError for one that cannot be read, or the same text."""
    a, b = check_pair(options.articles)
    from articles.reading import load_pair

    return load_pair(a, b, encoding=options.encoding, waiting=_say_waiting if sys.stderr.isatty() else None)


def _say_waiting(name: str) -> None:
    """Tell the reader at the terminal what takes a while, before there is a screen."""
    from articles.reading.source import shown_name

    sys.stderr.write(f"Reading {shown_name(name)}\n")


def notes_path(options: Namespace) -> Path | None:
    """The notes file named on the command line, if one was."""
    return Path(options.notes).expanduser() if options.notes else None


def _same_file(a: str, b: str) -> bool:
    try:
        return Path(a).expanduser().samefile(Path(b).expanduser())
    except (OSError, ValueError, RuntimeError):
        return False
