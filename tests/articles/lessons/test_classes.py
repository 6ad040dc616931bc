"""What a class made of a lesson."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from articles.article import SIDES, Span
from articles.lessons.answers import answers_in, retagged, task_in
from articles.lessons.classes import ClassView, HandedIn
from articles.reports.lessons import render_answers, render_class
from tests.lessons import ARTICLES, LESSON, NAMES, answer, handed_in, sentence


def view(*files: HandedIn) -> ClassView:
    return ClassView(LESSON, ARTICLES, files or handed_in())


def test_every_pupil_counts_once_for_a_passage() -> None:
    whole = sentence("a", 1)
    half = Span(whole.start, whole.start + 5)
    notes = (answer("Ada", {"a": whole}, "x"), answer("Ada", {"a": half}, "y"))
    made = view(HandedIn("ada", notes), HandedIn("ben", (answer("Ben", {"a": half}),)))
    assert [(each.sentence, each.pupils) for each in made.marked["a"]] == [(1, ("Ada", "Ben"))]
    assert made.stretches("a") == [(half, 2), (Span(half.end, whole.end), 1)]


def test_a_mark_over_two_sentences_counts_for_both() -> None:
    both = Span(sentence("a", 0).start, sentence("a", 1).end)
    made = view(HandedIn("ada", (answer("Ada", {"a": both}),)))
    assert [each.sentence for each in made.marked["a"]] == [0, 1]


def test_a_mark_between_two_sentences_counts_for_neither() -> None:
    gap = Span(sentence("a", 0).end, sentence("a", 1).start)
    made = view(HandedIn("ada", (answer("Ada", {"a": gap}),)))
    assert made.marked["a"] == ()
    assert len(made.answers) == 1


def test_a_class_of_twenty_five_is_counted_by_passage_by_task_and_by_pupil() -> None:
    made = view()
    assert [(each.sentence, each.count) for each in made.marked["a"]] == [(0, 1), (1, 24), (2, 5)]
    assert [(each.sentence, each.count) for each in made.marked["b"]] == [(2, 12), (3, 5)]
    assert [len(made.of_task(task)) for task in LESSON.tasks] == [36, 5, 1]
    assert made.kinds_of(LESSON.tasks[0]) == [("left out in A", 12), ("left out in B", 24)]
    assert [pupil.name for pupil in made.pupils] == sorted(NAMES)
    assert made.pupils[-1].missing == (1, 2)
    assert made.most() == 24


def test_density_has_four_levels_of_which_the_most_marked_passage_has_the_last() -> None:
    made = view()
    assert [made.level(count) for count in (0, 1, 6, 7, 12, 18, 19, 24)] == [0, 1, 1, 2, 2, 3, 4, 4]


def test_answers_come_by_task_then_passage_then_pupil() -> None:
    made = view()
    keys = [(each.task.number if each.task else 99, each.place, each.pupil) for each in made.answers]
    assert keys == sorted(keys)


def test_two_pupils_of_one_name_are_told_apart() -> None:
    files = [HandedIn(f"ada{n}", (answer("Ada", {"a": sentence("a", n)}),)) for n in (0, 1)]
    assert [pupil.name for pupil in view(*files).pupils] == ["Ada", "Ada (2)"]


def test_what_one_pupil_handed_in_twice_counts_once_and_in_its_last_version() -> None:
    first = answer("Ada", {"a": sentence("a", 0)}, "old", "task 1")
    later = replace(first, body="new", modified="2099-01-01T00:00:00Z")
    made = view(HandedIn("ada", (first,)), HandedIn("ada-2", (later, answer("Ada", {"b": sentence("b", 0)}))))
    assert [pupil.name for pupil in made.pupils] == ["Ada"]
    assert [each.note.body for each in made.answers] == ["new", ""]


def test_one_file_of_several_authors_is_several_pupils() -> None:
    notes = (answer("Ada", {"a": sentence("a", 0)}), answer("ben", {"a": sentence("a", 0)}))
    assert [pupil.name for pupil in view(HandedIn("merged", notes)).pupils] == ["Ada", "ben"]


def test_a_task_is_known_by_its_tag_in_whatever_case() -> None:
    assert task_in(("x", "Task 2"), LESSON) == LESSON.tasks[1]
    assert task_in(("task 22", "2"), LESSON) is None


def test_another_task_takes_the_place_of_the_one_before_and_of_its_kind() -> None:
    before = ("task 1", "left out in A", "mine")
    assert retagged(before, LESSON, LESSON.tasks[1], "softer") == ("task 2", "softer", "mine")
    assert retagged(before, LESSON, None, "") == ("mine",)


def test_a_kind_that_the_task_does_not_name_is_a_tag_of_the_pupils_own() -> None:
    found = answers_in([answer("Ada", {"a": sentence("a", 0)}, "x", "task 2", "left out in A")], LESSON)[0]
    assert (found.kind, found.tags) == ("", ("left out in A",))


def test_the_table_of_a_class_quotes_every_passage_as_it_stands() -> None:
    rows = list(csv.DictReader(io.StringIO(render_class(view(), "csv"))))
    assert [row["what"] for row in rows].count("answer") == 42
    for row in rows:
        for side in SIDES:
            if row[f"{side}_start"]:
                start, end = int(row[f"{side}_start"]), int(row[f"{side}_end"])
                assert ARTICLES[side].text[start:end] == row[f"{side}_quote"]
    assert [row["marked_by"] for row in rows if row["what"] == "passage"] == ["1", "24", "5", "12", "5"]


def test_no_answer_becomes_a_formula() -> None:
    made = view(HandedIn("ada", (answer("=Ada", {"a": sentence("a", 0)}, "=1+1", "task 3"),)))
    row = next(csv.DictReader(io.StringIO(render_class(made, "csv"))))
    assert (row["pupil"], row["answer"]) == ("'=Ada", "'=1+1")


def test_the_lines_of_a_class_tell_tasks_passages_and_pupils() -> None:
    lines = render_class(view(), "plain").split("\n")
    assert lines[0] == "The ferry, twice: 25 pupils, 42 answers"
    assert "Task 1: Left out" in lines
    assert "  36 answers by 24 of 25 · left out in A 12 · left out in B 24" in lines
    assert "  A, paragraph 1 of 15, 24 pupils: Forty-one passengers were hurt." in lines
    assert "  Yara: 1 answer; nothing on task 1, 2" in lines


def test_the_markdown_of_a_class_has_answers_by_task_with_quotations_and_a_picture_of_density() -> None:
    text = render_class(view(), "markdown")
    assert "## 2. Choice of words" in text
    assert "> The mate saw the light and did not turn." in text
    assert "Ada · softer · #mate" in text
    assert f"| A | 1 | 24 | {'█' * 19} | Forty-one passengers were hurt. |" in text


def test_a_pupils_answers_are_theirs_alone_by_task() -> None:
    notes = handed_in()[0].notes
    text = render_answers(LESSON, "Ada", notes, ARTICLES)
    assert text.startswith("# The ferry, twice\n\nAda\n")
    assert "> Forty-one passengers were hurt.\n> — A, paragraph 1 of 15" in text
    assert "## 3. What I would ask\n\nno answer" in text
    assert "Ben" not in text
