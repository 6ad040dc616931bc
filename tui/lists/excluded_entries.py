"""The lines of the list of what is no part of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.article import SIDES
from tui.lists.entry import Entry
from tui.view.noting import LABELS
from tui.view.pages.excluded import BACK, parts
from tui.view.pages.folds import size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Side
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

MOST = 200
"""Paragraphs of one part that are listed one by one; further ones are reached by going there."""
_FIRST_WORDS = 160


def excluded_entries(view: ReadingView, signs: Signs) -> list[Entry]:
    """Every part of either text that is no part of the article, by kind and size, and below it its paragraphs.

    What the reader put back is listed as well, so that it can be excluded again.
    """
    return [entry for side in SIDES for entry in _of_side(view, side, signs)]


def _of_side(view: ReadingView, side: Side, signs: Signs) -> Iterator[Entry]:
    article = view.comparison.article(side)
    for kind, indices in parts(article, view.session.loaded[side]):
        first, last = indices[0], indices[-1]
        head = size_of(article, indices, kind)
        about = LABELS[side].removeprefix("the ")
        words = _words(view, side, first)
        sign = " " if kind == BACK else signs["fold"]
        content = Content.assemble((f"{sign} {about:<11} {head}", "bold"), (f"   “{words}”", "$ink-quiet"))
        yield Entry(f"{side} {first} {last}", content, f"{about} {head} {words}")
        if first == last:
            continue
        for index in indices[:MOST]:
            words = _words(view, side, index)
            yield Entry(
                f"{side} {index} {index}",
                Content.assemble(("     ", ""), (words, "$ink-quiet")),
                f"{about} {head} {words}",
            )


def _words(view: ReadingView, side: Side, index: int) -> str:
    span = view.comparison.article(side).paragraphs[index].span
    return " ".join(view.shown[side][span.start : span.end][: 2 * _FIRST_WORDS].split())[:_FIRST_WORDS]
