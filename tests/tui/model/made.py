"""A reading of two short made-up accounts, laid out in rows without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from articles.notes.note import Note, new_note
from articles.reading.display import displayable
from tests.building import article, comparison
from tui.model.reading import Frame, Reading

if TYPE_CHECKING:
    from articles.article import Article
    from articles.comparison import Comparison

LEFT = article(
    [
        ["The dam held until Sunday.", "Nobody slept in the valley."],
        ["Eighty houses were emptied by noon."],
        ("caption", ["The dam seen from above."]),
        ["A cow was saved by boat."],
        ["The wall broke at six."],
        ("comments", ["Told you so.", "Same here."]),
    ],
    title="The dam",
)
RIGHT = article(
    [
        ["The wall gave way at six in the evening."],
        ["On Sunday the dam still held."],
        ["Engineers had asked for sand.", "They got none."],
        ["By noon eighty houses stood empty."],
    ],
    source="right.txt",
    title="A wall",
)
FOUND = comparison(LEFT, RIGHT, strong=[(0, 1), (2, 4)], weak=[(5, 0)], chain=[(0, 1), (1, 3)])


def reading(
    found: Comparison = FOUND, *, width: int = 30, height: int = 12, stacked: bool = False, notes: tuple[Note, ...] = ()
) -> Reading:
    """A reading at a measure of `width` cells and `height` rows on either side."""
    made = Reading(found, {side: displayable(found.article(side).text) for side in SIDES}, notes)
    made.resize(Frame({"a": width, "b": width}, {"a": height, "b": height}, stacked))
    return made


def note_on(side: Side, start: int, end: int, found: Comparison = FOUND) -> Note:
    """A note on some characters of one side."""
    articles: dict[Side, Article] = {"a": found.a, "b": found.b}
    return new_note(articles, {side: Span(start, end)}, "words")
