"""Claims and findings in the reports: complete, exact, with the reader's word over the machine's."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.article import Span
from articles.claims.judging import Judgement
from articles.claims.judging import with_own as owned
from articles.claims.statements.finding import Difference, Finding
from articles.errors import DiptychError
from articles.reading.loader import article_from_text
from articles.reports import UNREAD, claims_csv, claims_json, claims_text, render
from articles.session import compare
from tests.tui.ledger_pair import FOUND, LEDGER, claim, place

if TYPE_CHECKING:
    from articles.comparison import Comparison
    from articles.reports import Form

MILL = replace(FOUND, ledger=LEDGER)


def judged(kind: str, verdict: str | None = None) -> Comparison:
    """The mill with what the reader said of the hurt workers."""
    a, b = LEDGER.claim("a2").span, LEDGER.claim("b2").span
    said = Judgement("n1", kind, a, b, verdict)  # type: ignore[arg-type]  # the tests name real kinds and verdicts
    return replace(MILL, judgements=(said,))


def with_own_finding(verdict: str = "agree", *, checked: bool = False) -> Comparison:
    """The mill with a finding of the reader's own: words of the hurt workers against a whole sentence."""
    a, b = place("a", "the fire chief said"), LEDGER.claim("b6").span
    said = [Judgement("n1", "verdict", a, b, verdict, own=True)]  # type: ignore[arg-type]  # a real verdict
    said += [Judgement("n2", "checked", a, b, own=True)] if checked else []
    return replace(MILL, ledger=owned(LEDGER, said, MILL.a, MILL.b), judgements=tuple(said))


def test_claims_and_findings_are_in_the_json_with_exact_quotations() -> None:
    report = json.loads(render(MILL, "json"))
    assert [finding["verdict"] for finding in report["findings"]] == [
        "contradict", "differ", "differ", "compatible", "agree",
    ]  # fmt: skip
    for each in report["claims"]:
        article = MILL.article(each["side"])
        assert article.text[each["start"] : each["end"]] == each["quote"]
    assert report["only"] == {"a": ["a3", "a6"], "b": ["b6"]}
    assert report["unclear"] == {"a": ["a7"], "b": []}


def test_a_claim_says_who_says_it_and_how_firmly() -> None:
    report = claims_json.claims_json(MILL)
    said = next(each for each in report["claims"] if each["id"] == "b4")
    assert said["attribution"] == {"kind": "reported", "source": "Officials", "cue": "said", "unnamed": True}
    assert said["firmness"] == "hedged"
    start, end = said["hedges"][0]
    assert MILL.b.text[start:end] == "probably"


def test_only_what_differs_brings_only_its_own_claims() -> None:
    report = json.loads(claims_json.render(MILL, differing=True))
    assert report["schema"] == "diptych.claims/1"
    assert {each["verdict"] for each in report["findings"]} == {"contradict", "differ"}
    assert {each["id"] for each in report["claims"]} == {"a2", "a4", "a5", "a7", "b2", "b3", "b4"}
    assert report["only"] == {"a": [], "b": []}


def test_the_readers_verdict_counts_and_the_machines_stands_beside_it() -> None:
    comparison = judged("verdict", "agree")
    finding = next(each for each in claims_json.claims_json(comparison)["findings"] if each["id"] == "f2")
    assert (finding["verdict"], finding["machineVerdict"], finding["by"]) == ("agree", "differ", "reader")
    assert "= agree; the reader's verdict; the machine's was differ   hurt workers" in claims_text.render(comparison)


def test_what_the_reader_has_hidden_is_left_out_everywhere() -> None:
    comparison = judged("hidden")
    for form in ("markdown", "html", "plain"):
        assert "the ranges touch" in render(MILL, form)
        assert "the ranges touch" not in render(comparison, form)
    assert "f2" not in [each["id"] for each in claims_json.claims_json(comparison)["findings"]]


def test_what_is_checked_says_so() -> None:
    assert "differ in number; checked by the reader   hurt workers" in claims_text.render(judged("checked"))


def test_the_text_has_figures_places_reasons_and_what_stands_alone() -> None:
    text = claims_text.render(MILL)
    assert "5 findings: contradict 1, differ 2, compatible 1, agree 1." in text
    assert "   A, paragraph 2 of 13, the fire chief, reported: Fourteen workers\n" in text
    assert "   why: same thing counted, different figures; the ranges touch\n" in text
    assert "Only in A: 2 statements." in text
    assert "sources without a name: only B (A 0, B 2)" in text
    assert "people at the gate: A strikers (1), B rioters (1)" in text


def test_the_csv_has_a_row_for_each_finding_and_lone_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(claims_csv.render(MILL))))
    assert [row["what"] for row in rows] == ["finding"] * 5 + ["only in a", "only in a", "only in b"]
    assert (rows[1]["a_figures"], rows[1]["b_figures"]) == ("Fourteen workers", "At least eleven")
    start, end = int(rows[1]["b_start"]), int(rows[1]["b_end"])
    assert MILL.b.text[start:end] == rows[1]["b_quote"]
    assert len(list(csv.DictReader(io.StringIO(claims_csv.render(MILL, differing=True))))) == 3


def test_no_cell_of_the_csv_is_a_formula() -> None:
    evil = Finding("f9", "a2", "b2", "differ", (Difference("number", None, None, "=1+1", "@x"),), ("+1",), "-2")
    rows = list(csv.reader(io.StringIO(claims_csv.render(replace(MILL, ledger=replace(LEDGER, findings=(evil,)))))))
    assert {"'=1+1", "'@x", "'+1", "'-2"} <= set(rows[1])


def test_markup_in_claims_stays_words() -> None:
    evil = replace(LEDGER.findings[1], topic="<b>*x*</b>", reasons=("<script>",))
    comparison = replace(MILL, ledger=replace(LEDGER, findings=(evil,)))
    assert "<script>" not in render(comparison, "html")
    assert "\\<b\\>\\*x\\*\\</b\\>" in render(comparison, "markdown")


def test_a_quotation_that_is_not_in_the_text_stops_the_report() -> None:
    wrong = replace(claim("a", 2, 1), span=Span(0, 4))
    ledger = replace(LEDGER, claims=tuple(wrong if each.id == "a2" else each for each in LEDGER.claims))
    with pytest.raises(DiptychError, match="claim a2"):
        render(replace(MILL, ledger=ledger), "json")


def test_without_a_ledger_the_reports_say_nothing_of_claims() -> None:
    assert json.loads(render(FOUND, "json"))["claims"] == []
    assert "Findings" not in render(FOUND, "markdown")


def test_a_claim_whose_firmness_is_not_read_has_no_empty_place_for_it() -> None:
    a, b = ("Škoda dosáhla 410 000 korun.", "Škoda dosáhla 380 000 korun.")
    found = compare(article_from_text(a, language="cs"), article_from_text(b, language="cs"))
    assert "   A, paragraph 1 of 1: 410 000 korun" in claims_text.render(found).splitlines()


# the reader's own findings


@pytest.mark.parametrize("form", ["markdown", "html", "plain"])
def test_the_readers_own_finding_stands_first_and_says_in_words_that_it_is_own(form: Form) -> None:
    report = render(with_own_finding(checked=True), form).replace("\\", "")
    own = report.index("agree; the reader's own finding; checked by the reader".replace("'", QUOTES.get(form, "'")))
    assert own < report.index("contradict in polarity")
    assert own < report.index(MATCHES[form])
    assert report.index("the fire chief said", own) < report.index("contradict in polarity")


QUOTES = {"html": "&#x27;"}
MATCHES = {"markdown": "## Matches", "html": "Both texts", "plain": "Match 1 of"}


def test_the_readers_own_finding_is_the_first_row_of_both_tables() -> None:
    found = with_own_finding()
    first = next(csv.DictReader(io.StringIO(claims_csv.render(found))))
    assert [first[name] for name in ("what", "id", "verdict", "by", "machine_verdict", "reasons")] == [
        "finding", "r1", "agree", "reader", "", "the reader's own finding",
    ]  # fmt: skip
    assert (first["a_quote"], first["a_figures"], first["b_figures"]) == (
        "the fire chief said",
        "the fire chief said",
        "",
    )
    first = next(csv.DictReader(io.StringIO(render(found, "csv"))))
    assert [first[name] for name in ("what", "id", "kind", "a_quote")] == [
        "finding", "r1", "agree; the reader's own finding", "the fire chief said",
    ]  # fmt: skip


def test_the_readers_own_finding_is_first_in_the_json_with_claims_of_its_own() -> None:
    for report in (json.loads(render(with_own_finding(), "json")), json.loads(claims_json.render(with_own_finding()))):
        first = report["findings"][0]
        assert (first["id"], first["verdict"], first["machineVerdict"], first["by"]) == ("r1", "agree", None, "reader")
        quotes = {each["id"]: each["quote"] for each in report["claims"]}
        assert (quotes[first["a"]], quotes[first["b"]][:8]) == ("the fire chief said", "Insurers")


def test_the_readers_own_finding_is_read_out_though_only_what_differs_is_asked_of_the_machine() -> None:
    assert (
        "= agree; the reader's own finding\n   A, paragraph 2 of 13, the fire chief, reported: the fire chief said\n"
        in (render(with_own_finding(), "plain"))
    )
    assert "reader's own" not in claims_text.render(with_own_finding(), differing=True)
    assert "1 of the reader's own" in claims_text.render(with_own_finding("differ"), differing=True)
    assert "6 findings: contradict 1, differ 2, compatible 1, agree 2; 1 of the reader's own." in claims_text.render(
        with_own_finding()
    )


def test_words_of_the_readers_over_two_sentences_are_quoted_whole() -> None:
    a = LEDGER.claim("a2").span
    longer = Span(a.start, MILL.a.sentences[2].span.end)
    said = (Judgement("n1", "verdict", longer, LEDGER.claim("b6").span, "differ", own=True),)
    found = replace(MILL, ledger=owned(LEDGER, said, MILL.a, MILL.b), judgements=said)
    assert "the fire chief said. Two of them were flown to the city." in claims_text.render(found)


def test_of_findings_with_one_verdict_the_one_that_the_reader_gave_it_stands_first() -> None:
    assert [each.finding.id for each in judged("verdict", "agree").judged()] == ["f1", "f3", "f4", "f2", "f5"]


def test_what_the_reader_judged_is_in_the_report_though_claims_were_not_read() -> None:
    unread = replace(with_own_finding(), ledger=None)
    for form in ("markdown", "html", "plain", "csv", "json"):
        report = render(unread, form)
        assert "the fire chief said" in report
        assert ('"by": "reader"' if form == "json" else "own finding") in report
        if form != "csv":
            assert UNREAD.removesuffix(".") in report
    assert UNREAD not in render(replace(unread, judgements=()), "plain")
