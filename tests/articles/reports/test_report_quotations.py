"""Every quotation of a report is what stands in its article, in every form; one that is not stops the report."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.article import SIDES, Span
from articles.claims.statements.finding import Claim, Finding, Ledger
from articles.errors import DiptychError
from articles.notes.content.note import new_note
from articles.reading.display import displayable
from articles.reports import REPORT_FORMS, build_report, write_report
from articles.reports.report.model import Chapter, Table
from articles.reports.report.quoting import quotations, verify
from tests.articles.reports.mill_report import report, worked
from tests.building import article, comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.reports import ReportForm
    from articles.reports.report.model import Quotation, Report


def flat(text: str) -> str:
    return "".join(text.split())


def told(quoted: list[Quotation]) -> set[str]:
    """What a form for eyes shows of quotations: signs for characters that would act, white space as it likes."""
    return {flat(displayable(each.words)) for each in quoted} - {""}


def shown(found: Report, form: ReportForm) -> list[Quotation]:
    """The quotations that a form shows whole: claims and speakers stand in sentences, links in JSON alone."""
    every = list(quotations(found))
    if form == "json":
        return every
    hidden = {id(statement.claim) for row in found.findings for statement in (row.a, row.b)}
    hidden |= {id(statement.claim) for side in SIDES for statement in found.only(side)}
    hidden |= {id(each) for link in found.links for each in (link.a, link.b)}
    return [each for each in every if id(each) not in hidden]


def words_in(found: Report, form: ReportForm) -> str:
    """All text of a form, read back by what reads such files, without white space."""
    made = write_report(found, form)
    if isinstance(made, bytes):
        document = docx.Document(io.BytesIO(made))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return flat("".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))
    match form:
        case "html":
            tree = html5lib.parse(made, treebuilder="etree", namespaceHTMLElements=False)
            for sign in (*tree.iter("div"), *tree.iter("p")):
                for link in sign.findall("a") if sign.get("class", "").startswith("para") else ():
                    link.text = ""
            return flat("".join(tree.itertext()))
        case "markdown":
            return flat("".join(_words(MarkdownIt().enable("table").parse(made))))
        case "csv":
            return flat("".join(cell for row in csv.reader(io.StringIO(made, newline="")) for cell in row))
        case _:
            return flat("".join(_strings(json.loads(made))))


def _words(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _words(token.children)
        elif token.type in ("text", "code_inline", "softbreak", "hardbreak"):
            yield token.content or "\n"


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)


@pytest.mark.parametrize("form", [form for form in REPORT_FORMS if form != "w3c"])
def test_every_quotation_is_found_again_in_what_was_written(form: ReportForm) -> None:
    found = report()
    words = words_in(found, form)
    assert len(told(shown(found, form))) > 30
    assert {each for each in told(shown(found, form)) if each not in words} == set()


def test_json_has_each_quotation_with_its_span_and_paragraph() -> None:
    found = report()
    held = list(_quotations(json.loads(str(write_report(found, "json")))))
    assert len(held) == len(list(quotations(found)))
    for each in held:
        its = found.article(each["side"])
        assert its.text[each["start"] : each["end"]] == each["quote"]
        assert its.paragraph_number(its.paragraph_at(each["start"]) or 0) == each["paragraph"]


def _quotations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for each in value.values():
            yield from _quotations(each)
    elif isinstance(value, list):
        for each in value:
            yield from _quotations(each)


def test_annotations_select_words_of_the_texts() -> None:
    found = report()
    items = json.loads(str(write_report(found, "w3c")))["first"]["items"]
    assert len(items) == len(found.findings) + len(found.notes)
    texts = {found.article(side).text_sha256: found.article(side).text for side in SIDES}
    for item in items:
        for target in item["target"]:
            quote, position = target["selector"]
            if "diptych:textSha256" in target:
                text = texts[target["diptych:textSha256"]]
                assert text[position["start"] : position["end"]] == quote["exact"]
            else:
                assert quote["exact"] == "The chimney fell"


def test_csv_has_the_offsets_of_what_it_quotes() -> None:
    found = report()
    checked = 0
    for row in csv.DictReader(io.StringIO(str(write_report(found, "csv")), newline="")):
        for side in SIDES:
            if row[f"{side}_start"]:
                start, end = int(row[f"{side}_start"]), int(row[f"{side}_end"])
                assert row[f"{side}_words"].removeprefix("'") == found.article(side).text[start:end]
                checked += 1
    assert checked > 30


# what is wrong


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_a_claim_with_other_words_than_its_text_stops_every_form(form: ReportForm) -> None:
    found = worked()
    assert found.ledger is not None
    wrong = replace(found.ledger.claim("b2"), text="Twelve workers")
    ledger = replace(found.ledger, claims=tuple(wrong if each.id == "b2" else each for each in found.ledger.claims))
    with pytest.raises(DiptychError, match=rf"as {form}: a quotation is not what stands in B, paragraph 2 of 11"):
        write_report(build_report(replace(found, ledger=ledger)), form)


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_one_wrong_quotation_anywhere_in_the_report_is_caught(form: ReportForm) -> None:
    found = report()
    row, level = found.findings[1], found.levels[3]
    assert level.a is not None
    said = found.levels[3].a
    assert said is not None
    elsewhere = replace(row.a.quotation, span=Span(3, 3 + len(row.a.quotation.span)))
    renumbered = replace(row.a.quotation, paragraph=9)
    cell = Table(("said",), ((replace(found.links[0].a, words="never said"),),))
    seeded = (
        replace(found, findings=(found.findings[0], replace(row, a=replace(row.a, quotation=elsewhere)))),
        replace(found, findings=(replace(row, a=replace(row.a, quotation=renumbered)),)),
        replace(found, only_b=(replace(found.only_b[0], quotation=replace(found.only_b[0].quotation, words="x")),)),
        replace(found, links=(replace(found.links[0], b=replace(found.links[0].b, words="")),)),
        replace(found, levels=(replace(level, a=replace(said, pieces=said.pieces[1:])),)),
        replace(found, chapters=(Chapter("class", "Class", tables=(cell,)),)),
    )
    for wrong in seeded:
        with pytest.raises(DiptychError, match=f"the report was not written as {form}"):
            write_report(wrong, form)


LETTERS = st.characters(exclude_categories=["Cs", "Z", "Cc"]) | st.sampled_from(" *_<&=|`\u202e\u200b\x07")
SENTENCES = st.lists(
    st.text(LETTERS, min_size=3).map(lambda text: " ".join(f"x{text}.".split())).filter(lambda text: len(text) > 3),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES, SENTENCES, st.data())
def test_whatever_the_words_every_form_has_them_all(left: list[str], right: list[str], data: st.DataObject) -> None:
    a, b = article([left]), article([right])
    i, j = (data.draw(st.integers(0, len(each) - 1)) for each in (left, right))
    spans = a.sentences[i].span, b.sentences[j].span
    claims = (
        Claim("a1", "a", spans[0], a.quote(spans[0]), i, 0, "body"),
        Claim("b1", "b", spans[1], b.quote(spans[1]), j, 0, "body"),
    )
    ledger = Ledger(claims, (Finding("f1", "a1", "b1", "differ"),), only_a=("a1",), only_b=("b1",))
    note = new_note({"a": a, "b": b}, {"a": spans[0]}, "so")
    made = replace(comparison(a, b, [(i, j)]), ledger=ledger, notes=(note,))
    found = build_report(made)
    verify(found, "html")
    for form in REPORT_FORMS:
        words = words_in(found, form)
        if form != "w3c":
            assert {each for each in told_in(form, shown(found, form)) if each not in words} == set(), form


def told_in(form: ReportForm, quoted: list[Quotation]) -> set[str]:
    return {flat(each.words) for each in quoted} if form == "json" else told(quoted)
