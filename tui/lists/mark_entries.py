"""The lines of the list of marks: the letter, where it is, and the words there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.article import SIDES
from articles.reading.display import displayable, plain
from tui.lists.entry import Entry
from tui.view.describing import paragraph_place

if TYPE_CHECKING:
    from articles.article import Side
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

MARK_HINT = "a letter, left, right, words at the mark"
"""What may be typed above the list of marks."""
_SIDES: dict[Side, str] = {"a": "left", "b": "right"}
_LONGEST = 160
"""Characters that are shown from a mark on; wider than any list."""


def mark_entries(view: ReadingView, signs: Signs) -> list[Entry]:
    """Every mark by its letter, with its side, its paragraph, and the words there; unsure where they are gone."""
    made = []
    for letter, place in sorted(view.history.marks.items()):
        offset = place.offsets[SIDES.index(place.side)]
        unsure = letter in view.history.unsure
        sign = signs["unplaced"] if unsure else " "
        where = f"{_SIDES[place.side]:<6}{paragraph_place(view, place.side, offset):<9} "
        words = "its words are gone; here is now: " if unsure else ""
        words += plain(view.article(place.side).text[offset : offset + _LONGEST])
        made.append(
            Entry(
                letter,
                Content.assemble((f"{letter}{sign} ", "bold"), (where, "$ink-quiet"), displayable(words)),
                f"{letter} {where} {words}",
            )
        )
    return made
