"""More than two accounts on the command line: compared, handed in, and refused in one line where that cannot be."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles.decisions import OwnFinding
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load
from articles.session import Session
from tui.cli.pair import open_named
from tui.cli.read import accounts_of
from tui.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

TELLING = (
    "Twelve people were hurt when the old mill burned on Friday. The road was closed until noon.",
    "Fourteen people were hurt in the fire at the old mill on Friday. Nobody knows how it began.",
    "The old mill burned on Friday, and twelve people were hurt. The road was closed until noon.",
)


@pytest.fixture
def named(tmp_path: Path) -> Callable[[int], list[str]]:
    """Accounts in files, as many as are asked for."""

    def write(count: int) -> list[str]:
        names = []
        for number in range(count):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"Account {number}\n\n{TELLING[number % 3]} It is account {number}.\n", encoding="utf-8")
            names.append(str(path))
        return names

    return write


def test_three_accounts_are_compared_as_json(
    named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *named(3), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["schema"], len(made["accounts"])) == ("diptych.accounts/1", 3)


def test_two_accounts_are_compared_as_before(
    named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *named(2), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "diptych.comparison/1"


@pytest.mark.parametrize(("form", "begins"), [("--plain", "A: "), ("--markdown", "# "), ("--html", "<!DOCTYPE")])
def test_three_accounts_are_read_out_and_written_down(
    form: str, begins: str, named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *named(3), form]) == 0
    made = capsys.readouterr().out
    assert made.startswith(begins)
    assert "told by" in made


def test_the_ending_of_the_file_says_the_form(named: Callable[[int], list[str]], tmp_path: Path) -> None:
    assert run(["compare", *named(3), "-o", str(tmp_path / "table.csv")]) == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "table.csv").read_text(encoding="utf-8"))))
    assert {row["account"] for row in rows if row["what"] == "statement"} == {"A", "B", "C"}


def test_a_pattern_names_all_accounts(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named(4)
    assert run(["compare", str(tmp_path / "?.txt"), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["accounts"]) == 4


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json", "jsonld", "docx"])
def test_a_report_of_three_accounts_is_handed_in(
    ending: str, named: Callable[[int], list[str]], tmp_path: Path
) -> None:
    made = tmp_path / f"report.{ending}"
    assert run(["report", *named(3), "-o", str(made), "--by", "Ada"]) == 0
    assert made.stat().st_size > 1_000


def test_ten_accounts_are_refused_in_one_line(
    named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *named(10), "--json"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "10 articles were named" in error
    assert "9 at most are compared" in error


def test_a_mistyped_command_before_two_articles_is_said(
    named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compre", *named(2)]) == 2
    assert 'did you mean "compare"?' in capsys.readouterr().err


def test_one_account_named_twice_is_refused(
    named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    names = named(2)
    assert run(["compare", *names, names[0]]) == 2
    assert "they are the same file" in capsys.readouterr().err


def test_two_accounts_of_one_text_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", TELLING[0]), ("b", TELLING[1]), ("c", TELLING[0])):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["compare", *(str(tmp_path / name) for name in "abc")]) == 2
    assert "they hold the same text" in capsys.readouterr().err


def test_a_report_is_not_written_over_an_account(
    named: Callable[[int], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    names = named(3)
    assert run(["report", *names, "--html", "-o", names[2], "--force"]) == 2
    assert "0.txt" not in capsys.readouterr().out


def test_three_accounts_are_packed_verified_and_compared_again(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "event.diptych")
    assert run(["pack", *named(3), "-o", case]) == 0
    assert "3 texts" in capsys.readouterr().out
    assert run(["verify", case]) == 0
    assert "the same comparison, byte for byte" in capsys.readouterr().out
    assert run(["compare", case, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["accounts"]) == 3
    assert run(["report", case, "-o", str(tmp_path / "event.html")]) == 0


def test_a_case_of_several_accounts_holds_their_notes_and_decisions(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = [load(name) for name in named(3)]
    store = NotesStore.open(find_home(*articles), articles[0], articles[2])
    session = Session(articles[0], articles[2], store)
    session.add(new_note(session.loaded, {"b": articles[2].sentences[1].span}, "Who says so?"))
    session.apply(OwnFinding(articles[0].sentences[1].span, articles[2].sentences[1].span, "differ"))
    store.save()
    case = tmp_path / "event.diptych"
    assert run(["pack", *named(3), "-o", str(case)]) == 0
    with zipfile.ZipFile(case) as members:
        (decision,) = json.loads(members.read("decisions.json"))["decisions"]
        assert len(members.read("c/text.txt")) > 50
    assert (len(decision["a"]), decision["b"], len(decision["c"])) == (1, [], 1)
    assert run(["verify", str(case)]) == 0
    for name in named(3):
        Path(name).unlink()
    store.path.unlink()
    capsys.readouterr()
    assert run(["compare", str(case), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [(each["words"], each["accounts"]) for each in made["notes"]] == [("Who says so?", ["c"])]
    assert [each["accounts"] for each in made["findings"] if each["by"] == "reader"] == [["a", "c"]]


def test_an_account_that_was_edited_since_is_told_beside_its_case(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names, case = named(3), str(tmp_path / "event.diptych")
    assert run(["pack", *names, "-o", case]) == 0
    Path(names[2]).write_text(Path(names[2]).read_text("utf-8").replace("twelve", "thirteen"), encoding="utf-8")
    capsys.readouterr()
    assert run(["diff", case, names[2]]) == 0
    told = capsys.readouterr().out
    assert "C: Account 2" in told
    assert "thirteen" in told


def test_what_takes_two_articles_refuses_a_case_of_three(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "event.diptych")
    assert run(["pack", *named(3), "-o", case]) == 0
    assert run(["claims", case]) == 2
    assert "holds 3 accounts" in capsys.readouterr().err


def test_a_case_of_several_accounts_with_an_altered_text_is_refused(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "event.diptych"
    assert run(["pack", *named(3), "-o", str(case)]) == 0
    altered = tmp_path / "altered.diptych"
    with zipfile.ZipFile(case) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            if name != "c/article.json":
                new.writestr(name, old.read(name))
    assert run(["verify", str(altered)]) == 2
    assert "c/article.json is missing in it" in capsys.readouterr().err


def test_the_notes_on_three_accounts_are_listed_and_exported(
    named: Callable[[int], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = named(3)
    articles = [load(name) for name in names]
    store = NotesStore.open(find_home(*articles), articles[0], articles[2])
    pair = {"a": articles[0], "b": articles[2]}
    store.add(new_note(pair, {"b": articles[2].sentences[1].span}, "Who says so?"))  # type: ignore[arg-type] # the sides are literals
    store.save()
    assert run(["notes", "list", *names]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1. account C: “")
    assert "Who says so?" in told
    assert run(["notes", "path", *names[::-1]]) == 0
    assert capsys.readouterr().out.strip() == str(store.path)
    assert run(["notes", "export", *names]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1


def test_a_case_of_three_accounts_opens_with_all_of_them(named: Callable[[int], list[str]], tmp_path: Path) -> None:
    case = tmp_path / "three.diptych"
    assert run(["pack", *named(3), "-o", str(case)]) == 0
    desk = accounts_of(open_named(Namespace(articles=[str(case)], encoding=None), several=True))
    assert desk is not None
    assert [article.title or article.text.split("\n")[0] for article in desk.articles.values()] == [
        "Account 0", "Account 1", "Account 2",
    ]  # fmt: skip
