"""What changed from one version to the next, and which notes, verdicts and findings that touches."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.cases import gather
from articles.cases.changes_text import changes_json, changes_lines
from articles.cases.versions import changes_between
from articles.decisions import SetVerdict
from articles.errors import BadInputError
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reading import load_pair
from articles.reading.loader import article_from_text
from articles.session import Session
from tests.articles.reports.test_schemas import faults
from tests.conftest import LEFT, RIGHT

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.cases import Case
    from tests.writing import Pair

UPDATED = LEFT.replace("forty-one passengers", "forty-three passengers").replace(
    "Two tugs brought", "An inquiry will begin in May.\n\nTwo tugs brought"
)


@pytest.fixture
def case(pair: Pair) -> Case:
    """The case of the pair, with a note on the words that change, one on others, and a verdict on each finding."""
    a, b = load_pair(*pair)
    articles: dict[Side, Article] = {"a": a, "b": b}
    session = Session(a, b, NotesStore.open(pair[0].parent / "x.notes.json", a, b), author="Ida")
    session.run()
    session.add(new_note(articles, {"a": a.sentences[1].span}, "How many aboard?", creator="Ida"))
    session.add(new_note(articles, {"b": b.sentences[1].span}, "Who is the company?"))
    for judged in session.judged:
        session.apply(SetVerdict(judged, "compatible"))
    return gather(session)


def updated(text: str = UPDATED) -> Article:
    return article_from_text(text, "left.txt")


def test_a_changed_sentence_and_a_new_one_are_found(case: Case) -> None:
    found = changes_between(case, [updated()])
    assert [(each.side, each.kind) for each in found.sentences] == [("a", "changed"), ("a", "added")]
    lines = changes_lines(found)
    assert "A: The ferry that did not turn: 1 sentence changed, 1 added" in lines
    assert "[one → three] passengers" in lines
    assert "An inquiry will begin in May." in lines


def test_only_what_stands_on_changed_words_is_touched(case: Case) -> None:
    found = changes_between(case, [updated()])
    assert [(each.note.body, each.standing) for each in found.notes] == [("How many aboard?", {"a": "approximate"})]
    assert (found.noted, found.found) == (2, len(json.loads(case.comparison)["findings"]))
    touched = {each.id for each in found.findings}
    claims = {each["id"]: each for each in json.loads(case.comparison)["claims"]}
    assert touched == {
        each["id"] for each in json.loads(case.comparison)["findings"] if "forty-one" in claims[each["a"]]["quote"]
    }
    assert touched
    assert len(found.decisions) == len(touched)
    lines = changes_lines(found)
    assert "Touched: 1 of 2 notes" in lines
    assert "How many aboard?" in lines
    assert "Who is the company?" not in lines


def test_a_sentence_that_is_gone_is_told_with_its_place(case: Case) -> None:
    found = changes_between(case, [updated(LEFT.replace("Two tugs brought the ferry in by noon.\n", ""))])
    assert [each.kind for each in found.sentences] == ["removed"]
    assert "1. A, once paragraph 4 of 4, removed:\n   Two tugs brought the ferry in by noon." in changes_lines(found)


def test_an_article_alone_is_compared_with_the_one_it_is_a_version_of(case: Case) -> None:
    other = article_from_text(RIGHT.replace("212 people", "214 people"), "somewhere.txt")
    assert changes_between(case, [other]).sides == ("b",)


def test_two_cases_are_compared_on_both_sides(case: Case) -> None:
    b = article_from_text(RIGHT.replace("midday", "noon"), "right.txt")
    found = changes_between(case, replace(case, a=updated(), b=b))
    assert found.sides == ("a", "b")
    assert [each.side for each in found.sentences] == ["a", "a", "b"]


def test_two_versions_of_one_article_are_compared_without_a_case() -> None:
    found = changes_between(updated(LEFT), [updated()])
    assert len(found.sentences) == 2
    assert "Touched" not in changes_lines(found)


def test_the_same_version_has_not_changed(case: Case) -> None:
    lines = changes_lines(changes_between(case, [updated(LEFT)]))
    assert "A: The ferry that did not turn: nothing has changed" in lines


@pytest.mark.parametrize("new", ["Council votes on trees", RIGHT])
def test_another_article_is_no_version(case: Case, new: str) -> None:
    alone = replace(case, b=article_from_text("A text on something else entirely, on trees and frogs.", "c.txt"))
    with pytest.raises(BadInputError, match="no sentence of it has stayed"):
        changes_between(alone, [article_from_text(new, "other.txt")])


def test_the_json_fits_its_schema(case: Case) -> None:
    report = json.loads(changes_json(changes_between(case, [updated()])))
    assert faults(report, "diff") == []
    assert report["changes"][0]["words"][1]["kind"] in ("gone", "new")
    for change in report["changes"]:
        for version, text in (("old", LEFT), ("new", UPDATED)):
            if change[version]:
                assert text[change[version]["start"] : change[version]["end"]] == change[version]["quote"]
