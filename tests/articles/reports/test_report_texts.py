"""Reports for people: Markdown, CSV, HTML, plain lines."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.article import SIDES, Article
from articles.reading import article_from_text
from articles.reports import FORMS, Form, render
from articles.reports.csv_rows import COLUMNS
from articles.reports.literal import literal
from articles.session import compare

if TYPE_CHECKING:
    from articles.comparison import Comparison

LEFT = """Crane falls at Port Varn

A crane fell on the east quay on Monday and sank two barges, the harbour office said. The mayor has not spoken.

=SUM(A1) is what the screen of the crane showed, <b>*oddly*</b> & twice.

The quay stays shut until Friday."""
RIGHT = """Barges sink under crane

The harbour office said that a crane fell on the east quay and sank 2 barges.

“It leaned for an hour,” said Ida Holm.

The quay stays shut until Friday."""


@pytest.fixture
def comparison() -> Comparison:
    return compare(
        article_from_text(LEFT, "left.txt", title="Crane falls", outlet="Port Post"),
        article_from_text(RIGHT, "right.txt", title="Barges sink"),
    )


def quotes(comparison: Comparison) -> list[str]:
    """Everything a report must quote: both passages of every match, and every sentence that stands alone."""
    found = [
        comparison.article(side).quote(match.span(side)) for match in comparison.alignment.matches for side in SIDES
    ]
    for side in SIDES:
        article = comparison.article(side)
        found += [article.quote(article.sentences[index].span) for index in comparison.alignment.only(side)]
    return found


class Page(HTMLParser):
    """Collects what a browser would show, which elements there are, and where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown = ""
        self.elements: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.shown += data


def shown_by_markdown(text: str) -> str:
    return Page(MarkdownIt("commonmark").render(text)).shown


@pytest.mark.parametrize("form", FORMS)
def test_every_report_names_both_sources_and_ends_with_a_line_break(comparison: Comparison, form: str) -> None:
    (found,) = [render(comparison, known) for known in FORMS if known == form]
    assert found.endswith("\n")
    if form != "csv":
        assert "left.txt" in found
        assert "right.txt" in found
        assert comparison.a.text_sha256 in found


def test_plain_lines_quote_exactly_and_count_the_matches(comparison: Comparison) -> None:
    lines = render(comparison, "plain")
    assert all(quote in lines for quote in quotes(comparison))
    total = len(comparison.alignment.matches)
    assert f"Match {total} of {total}, strong, same text in both: not independent confirmation:" in lines


def test_markdown_reads_as_the_article_stands(comparison: Comparison) -> None:
    shown = shown_by_markdown(render(comparison, "markdown"))
    assert all(quote in shown for quote in quotes(comparison))


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("ab 1.)#>-+*_`[]()<>&;!|\\~=$:/\"'"), min_size=1, max_size=30).filter(
        lambda s: s.strip() == s
    )
)
def test_no_text_becomes_formatting(text: str) -> None:
    shown = shown_by_markdown("> " + literal(text))
    assert " ".join(shown.split()) == " ".join(text.split())


def test_csv_has_one_row_a_match_and_one_a_lone_sentence(comparison: Comparison) -> None:
    header, *rows = csv.reader(io.StringIO(render(comparison, "csv"), newline=""))
    assert tuple(header) == COLUMNS
    alignment = comparison.alignment
    assert [row[0] for row in rows].count("match") == len(alignment.matches)
    assert [row[0] for row in rows].count("only in a") == len(alignment.only_a)
    assert len(rows) == len(alignment.matches) + len(alignment.only_a) + len(alignment.only_b)
    for row in (dict(zip(header, row, strict=True)) for row in rows):
        for side in SIDES:
            if row[f"{side}_quote"] and not row[f"{side}_quote"].startswith("'"):
                text = comparison.article(side).text
                assert text[int(row[f"{side}_start"]) : int(row[f"{side}_end"])] == row[f"{side}_quote"]


def only_first(text: str) -> Article:
    return article_from_text(text + "\n\nRain fell on the town.", "x")


@pytest.mark.parametrize("opening", ["=1+1", "+1", "-1 dog", "@name", " =1+1", "＝1", "\t=1"])
def test_no_cell_can_run_as_a_formula(opening: str) -> None:
    comparison = compare(only_first(f"{opening} barked."), only_first("Snow fell elsewhere."))
    rows = list(csv.reader(io.StringIO(render(comparison, "csv"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))]
    assert [cell for cell in cells if cell.startswith("'")]


def test_the_page_holds_both_texts_whole_and_escaped(comparison: Comparison) -> None:
    page = Page(render(comparison, "html"))
    for article in (comparison.a, comparison.b):
        for paragraph in article.paragraphs:
            for sentence in article.sentences[paragraph.sentences.start : paragraph.sentences.stop]:
                assert article.quote(sentence.span) in page.shown
    assert "b" not in page.elements


def test_the_page_loads_nothing_and_runs_nothing(comparison: Comparison) -> None:
    source = render(comparison, "html")
    page = Page(source)
    assert not {"script", "img", "link", "iframe", "form"} & set(page.elements)
    assert "default-src 'none'" in source
    assert all(link.startswith("#") for link in page.links)


def test_every_link_of_the_page_leads_somewhere(comparison: Comparison) -> None:
    page = Page(render(comparison, "html"))
    assert len(page.ids) == len(set(page.ids)) == 2 * len(comparison.alignment.matches)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_level_paragraphs_share_a_row(comparison: Comparison) -> None:
    rows = render(comparison, "html").partition("Both texts")[2].split("<tr>")
    (last,) = [row for row in rows if "≡" in row and "<td" in row]
    assert last.count("The quay stays shut until Friday.") == 2


def test_a_comparison_without_matches_can_be_reported() -> None:
    nothing = compare(article_from_text("Bread was dear."), article_from_text("Geese flew over Lund."))
    for form in FORMS:
        assert render(nothing, form)
    assert "Nothing stands only in" not in render(nothing, "plain")


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("csv", "json")])
def test_shared_text_two_events_and_notices_are_told_in_words(comparison: Comparison, form: Form) -> None:
    alignment = replace(comparison.alignment, same_event=0.1, notices=("meaning was left out",))
    doubted = render(replace(comparison, alignment=alignment), form)
    total = sum(match.strength == "strong" or match.kind in ("identical", "near") for match in alignment.matches)
    assert f"1 of {total} matches are shared text: the same words in both, so not independent confirmation." in doubted
    assert "These may be about two events: the chance of one event is 10%." in doubted
    assert "meaning was left out" in doubted
    overruled = render(replace(comparison, alignment=alignment, one_event=True), form)
    assert "The reader says that these are about one event" in overruled
    assert "may be about two events" not in overruled


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("csv", "json")])
def test_a_pair_of_the_reader_s_is_called_so(comparison: Comparison, form: Form) -> None:
    first, *others = comparison.alignment.matches
    own = replace(comparison.alignment, matches=(replace(first, origin="reader"), *others))
    assert "paired by the reader" not in render(comparison, form)
    assert "paired by the reader" in render(replace(comparison, alignment=own), form)


def test_the_web_page_has_findings_first_then_the_texts_and_last_what_was_left_out() -> None:
    menu = "Advertisement\n\nSubscribe to our newsletter for daily news.\n\n"
    a = article_from_text(menu + "A fire broke out on the dock on Tuesday, and 12 people were hurt.\n", "a.txt")
    b = article_from_text("On Tuesday 14 people were hurt when a fire broke out on the dock.\n", "b.txt")
    page = render(compare(a, b), "html")
    order = ["<h2>Findings", "<h2>Both texts", "were hurt.</span>", "<h2>Left out of A", "Subscribe to our newsletter"]
    assert sorted(map(page.index, order)) == [page.index(each) for each in order[:2]] + [
        page.index(each) for each in order[2:]
    ]
    assert "Left out of B" not in page
