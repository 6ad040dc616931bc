"""Words for the status line and titles: where the reader is, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, OUTSIDE

if TYPE_CHECKING:
    from datetime import date

    from articles.article import Side
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date | None) -> str:
    """A date as shown above an article: 14 Dec 2016."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def paragraph_place(view: ReadingView, side: Side, offset: int) -> str:
    """The paragraph at an offset, counted among those that are compared: ¶ 7/31; of others, what they are."""
    article = view.comparison.article(side)
    index = article.paragraph_at(offset)
    if index is None:
        return ""
    place = view.index.paragraph_number(side, index)
    if place is not None:
        return f"¶ {place[0]}/{place[1]}"
    found = view.session.loaded[side].paragraphs[index].kind
    return "excluded by you" if found in MATCHED_KINDS else OUTSIDE.get(article.paragraphs[index].kind, "")


def match_place(view: ReadingView, signs: Signs) -> str:
    """Which match is lit, of how many, how strong; and where its counterpart is when it is out of sight."""
    match = view.current_match()
    if match is None:
        index = view.comparison.article(view.cursor.side).paragraph_at(view.cursor.offset)
        if index is None or view.index.paragraph_number(view.cursor.side, index) is None:
            return ""
        return "only here" if view.comparison.matched and view.sentence() is not None else ""
    number, total = view.index.ordinal(match)
    words = f"match {number}/{total} {match.strength}"
    row = view.page(view.cursor.across).row_of(match.span(view.cursor.across).start)
    top = view.window.tops[view.cursor.across]
    if top <= row < top + view.window.frame.heights[view.cursor.across]:
        return words
    arrow = signs["above"] if row < top else signs["below"]
    there = paragraph_place(view, view.cursor.across, match.span(view.cursor.across).start)
    return f"{words} {arrow} {there}"


_STRICTNESS = {-2: "loosest", -1: "looser", 1: "stricter", 2: "strong only"}


def matching_state(view: ReadingView) -> list[str]:
    """What is unusual about matching: whether there may be two events, and how strict it is."""
    comparison = view.comparison
    event = "two events?" if comparison.doubtful else "one event (you)" if view.session.decisions.one_event else ""
    return [part for part in (event, _STRICTNESS.get(view.session.strictness, "")) if part]


def lock_state(view: ReadingView, signs: Signs) -> str:
    """Whether the texts scroll together."""
    return f"lock {signs['strong']}" if view.window.locked else f"free {signs['weak']}"
