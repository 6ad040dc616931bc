"""A lesson and a class for tests: tasks, invented pupils, and what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lessons.classes import HandedIn
from articles.lessons.lesson import Lesson, Task
from articles.notes.content.note import new_note
from tests.tui.pair import LEFT, RIGHT

if TYPE_CHECKING:
    from articles.article import Article, Side, Span
    from articles.notes.content.note import Note

ARTICLES: dict[Side, Article] = {"a": LEFT, "b": RIGHT}
LESSON = Lesson(
    "The ferry, twice",
    (
        Task(1, "Left out", "What does one text leave out?", ("left out in A", "left out in B")),
        Task(2, "Choice of words", "", ("softer", "harder")),
        Task(3, "What I would ask"),
    ),
    "Read both texts once.",
)
NAMES = (
    "Ada", "Ben", "Cem", "Dua", "Eli", "Fay", "Gus", "Hoa", "Ina", "Jon", "Kim", "Lea", "Max",
    "Noa", "Ola", "Pia", "Qiu", "Rob", "Sam", "Tom", "Una", "Vera", "Wim", "Xu", "Yara",
)  # fmt: skip
"""Twenty-five pupils."""


def sentence(side: Side, number: int) -> Span:
    """The span of a sentence of the usual pair, from 0."""
    return ARTICLES[side].sentences[number].span


def answer(
    pupil: str, spans: dict[Side, Span | tuple[Span, ...]], words: str = "", *tags: str, relation: str | None = None
) -> Note:
    """What a pupil wrote."""
    return new_note(ARTICLES, spans, words, tags=tags, creator=pupil, relation=relation)


def handed_in() -> list[HandedIn]:
    """What twenty-five pupils handed in: all mark the second sentence of the left text, every second one the third of
    the right, every fifth a pair; the last one answers nothing but the third task.
    """
    files = []
    for number, name in enumerate(NAMES):
        notes = [answer(name, {"a": sentence("a", 1)}, f"{name} misses the count", "task 1", "left out in B")]
        if number % 2:
            notes.append(answer(name, {"b": sentence("b", 2)}, "", "task 1", "left out in A"))
        if number % 5 == 0:
            pair: dict[Side, Span | tuple[Span, ...]] = {"a": sentence("a", 2), "b": sentence("b", 3)}
            notes.append(answer(name, pair, "saw, conceded", "task 2", "softer", "mate"))
        if name == NAMES[-1]:
            notes = [answer(name, {"a": sentence("a", 0)}, "Who was at the wheel?", "task 3")]
        files.append(HandedIn(f"{name}.notes.json", tuple(notes)))
    return files
