"""Tasks read from a teacher's Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles import samples
from articles.errors import BadInputError
from articles.lessons.tasks import read_tasks, tasks_in

if TYPE_CHECKING:
    from pathlib import Path


def test_headings_below_a_title_are_the_tasks() -> None:
    lesson = tasks_in("# Two storms\n\nRead first.\n\n## One\nDo *this*.\n\n### Hint\nx\n\n## Two\n", "t.md")
    assert (lesson.title, lesson.words) == ("Two storms", "Read first.")
    assert [(task.number, task.heading) for task in lesson.tasks] == [(1, "One"), (2, "Two")]
    assert lesson.tasks[0].words == "Do *this*.\n\n### Hint\nx"


def test_headings_of_one_level_are_all_tasks() -> None:
    lesson = tasks_in("# One\n\n# Two\n", "t.md", "storm")
    assert [task.heading for task in lesson.tasks] == ["One", "Two"]
    assert lesson.title == "storm"


def test_items_of_a_list_are_the_tasks_where_there_are_no_headings() -> None:
    lesson = tasks_in("# Storm\n\n1. Mark what is **left out**\n   In either text.\n2. Mark who speaks\n", "t.md")
    assert [(task.heading, task.words) for task in lesson.tasks] == [
        ("Mark what is left out", "In either text."),
        ("Mark who speaks", ""),
    ]


def test_a_single_heading_without_a_list_is_one_task() -> None:
    assert [task.heading for task in tasks_in("# Compare\n\nSay how.\n", "t.md").tasks] == ["Compare"]


def test_numbers_of_the_teachers_own_are_not_shown_twice() -> None:
    lesson = tasks_in("## 1. One\n\n## Task 2: Two\n\n## 1948 in two papers\n", "t.md")
    assert [task.heading for task in lesson.tasks] == ["One", "Two", "1948 in two papers"]


@pytest.mark.parametrize(
    "words", ["Kinds: left out, harder", "- [ ] left out\n- [ ] harder", "answers: left out,#harder."]
)
def test_kinds_of_answer_are_named_in_a_line_or_as_boxes(words: str) -> None:
    task = tasks_in(f"## One\n\nMark.\n\n{words}\n", "t.md").tasks[0]
    assert (task.kinds, task.words) == (("left out", "harder"), "Mark.")


def test_front_matter_is_no_task() -> None:
    lesson = tasks_in("---\ntitle: x\n---\n# Storm\n\n## One\n", "t.md")
    assert (lesson.title, [task.heading for task in lesson.tasks]) == ("Storm", ["One"])


def test_a_heading_inside_code_is_no_task() -> None:
    assert len(tasks_in("## One\n\n```\n## Two\n```\n", "t.md").tasks) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Only words.\n", "neither a heading nor a list"),
        ("## \n", "no words"),
        ("## One\n\nKinds: task 2\n", "begins with"),
        (f"## {'x' * 400}\n", "too long"),
        (f"## One\n\nKinds: {', '.join(map(str, range(40)))}\n", "too many kinds"),
        ("## x\n" * 120, "there are 120"),
    ],
)
def test_what_is_no_task_sheet_is_refused_in_one_line(text: str, why: str) -> None:
    with pytest.raises(BadInputError, match=why) as refused:
        tasks_in(text, "t.md")
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("cannot read the tasks in t.md: ")


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "it is empty"), (b"\x00\x01\x02\x03" * 40, "not text"), (b"# x\n" * 200_000, "larger than")]
)
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "tasks.md"
    path.write_bytes(data)
    with pytest.raises(BadInputError, match=why):
        read_tasks(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such file"):
        read_tasks(tmp_path / "tasks.md")


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "tasks.md"
    path.write_bytes(b"\xef\xbb\xbf# Storm\r\n\r\n## One\r\n\r\nKinds: a, b\r\n")
    lesson = read_tasks(path)
    assert (lesson.title, lesson.tasks[0].heading, lesson.tasks[0].kinds) == ("Storm", "One", ("a", "b"))


def test_the_tasks_that_come_with_diptych_can_be_read() -> None:
    lesson = read_tasks(samples.paths()[0].with_name("tasks.md"))
    assert [len(task.kinds) for task in lesson.tasks] == [2, 3, 3, 0]
