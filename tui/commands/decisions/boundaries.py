"""Commands on what belongs to the articles: listed, excluded and put back by the reader; kept and undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.commands.call import Call
from tui.commands.decisions.undo import HISTORY
from tui.lists.entry import CLOSES, Listing
from tui.view.navigation import remember, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article, Side
    from articles.reading.edits.recut import BoundaryKind
    from articles.session import Session
    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.lists.entry import Chosen
    from tui.view.reading_view import ReadingView

_ENDS: dict[str, BoundaryKind] = {"article-begins": "article-begins", "article-ends": "article-ends"}


def put_aside(context: Context, _call: Call) -> str | None:
    """Exclude the paragraphs here, as no part of the article, or put them back."""
    return _switch(context, context.view.cursor.side, paragraphs_here(context.view))


def article_begins(context: Context, _call: Call) -> str | None:
    """Let the article begin with the paragraph here."""
    return _move(context, context.view.cursor.side, "article-begins", paragraphs_here(context.view))


def article_ends(context: Context, _call: Call) -> str | None:
    """Let the article end with the paragraph here."""
    return _move(context, context.view.cursor.side, "article-ends", paragraphs_here(context.view))


def excluded(context: Context, _call: Call) -> None:
    """List what is no part of the articles, by kind and size; the reader has looked at it then."""
    from tui.lists.excluded_entries import excluded_entries

    context.session.look()
    context.ui.open_list(
        Listing(
            "What is no part of the articles",
            lambda: excluded_entries(context.view, context.display.signs),
            (
                ("list-run", "goes there"),
                ("put-aside", "in or out"),
                ("article-begins", "begins"),
                ("article-ends", "ends"),
                ("undo", "undoes"),
                CLOSES,
            ),
            lambda chosen: _act(context, chosen),
            empty="nothing is excluded: both texts are all article",
        ),
        lambda chosen: _go_there(context, chosen),
    )


def paragraphs_here(view: ReadingView) -> range:
    """The paragraphs of the selection, of the fold under the cursor, or the one under the cursor; empty without any."""
    from articles.reading.edits.recut import paragraphs_in

    article, selection, fold = view.article(view.cursor.side), view.selection(), view.fold_here()
    if selection is not None:
        return paragraphs_in(article, selection)
    if fold is not None:
        return range(fold.first, fold.last + 1)
    index = article.paragraph_at(view.cursor.offset)
    return range(0) if index is None else range(index, index + 1)


def _switch(context: Context, side: Side, paragraphs: range, mode: Mode = "reading") -> str:
    article = context.session.article(side)
    all_excluded = bool(paragraphs) and not any(_belongs(article)[index] for index in paragraphs)
    return _move(context, side, "article" if all_excluded else "not-article", paragraphs, mode)


def _move(context: Context, side: Side, kind: BoundaryKind, paragraphs: range, mode: Mode = "reading") -> str:
    """Keep the reader's word on some paragraphs, and report the result with the keys of `mode`."""
    if not paragraphs:
        return "there is no paragraph here"
    if len(paragraphs) > 1 and kind in _ENDS:
        return "go to one paragraph: these are several"
    try:
        back, out = move_boundary(context.session, side, kind, paragraphs)
    except DiptychError as error:
        return str(error)
    context.view.cursor.anchor = None
    context.saver.save_soon()
    parts = [f"{_counted(back)} put back"] if back else []
    parts += [f"{_counted(out)} excluded"] if out else []
    return f"{', '.join(parts)}; rematching; {context.key('undo', mode)} takes it back" if parts else "no change"


def move_boundary(session: Session, side: Side, kind: BoundaryKind, paragraphs: range) -> tuple[int, int]:
    """Keep the reader's word on some paragraphs; how many are put back, and how many are left out now.

    Raises DiptychError when it cannot be kept.
    """
    from articles.decisions import MoveBoundary

    before = _belongs(session.article(side))
    session.apply(MoveBoundary(side, kind, paragraphs))
    changes = list(zip(before, _belongs(session.article(side)), strict=True))
    return changes.count((False, True)), changes.count((True, False))


def _belongs(article: Article) -> Sequence[bool]:
    """For each paragraph, whether it belongs to the article."""
    from articles.reading.edits.recut import is_excluded

    return [not is_excluded(paragraph.kind) for paragraph in article.paragraphs]


def _counted(count: int) -> str:
    return f"{count} paragraph{'' if count == 1 else 's'}"


# the list


def _act(context: Context, chosen: Chosen) -> str | None:
    """What was done in the list; None closes it."""
    if chosen.command in HISTORY:
        return HISTORY[chosen.command](context, Call())
    side, paragraphs = _place(chosen.value)
    if chosen.command == "put-aside":
        return _switch(context, side, paragraphs, "list")
    if chosen.command in _ENDS:
        return _move(context, side, _ENDS[chosen.command], paragraphs, "list")
    return None if chosen.command == "list-run" else ""


def _go_there(context: Context, chosen: Chosen | None) -> None:
    if chosen is not None:
        side, paragraphs = _place(chosen.value)
        remember(context.view)
        show(context.view, side, context.session.article(side).paragraphs[paragraphs[0]].span)


def _place(value: str) -> tuple[Side, range]:
    """The side and the paragraphs of an entry of the list."""
    side, first, last = value.split()
    return "a" if side == "a" else "b", range(int(first), int(last) + 1)
