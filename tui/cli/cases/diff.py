"""`diptych diff OLD NEW`: what changed in an updated article, and which notes and findings that touches."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.named import articles_in
from articles.reading.source import STDIN, is_address
from tui.cli.output import write_out

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from articles.article import Article, Side
    from articles.cases.case import Case
    from articles.cases.changes import Changes


def diff(options: Namespace) -> int:
    """Compare two versions and print what changed, or write it to a file; returns the exit code."""
    from articles.cases.changes_text import changes_json, changes_lines

    found = changes_of(options, options.articles)
    text = changes_json(found) if options.json or str(options.output or "").endswith(".json") else changes_lines(found)
    if options.output in (None, STDIN):
        write_out(text)
    else:
        from articles.reports.writing import write_file

        write_file(options.output, text, [name for name in options.articles if name != STDIN])
    return 0


def changes_of(options: Namespace, typed: Sequence[str]) -> Changes:
    """What changed from the first of the names to the others. Raises BadInputError for names that are no versions."""
    from articles.cases.versions import changes_between

    names = list(typed) if len(typed) > 2 else articles_in(typed)
    if not 2 <= len(names) <= 3:
        what = "1 version was named" if len(names) == 1 else f"{len(names)} versions were named"
        raise BadInputError(what, "two are compared", "name the old and the new one, cases or articles")
    # Read when numpy is first imported, as compare does.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    old, *new = [read_version(options, name) for name in names]
    from articles.cases.case import Case

    if isinstance(new[0], Case):
        if len(new) > 1:
            raise BadInputError("a case holds both articles", f"{len(names)} were named", "name it alone")
        return changes_between(old, new[0])
    return changes_between(old, [each for each in new if not isinstance(each, Case)])


def read_version(options: Namespace, name: str) -> Case | Article:
    """The case or the article that is named. Raises BadInputError for one that cannot be read."""
    from articles.cases.naming import is_case

    if is_case(name):
        from articles.cases import read_case

        return read_case(name)
    from articles.reading import load

    access = None
    if is_address(name):
        from tui.cli.fetching import access_of

        access = access_of(options)
    return load(name, encoding=options.encoding, access=access)


def before_of(options: Namespace, a: Article, b: Article) -> Mapping[Side, Article]:
    """The earlier versions of the articles that --since names; none without it."""
    since = getattr(options, "since", None)
    if since is None:
        return {}
    from articles.cases.versions import earlier_of

    return earlier_of(read_version(options, since), a, b)
