"""What the reader said of the articles is heeded by the commands without a screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from articles.article import Span
from articles.decided import METADATA
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load_pair
from tests.tui.cli.commandline import run
from tests.writing import Pair, write_pair

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side


LEFT = """Quarry wall falls at Holm

The wall of the Holm quarry fell on Tuesday and 14 workers were injured, the fire brigade said.

Readers write: 21 workers were injured at Holm, the hospital said.
"""
RIGHT = """Workers hurt in quarry

The wall of the Holm quarry fell on 5 March and 21 workers were injured, the hospital said.
"""


@pytest.fixture
def quarry(tmp_path: Path) -> Pair:
    left, right = write_pair(tmp_path, LEFT, RIGHT)
    a, b = load_pair(left, right)
    articles: dict[Side, Article] = {"a": a, "b": b}
    start = LEFT.index("Readers write")
    store = NotesStore.open(find_home(a, b), a, b)
    store.add(new_note(articles, {"a": Span(start, start + 40)}, "", relation="not-article", motivation="assessing"))
    for side, day in (("a", "2031-03-06"), ("b", "2031-03-07")):
        store.add(
            new_note(
                articles, {}, day, relation=METADATA, motivation="assessing", tags=("published",),
                wholes=("a" if side == "a" else "b",),
            )
        )  # fmt: skip
    store.save()
    return left, right


def test_compare_leaves_out_what_was_put_aside_and_says_so(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", *quarry, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert [section["kind"] for section in report["articles"]["a"]["sections"]] == ["body", "boilerplate"]
    assert report["articles"]["a"]["corrected"] == ["published", "sections"]
    assert not any("Readers write" in match["a"]["quote"] for match in report["matches"])
    assert not any("Readers write" in claim["quote"] for claim in report["claims"])


def test_a_date_of_the_reader_dates_the_claims(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """Tuesday before Thursday, 6 March 2031, is the 4th."""
    assert run("compare", *quarry, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    days = {claim["side"]: [day["start"] for day in claim["dates"]] for claim in report["claims"]}
    assert days == {"a": ["2031-03-04"], "b": ["2031-03-05"]}
    assert report["articles"]["b"]["published"] == "2031-03-07"


def test_the_claims_and_the_lines_read_out_heed_it_too(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("claims", *quarry) == 0
    assert "Readers write" not in capsys.readouterr().out
    assert run(*quarry, "--plain") == 0
    out = capsys.readouterr().out
    assert "Published: 2031-03-06" in out
    assert "Corrected by the reader: date, what belongs to the article" in out


def test_exported_notes_name_the_articles_as_the_reader_does(quarry: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = load_pair(*quarry)
    store = NotesStore.open(find_home(a, b), a, b)
    articles: dict[Side, Article] = {"a": a, "b": b}
    said = new_note(articles, {}, "The Holm quarry", relation=METADATA, tags=("title",), wholes=("a",))
    store.add(said)
    store.add(new_note(articles, {"a": Span(0, 6)}, "whose"))
    store.save()
    assert run("notes", "export", *quarry, "--markdown") == 0
    assert "The Holm quarry" in capsys.readouterr().out


def test_the_list_of_notes_ends_with_what_was_said_of_the_articles(
    quarry: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("notes", "list", *quarry) == 0
    assert capsys.readouterr().out.splitlines() == [
        "left text, no part of the article: “Readers write: 21 workers were injured a”",
        "left text, published: 2031-03-06",
        "right text, published: 2031-03-07",
    ]
