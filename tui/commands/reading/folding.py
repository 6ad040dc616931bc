"""Commands that fold and unfold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view.navigation import open_fold

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context


def fold_agreeing(context: Context, _call: Call) -> str | None:
    """Fold the paragraphs that say the same on both sides."""
    view = context.view
    count = len(view.comparison.agreeing_paragraphs())
    if not count:
        return "no paragraphs agree throughout: nothing to fold"
    opened = {key for key in view.folding.opened if key[1] == "agree"}
    if view.folding.agreeing and not opened:
        return f"what agrees is folded already; {context.key('unfold-all')} opens it"
    view.folding.agreeing = True
    view.folding.opened -= opened
    view.lay_out()
    return f"{count} {'pair of paragraphs' if count == 1 else 'pairs of paragraphs'} folded"


def unfold_all(context: Context, _call: Call) -> str | None:
    """Open everything that is folded."""
    view = context.view
    view.folding.agreeing = False
    view.folding.only = None
    view.folding.open_sections = True
    view.lay_out()
    return "everything is open"


def toggle_fold(context: Context, _call: Call) -> str | None:
    """Open the fold at the cursor; or close the folded part that the cursor is in."""
    view = context.view
    fold = view.fold_here()
    if fold is not None:
        open_fold(view, fold)
        return None
    if view.folding.open_sections:
        view.folding.open_sections = False
        view.folding.opened.clear()
        view.lay_out()
        return "what is no part of the article is folded again"
    article = view.comparison.article(view.cursor.side)
    index = article.paragraph_at(view.cursor.offset)
    mine = [key for key in view.folding.opened if key[0] == view.cursor.side and index is not None and key[2] <= index]
    if not mine:
        return "nothing to fold here"
    key = max(mine, key=lambda key: key[2])
    view.folding.opened = {other for other in view.folding.opened if other != key and key[1] != "agree"}
    view.lay_out()
    if view.fold_here() is None:
        return "nothing to fold here"
    return None
