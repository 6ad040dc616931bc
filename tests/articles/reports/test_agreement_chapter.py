"""A report on notes of several people holds how far they agree, in every form, with quotations that are verified."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from articles import DiptychError, load, samples
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reports import REPORT_FORMS, agreement_chapters, build_report, write_report
from articles.reports.report.model import Quotation
from articles.session import Session
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side
    from articles.reports.report.model import Report


@pytest.fixture
def noted(tmp_path: Path) -> Session:
    """The bundled pair, not compared, with the verdicts of three people."""
    a, b = map(load, samples.paths())
    articles: dict[Side, Article] = {"a": a, "b": b}
    store = NotesStore.open(tmp_path / "merged.notes.json", a, b)
    for name, words in (("Ada", ("differ", "agree")), ("Ben", ("agree", "agree")), ("Cem", ("differ", "related"))):
        for number, word in enumerate(words, 6):
            spans: Any = {"a": a.sentences[number].span, "b": b.sentences[number].span}
            store.add(new_note(articles, spans, "", creator=name, relation="verdict", tags=(word,)))
    store.add(new_note(articles, {"a": a.sentences[6].span}, "By whose *count*?", creator="Ben"))
    store.save()
    return Session(a, b, store)


def report_of(session: Session) -> Report:
    chapters = agreement_chapters(session.store.notes, tuple(session.articles.values()))
    return build_report(session.comparison, chapters=chapters)


def test_the_chapter_says_how_far_they_agree_and_where_they_do_not(noted: Session) -> None:
    (chapter,) = agreement_chapters(noted.store.notes, tuple(noted.articles.values()))
    assert chapter.title == "Judgements of 3 people"
    assert dict(chapter.facts)["disagreements"] == "2"
    assert dict(chapter.facts)["agreement on verdicts"].startswith("Krippendorff's alpha ")
    people, disagreements, passages = chapter.tables
    assert [row[0] for row in people.rows] == ["Ada", "Ben", "Cem"]
    assert disagreements.rows[0][2] == "verdict: differ (Ada, Cem), agree (Ben)"
    assert len(passages.rows) == 3
    quoted = disagreements.rows[0][0]
    assert isinstance(quoted, Quotation)
    assert quoted.words == noted.article("a").quote(noted.article("a").sentences[6].span)


def test_notes_of_one_person_make_no_chapter(noted: Session) -> None:
    mine = [note for note in noted.store.notes if note.creator == "Ada"]
    assert agreement_chapters(mine, tuple(noted.articles.values())) == ()


@pytest.mark.parametrize("form", [form for form in REPORT_FORMS if form not in ("w3c", "docx")])
def test_it_is_in_every_form_that_is_text(noted: Session, form: Any) -> None:
    made = write_report(report_of(noted), form)
    assert isinstance(made, str)
    assert "differ (Ada, Cem), agree (Ben)" in made
    assert form != "json" or json.loads(made)


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_a_wrong_quotation_in_it_stops_every_form(noted: Session, form: Any) -> None:
    report = report_of(noted)
    (chapter,) = report.chapters
    table = chapter.tables[1]
    first = table.rows[0][0]
    assert isinstance(first, Quotation)
    wrong = replace(table, rows=((replace(first, words=first.words + "!"), *table.rows[0][1:]), *table.rows[1:]))
    seeded = replace(chapter, tables=(chapter.tables[0], wrong, chapter.tables[2]))
    with pytest.raises(DiptychError, match="a quotation is not what stands in A"):
        write_report(replace(report, chapters=(seeded,)), form)


@pytest.mark.whole
def test_diptych_report_on_a_merged_file_has_it(noted: Session, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run("report", *samples.paths(), "--notes", noted.store.path, "-o", out) == 0
    assert "Judgements of 3 people" in out.read_text(encoding="utf-8")
