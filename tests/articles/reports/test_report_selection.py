"""What of a comparison goes into a report, and what an empty choice gets."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import docx
import pytest
from jsonschema import Draft202012Validator

from articles.errors import BadInputError, DiptychError
from articles.reports import REPORT_FORMS, ReportForm, build_report, render_report, write_report
from articles.reports.report.model import Chapter, Report, Table
from articles.reports.report.selecting import NothingSelectedError, Only, Selection, rows_in
from articles.reports.report.words import head_facts
from articles.reports.schemas import schema
from tests.articles.reports.mill_report import DAY, report, worked
from tests.building import article, comparison


def chosen(only: Only = "all", rows: tuple[str, ...] = (), *, by: str = "") -> Report:
    return build_report(worked(), selection=Selection(only, rows), by=by)


def numbers(found: Report) -> list[int]:
    return [row.number for row in found.findings]


def noted(found: Report) -> list[int]:
    return [note.number for note in found.notes]


def test_a_whole_report_has_all_findings_statements_and_notes() -> None:
    found = chosen()
    assert [(row.number, row.id, row.verdict) for row in found.findings] == [
        (1, "r1", "agree"), (2, "f1", "contradict"), (3, "f2", "differ"),
        (4, "f3", "compatible"), (5, "f4", "compatible"), (6, "f5", "agree"),
    ]  # fmt: skip
    assert [each.id for each in (*found.only_a, *found.only_b)] == ["a3", "a6", "b6"]
    assert noted(found) == [1, 2, 3, 4]


def test_only_what_differs_keeps_numbers_and_the_notes_on_it() -> None:
    found = chosen("differing")
    assert numbers(found) == [2, 3]
    assert noted(found) == [1]
    assert (found.only_a, found.only_b) == ((), ())


def test_only_what_is_checked() -> None:
    assert numbers(chosen("checked")) == [3]


def test_only_the_readers_has_own_judged_checked_and_noted_findings_and_all_notes() -> None:
    found = chosen("mine")
    assert numbers(found) == [1, 3, 4]
    assert noted(found) == [1, 2, 3, 4]
    assert [each.id for each in (*found.only_a, *found.only_b)] == ["b6"]


def test_the_readers_notes_are_those_without_a_name_or_with_this_one() -> None:
    assert noted(chosen("mine", by="R. Okafor")) == [1, 2, 4]


def test_the_rows_chosen_are_told_by_their_numbers() -> None:
    told = [dict(head_facts(chosen(rows=rows)))["In it"].partition(";")[0] for rows in (("f1", "3"), ("1", "f2", "f3"))]
    assert told == ["rows 2-3", "rows 1, 3-4"]


def test_a_long_title_stands_above_the_name_on_each_page_of_a_document() -> None:
    for title, between in (("Short", "\t"), ("A title of very many words, " * 5, "\n")):
        found = worked()
        made = build_report(replace(found, a=replace(found.a, title=title)), by="R. Okafor")
        data = write_report(made, "docx")
        assert isinstance(data, bytes)
        head = docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text
        assert head.endswith(f"{between}R. Okafor")


def test_rows_are_chosen_by_number_or_id_among_what_else_was_asked() -> None:
    assert numbers(chosen(rows=("3", "f1"))) == [2, 3]
    assert numbers(chosen("differing", ("3", "4"))) == [3]


def test_a_row_that_is_none_is_said() -> None:
    with pytest.raises(BadInputError, match="there is no finding 9: there are 6 findings"):
        chosen(rows=("9",))


def test_rows_of_which_none_is_what_was_asked_are_said() -> None:
    with pytest.raises(DiptychError, match="the report would be empty: none of the chosen rows is checked"):
        chosen("checked", ("2",))


@pytest.mark.parametrize(("only", "why"), [("checked", "no finding is checked"), ("mine", "no verdict, tick or note")])
def test_an_empty_choice_is_one_line_and_no_report(only: Only, why: str) -> None:
    found = replace(worked(), judgements=(), notes=())
    ledger = found.ledger
    assert ledger is not None
    unread = replace(found, ledger=replace(ledger, findings=ledger.findings[1:]))
    with pytest.raises(DiptychError, match=f"the report would be empty: .*{why}") as caught:
        build_report(unread, selection=Selection(only))
    assert "\n" not in str(caught.value)


def test_nothing_at_all_without_the_texts_is_empty_and_with_them_is_not() -> None:
    a, b = article([["One."]]), article([["Two."]])
    bare = comparison(a, b)
    with pytest.raises(NothingSelectedError, match="take the texts in"):
        build_report(bare, selection=Selection(texts=False))
    assert len(build_report(bare).levels) == 1


@pytest.mark.parametrize(
    ("written", "rows"),
    [("1,4-6", ("1", "4", "5", "6")), (" 2 , f3 ", ("2", "f3")), ("3,3", ("3",)), ("007", ("7",))],
)
def test_rows_are_read_from_a_line(written: str, rows: tuple[str, ...]) -> None:
    assert rows_in(written) == rows


@pytest.mark.parametrize("written", ["", "6-4", "1,,2", "1 to 4", "1-999999", "*"])
def test_a_line_that_names_no_rows_is_refused(written: str) -> None:
    with pytest.raises(BadInputError, match="names no rows"):
        rows_in(written)


# what was chosen is what is written


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_every_form_has_what_was_chosen_and_nothing_else(form: ReportForm) -> None:
    found = chosen("checked")
    made = write_report(replace(found, levels=(), cut=(), links=()), form)
    words = _text(made)
    assert "Fourteen workers" in words
    assert "denied that the doors" not in words
    assert "Not in A." not in words
    assert "Call the ward." in words


def _text(made: str | bytes) -> str:
    if isinstance(made, str):
        return made
    document = docx.Document(io.BytesIO(made))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_the_same_input_gives_the_same_bytes(form: ReportForm) -> None:
    one, two = (render_report(worked(), form, by="R. Okafor", made=DAY) for _ in range(2))
    assert one == two


def test_the_json_is_as_its_schema_says() -> None:
    described = schema("report", closed=True)
    Draft202012Validator.check_schema(described)
    table = Table(("who",), (("Ada",), (report().links[0].a,)))
    whole = build_report(
        worked(), by="Ada", made=DAY, chapters=[Chapter("class", "Class", ("so",), (("n", "1"),), (table,))]
    )
    for found in (whole, chosen("differing"), build_report(comparison(article([["One."]]), article([["Two."]])))):
        made = json.loads(str(write_report(found, "json")))
        assert list(Draft202012Validator(described).iter_errors(made)) == []
    wrong = json.loads(str(write_report(whole, "json"))) | {"verdict": "true"}
    assert list(Draft202012Validator(described).iter_errors(wrong)) != []


def test_no_cell_of_the_csv_is_a_formula() -> None:
    found = worked()
    made = replace(found, notes=(replace(found.notes[0], body="=1+1", tags=("@x",), creator="+1"),))
    rows = list(csv.reader(io.StringIO(str(write_report(report(made), "csv")), newline="")))
    cells = {cell for row in rows for cell in row}
    assert {"'=1+1", "'@x", "'+1"} <= cells
    assert [cell for cell in cells if cell[:1] in "=+-@" and cell] == []


def test_the_document_has_headings_tables_and_comments() -> None:
    made = write_report(report(), "docx")
    assert isinstance(made, bytes)
    document = docx.Document(io.BytesIO(made))
    headings = [(each.style.name, each.text) for each in document.paragraphs if each.style is not None]
    assert ("Heading 1", "Findings") in headings
    assert ("Heading 2", "3 ≠ differ in number · hurt workers") in headings
    assert [comment.text for comment in document.comments] == ["Call the ward.\n=1+1 <b>now</b>", "Who?", "Not in A."]
    assert (document.core_properties.author, document.core_properties.title) == (
        "R. Okafor", "Fire at the Harrow mill / Mill burns down",
    )  # fmt: skip


def test_markdown_notes_are_footnotes_with_a_sign_for_each() -> None:
    made = str(write_report(report(), "markdown"))
    for number in (1, 2, 3, 4):
        assert made.count(f"[^{number}]: ") == 1
        assert made.count(f"[^{number}]") > 1
