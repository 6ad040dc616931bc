"""Finding words in both texts, and folding all that does not hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view.navigation import remember, show
from tui.view.search import fold_all_but_hits

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context


def _step(context: Context, steps: int) -> str | None:
    view = context.view
    if not view.search.words:
        return f"no search yet: {context.key('find')} finds words"
    search, total = view.search, view.search.total()
    if not total:
        return search.count()
    here = view.order.key(view.cursor.side, view.cursor.offset)
    index = search.before(view.order, here, included=steps > 0) + steps - (steps > 0)
    wrapped = not 0 <= index < total
    index %= total
    side, hit = search.nth(view.order, index)
    remember(view)
    show(view, side, hit)
    return f"hit {index + 1} of {total}" + (", from the other end" if wrapped else "")


def next_hit(context: Context, call: Call) -> str | None:
    """To the next hit in reading order, in either text."""
    return _step(context, call.times)


def previous_hit(context: Context, call: Call) -> str | None:
    """To the hit before."""
    return _step(context, -call.times)


def find(context: Context, call: Call) -> str | None:
    """Find words and go to the first hit from here on; without words, ask for them."""
    view = context.view
    if not call.argument:
        context.ui.open_prompt("/")
        return None
    view.search.seek(call.argument, view.comparison)
    hit = view.search.nearest(view.cursor)
    if hit is not None:
        remember(view)
        show(view, *hit)
    return view.search.count()


def only_hits(context: Context, call: Call) -> str | None:
    """Fold every paragraph without a hit; again, open them."""
    view = context.view
    if call.argument:
        view.search.seek(call.argument, view.comparison)
    elif view.folding.only is not None:
        view.folding.only = None
        view.lay_out()
        return "all paragraphs are shown"
    if not view.search.words:
        return f"no search yet: {context.key('find')} finds words"
    fold_all_but_hits(view.search, view.folding, view.comparison)
    view.lay_out()
    return view.search.count()
