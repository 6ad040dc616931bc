"""What is no part of an article, in runs of one kind."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from articles.reading.edits.recut import is_excluded
from tui.view.pages.folds import excluded_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article

BACK = ("paragraph put back by you", "paragraphs put back by you")
"""What the reader put back is called; it is listed as well, so that it can be excluded again."""


def parts(article: Article, loaded: Article) -> Iterator[tuple[tuple[str, str], range]]:
    """Each run of neighbouring paragraphs of one kind, what one and many of it are called; those put back too."""
    names = [
        BACK if is_excluded(found.kind) and not is_excluded(now.kind) else kind
        for kind, now, found in zip(excluded_kinds(article, loaded), article.paragraphs, loaded.paragraphs, strict=True)
    ]
    for kind, run in groupby(range(len(names)), key=names.__getitem__):
        indices = list(run)
        if kind[0]:
            yield kind, range(indices[0], indices[-1] + 1)


def excluded_parts(article: Article, loaded: Article) -> list[tuple[tuple[str, str], range]]:
    """Those of the runs that are no part of the article now."""
    return [each for each in parts(article, loaded) if each[0] != BACK]
