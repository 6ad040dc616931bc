"""A lesson: the teacher's word, and the form it is kept in."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from articles.errors import BadInputError
from articles.lessons.lesson import Lesson, hiding, lesson_bytes, lesson_in, lesson_json
from tests.lessons import LESSON


def schema() -> Any:
    return json.loads(files("articles.reports").joinpath("schemas/lesson.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("reveal", ["never", "at-end", "open sesame"])
def test_a_lesson_is_the_same_when_read_back_and_is_as_the_schema_says(reveal: str) -> None:
    lesson = hiding(LESSON, reveal)
    assert lesson_in(lesson_bytes(lesson)) == lesson
    Draft202012Validator(schema()).validate(lesson_json(lesson))


def test_the_teachers_word_opens_and_no_other_does() -> None:
    lesson = hiding(LESSON, "Open  Sesame")
    assert lesson.opens_with("open sesame ")
    assert not lesson.opens_with("open")
    assert not lesson.opens_with("")


def test_the_teachers_word_is_not_in_the_file() -> None:
    assert b"sesame" not in lesson_bytes(hiding(LESSON, "sesame"))


def test_the_same_lesson_gives_the_same_bytes() -> None:
    assert lesson_bytes(hiding(LESSON, "sesame")) == lesson_bytes(hiding(LESSON, "sesame"))


@pytest.mark.parametrize("reveal", ["never", "at-end"])
def test_no_word_opens_a_lesson_without_one(reveal: str) -> None:
    assert not hiding(LESSON, reveal).opens_with(reveal)


def test_an_empty_word_is_refused() -> None:
    with pytest.raises(BadInputError, match="empty"):
        hiding(LESSON, "  ")


@pytest.mark.parametrize(
    "change",
    [
        {"tasks": []},
        {"tasks": [{"number": 2, "heading": "x", "words": "", "kinds": []}]},
        {"tasks": [{"number": True, "heading": "x", "words": "", "kinds": []}]},
        {"tasks": {}},
        {"title": 3},
        {"hides": 1},
        {"reveal": "soon"},
        {"reveal": "word"},
        {"word": "x" * 300},
    ],
)
def test_a_damaged_lesson_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadInputError, match="damaged"):
        lesson_in(json.dumps({**lesson_json(LESSON), **change}).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_lesson_is_refused(data: bytes) -> None:
    with pytest.raises(BadInputError, match="damaged"):
        lesson_in(data)


def test_a_lesson_of_a_newer_diptych_says_so() -> None:
    with pytest.raises(BadInputError, match="another Diptych"):
        lesson_in(json.dumps({**lesson_json(LESSON), "schema": "diptych.lesson/9"}).encode())


def test_a_task_is_found_by_its_number() -> None:
    assert LESSON.task(2) == LESSON.tasks[1]
    assert LESSON.task(9) is None
    assert Lesson("x", ()).task(1) is None
