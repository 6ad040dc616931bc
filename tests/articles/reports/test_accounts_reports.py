"""Several accounts as JSON, CSV, lines and what is handed in: every quotation right, every account named."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from articles import DiptychError, schema
from articles.accounts import Accounts, gather
from articles.accounts.gathered import lettered_notes, notes_of
from articles.article import Span
from articles.decisions import Check, SetVerdict
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.placement.selectors import select
from articles.notes.store import NotesStore
from articles.reading import load
from articles.reports import (
    FORMS,
    REPORT_FORMS,
    agreement_chapters,
    build_accounts_report,
    render_accounts,
    write_report,
)
from articles.reports.report.model import Quotation
from articles.reports.report.selecting import Selection
from articles.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from articles.notes.content.note import Note

TEXTS = {
    "courier": (
        "Outlet: The Calder Courier\nDate: 2026-03-02\n\n"
        "Twelve people were hurt when the old mill burned on Friday.\n\n"
        "The fire began in the kitchen, the fire chief Ada Holt said. The road to Calder Point was closed until noon.\n"
    ),
    "dispatch": (
        "Outlet: Dispatch\nDate: 2026-03-03\n\nFourteen people were hurt in the fire at the old mill on Friday.\n\n"
        "Ada Holt, the fire chief, said that it began in the kitchen. The mill belongs to the Brandt family.\n"
    ),
    "gazette": (
        "Outlet: Gazette\nDate: 2026-03-03\n\n"
        "CALDER POINT (AP) - The old mill burned on Friday, and twelve people were hurt.\n\n"
        "The road to Calder Point was closed until noon.\n"
    ),
}


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    """Three accounts with a verdict, a tick and notes on one, on two and on the third."""
    folder: Path = tmp_path_factory.mktemp("accounts")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"The mill at Calder Point: {name}\n\n{text}", encoding="utf-8")
    articles = [load(folder / f"{name}.txt") for name in TEXTS]
    home = find_home(*articles)

    def notes(i: int, j: int) -> Session:
        session = Session(articles[i], articles[j], NotesStore.open(home, articles[i], articles[j]), author="Ada")
        session.run()
        return session

    first, last = notes(0, 2), notes(0, 1)
    first.add(new_note(first.loaded, {"b": articles[2].sentences[1].span}, "An agency."))
    first.store.save()
    last.apply(SetVerdict(last.judged[0], "contradict"))
    last.apply(Check(last.judged[0]))
    spans = {"a": articles[0].sentences[1].span, "b": articles[1].sentences[1].span}
    last.add(new_note(last.loaded, spans, "Who counts?", creator="Ada"))  # type: ignore[arg-type] # the sides are literals
    last.store.save()
    return gather(articles, notes=lambda a, b: NotesStore.open(home, a, b, only_read=True), author="Ada")


def test_the_json_fits_its_closed_schema_and_names_each_account(accounts: Accounts) -> None:
    made = json.loads(render_accounts(accounts, "json"))
    validator = Draft202012Validator(schema("accounts", closed=True))
    assert [f"{each.json_path}: {each.message}" for each in validator.iter_errors(made)] == []
    assert [each["account"] for each in made["accounts"]] == ["a", "b", "c"]
    assert {tuple(each["accounts"]) for each in made["pairs"]} == {("a", "b"), ("a", "c"), ("b", "c")}
    ids = {each["id"] for each in made["findings"]}
    assert all(set(row["findings"]) <= ids for row in made["statements"])


def test_the_json_holds_verdicts_ticks_and_notes_of_all_accounts(accounts: Accounts) -> None:
    made = json.loads(render_accounts(accounts, "json"))
    assert [each["verdict"] for each in made["findings"] if each["checked"]] == ["contradict"]
    assert sorted((each["words"], each["accounts"]) for each in made["notes"]) == [
        ("An agency.", ["c"]),
        ("Who counts?", ["a", "b"]),
    ]


def test_every_quotation_of_the_json_is_what_stands_there(accounts: Accounts) -> None:
    made = json.loads(render_accounts(accounts, "json"))
    found = [each for each in _all(made) if isinstance(each.get("quote"), str)]
    assert len(found) > 20
    for each in found:
        text = accounts.articles["abc".index(each["account"])].text
        assert text[each["start"] : each["end"]] == each["quote"]


def test_a_changed_text_stops_the_json_and_the_report(accounts: Accounts) -> None:
    changed = replace(accounts.articles[2], text=accounts.articles[2].text.replace("twelve", "twenty"))
    report = build_accounts_report(accounts)
    forged = replace(report, further=(changed,))
    for form in REPORT_FORMS:
        with pytest.raises(DiptychError, match="a quotation is not what stands in C"):
            write_report(forged, form)


def test_the_csv_has_a_row_for_each_cell_and_each_side_of_a_finding(accounts: Accounts) -> None:
    rows = list(csv.DictReader(io.StringIO(render_accounts(accounts, "csv"))))
    cells = [row for row in rows if row["what"] == "statement"]
    assert {row["account"] for row in cells} == {"A", "B", "C"}
    assert len(cells) == 3 * len({row["id"] for row in cells})
    for row in (row for row in rows if row["quote"] and row["start"]):
        text = accounts.articles["ABC".index(row["account"])].text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"].removeprefix("'")


def test_the_lines_say_who_tells_and_who_is_silent(accounts: Accounts) -> None:
    lines = render_accounts(accounts, "plain")
    assert "C, silent" in lines
    assert "told by 2 of 3 accounts" in lines
    assert "B, contradicts A" in lines


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_all_accounts(accounts: Accounts, form: Any) -> None:
    made = render_accounts(accounts, form)
    assert all(word in made for word in ("courier", "dispatch", "gazette"))
    assert made.endswith("\n")


@pytest.mark.parametrize("form", [form for form in REPORT_FORMS if form != "docx"])
def test_every_form_of_the_report_holds_findings_of_any_two_and_all_notes(accounts: Accounts, form: Any) -> None:
    made = str(write_report(build_accounts_report(accounts, by="Ada"), form))
    assert "An agency." in made
    assert "Who counts?" in made
    assert "Fourteen people were hurt" in made
    assert "(AP)" in made


def test_the_report_has_the_table_before_the_findings_and_then_the_witnesses(accounts: Accounts) -> None:
    made = str(write_report(build_accounts_report(accounts), "markdown"))
    heads = [line for line in made.splitlines() if line.startswith("## ")]
    assert heads[:4] == ["## Summary", "## What the accounts state", "## Findings", "## Witnesses"]
    assert [line[:9] for line in heads[4:7]] == ["## Text of"[:9]] * 3


def test_the_report_as_json_fits_its_closed_schema(accounts: Accounts) -> None:
    made = json.loads(write_report(build_accounts_report(accounts), "json"))
    validator = Draft202012Validator(schema("report", closed=True))
    assert [f"{each.json_path}: {each.message}" for each in validator.iter_errors(made)] == []


def test_the_report_in_w3c_names_each_account_by_its_own_source(accounts: Accounts) -> None:
    made = json.loads(write_report(build_accounts_report(accounts), "w3c"))
    names = {target["source"] for item in made["first"]["items"] for target in item["target"]}
    assert names == {f"urn:sha256:{article.bytes_sha256}" for article in accounts.articles}


def test_the_report_in_csv_says_which_account_a_quotation_is_of(accounts: Accounts) -> None:
    made = str(write_report(build_accounts_report(accounts), "csv"))
    rows = [row for row in csv.DictReader(io.StringIO(made)) if row["what"] == "finding"]
    assert {(row["a_account"], row["b_account"]) for row in rows} == {("A", "B"), ("A", "C"), ("B", "C")}


def test_a_selection_keeps_the_findings_that_differ(accounts: Accounts) -> None:
    report = build_accounts_report(accounts, selection=Selection("differing", texts=False))
    assert {row.verdict for row in report.findings} <= {"differ", "contradict"}
    assert report.findings[0].number == 1


def test_the_reasons_call_the_accounts_by_their_own_letters(accounts: Accounts) -> None:
    report = build_accounts_report(accounts)
    for row in report.findings:
        named = {row.a.quotation.side.upper(), row.b.quotation.side.upper()}
        assert all(word.split()[0] in named for word in row.reasons.split("; ") if word[1:7] == " gives")


def test_a_quotation_in_the_table_has_its_stance_before_its_place(accounts: Accounts) -> None:
    (table,) = build_accounts_report(accounts).leading[0].tables
    labels = [cell.label for row in table.rows for cell in row if isinstance(cell, Quotation)]
    assert "contradicts A in number" in labels
    assert all(isinstance(cell.span, Span) for row in table.rows for cell in row if isinstance(cell, Quotation))


def _all(part: Any) -> list[dict[str, Any]]:
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [*([part] if isinstance(part, dict) else []), *(each for value in inner for each in _all(value))]


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Accounts, tuple[Note, ...]]:
    """Three accounts with a note on all of them, and verdicts of two people on two of them, who disagree."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"The mill at Calder Point: {name}\n\n{text}", encoding="utf-8")
    articles = [load(tmp_path / f"{name}.txt") for name in TEXTS]
    home = find_home(*articles)
    for author, verdict in (("Ada", "differ"), ("Ben", "compatible")):
        session = Session(articles[0], articles[1], NotesStore.open(home, articles[0], articles[1]), author=author)
        session.run()
        finding = next(each for each in session.judged if "number" in each.finding.kinds)
        session.apply(SetVerdict(finding, verdict))  # type: ignore[arg-type] # both are verdicts
        session.store.save()
    session = Session(articles[0], articles[1], NotesStore.open(home, articles[0], articles[1]))
    spans = [article.sentences[1].span for article in articles]
    store = session.store
    ((name, _further),) = store.further.items()
    third = (name, articles[2].text_sha256, select(articles[2].text, spans[2]))
    note = new_note(session.loaded, {"a": spans[0], "b": spans[1]}, "Whose count?", creator="Ada")
    session.add(replace(note, further=(third,)))
    store.save()
    opened: list[NotesStore] = []

    def notes(a: Article, b: Article) -> NotesStore:
        opened.append(NotesStore.open(home, a, b, only_read=True))
        return opened[-1]

    made = gather(articles, notes=notes)
    return made, lettered_notes({pair: each.notes for pair, each in zip(made.pairs, opened, strict=True)})


def test_a_note_on_all_accounts_is_quoted_from_each(judged: tuple[Accounts, tuple[Note, ...]]) -> None:
    accounts, _notes = judged
    (note,) = [each for each in notes_of(accounts) if each.note.body]
    assert note.accounts == (0, 1, 2)
    made = json.loads(render_accounts(accounts, "json"))
    assert [place["account"] for place in made["notes"][0]["places"]] == ["a", "b", "c"]
    report = build_accounts_report(accounts, selection=Selection())
    for form in REPORT_FORMS:
        write_report(report, form)
    (row,) = report.notes
    assert [place.quotation.side for place in row.places if place.quotation is not None] == ["a", "b", "c"]


def test_what_people_judged_of_several_accounts_is_a_chapter(judged: tuple[Accounts, tuple[Note, ...]]) -> None:
    accounts, notes = judged
    chapters = agreement_chapters(notes, accounts.articles)
    made = write_report(build_accounts_report(accounts, selection=Selection(), chapters=chapters), "markdown")
    assert isinstance(made, str)
    assert "Judgements of 2 people" in made
    assert "verdict: compatible (Ben), differ (Ada)" in made


def test_the_table_is_laid_out_for_many_columns(accounts: Accounts) -> None:
    page = write_report(build_accounts_report(accounts, selection=Selection()), "html")
    assert isinstance(page, str)
    assert '<div class="wide" role="region" aria-label="What the accounts state" tabindex="0">\n<table>' in page
    assert "A The Calder Courier" in page
