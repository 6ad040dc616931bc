"""`diptych versions`: files, an address whose versions are kept, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from articles.reading.addresses import access
from articles.reading.addresses.access import Limits
from tests.tui.cli.commandline import run
from tests.web import Web, page

if TYPE_CHECKING:
    from pathlib import Path

OLD = "The river peaked at 5.2 metres, the harbour said.\n\nNobody was hurt in the town that night.\n"
NEW = OLD.replace("5.2", "5.4")


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_two_files_are_set_side_by_side(versions: tuple[Path, Path], capfd: pytest.CaptureFixture[str]) -> None:
    assert run("versions", *versions) == 0
    assert "raised: 5.2 → 5.4" in capfd.readouterr().out


def test_a_file_named_as_a_page_gets_a_page(versions: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("versions", *versions, "-o", tmp_path / "out.html") == 0
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.whole
def test_findings_against_another_article_are_told(
    versions: tuple[Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The river peaked at 5.4 metres, the county council said.\n\nIt is over.\n", encoding="utf-8")
    assert run("versions", *versions, "--against", other, "--json") == 0
    (revision,) = json.loads(capfd.readouterr().out)["revisions"]
    assert [(each["was"], each["now"]) for each in revision["findings"]] == [("differ", "agree")]


@pytest.mark.whole
def test_an_address_has_the_versions_that_are_kept_and_is_fetched_only_when_asked(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(access, "LIMITS", Limits(connect=1.0, whole=1.5, patience=0.3))
    address = web.serves("/ferry", page())
    assert run("versions", address, "--allow-private") == 2
    assert "only one version of it is kept" in capfd.readouterr().err
    web.serves("/ferry", page(hurt="thirty-eight"))
    assert run("versions", address, "--allow-private", "--fetch") == 0
    assert "lowered: forty-one → thirty-eight" in capfd.readouterr().out
    asked = len(web.requests)
    assert run("versions", address) == 0
    assert "lowered" in capfd.readouterr().out
    assert len(web.requests) == asked


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["old.txt"], "one version was named"),
        (["old.txt", "old.txt"], "they hold the same text"),
        (["old.txt", "."], "is no article"),
        ([], "0 versions were named"),
    ],
)
def test_what_can_be_no_versions_is_refused_in_one_line(
    names: list[str], line: str, versions: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(versions[0].parent)
    assert run("versions", *names) == 2
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert line in said
