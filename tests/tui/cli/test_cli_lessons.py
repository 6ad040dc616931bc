"""`diptych lesson`, and what becomes of a lesson on the command line."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from articles import load, samples
from articles.cases import read_case
from articles.lessons.lesson import lesson_in
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.session import Session
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from articles.lessons.lesson import Lesson


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two texts and a file of tasks, in the present folder."""
    for source, name in zip(samples.paths(), ("a.txt", "b.txt"), strict=True):
        shutil.copy(source, tmp_path / name)
    shutil.copy(samples.paths()[0].with_name("tasks.md"), tmp_path / "tasks.md")
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*more: str) -> Lesson:
    assert run("lesson", "a.txt", "b.txt", "--tasks", "tasks.md", "-o", "l.diptych", *more) == 0
    return lesson_in(read_case("l.diptych").lesson)


def answered(folder: Path, name: str, sentences: Sequence[int]) -> Path:
    """A file that a pupil handed in, with an answer to the first task on each of some sentences of the left text."""
    case = read_case(folder / "l.diptych")
    path = folder / f"{name}.notes.json"
    store = NotesStore.open(path, case.a, case.b)
    session = Session(case.a, case.b, store, author=name)
    for number in sentences:
        spans = {"a": case.a.sentences[number].span}
        session.add(new_note(session.loaded, spans, f"says {name}", tags=("task 1",), creator=name))  # type: ignore[arg-type] # the key is a side
    store.save()
    return path


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let these lines be typed at a terminal, and then nothing more."""

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("tui.cli.conversing.at_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in lines)))


# making one


def test_a_lesson_holds_texts_and_tasks_and_nothing_of_the_machine(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = make("--reveal", "open sesame")
    assert capsys.readouterr().out == "l.diptych: 4 tasks; the machine's marks are hidden until your word is typed\n"
    case = read_case(folder / "l.diptych")
    assert (case.comparison, case.notes) == (b"", b"")
    assert lesson.title == "Two papers, one day in Mosul"
    assert lesson.opens_with("open sesame")


def test_the_same_lesson_twice_is_the_same_bytes(folder: Path) -> None:
    make("--reveal", "sesame")
    first = (folder / "l.diptych").read_bytes()
    make("--reveal", "sesame", "--force")
    assert (folder / "l.diptych").read_bytes() == first


def test_a_case_is_made_a_lesson_as_two_articles_are(folder: Path) -> None:
    assert run("pack", "a.txt", "b.txt", "-o", "case.diptych") == 0
    assert run("lesson", "case.diptych", "--tasks", "tasks.md", "-o", "l.diptych") == 0
    made = read_case(folder / "l.diptych")
    assert made.comparison == b""
    assert made.raw == read_case(folder / "case.diptych").raw
    assert lesson_in(made.lesson).hides


def test_a_title_of_ones_own_and_nothing_hidden(folder: Path) -> None:
    lesson = make("--title", "Mosul", "--show-machine")
    assert (lesson.title, lesson.hides) == ("Mosul", False)


def test_what_the_teacher_left_out_of_a_text_is_left_out_for_the_class(folder: Path) -> None:
    from articles.cases.lesson import articles_of
    from articles.decisions import MoveBoundary
    from articles.notes.disk.naming import find_home

    a, b = load("a.txt"), load("b.txt")
    store = NotesStore.open(find_home(a, b), a, b)
    session = Session(a, b, store)
    session.apply(MoveBoundary("a", "not-article", range(5, 6)))
    session.add(new_note(session.loaded, {"a": a.sentences[9].span}, "my own thoughts"))
    store.save()
    make()
    case = read_case(folder / "l.diptych")
    assert b"my own thoughts" not in case.notes
    left, _ = articles_of(case)
    assert left.paragraphs[5].kind != case.a.paragraphs[5].kind


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("a.txt", "b.txt"), "--tasks FILE"),
        (("a.txt", "b.txt", "--tasks", "tasks.md"), "-o FILE.diptych"),
        (("a.txt", "b.txt", "--tasks", "gone.md", "-o", "x.diptych"), "no such file"),
        (("a.txt", "b.txt", "--tasks", "empty.md", "-o", "x.diptych"), "it is empty"),
        (("a.txt", "b.txt", "--tasks", "tasks.md", "-o", "x.txt"), "ends in .diptych"),
        (("a.txt", "--tasks", "tasks.md", "-o", "x.diptych"), "only one article"),
        (("a.txt", "b.txt", "--tasks", "tasks.md", "-o", "x.diptych", "--reveal", " "), "the word is empty"),
        (("a.txt", "b.txt", "--tasks", "tasks.md", "-o", "gone/x.diptych"), "no such folder"),
    ],
)
def test_what_makes_no_lesson_is_told_in_one_line_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    (folder / "empty.md").touch()
    assert run("lesson", *words) in (1, 2)
    err = capsys.readouterr().err
    assert why in err
    assert err.count("\n") == 1
    assert not (folder / "x.diptych").exists()


def test_a_file_that_is_there_is_written_over_only_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "l.diptych").write_text("mine")
    assert run("lesson", "a.txt", "b.txt", "--tasks", "tasks.md", "-o", "l.diptych") == 2
    assert "--force" in capsys.readouterr().err
    assert (folder / "l.diptych").read_text() == "mine"


# kept from other commands


@pytest.mark.parametrize("command", ["compare", "report", "claims"])
def test_no_command_tells_what_a_lesson_hides(folder: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    make()
    capsys.readouterr()
    assert run(command, "l.diptych") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "diptych: l.diptych is not compared: it is a lesson, which hides what the machine finds; "
        "diptych l.diptych opens it for a pupil\n"
    )


def test_a_damaged_lesson_is_told_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dataclasses import replace

    from articles.cases import pack

    make()
    capsys.readouterr()
    (folder / "l.diptych").write_bytes(pack(replace(read_case("l.diptych"), lesson=b'{"schema": "diptych.lesson/1"}')))
    assert run("l.diptych", "--plain") == 2
    assert "damaged" in capsys.readouterr().err


# in lines


def test_plain_reads_tasks_and_passages_without_the_machines_marks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make()
    capsys.readouterr()
    assert run("l.diptych", "--plain") == 0
    out = capsys.readouterr().out
    assert out.startswith("Two papers, one day in Mosul\n")
    assert "Task 2 of 4: Who says it\n" in out
    assert "Kinds of answer: named source, unnamed source, nobody named\n" in out
    assert "A, paragraph 1: " in out
    texts = out[out.index("Text A: ") :]
    assert all(line[:2] in ("", "A,", "B,", "Te") for line in texts.split("\n"))


def test_answers_are_typed_line_by_line_and_handed_in(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    typed(
        monkeypatch, "", "Ada Holt", "n", "a no rain in B", "2", "other", "task 3", "a pair", "", "two words", "",
        "A", "verdict differ", "next match", "xyz", "o 2", "o 9", "99", "hand in", "q",
    )  # fmt: skip
    assert run("l.diptych", "--plain") == 0
    out = " ".join(capsys.readouterr().out.split())  # however it is wrapped
    assert "no name" in out
    assert "Answer to task 1, left out in B saved, on A." in out
    assert "Task 1, left out in B, on A: no rain in B (“" in out
    assert out.count("What the machine found is hidden in this lesson") == 2
    assert "xyz is no command" in out
    assert "There are tasks 1 to 4." in out
    assert "paragraphs in B." in out
    assert "Handed in: send " in out
    assert "No answer to task 2, 4." in out
    assert (folder / "Ada-Holt.notes.json").exists()
    assert "two words" in (folder / "Ada-Holt.md").read_text("utf-8")
    assert (folder / "l.Ada-Holt.notes.json").exists()


def test_an_answer_typed_by_mistake_is_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    typed(monkeypatch, "Ada", "n", "a", "9", "", "oops", "", "undo", "undo", "answers", "q")
    assert run("l.diptych", "--plain") == 0
    out = capsys.readouterr().out
    assert "9 is none of them" in out
    assert "Undone: a note." in out
    assert "Nothing to undo." in out
    assert "No answers yet." in out


def test_the_end_of_what_is_typed_ends_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make()
    typed(monkeypatch, "Ada", "n", "a", "1")
    assert run("l.diptych", "--plain") == 0


# the class


def test_what_a_class_handed_in_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make()
    files = [answered(folder, name, (5, *more)) for name, more in (("Ada", (6,)), ("Ben", ()), ("Cem", (6, 7)))]
    capsys.readouterr()
    assert run("lesson", "view", "l.diptych", *files, "--csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["marked_by"] for row in rows if row["what"] == "passage"] == ["3", "2", "1"]
    assert [row["pupil"] for row in rows if row["what"] == "answer"] == ["Ada", "Ben", "Cem", "Ada", "Cem", "Cem"]


def test_a_merged_file_is_a_class_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make()
    files = [answered(folder, name, (5,)) for name in ("Ada", "Ben")]
    assert run("merge", *files, "-o", "all.notes.json") == 0
    capsys.readouterr()
    assert run("lesson", "view", "l.diptych", "all.notes.json") == 0
    assert capsys.readouterr().out.startswith("Two papers, one day in Mosul: 2 pupils, 2 answers\n")


def test_a_file_named_twice_and_the_teachers_own_notes_count_once_and_not_at_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make()
    ada = answered(folder, "Ada", (5,))
    answered(folder, "l.class", (5,))
    capsys.readouterr()
    assert run("lesson", "view", "l.diptych", ada, ada, "l.class.notes.json", "l.diptych") == 0
    assert ": 1 pupil, 1 answer\n" in capsys.readouterr().out


def test_files_on_other_texts_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make()
    ada = answered(folder, "Ada", (5,))
    (folder / "a.txt").write_text("Another text. It has two sentences.\n\nAnd more of it.", "utf-8")
    make("--force")
    capsys.readouterr()
    assert run("lesson", "view", "l.diptych", ada) == 2
    assert capsys.readouterr().err.startswith("diptych: cannot read Ada.notes.json: its answers are on other texts")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "a lesson is missing"),
        (("l.diptych",), "what pupils handed in is missing"),
        (("l.diptych", "gone.json"), "no such file"),
        (("l.diptych", "tasks.md"), "tasks.md"),
        (("l.diptych", "l.diptych"), "no file of a pupil's"),
        (("l.diptych", "Ada.notes.json", "-o", "x.xyz"), "its ending says no form"),
        (("l.diptych", "Ada.notes.json", "-o", "Ada.notes.md"), "it is there already"),
    ],
)
def test_what_is_no_class_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    make()
    answered(folder, "Ada", (5,))
    (folder / "Ada.notes.md").touch()
    capsys.readouterr()
    assert run("lesson", "view", *words) == 2
    err = capsys.readouterr().err
    assert why in err
    assert err.count("\n") == 1


def test_a_case_without_tasks_is_no_lesson(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dataclasses import replace

    from articles.cases import pack

    make()
    ada = answered(folder, "Ada", (5,))
    (folder / "l.diptych").write_bytes(pack(replace(read_case("l.diptych"), lesson=b"")))
    capsys.readouterr()
    assert run("lesson", "view", "l.diptych", ada) == 2
    assert "l.diptych is no lesson" in capsys.readouterr().err


def test_a_report_of_the_class_stands_beside_what_the_machine_finds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make("--reveal", "sesame")
    files = [answered(folder, name, (5,)) for name in ("Ada", "Ben")]
    for word in ((), ("--word", "open")):
        assert run("lesson", "view", "l.diptych", *files, "-o", "c.html", *word) == 2
    assert not (folder / "c.html").exists()
    assert "--word" in capsys.readouterr().err
    assert run("lesson", "view", "l.diptych", *files, "-o", "c.html", "--word", "Sesame") == 0
    page = (folder / "c.html").read_text("utf-8")
    assert "Class: Two papers, one day in Mosul" in page
    assert "Task 1: Left out" in page
    assert "2 of 2" in page
    assert "says Ada" in page
    assert "Findings" in page


def test_the_class_is_written_as_the_ending_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make()
    ada = answered(folder, "Ada", (5,))
    for name, begins in (("c.csv", "what,task"), ("c.md", "# Two papers"), ("c.txt", "Two papers")):
        assert run("lesson", "view", "l.diptych", ada, "-o", name) == 0
        assert (folder / name).read_text("utf-8").startswith(begins)
