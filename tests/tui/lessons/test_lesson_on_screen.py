"""A pupil's lesson on the screen: the name, the tasks, what is hidden, answers, handing in, the teacher's word."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.lessons.lesson import hiding
from tests.lessons import LESSON
from tests.tui.pair import LEFT, RIGHT, compared
from tests.tui.screen import WIDE, Diptych, Opener
from tui.app import DiptychApp
from tui.settings import Settings
from tui.view.lessons.desk import LessonDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from articles.lessons.lesson import Lesson

NAME = "Ada Holt"


@asynccontextmanager
async def lesson_open(
    opener: Opener, *, lesson: Lesson | None = None, size: tuple[int, int] = WIDE, named: bool = True, last: str = "",
    keymap: str = "default",
) -> AsyncIterator[Diptych]:  # fmt: skip
    """A lesson on the usual pair, opened by a pupil, who has said their name if `named`."""
    opener.match_at_once(compared())
    desk = LessonDesk(lesson or hiding(LESSON, "sesame"), opener.folder / "ferry.diptych", last=last)
    app = DiptychApp(LEFT, RIGHT, settings=Settings(keymap=keymap), lesson=desk)
    async with app.run_test(size=size) as pilot:
        it = Diptych(app, pilot)
        await it.until(lambda: "your first and last name" in it.text)
        if named:
            await it.type(NAME)
            await it.press("enter")
            await it.until(lambda: it.screen.context.session.has_store)
        yield it


def written(path: Path) -> list[dict[str, object]]:
    found = json.loads(path.read_text("utf-8"))["first"]["items"]
    assert isinstance(found, list)
    return found


def tags(annotation: dict[str, object]) -> list[str]:
    bodies = annotation["body"]
    assert isinstance(bodies, list)
    return [body["value"] for body in bodies if body["purpose"] == "tagging"]


# the name


async def test_the_name_is_asked_before_anything_can_be_written(diptych: Opener) -> None:
    async with lesson_open(diptych, named=False) as it:
        await it.press("escape")
        assert "The night ferry struck the mole" in it.text
        await it.press("a")
        await it.until(lambda: "your first and last name" in it.text)
        assert not list(diptych.folder.glob("*.json"))


async def test_no_name_is_taken_that_names_nobody(diptych: Opener) -> None:
    async with lesson_open(diptych, named=False) as it:
        await it.type("...")
        await it.press("enter")
        assert "no name: type your name" in it.text


async def test_the_name_is_proposed_the_next_time(diptych: Opener) -> None:
    async with lesson_open(diptych, named=False, last=NAME) as it:
        assert NAME in it.text
        await it.press("enter")
        await it.until(lambda: it.screen.context.session.has_store)
        assert it.screen.context.session.author == NAME


async def test_a_name_under_which_there_are_answers_by_another_is_asked_twice(diptych: Opener) -> None:
    (diptych.folder / "ferry.Ada-Holt.notes.json").write_text("{}")
    async with lesson_open(diptych, named=False) as it:
        await it.type(NAME)
        await it.press("enter")
        assert "there are answers by Ada Holt here already" in it.text


async def test_keys_typed_before_the_question_is_there_break_nothing(diptych: Opener) -> None:
    diptych.match_at_once(compared())
    desk = LessonDesk(hiding(LESSON, "never"), diptych.folder / "ferry.diptych")
    app = DiptychApp(LEFT, RIGHT, settings=Settings(), lesson=desk)
    async with app.run_test(size=WIDE) as pilot:
        it = Diptych(app, pilot)
        await it.press("a")
        await it.until(lambda: "your first and last name" in it.text)
        await it.type(NAME)
        await it.press("enter")
        await it.until(lambda: it.screen.context.session.has_store)


# what is hidden


async def test_nothing_of_the_machine_is_shown_or_even_looked_for(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        assert not it.reading.comparison.matched
        assert not it.reading.comparison.alignment.matches
        assert "●━" not in it.text
        assert "·  " not in it.text
        assert "match" not in it.status


@pytest.mark.parametrize("key", ["c", "i", "(", ")", "-", "L", "t", "C", "Y", "T"])
async def test_a_key_for_what_the_machine_found_says_that_it_is_hidden(diptych: Opener, key: str) -> None:
    async with lesson_open(diptych) as it:
        await it.press(key)
        assert it.said == "hidden until your teacher's word"


@pytest.mark.parametrize("command", ["export x.html", "next-only", "next-difference", "one-event", "stop-matching"])
async def test_a_command_for_what_the_machine_found_says_that_it_is_hidden(diptych: Opener, command: str) -> None:
    async with lesson_open(diptych) as it:
        await it.command(command)
        assert it.said == "hidden until your teacher's word"
    assert not list(diptych.folder.glob("*.html"))


@pytest.mark.parametrize("keymap", ["vim", "emacs", "less"])
async def test_other_keymaps_hide_as_much(diptych: Opener, keymap: str) -> None:
    async with lesson_open(diptych, keymap=keymap) as it:
        await it.press("C" if keymap == "less" else "c")
        assert it.said == "hidden until your teacher's word"
        await it.press("; n")
        assert "task 2 of 3" in it.text


async def test_a_pair_of_the_pupils_own_is_drawn(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("tab", "tab", "p l")
        assert "●" in it.lines[it.row_of("The night ferry")]
        assert not it.reading.comparison.matched


async def test_a_lesson_may_hide_nothing(diptych: Opener) -> None:
    async with lesson_open(diptych, lesson=LESSON if not LESSON.hides else replace(LESSON, hides=False)) as it:
        await it.until(lambda: it.matched)
        assert it.reading.comparison.alignment.matches


# the tasks


async def test_the_task_stands_in_one_row_and_opens_and_closes(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        assert "task 1 of 3   Left out" in it.text
        assert "Read both texts once." not in it.text
        await it.press("o")
        assert "Read both texts once." in it.text
        assert "kinds of answer: left out in A, left out in B" in it.text
        await it.press("o")
        assert "Read both texts once." not in it.text


async def test_tasks_are_gone_through_in_a_circle(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("; n", "; n")
        assert "task 3 of 3" in it.text
        await it.press("; n")
        assert "task 1 of 3" in it.text
        await it.press("; p")
        assert "task 3 of 3" in it.text


async def test_long_words_of_a_task_come_part_by_part(diptych: Opener) -> None:
    long = replace(LESSON.tasks[0], words="\n\n".join(f"Line {number}." for number in range(8)))
    async with lesson_open(diptych, lesson=hiding(replace(LESSON, tasks=(long,)), "never"), size=(80, 24)) as it:
        seen = ""
        for _ in range(10):
            await it.press("o")
            seen += it.text
            if "o closes" in it.text:
                break
        assert all(f"Line {number}." in seen for number in range(8))
        await it.press("o")
        assert "Line" not in it.text


# answers


async def test_an_answer_carries_the_task_and_the_kind_as_tags(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("a", "ctrl+t")
        await it.type("no count")
        await it.press("ctrl+s")
        path = diptych.folder / "ferry.Ada-Holt.notes.json"
        await it.until(path.exists)
        await it.until(lambda: "1 answer" in it.text)
        found = written(path)[0]
        assert tags(found) == ["task 1", "left out in A"]
        assert found["creator"] == {"type": "Person", "name": NAME}


async def test_the_box_offers_the_tasks_and_the_kinds_of_the_one_chosen(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("a", "ctrl+o")
        assert "task 2" in it.lines[it.row_of("note on")]
        await it.press("ctrl+t", "ctrl+t")
        assert "harder" in it.text
        await it.press("ctrl+o")
        assert "task 3" in it.lines[it.row_of("note on")]
        await it.press("ctrl+t")
        assert "question" in it.text
        await it.press("ctrl+o")
        assert "no task" in it.lines[it.row_of("note on")]


async def test_a_mark_needs_no_words(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("; n", "a", "ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 1)
        assert it.reading.session.notes[0].tags == ("task 2",)


async def test_a_box_closed_without_a_word_leaves_no_draft(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("a", "escape")
        assert not it.screen.context.editor.drafts


async def test_an_answer_is_edited_with_its_task_and_tags(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("a", "ctrl+t", "ctrl+g")
        await it.type("mine")
        await it.press("ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 1)
        await it.press("e")
        assert "task 1" in it.lines[it.row_of("edit note on")]
        assert "left out in A" in it.text
        await it.press("ctrl+o", "ctrl+s")
        await it.until(lambda: set(it.reading.session.notes[0].tags) == {"task 2", "mine"})


async def test_selections_in_both_texts_make_an_answer_on_the_pair(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("v", "w", "tab", "v", "w", "a")
        assert "the pair" in it.lines[it.row_of("note on")]
        await it.press("ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 1)
        assert it.reading.session.notes[0].about == "pair"
        assert not it.reading.cursor.kept


async def test_the_list_of_answers_is_by_task_and_goes_to_the_passage(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("J", "a", "ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 1)
        await it.press("g", "; n", "; a")
        assert "1. Left out" in it.text
        assert "Forty-one passengers" in it.text
        await it.press("enter")
        assert it.at_cursor.startswith("Forty-one")


# handing in


async def test_handing_in_writes_files_of_the_pupils_name_and_overwrites_none(diptych: Opener) -> None:
    mine = diptych.folder / "Ada-Holt.notes.json"
    mine.write_text("mine")
    async with lesson_open(diptych) as it:
        await it.press("a")
        await it.type("no count")
        await it.press("ctrl+s", "; h")
        await it.until(lambda: "handed in: send" in it.text)
        assert "Ada-Holt-2.notes.json" in it.text.replace("\n", "")
        assert "no answer to task 2, 3" in " ".join(it.text.split())
    assert mine.read_text() == "mine"
    assert tags(written(diptych.folder / "Ada-Holt-2.notes.json")[0]) == ["task 1"]
    assert "no count" in (diptych.folder / "Ada-Holt-2.md").read_text("utf-8")


async def test_nothing_is_handed_in_without_an_answer(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("; h")
        assert "there are no answers yet" in it.said
    assert not list(diptych.folder.glob("Ada*"))


# the teacher's word


async def test_the_teachers_word_shows_the_machines_marks(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.command("reveal nonsense")
        assert "that is not the word" in it.said
        assert not it.reading.comparison.matched
        await it.command("reveal Sesame")
        await it.until(lambda: it.matched)
        assert "●" in it.text
        await it.press("i")
        assert it.screen.context.display.why


async def test_the_marks_are_shown_at_the_end_only_after_handing_in(diptych: Opener) -> None:
    async with lesson_open(diptych, lesson=hiding(LESSON, "at-end")) as it:
        await it.press("; r")
        assert "hidden until you have handed in" in it.said
        await it.press("a", "ctrl+s", "; h")
        await it.until(lambda: "handed in: send" in it.text)
        await it.press("; r")
        await it.until(lambda: it.matched)


async def test_marks_that_are_never_shown_are_not(diptych: Opener) -> None:
    async with lesson_open(diptych, lesson=hiding(LESSON, "never")) as it:
        await it.command("reveal never")
        assert it.said == "hidden in this lesson"


async def test_another_pupil_gets_answers_of_their_own(diptych: Opener) -> None:
    async with lesson_open(diptych) as it:
        await it.press("a", "ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 1)
        await it.press("; w", *["backspace"] * len(NAME))
        await it.type("Ben")
        await it.press("enter")
        await it.until(lambda: it.screen.context.session.author == "Ben" and not it.reading.session.notes)
        await it.press("a", "ctrl+s")
        await it.until((diptych.folder / "ferry.Ben.notes.json").exists)
    assert len(written(diptych.folder / "ferry.Ada-Holt.notes.json")) == 1
