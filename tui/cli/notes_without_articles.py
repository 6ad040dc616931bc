"""`diptych notes` without both articles: a notes file is named on its own, or one of the two articles is gone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import BadInputError, DiptychError
from articles.reading.source import is_address
from tui.cli.pair import notes_path, takes_stdin

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from articles.article import Article, Side
    from articles.notes.exchange.without_articles import NotesWithoutArticles


def named_notes_file(options: Namespace) -> Path | None:
    """The notes file that was named instead of two articles; None when none was."""
    from pathlib import Path as AnyPath

    from articles.notes.exchange.without_articles import is_notes_file

    chosen = notes_path(options)
    if options.articles and not is_notes_file(options.articles[0]):
        return None
    if options.articles and chosen is not None:
        raise BadInputError("two notes files were named", "one is read", "leave one of them out")
    return AnyPath(options.articles[0]).expanduser() if options.articles else chosen


def read(options: Namespace, path: Path, names: tuple[str, str]) -> NotesWithoutArticles:
    """The notes in the file at `path`, placed in those of the named articles that are there."""
    from articles.notes.disk.files import Disk
    from articles.notes.exchange.without_articles import read_without_articles

    given: dict[Side, Article] = {}
    for side, name in zip(SIDES, names, strict=True):
        article = _article(options, name) if name else None
        if article is not None:
            given[side] = article
    return read_without_articles(Disk(), path, given, names, datetime.now(UTC))


def _article(options: Namespace, name: str) -> Article | None:
    """The article, unless it cannot be read; nothing is fetched, and standard input may have been read already."""
    from articles.reading import load

    if is_address(name) or takes_stdin([name]):
        return None
    try:
        return load(name, encoding=options.encoding)
    except DiptychError:
        return None
