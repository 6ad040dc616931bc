"""Long texts laid out in two steps: first what will be in sight, then, when there is time or need, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES

if TYPE_CHECKING:
    from tui.view.pages.layout import Places
    from tui.view.reading_view import ReadingView


def places_in_sight(view: ReadingView, *, at_beginning: bool) -> Places:
    """Places in whose neighbourhood the windows will be, once the texts are laid out."""
    cursor, window = view.cursor, view.window
    sides = (cursor.side,) if window.one_top else SIDES
    near: Places = {side: [0] if at_beginning else [] for side in SIDES}
    for side in sides:
        near[side].append(cursor.offsets[side])
    stacked = window.locked and window.frame.stacked and view.comparison.alignment.matches
    if stacked and (match := view.current_match()) is not None:
        near[cursor.across].append(match.span(cursor.across).start)
    return near


def lay_out_rest(view: ReadingView, seconds: float | None = None) -> bool:
    """Lay out what is not in sight, for so long; whether there is more. What is in sight stays where it is."""
    if view.layout.whole or (seconds is not None and view.layout.rest(seconds)):
        return not view.layout.whole
    window = view.window
    first = {side: window.page(side).offset_at_row(window.tops[side]) for side in SIDES}
    below = {side: window.page(side).row_of(first[side]) - window.tops[side] for side in SIDES}
    view.make_pages()
    for side in SIDES:
        window.tops[side] = window.page(side).row_of(first[side]) - below[side]
    return False
