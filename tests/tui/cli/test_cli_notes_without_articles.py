"""Notes are shown, searched and exported when an article is gone, and from the notes file alone."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.tui.cli.commandline import run
from tests.tui.cli.test_cli_notes import noted, notes_of
from tui.app import DiptychApp
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.writing import Pair

__all__ = ["noted"]  # a fixture


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_notes_are_listed_when_an_article_is_gone(noted: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """N-14: those on the article that is there are placed in it, the others keep the words they were made on."""
    left, right = noted
    whole = (run("notes", "list", left, right), capsys.readouterr().out)
    right.unlink()
    assert run("notes", "list", left, right) == 0
    told = capsys.readouterr()
    assert (0, told.out) == whole
    assert told.err == f"diptych: cannot read {right}: there is no such file; the notes are read without it\n"
    left.unlink()
    assert (run("notes", "list", left, right), capsys.readouterr().out) == whole
    assert (run("notes", "list", right, left, "--search", "which"), len(lines_of(capsys))) == (0, 3)


def test_a_notes_file_alone_is_enough(noted: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """N-14."""
    path = notes_of(noted).path
    whole = (run("notes", "list", *noted), capsys.readouterr().out)
    for each in noted:
        each.unlink()
    assert (run("notes", "list", path), capsys.readouterr().out) == whole
    assert (run("notes", "list", "--notes", path), capsys.readouterr().out) == whole
    assert (run("notes", "list", path, "--type", "question"), len(lines_of(capsys))) == (0, 3)
    assert (run("notes", "list", path, "--orphan"), lines_of(capsys)) == (0, [])
    assert (run("notes", "path", path), lines_of(capsys)) == (0, [str(path)])


@pytest.mark.parametrize("form", ["w3c", "hypothesis", "markdown", "csv"])
def test_every_form_is_exported_without_the_articles(
    noted: Pair, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """N-14, N-13."""
    path = notes_of(noted).path
    for each in noted:
        each.unlink()
    assert run("notes", "export", f"--{form}", path) == 0
    text = capsys.readouterr().out
    assert "which ferry" in text
    assert "no longer" not in text
    if form == "w3c":
        items = json.loads(path.read_bytes())["first"]["items"]
        assert json.loads(text)["first"]["items"] == items
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [(row["a_quote"], row["a_placed"]) for row in rows] == [("The ferry", "text not available"), ("", "")]


def test_a_damaged_notes_file_alone_gives_what_is_whole_in_it(noted: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """N-14, R-8."""
    path = notes_of(noted).path
    path.write_bytes(path.read_bytes()[:-30])
    for each in noted:
        each.unlink()
    assert run("notes", "list", path) == 0
    told = capsys.readouterr()
    assert "left text: “The ferry”\n   which ferry" in told.out
    assert "The notes file is damaged" in told.err


def test_without_notes_a_missing_article_is_the_error(
    noted: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left, right = noted
    notes_of(noted).path.unlink()
    right.unlink()
    assert run("notes", "list", left, right) == 2
    assert run("notes", "list", tmp_path / "none.notes.json") == 2
    assert run("notes", "list", left) == 2
    assert run("notes", "recover", tmp_path / "none.notes.json") == 2
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_what_writes_needs_both_articles(noted: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    left, right = noted
    right.unlink()
    assert run("notes", "import", left, right, left) == 2
    assert "there is no such file" in capsys.readouterr().err


async def test_opening_a_pair_of_which_one_is_gone_says_where_its_notes_are(noted: Pair) -> None:
    """N-14."""
    left, right = (str(path) for path in noted)
    path = notes_of(noted).path
    noted[1].unlink()
    app = DiptychApp(None, None, settings=Settings())
    async with app.run_test() as pilot:
        from tui.screens.pair_chooser import PairChosen
        from tui.screens.start import StartScreen

        screen = app.screen
        assert isinstance(screen, StartScreen)
        app.post_message(PairChosen(screen, left, right))
        shown = ""
        for _ in range(200):
            await pilot.pause(0.01)
            shown = str(screen.query_one("#start-message").render())
            if "notes" in shown:
                break
        assert "there is no such file" in shown
        assert f"diptych notes list {path}" in shown.replace("'", "")
