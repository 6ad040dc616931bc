"""`diptych claims`: the ledger without a screen."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from articles.decisions import OwnFinding
from tests.tui.cli.commandline import run
from tests.writing import Pair, write_pair

if TYPE_CHECKING:
    from pathlib import Path


LEFT = """Quarry wall falls at Holm

The wall of the Holm quarry fell on Tuesday and 14 workers were injured, the fire brigade said.

The owner has not spoken.
"""
RIGHT = """Workers hurt in quarry

The wall of the Holm quarry fell on Tuesday and 21 workers were injured, the hospital said.

A crane was sold for 300,000 crowns.
"""


@pytest.fixture
def quarry(tmp_path: Path) -> Pair:
    return write_pair(tmp_path, LEFT, RIGHT)


def test_the_ledger_comes_as_lines(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("claims", *quarry) == 0
    out = capsys.readouterr().out
    assert "≠ differ in" in out
    assert "14" in out
    assert "21" in out
    assert "only in A" in out


def test_only_what_differs_leaves_the_rest_out(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("claims", *quarry, "--differ") == 0
    out = capsys.readouterr().out
    assert "≠ differ in" in out
    assert "Only in" not in out


def test_the_json_has_exact_quotations(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("claims", *quarry, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    texts = {"a": LEFT, "b": RIGHT}
    assert report["claims"]
    for claim in report["claims"]:
        assert texts[claim["side"]][claim["start"] : claim["end"]] == claim["quote"]


def test_the_csv_can_be_written_to_a_file(quarry: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("claims", *quarry, "--csv", "-o", tmp_path / "out.csv") == 0
    assert capsys.readouterr().out == ""
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert rows[0]["verdict"] == "differ"


def test_what_the_reader_said_counts(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    from articles import load
    from articles.notes import find_home, new_note
    from articles.notes.store import NotesStore

    a, b = load(quarry[0]), load(quarry[1])
    store = NotesStore.open(find_home(a, b), a, b)
    spans = {"a": a.sentences[1].span, "b": b.sentences[1].span}
    store.add(
        new_note({"a": a, "b": b}, {"a": spans["a"], "b": spans["b"]}, "", relation="verdict", tags=("compatible",))
    )
    store.save()
    assert run("claims", *quarry) == 0
    assert "≈ compatible; the reader's verdict; the machine's was differ" in capsys.readouterr().out
    assert run(*quarry, "--plain") == 0
    assert "0 findings" in capsys.readouterr().out
    assert run("notes", "list", *quarry) == 0
    assert capsys.readouterr().out.startswith("verdict compatible: “The wall")


def test_a_finding_of_the_readers_own_is_in_every_command(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    from articles import load
    from articles.notes import find_home
    from articles.notes.store import NotesStore
    from articles.session import Session

    a, b = load(quarry[0]), load(quarry[1])
    store = NotesStore.open(find_home(a, b), a, b)
    session = Session(a, b, store)
    session.apply(OwnFinding(a.sentences[1].span, b.sentences[1].span, "agree"))
    store.save()
    assert run("claims", *quarry) == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if line[:2] in ("= ", "≠ ")) == "= agree; the reader's own finding"
    assert any(line.startswith("≠ differ") for line in lines)
    for form in ("--markdown", "--html", "--csv", "--json", "--plain"):
        assert run("compare", *quarry, form) == 0
        said = '"machineVerdict": null' if form == "--json" else "own finding"
        assert said in capsys.readouterr().out
    assert run("notes", "list", *quarry) == 0
    assert capsys.readouterr().out.startswith("own finding, agree: “The wall")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["claims", "one.txt"], "only one article was named"),
        (["claims", "one.txt", "two.txt"], "one.txt"),
        (["claims", "a", "b", "--json", "--csv"], "not allowed with"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    err = capsys.readouterr().err
    assert line in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    ["Ah. Oh. Well, well.\n", "12 14 900 3 77 5 million 3.5\n1 2 3\n", "Ein Haus brannte ab. Drei Menschen starben.\n"],
)
def test_texts_without_claims_of_numbers_alone_or_in_german_behave(
    text: str, quarry: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    quarry[0].write_text(text, encoding="utf-8")
    for form in ("--json", "--csv", "--differ"):
        assert run("claims", *quarry, form) == 0
    assert capsys.readouterr().err == ""
