"""`diptych versions FILE FILE...` and `diptych versions ADDRESS`: an article against its own later versions."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.named import is_folder
from articles.reading.source import is_address, shown_name
from tui.cli.compare import give
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.reports import VersionsForm

MOST = 20
"""Versions that are named at most: as many as are kept of a page."""
_ENDINGS: dict[str, VersionsForm] = {
    ".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".txt": "plain",
}  # fmt: skip


def versions(options: Namespace) -> int:
    """Set each version against the one before it and print what became of the article; returns the exit code."""
    from articles.reports import render_versions
    from articles.versions import revise

    form: VersionsForm = options.format or _ENDINGS.get(PurePath(options.output or "").suffix.lower(), "plain")
    found = _versions(options)
    against = None if options.against is None else _read(options, options.against)
    compared = [_compared(options, each, against) for each in found] if against is not None else []
    made = [
        revise(old, new, (compared[at], compared[at + 1]) if compared else None)
        for at, (old, new) in enumerate(pairwise(found))
    ]
    give(render_versions(made, form), options)
    return 0


def _versions(options: Namespace) -> Sequence[Article]:
    """The versions, the oldest first. Raises BadInputError unless there are two that differ."""
    names = list(options.articles)
    if len(names) == 1 and is_address(names[0]):
        from articles.reading import load_versions
        from tui.cli.fetching import access_of

        found = load_versions(names[0], access=access_of(options))
        if len(found) < 2:
            why = "only one version of it is kept" if not options.fetch else "it has not changed since"
            do = "--fetch asks for the page again" if not options.fetch else "try again later"
            raise BadInputError(f"{shown_name(names[0])} has no earlier version", why, do)
        return found
    if not 2 <= len(names) <= MOST:
        what = f"{len(names)} versions were named" if len(names) != 1 else "one version was named"
        raise BadInputError(what, f"two are set side by side, or up to {MOST}", "name them, the oldest first")
    found = [_read(options, name) for name in names]
    for (one, a), (other, b) in pairwise(zip(names, found, strict=True)):
        if a.text_sha256 == b.text_sha256:
            what = f"{shown_name(one)} and {shown_name(other)}"
            raise BadInputError(what, "they hold the same text: nothing has changed", "name another version")
    return found


def _read(options: Namespace, name: str) -> Article:
    from articles.cases.naming import is_case
    from articles.reading import load

    if is_folder(name) or is_case(name):
        raise BadInputError(f"{shown_name(name)} is no article", "a version is an article by itself", "name a file")
    access = None
    if is_address(name):
        from tui.cli.fetching import access_of

        access = access_of(options)
    return load(name, encoding=options.encoding, access=access)


def _compared(options: Namespace, version: Article, other: Article) -> Comparison:
    from articles.matching.options import MatchOptions
    from articles.session import compare

    # Read when numpy is first imported, as compare does.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return compare(version, other, options=MatchOptions(encoder=settings_of(options).encoder))
