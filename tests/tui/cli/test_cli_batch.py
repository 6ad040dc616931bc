"""`diptych batch` on the command line: what is told before anything is started, and the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from articles.batch import options
from articles.batch.options import Progress
from tests.articles.batch.made import reports, write_lines
from tests.tui.cli.commandline import run
from tui.cli.batch import running

if TYPE_CHECKING:
    from pathlib import Path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code, and the one line of the error."""
    code = run("batch", *words)
    out, line = capsys.readouterr()
    assert out == ""
    assert line.count("\n") == 1
    return code, line


def test_without_inputs_it_says_what_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "-o", "out")[1].startswith("diptych: no articles are named: ")


def test_without_a_folder_it_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = write_lines(tmp_path / "articles.jsonl", reports(1))
    assert told(capsys, source) == (
        2,
        "diptych: no folder is named: a batch writes several tables; name one: -o FOLDER\n",
    )


def test_a_missing_column_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = write_lines(tmp_path / "articles.jsonl", [{"id": "1", "body": "The dam broke."}])
    code, line = told(capsys, source, "-o", str(tmp_path / "out"))
    assert code == 2
    assert line.endswith(
        "it has no column text (it has id, body); write or rename one so that each article has its text\n"
    )
    assert not (tmp_path / "out").exists()


def test_without_dask_it_says_how_to_install_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "find_spec", lambda name: None if name == "distributed" else name)
    code, line = told(capsys, str(tmp_path / "articles.jsonl"), "-o", str(tmp_path))
    assert code == 2
    assert line == (
        "diptych: diptych batch cannot start: it runs on Dask and Arrow, and distributed cannot be found; "
        "install them with pip install 'diptych[batch]'\n"
    )


@pytest.mark.parametrize("option", [("--memory", "lots"), ("--memory", "2TB"), ("--workers", "0"), ("--seconds", "-1")])
def test_a_number_that_makes_no_sense_is_told(capsys: pytest.CaptureFixture[str], option: tuple[str, str]) -> None:
    code, line = told(capsys, "a.jsonl", "-o", "out", "=".join(option))
    assert code == 2
    assert option[1] in line


def test_a_plan_tells_pairs_hours_and_gigabytes(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    source = write_lines(tmp_path / "articles.jsonl", reports(6))
    assert run("batch", source, "--plan", "--workers", "3") == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert re.fullmatch(r"12 articles of [\d,]+ characters, 12 of them looked at", lines[0])
    assert re.fullmatch(r"about [5-7] candidate pairs, of which \d+% pass the gate", lines[2])
    assert "on 3 cores" in lines[3]
    assert re.fullmatch(r"about \d+ MB on disk, and \d+ MB of memory for the index", lines[4])
    assert [each.name for each in tmp_path.iterdir()] == ["articles.jsonl"]


def test_a_plan_from_a_part_tells_between_what_it_lies(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.batch import planning

    monkeypatch.setattr(planning, "SAMPLE", 20)
    source = write_lines(tmp_path / "articles.jsonl", reports(30))
    assert run("batch", source, "--plan") == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert "60 articles" in lines[0]
    assert "20 of them looked at" in lines[0]
    found = re.search(r"about ([\d,]+) candidate pairs \(between ([\d,]+) and ([\d,]+)\)", lines[2])
    assert found is not None
    told, least, most = (int(each.replace(",", "")) for each in found.groups())
    assert least <= told <= most
    assert least <= 30 <= most


def test_a_line_that_changes_says_how_far_it_is_and_what_is_left() -> None:
    assert running._line(Progress("comparing", "pairs", 0, 900), 0.0) == "comparing: 0 of 900 pairs"
    assert running._line(Progress("comparing", "pairs", 300, 900), 100.0) == "comparing: 300 of 900 pairs, 3:20 left"
    assert running._line(Progress("comparing", "pairs", 1, 900), 10.0) == "comparing: 1 of 900 pairs, 2:29:50 left"
