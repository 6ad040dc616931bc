"""The report as a web page: valid, complete, in order, and nothing in it that is loaded or run."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from articles.reports import REPORT_FORMS, build_report, render_report, write_report
from articles.reports.report.model import Chapter, Table
from articles.reports.report.selecting import Selection
from benchmarks.handing_in import made_comparison
from tests.articles.reports.mill_report import DAY, report, worked, written
from tests.building import article, comparison

if TYPE_CHECKING:
    from articles.comparison import Comparison

SVG = "{http://www.w3.org/2000/svg}"


def page(comparison_: Comparison | None = None) -> Any:
    return tree_of(written("html", comparison_))


def tree_of(made: str) -> Any:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(made)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def find(tree: Any, identity: str) -> Any:
    (found,) = [each for each in tree.iter() if each.get("id") == identity]
    return found


def test_the_page_is_valid_and_every_id_is_there_once() -> None:
    ids = [each.get("id") for each in page().iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    tree = page()
    ids = {each.get("id") for each in tree.iter()}
    links = [each.get("href") for each in tree.iter("a")]
    assert len(links) > 30
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []


def test_partners_lead_back_and_forth() -> None:
    tree = page()
    there = find(tree, "a-m2")
    back = find(tree, there.get("href")[1:])
    assert (there.get("href"), back.get("href")) == ("#b-m2", "#a-m2")
    assert (there.text, back.text) == ("●B2", "●A2")


def test_nothing_is_run_loaded_or_named_outside() -> None:
    made = written("html")
    tree = tree_of(made)
    assert [each.tag for each in tree.iter() if each.tag in ("script", "link", "img", "iframe", "object", "form")] == []
    assert [name for each in tree.iter() for name in each.attrib if str(name).startswith("on") or name == "src"] == []
    assert re.search(r"https?:|url\(|@import|javascript:", made) is None


def test_an_address_stands_on_the_page_as_words_and_is_no_link() -> None:
    found = worked()
    made = written("html", replace(found, a=replace(found.a, source="https://herald.example/mill")))
    assert made.count("https://herald.example/mill") == 1
    assert 'href="http' not in made


def test_the_policy_lets_in_the_style_of_the_page_alone() -> None:
    found = worked()
    made = written("html", replace(found, a=replace(found.a, title='"</style><b>\u202e \\ x')))
    tree = tree_of(made)
    (policy,) = [each.get("content") for each in tree.iter("meta") if each.get("http-equiv")]
    (style,) = list(tree.iter("style"))
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert [each for each in tree.iter() if each.get("style")] == []


def test_headings_go_down_in_order_without_a_gap() -> None:
    levels = [int(each.tag[1]) for each in page().iter() if re.fullmatch(r"h[1-6]", str(each.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_the_skip_link_are_there() -> None:
    tree = page()
    assert {"header", "nav", "main", "footer"} <= {each.tag for each in tree.iter()}
    first = next(tree.iter("a"))
    assert (first.get("class"), first.get("href")) == ("skip", "#main")


def test_every_table_has_heads_with_a_scope_and_a_caption() -> None:
    chapter = Chapter(
        "agreement", "Agreement", ("mine",), (("kappa", "0.61"),), (Table(("who", "said"), (("A", "b"),)),)
    )
    tree = tree_of(str(write_report(build_report(worked(), chapters=[chapter]), "html")))
    tables = list(tree.iter("table"))
    assert len(tables) == 5
    assert all(table.find("caption") is not None for table in tables)
    assert all(head.get("scope") in ("col", "row") for head in tree.iter("th"))
    assert "kappa0.61" in text_of(find(tree, "chapter-agreement"))


def test_quotations_have_their_language_and_direction() -> None:
    found = worked()
    tree = page(replace(found, b=replace(found.b, language="ar")))
    told = {(each.get("lang"), each.get("dir")) for each in find(tree, "f3").iter("p") if each.get("class") == "words"}
    assert {("en", "auto"), ("ar", "auto")} <= told
    unknown = page(replace(found, b=replace(found.b, language="und")))
    assert find(unknown, "b-p2").get("lang") is None


def test_the_parts_are_in_the_order_of_a_hand_in() -> None:
    sections = [each.get("id") for each in page().iter("section")]
    assert sections == ["summary", "findings", "only-a", "only-b", "texts", "notes"]


def test_a_finding_has_both_quotations_who_says_it_the_tick_and_the_note() -> None:
    tree = page()
    hurt = text_of(find(tree, "f3"))
    assert hurt.startswith("3≠differ in numberhurt workers ✓ the machine's verdict; checked by the reader")
    assert "Aparagraph 2 of 13 · the fire chief, reported" in hurt
    assert "Fourteen workers were hurt, the fire chief said." in hurt
    assert "Bparagraph 2 of 11 · the hospital, reported" in hurt
    assert "✎ 1 · on the pair · #call · R. Okafor · 2031-05-06" in hurt
    assert "=1+1 <b>now</b>" in hurt
    assert [mark.text for mark in find(tree, "f3").iter("mark")] == ["Fourteen workers", "At least eleven"]


def test_the_readers_verdict_stands_beside_the_machines() -> None:
    doors = text_of(find(page(), "f4"))
    assert "the reader's verdict; the machine's: differ in date, quotation; not checked" in doors
    assert "≈compatible" in doors


def test_notes_stand_in_the_margin_once_and_those_without_a_place_below() -> None:
    tree = page()
    assert "Who?" in text_of(find(tree, "note-2"))
    assert "The chimney fell" in text_of(find(tree, "notes"))
    assert "no longer there" in text_of(find(tree, "note-4"))
    margin = [each.get("id") for each in find(tree, "texts").iter("div") if each.get("class") == "note"]
    assert margin == ["note-1", "note-2", "note-3"]


def test_the_head_says_who_when_what_and_with_what() -> None:
    tree = page()
    words = text_of(next(tree.iter("body")))
    for told in ("R. Okafor", "2031-05-07", "mercury.txt", "Harrow Mercury", report().a.text_sha256, "Diptych 0.1.0"):
        assert told in words


def test_a_folder_of_the_readers_is_not_told() -> None:
    found = worked()
    made = written("html", replace(found, a=replace(found.a, source="/home/rita/desk/mercury.txt")))
    assert "mercury.txt" in made
    assert "/home/rita" not in made


def test_without_the_texts_nothing_leads_to_them() -> None:
    made = str(write_report(build_report(worked(), selection=Selection(texts=False)), "html"))
    tree = tree_of(made)
    ids = {each.get("id") for each in tree.iter()}
    assert all(link.get("href")[1:] in ids for link in tree.iter("a"))
    assert "texts" not in ids
    assert "Loom hall one" not in made


@pytest.mark.whole
def test_a_report_of_two_long_articles_stays_small_and_loads_nothing() -> None:
    for form in REPORT_FORMS:
        made = render_report(made_comparison(), form, made=DAY)
        assert len(made.encode() if isinstance(made, str) else made) < 3_000_000, form
        if form == "html":
            assert re.search(r"https?:|url\(|@import", str(made)) is None


def test_a_faint_likeness_has_a_sign_only_where_it_is_the_best_at_both_ends() -> None:
    a = article([["The left one.", "The left two."]])
    b = article([["The right one.", "The right two."]])
    found = comparison(a, b, [(0, 0)], [(0, 1), (1, 1)])
    strong, fainter, faint = found.alignment.matches
    alignment = replace(found.alignment, matches=(strong, replace(fainter, score=0.3), faint))
    tree = tree_of(str(write_report(build_report(replace(found, alignment=alignment)), "html")))
    signs = [link.text for link in find(tree, "texts").iter("a")]
    assert signs == ["●B1", "○B1", "●A1", "○A1"]


def test_what_may_clash_has_its_sign_and_says_so() -> None:
    found = worked()
    assert found.ledger is not None
    doubt = replace(found.ledger.findings[-1], verdict="related", may_clash=True)
    ledger = replace(found.ledger, findings=(*found.ledger.findings[:-1], doubt))
    tree = page(replace(found, ledger=ledger))
    (row,) = [each for each in tree.iter("article") if each.get("class") == "finding related doubt"]
    assert "≟related, may clash" in text_of(row)
    assert "≟ may clash" in text_of(find(tree, "picture"))


@pytest.mark.parametrize("count", [1, 20, 400])
def test_the_picture_shows_every_paragraph_and_every_link(count: int) -> None:
    a = article([[f"Sentence {number} of the left."] for number in range(count)])
    b = article([[f"Sentence {number} of the right."] for number in range(count)])
    found = comparison(a, b, [(number, count - 1 - number) for number in range(0, count, 2)])
    svg = next(tree_of(str(write_report(build_report(found, made=DAY), "html"))).iter(f"{SVG}svg"))
    kinds = [each.get("class") for each in svg.iter()]
    bars = list(svg.iter(f"{SVG}rect"))
    assert len(bars) == 2 * count
    assert kinds.count("k strong") == (count + 1) // 2
    assert kinds.count("o") == 2 * (count // 2)
    height = float(svg.get("viewBox").split()[3])
    assert height < 1000
    assert all(0 <= float(bar.get("y")) <= height - float(bar.get("height")) for bar in bars)
    title, described = (svg.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title.text == "Picture of the alignment"
    assert described.text.startswith(f"A: {count} paragraph")
