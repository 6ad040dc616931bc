"""`diptych report`: forms, choices, and what it refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from tests.writing import Pair

TEXTS = ["html", "markdown", "csv", "json", "w3c"]


@pytest.mark.parametrize("form", TEXTS)
def test_each_form_goes_to_a_file_as_to_the_output(
    form: str, pair: Pair, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("report", *pair, f"--{form}", "-o", "-") == 0
    printed = capfdbinary.readouterr().out
    assert run("report", *pair, f"--{form}", "-o", tmp_path / "out") == 0
    assert capfdbinary.readouterr().out == b""
    assert (tmp_path / "out").read_bytes() == printed != b""


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("html", "<!DOCTYPE html>"), ("md", "# "), ("csv", "what,number,"),
        ("json", '{\n "schema": "diptych.report/1"'), ("jsonld", '{\n "@context"'), ("docx", "PK"),
    ],
)  # fmt: skip
def test_the_ending_says_the_form(ending: str, begins: str, pair: Pair, tmp_path: Path) -> None:
    path = tmp_path / f"out.{ending}"
    assert run("report", *pair, "-o", path) == 0
    assert path.read_bytes().startswith(begins.encode())


def test_a_document_opens_again(pair: Pair, tmp_path: Path) -> None:
    assert run("report", *pair, "-o", tmp_path / "out.docx", "--by", "R. Okafor") == 0
    document = docx.Document(io.BytesIO((tmp_path / "out.docx").read_bytes()))
    assert "By: R. Okafor" in [paragraph.text for paragraph in document.paragraphs]


def test_without_a_file_markdown_is_printed(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *pair) == 0
    assert capsys.readouterr().out.startswith("# ")


def test_an_existing_file_is_left_alone_unless_forced(
    pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.html"
    path.write_text("mine", encoding="utf-8")
    assert run("report", *pair, "-o", path) == 2
    assert capsys.readouterr().err == (
        f"diptych: {path} is there already: it is not written over; choose another name, or add --force\n"
    )
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("report", *pair, "-o", path, "--force") == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_article_is_never_written_over_not_even_by_force(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    before = pair[0].read_bytes()
    assert run("report", *pair, "-o", pair[0], "--html", "--force") == 2
    assert "it is one of the files being read" in capsys.readouterr().err
    assert pair[0].read_bytes() == before


def test_the_notes_are_never_written_over_not_even_by_force(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("notes", "path", *pair) == 0
    notes = Path(capsys.readouterr().out.strip())
    notes.write_text('{"kept": true}')
    assert run("report", *pair, "-o", notes, "--force", "--json") == 2
    assert "it is one of the files being read" in capsys.readouterr().err
    notes.write_bytes(kept := b"")
    assert run("pack", *pair, "-o", notes, "--force") == 2
    assert "it is one of the files being read" in capsys.readouterr().err
    assert notes.read_bytes() == kept


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["-o", "out.txt"], "cannot write out.txt: its ending says no form; let it end in .html"),
        (["--docx"], "cannot print a document: DOCX is no text; write it to a file with -o FILE.docx"),
        (["--docx", "-o", "-"], "cannot print a document"),
        (["--rows", "x y"], "“x y” names no rows: rows are numbers and ranges of them; write them like 1,4-6"),
        (["--rows", "900"], "there is no finding 900"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_writes_nothing(
    options: list[str],
    line: str,
    pair: Pair,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run("report", *pair, *options) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"diptych: {line}")
    assert error.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_an_empty_choice_is_one_line(pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *pair, "--only", "checked", "-o", tmp_path / "out.html") == 1
    assert capsys.readouterr().err == (
        "diptych: the report would be empty: no finding is checked; check some, or leave that choice out\n"
    )
    assert not (tmp_path / "out.html").exists()


def test_the_name_and_the_choices_are_in_the_report(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *pair, "--json", "--by", "R. Okafor", "--no-texts") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["by"] == "R. Okafor"
    assert made["selection"] == {"only": "all", "rows": [], "texts": False}
    assert made["texts"] == {"a": [], "b": []}
    assert Path(pair[0]).name == made["articles"]["a"]["source"]


def test_the_name_in_the_settings_is_the_readers(
    pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "diptych").mkdir()
    (tmp_path / "diptych" / "settings.toml").write_text('author = "Ines Varga"\n', encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert run("report", *pair, "--json", "--no-texts") == 0
    assert json.loads(capsys.readouterr().out)["by"] == "Ines Varga"
