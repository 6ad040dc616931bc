"""The teacher's view of a class: how many marked what, the answers by task, the machine's marks beside them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal

from articles.lessons.classes import ClassView
from articles.lessons.lesson import hiding
from tests.lessons import ARTICLES, LESSON, NAMES, handed_in
from tests.tui.pair import LEFT, RIGHT, compared
from tests.tui.screen import WIDE, Diptych, Opener
from tui.app import DiptychApp
from tui.settings import Settings
from tui.view.lessons.desk import LessonDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def class_open(
    opener: Opener,
    *,
    reveal: str = "never",
    size: tuple[int, int] = WIDE,
    signs: Literal["unicode", "ascii"] = "unicode",
) -> AsyncIterator[Diptych]:
    """The class of twenty-five on the usual pair."""
    opener.match_at_once(compared())
    lesson = hiding(LESSON, reveal)
    group = ClassView(lesson, ARTICLES, handed_in())
    desk = LessonDesk(lesson, opener.folder / "ferry.diptych", group=group)
    app = DiptychApp(LEFT, RIGHT, settings=Settings(signs=signs), lesson=desk)
    async with app.run_test(size=size) as pilot:
        it = Diptych(app, pilot)
        await it.until(lambda: it.screen.complete and it.screen.context.session.has_store)
        yield it


async def test_each_marked_sentence_says_how_many_marked_it(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        assert "×24" in it.lines[it.row_of("Forty-one passengers")]
        assert "×5" in it.lines[it.row_of("The mate saw the light")]


async def test_the_overview_tells_few_from_most_by_its_signs(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        left = "".join(line[0] for line in it.lines)
        right = "".join(line[119:120] for line in it.lines)
        assert "▇" in left
        assert "▃" in right or "▁" in right


async def test_without_drawn_signs_density_is_told_by_figures(diptych: Opener) -> None:
    async with class_open(diptych, signs="ascii") as it:
        assert "4" in "".join(line[0] for line in it.lines)
        assert "x24" in it.text


async def test_the_strip_counts_the_answers_to_a_task_by_pupils_and_kinds(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        assert "36 answers by 24 of 25 · left out in A 12 · left out in B 24" in it.text
        await it.press("; n")
        assert "5 answers by 5 of 25 · softer 5 · harder 0" in it.text


async def test_answers_are_listed_by_task_then_passage_then_pupil(diptych: Opener) -> None:
    async with class_open(diptych, size=(120, 60)) as it:
        await it.press("; a")
        assert "Answers   25 pupils" in it.text
        rows = [it.row_of(words) for words in ("1. Left out", "Ada ", "Ben ", "Cem ")]
        assert rows == sorted(rows)


async def test_the_list_is_filtered_by_a_pupil_and_goes_to_the_passage(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        await it.press("; a")
        await it.type("Yara")
        await it.press("enter")
        assert it.at_cursor.startswith("The night ferry")


async def test_the_machines_marks_are_hidden_until_asked_and_go_again(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        assert not it.reading.comparison.matched
        await it.press("; r")
        await it.until(lambda: it.matched)
        assert "●" in it.text
        assert "×24" in it.text
        await it.press("; r")
        assert not it.reading.comparison.alignment.matches
        await it.press("i")
        assert "; r shows it" in it.said


async def test_a_lesson_with_a_word_asks_for_it_here_too(diptych: Opener) -> None:
    async with class_open(diptych, reveal="sesame") as it:
        await it.command("reveal")
        await it.press("escape")
        assert not it.reading.comparison.matched
        await it.command("reveal sesame")
        await it.until(lambda: it.matched)


async def test_nothing_is_handed_in_from_the_view_of_the_class(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        await it.press("; h")
        assert "only pupils hand in" in it.said
    assert not list(diptych.folder.glob("*.md"))


async def test_looking_writes_nothing(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        await it.press("; a", "escape", "; n")
    assert not list(diptych.folder.glob("*.notes.json"))


async def test_twenty_five_pupils_are_there(diptych: Opener) -> None:
    async with class_open(diptych) as it:
        group = it.reading.group
        assert group is not None
        assert {pupil.name for pupil in group.pupils} == set(NAMES)


async def test_the_view_of_a_class_fits_a_small_terminal(diptych: Opener) -> None:
    async with class_open(diptych, size=(80, 24)) as it:
        assert "×24" in it.text
        assert "task 1 of 3" in it.text
