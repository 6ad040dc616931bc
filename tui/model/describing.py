"""Words for the status line and titles: where the reader is, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS

if TYPE_CHECKING:
    from datetime import date

    from articles.article import Side
    from tui.model.reading import Reading
    from tui.model.signs import Signs

_EXCLUDED = {"caption": "picture line", "comments": "comments", "boilerplate": "page furniture"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date | None) -> str:
    """A date as it stands above an article: 14 Dec 2016."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def paragraph_place(reading: Reading, side: Side, offset: int) -> str:
    """The paragraph at an offset, counted among those that are compared: ¶ 7/31; of others, what they are."""
    article = reading.comparison.article(side)
    index = article.paragraph_at(offset)
    if index is None:
        return ""
    place = reading.standing.paragraph_number(side, index)
    if place is not None:
        return f"¶ {place[0]}/{place[1]}"
    found = reading.loaded[side].paragraphs[index].kind
    return "put aside by you" if found in MATCHED_KINDS else _EXCLUDED.get(article.paragraphs[index].kind, "")


def match_place(reading: Reading, signs: Signs) -> str:
    """Which match is lit, of how many, how strong; and where its counterpart is when it is out of sight."""
    match = reading.current_match()
    if match is None:
        index = reading.comparison.article(reading.side).paragraph_at(reading.offset)
        if index is None or reading.standing.paragraph_number(reading.side, index) is None:
            return ""
        return "only here" if reading.comparison.matched and reading.sentence() is not None else ""
    number, total = reading.standing.ordinal(match)
    words = f"match {number}/{total} {match.strength}"
    row = reading.page(reading.across).row_of(match.span(reading.across).start)
    top = reading.tops[reading.across]
    if top <= row < top + reading.frame.heights[reading.across]:
        return words
    arrow = signs["above"] if row < top else signs["below"]
    there = paragraph_place(reading, reading.across, match.span(reading.across).start)
    return f"{words} {arrow} {there}"


_STRICTNESS = {-2: "loosest", -1: "looser", 1: "stricter", 2: "strong only"}


def matching_state(reading: Reading) -> list[str]:
    """What of matching is not as usual: whether there may be two events, and how strict it is to be."""
    comparison = reading.comparison
    event = "two events?" if comparison.doubtful else "one event (you)" if reading.one_event else ""
    return [part for part in (event, _STRICTNESS.get(reading.strictness, "")) if part]


def lock_state(reading: Reading, signs: Signs) -> str:
    """Whether the texts scroll together."""
    return f"lock {signs['strong']}" if reading.locked else f"free {signs['weak']}"
