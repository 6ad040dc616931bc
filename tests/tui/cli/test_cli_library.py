"""`diptych library` on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.articles.library.texts import ALL, FERRY, folder_of
from tests.articles.reports.test_schemas import faults
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder, with a folder of texts in it and a library of them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    folder_of(tmp_path)
    assert run("library", "add", "texts") == 0
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command writes for programs; it fits the schema."""
    capsys.readouterr()
    assert run("library", *arguments, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert faults(made, "library") == []
    return made


def test_adding_again_says_what_is_there_already(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "add", "texts")["unchanged"] == len(ALL)


def test_a_file_that_cannot_be_read_is_a_line_at_the_end(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "texts" / "blank.txt").write_text(" \n", encoding="utf-8")
    (home / "texts" / "new.txt").write_text(FERRY + "More.\n", encoding="utf-8")
    capsys.readouterr()
    assert run("library", "add", "texts") == 0
    told = capsys.readouterr()
    assert told.out == f"added 1 text, {len(ALL)} there already, 1 refused\n"
    assert told.err.count("\n") == 1
    assert "blank.txt" in told.err


def test_where_nothing_can_be_read_the_exit_code_is_2(home: Path) -> None:
    (home / "blank.txt").write_text(" \n", encoding="utf-8")
    assert run("library", "add", "blank.txt") == 2


def test_found_words_stand_in_brackets(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("library", "search", '"outer mole"') == 0
    assert "struck the [outer mole] at" in capsys.readouterr().out
    (hit,) = answer(capsys, "search", '"outer mole"')["hits"]
    (start, end), *_ = hit["found"]
    assert hit["snippet"][start:end] == "outer mole"


def test_a_line_that_is_no_search_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("library", "search", '"open') == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("named", ["number", "file"])
def test_which_texts_tell_of_an_event(home: Path, capsys: pytest.CaptureFixture[str], named: str) -> None:
    texts = {each["source"].rpartition("/")[2]: each["number"] for each in answer(capsys, "list")["texts"]}
    name = str(texts["ferry.txt"]) if named == "number" else "texts/ferry.txt"
    found = answer(capsys, "event", name)["texts"]
    assert found[0]["text"]["number"] == texts["ferry-too.txt"]
    assert texts["ferry.txt"] not in [each["text"]["number"] for each in found]
    assert run("library", "event", name) == 0
    assert "which tell of the event of Ferry strikes mole at Calder Point:\n .9" in capsys.readouterr().out


def test_pairs_and_events(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pair,) = answer(capsys, "pairs")["pairs"]
    ((one, other),) = answer(capsys, "pairs", "--events")["events"]
    assert {one["number"], other["number"]} == {pair["a"]["number"], pair["b"]["number"]}
    for more in ((), ("--events",)):
        assert run("library", "pairs", *more) == 0


def test_what_is_removed_by_its_file_is_not_found_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(answer(capsys, "remove", "texts/vote.txt")["removed"]) == 1
    assert answer(capsys, "search", "Lindholm")["hits"] == []
    assert run("library", "remove", "texts/vote.txt") == 2


def test_a_whole_library_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "check")["wrong"] == []


def test_what_is_exported_is_what_was_added(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "export", "out")["count"] == len(ALL)
    told = json.loads((home / "out" / "texts.json").read_text(encoding="utf-8"))
    assert faults(told, "library") == []
    for each in told["texts"]:
        name = each["text"]["source"].rpartition("/")[2]
        assert (home / "out" / each["file"]).read_bytes() == ALL[name].encode()
    assert run("library", "export", "out") == 2


def test_another_library_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("library", "list", "--library", "other.sqlite") == 2
    assert answer(capsys, "add", "texts/vote.txt", "--library", "other.sqlite")["new"] == [1]


@pytest.mark.parametrize("line", [["add"], ["search"], ["event", "a", "b"], ["list", "x"], ["pairs", "--most", "0"]])
def test_names_that_are_missing_or_too_many_are_refused(home: Path, line: list[str]) -> None:
    assert run("library", *line) == 2
