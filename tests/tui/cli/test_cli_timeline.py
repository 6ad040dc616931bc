"""`diptych timeline`: two articles or more, every form, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from articles import samples
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from pathlib import Path

FIVE = samples.accounts()


@pytest.mark.whole
def test_three_accounts_are_read_out_by_day(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("timeline", *FIVE[2:]) == 0
    printed = capfdbinary.readouterr().out.decode()
    assert "Fri 9 Dec 2016\n" in printed
    assert "clash of hour: B 10:45; C 08:00" in printed


@pytest.mark.whole
def test_the_ending_of_the_file_says_the_form(tmp_path: Path) -> None:
    out = tmp_path / "time.json"
    assert run("timeline", *FIVE[:2], "-o", out) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "diptych.timeline/1"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (["one.txt"], "only one article was named"),
        (["a.txt", "a.txt", "b.txt"], "the same"),
        (["a.txt", "b.txt", "."], "is a folder"),
        (["a.txt", "b.txt", "-o", "time.html"], "a timeline by itself has no such form"),
        ([f"{number}.txt" for number in range(10)], "10"),
    ],
)
def test_what_can_be_no_timeline_is_refused_in_one_line(
    typed: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "one.txt"):
        (tmp_path / name).write_text(f"The fire of {name} began on Tuesday 13 December 2016, people said.\n")
    assert run("timeline", *typed) == 2
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert line in said
