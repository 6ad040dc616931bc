"""The notes of many people on more than two accounts, brought together: each passage keeps its own account."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from articles import schema
from articles.agreement import merge
from articles.article import Span
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reports import render_agreement
from tests.articles.notes.noting import plain

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from articles.claims.statements.finding import Verdict

TEXTS = (
    "Nine lorries were trapped behind the wall.\n",
    "Eleven lorries were caught behind the wall.\n",
    "A dozen lorries stood behind the old wall.\n",
)
WHOLE = Span(0, 40)


def accounts(folder: Path) -> list[Article]:
    made = []
    for name, text in zip(("a.txt", "b.txt", "c.txt"), TEXTS, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
        made.append(plain(text, str(folder / name)))
    return made


def said(folder: Path, who: str, verdicts: dict[int, Verdict]) -> Path:
    """A notes file in which somebody gives verdicts on the base beside other accounts."""
    articles, path = accounts(folder), folder / f"{who}.notes.json"
    for other, verdict in verdicts.items():
        store = NotesStore.open(find_home(*articles, notes=path), articles[0], articles[other])
        pair = {"a": articles[0], "b": articles[other]}
        note = new_note(
            pair,  # type: ignore[arg-type] # the sides are literals
            {"a": WHOLE, "b": WHOLE},
            "",
            motivation="assessing",
            relation="verdict",
            tags=(verdict,),
            creator=who,
        )
        store.add(note)
        store.save()
    return path


def test_a_verdict_on_one_account_is_none_on_another(tmp_path: Path) -> None:
    merged = merge([said(tmp_path, "Ada", {1: "differ"}), said(tmp_path, "Ben", {2: "agree"})])
    assert [dict(passage.quotes).keys() for passage in merged.agreement.passages] == [{"a", "b"}, {"a", "c"}]
    assert merged.agreement.disagreements == ()


def test_two_people_who_disagree_on_a_third_account_are_told(tmp_path: Path) -> None:
    merged = merge(
        [said(tmp_path, "Ada", {1: "differ", 2: "differ"}), said(tmp_path, "Ben", {1: "differ", 2: "agree"})]
    )
    (found,) = merged.agreement.disagreements
    assert dict(found.passage.quotes) == {"a": TEXTS[0][:40], "c": TEXTS[2][:40]}


def test_the_forms_name_the_account(tmp_path: Path) -> None:
    merged = merge([said(tmp_path, "Ada", {1: "differ", 2: "differ"}), said(tmp_path, "Ben", {2: "agree"})])
    made = json.loads(render_agreement(merged, "json"))
    assert list(made["articles"]) == ["a", "b", "c"]
    assert [
        f"{each.json_path}" for each in Draft202012Validator(schema("agreement", closed=True)).iter_errors(made)
    ] == []
    rows = list(csv.DictReader(io.StringIO(render_agreement(merged, "csv"))))
    assert {row["what"]: row["b_quote"] for row in rows if row["passage"]} == {
        "pair": TEXTS[1][:40],
        "a+c": TEXTS[2][:40],
    }
    assert "C" in render_agreement(merged, "text")


def test_a_file_on_two_of_them_is_joined_with_one_on_all(tmp_path: Path) -> None:
    articles = accounts(tmp_path)
    pair = NotesStore.open(find_home(articles[0], articles[2]), articles[0], articles[2])
    pair.add(new_note({"a": articles[0], "b": articles[2]}, {"b": WHOLE}, "Who counts?", creator="Cem"))
    two, out = pair.save().path, tmp_path / "all.notes.json"
    merge([two, said(tmp_path, "Ada", {1: "differ"})], out)
    store = NotesStore.open(find_home(*articles, notes=out), articles[0], articles[2])
    assert [note.body for note in store.notes] == ["Who counts?"]
    assert len(store.elsewhere) == 1
