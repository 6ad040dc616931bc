"""The pair that the reader could make or change at the cursors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES, Side, Span
from tui.view.quoting import trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article
    from articles.matching.match import Match
    from tui.view.reading_view import ReadingView


def pair_at_cursors(view: ReadingView) -> Mapping[Side, Span] | None:
    """The sentences that the cursors of both texts are on; None when one was never put there, or is on a fold."""
    if view.cursor.visited != set(SIDES):
        return None
    spans: dict[Side, Span] = {}
    for side in SIDES:
        index = view.sentence(side)
        if index is None:
            return None
        spans[side] = view.article(side).sentences[index].span
    return spans


def chosen_pair(view: ReadingView) -> dict[Side, Span]:
    """What is selected in each text, else the sentence that its cursor was put on; a side without either is left out.

    A selection of nothing but blanks is empty.
    """
    chosen: dict[Side, Span] = {}
    for side in SIDES:
        here = side == view.cursor.side
        selected = view.selection() if here else None
        selected = selected or view.cursor.kept.get(side)
        index = view.sentence(side) if here or side in view.cursor.visited else None
        if selected is not None:
            chosen[side] = trimmed(view.article(side).text, selected)
        elif index is not None:
            chosen[side] = view.article(side).sentences[index].span
    return chosen


def keep_selection(view: ReadingView) -> bool:
    """Let what is selected stay while the cursor goes to the other text; whether anything is."""
    selected = view.selection()
    if selected is None:
        return False
    view.cursor.kept = {view.cursor.side: selected}
    view.cursor.anchor = None
    return True


def widened(view: ReadingView) -> Mapping[Side, Span] | None:
    """The lit pair with the next sentence taken in on the cursor's side, else the one before; None without one."""
    match, side = view.current_match(), view.cursor.side
    return None if match is None else widen(view.article(side), match, side)


def widen(article: Article, match: Match, side: Side) -> Mapping[Side, Span] | None:
    """A match with the next sentence of `article`, which is on `side`, taken in, else the one before."""
    taken, sentences = match.sentences(side), article.sentences
    spans = {each: match.span(each) for each in SIDES}
    if _can_be_paired(article, taken.stop):
        spans[side] = Span(spans[side].start, sentences[taken.stop].span.end)
    elif _can_be_paired(article, taken.start - 1):
        spans[side] = Span(sentences[taken.start - 1].span.start, spans[side].end)
    else:
        return None
    return spans


def narrowed(view: ReadingView) -> Mapping[Side, Span] | None:
    """The lit pair with only the sentence under the cursor on its side; None when it is one sentence already."""
    match, index, side = view.current_match(), view.sentence(), view.cursor.side
    return None if match is None or index is None else narrow(view.article(side), match, side, index)


def narrow(article: Article, match: Match, side: Side, index: int) -> Mapping[Side, Span] | None:
    """A match with only one sentence of `article`, which is on `side`; None when it is no more already."""
    if len(match.sentences(side)) < 2 or index not in match.sentences(side):
        return None
    return {**{each: match.span(each) for each in SIDES}, side: article.sentences[index].span}


def _can_be_paired(article: Article, index: int) -> bool:
    """Whether there is such a sentence, and it belongs to the article and is no heading."""
    if not 0 <= index < len(article.sentences):
        return False
    paragraph = article.paragraphs[article.sentences[index].paragraph]
    return paragraph.kind in MATCHED_KINDS and not paragraph.heading
