"""Every report holds the words of the notes, and numbers the paragraphs as the screen does."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from articles.article import Span
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load_pair
from tests.tui.cli.commandline import run
from tests.writing import Pair, write_pair

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side

LEFT = """Weir gives way at Ansel

Advertisement: boats for hire at Ansel.

The weir at Ansel gave way on Monday and 14 boats sank, the river police said.

Readers write: nobody was warned.

The lock stays closed until Friday, the town said.
"""
RIGHT = """Boats sink at Ansel

The weir at Ansel gave way on Monday and 21 boats sank, the town said.

The lock stays closed until Friday, the town said.
"""
REPORTS = (
    ("compare", "--html"), ("compare", "--markdown"), ("compare", "--csv"), ("compare", "--json"),
    ("compare", "--plain"), ("claims",), ("claims", "--csv"), ("claims", "--json"),
)  # fmt: skip


@pytest.fixture
def weir(tmp_path: Path) -> Pair:
    """The pair with two notes of the reader, and two paragraphs of the left text cut out of it."""
    left, right = write_pair(tmp_path, LEFT, RIGHT)
    a, b = load_pair(left, right)
    articles: dict[Side, Article] = {"a": a, "b": b}
    store = NotesStore.open(find_home(a, b), a, b)
    for words in ("Advertisement: boats for hire at Ansel.", "Readers write: nobody was warned."):
        store.add(new_note(articles, {"a": _span(LEFT, words)}, "", relation="not-article", motivation="assessing"))
    store.add(
        new_note(
            articles, {"a": _span(LEFT, "14 boats"), "b": _span(RIGHT, "21 boats")}, "Who counted them?",
            motivation="questioning", tags=("boats",), creator="Ida Holm",
        )
    )  # fmt: skip
    store.add(new_note(articles, {"a": _span(LEFT, "until Friday")}, "Ask the lock keeper.\nTwice."))
    store.save()
    return left, right


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("report", REPORTS)
def test_the_words_of_a_note_are_in_every_report(
    weir: Pair, report: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(report[0], *weir, *report[1:]) == 0
    out = capsys.readouterr().out
    for words in ("Who counted them?", "Ask the lock keeper.", "boats", "Ida Holm"):
        assert words in out


def test_notes_in_json_say_where_they_are(weir: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", *weir, "--json") == 0
    first, second = json.loads(capsys.readouterr().out)["notes"]
    assert (first["number"], first["type"], first["about"], first["tags"]) == (1, "question", "pair", ["boats"])
    assert [(each["side"], each["quote"]) for each in first["places"]] == [("a", "14 boats"), ("b", "21 boats")]
    assert (second["words"], second["about"]) == ("Ask the lock keeper.\nTwice.", "a")
    place = second["places"][0]
    assert LEFT[place["start"] : place["end"]] == "until Friday"


def test_paragraphs_are_numbered_as_on_the_screen_whatever_was_cut(
    weir: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lock is in the fifth paragraph of the file, the third of the article."""
    assert run("compare", *weir, "--csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    lock = [row for row in rows if "The lock stays" in row["a_quote"]]
    assert {row["a_paragraph"] for row in lock} == {"3"}
    assert [row["a_paragraph"] for row in rows if row["what"] == "note"] == ["2", "3"]
    for arguments, wanted in (
        (("compare", "--plain"), "A, paragraph 3: The lock stays"),
        (("compare", "--markdown"), "A ¶ 3\n\n> The lock stays"),
        (("compare", "--html"), "A ¶ 3, B ¶ 3"),
        (("claims",), "A, paragraph 2 of 3, "),
    ):
        assert run(arguments[0], *weir, *arguments[1:]) == 0
        out = capsys.readouterr().out
        assert wanted in out
        assert "paragraph 5" not in out
        assert "¶ 5" not in out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!DOCTYPE html>"),
        ("r.MD", "# Weir gives way"),
        ("r.csv", "what,id,"),
        ("r.json", "{"),
        ("r", "A: Weir"),
    ],
)
def test_the_ending_of_the_file_says_the_form_of_the_report(weir: Pair, tmp_path: Path, name: str, begins: str) -> None:
    assert run("compare", *weir, "-o", tmp_path / name) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert run("compare", *weir, "--plain", "-o", tmp_path / name) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("A: Weir")
