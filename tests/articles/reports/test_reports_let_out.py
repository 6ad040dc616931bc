"""Whatever the articles and notes hold, no report and no export lets out what would act, hide or reorder words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES, Span
from articles.notes.content.note import new_note
from articles.reading import article_from_text, displayable
from articles.reading.display import escaped
from articles.reading.source import handed_name
from articles.reports import CLAIMS_FORMS, FORMS, NOTES_FORMS, STOOD_IN, render, render_claims, render_notes
from articles.session import compare
from tests.articles.reading.shown import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.notes.content.note import Note

HOSTILE = {
    "C0": "".join(map(chr, range(32))),
    "delete": "one\x7ftwo",
    "C1": "".join(map(chr, range(0x80, 0xA0))),
    "colour": "\x1b[1;31mred\x1b[0m",
    "query": "\x1b[6n\x1b[c\x1b]11;?\x07",
    "title": "\x1b]0;canary\x1b\\",
    "hyperlink": "\x1b]8;;http://canary.invalid\x1b\\here\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;Y2FuYXJ5\x07",
    "eight bits": "\x9b5mcanary\x9d0;canary\x9c",
    "overrides": "paid \u202e001\u202c to \u202dhim\u202c",
    "isolates": "\u2066one \u2067two \u2068three",
    "marks": "\u200e\u200f\u061c",
    "zero width": "har\u200bbour \u2060said\u00ad so",
    "byte order": "in the \ufeffmiddle",
    "tags": "".join(chr(0xE0000 + ord(letter)) for letter in "hidden"),
    "separators": "one\u2028two\u2029three",
    "vertical": "one\x0btwo\x0cthree\x85four",
    "overwritten": "The minister lied\rThe minister left",
    "null": "a\x00b",
    "overstruck": "guilty\b\b\b\b\b\binnocent",
    "no characters": "\ufffe\U0001ffff\ufdd0",
    "annotated": "\ufff9one\ufffatwo\ufffb",
}
PADDING = "The harbour office keeps a log of every ship that came in, with the hour and the water. " * 4


def hostile(payload: str, name: str, men: int) -> Article:
    """An article with the payload in title, byline, name and each paragraph."""
    text = (
        f"Harbour {payload} news\n\nThe tugs {payload} came at noon and {men} men were hurt, the mayor {payload} said."
        f"\n\n{name} {payload} went home alone.\n\n{PADDING}\n"
    )
    title, outlet, byline = f"Head {payload}", f"Post {payload}", f"Ann {payload} Holm"
    return article_from_text(text, f"{name}{payload}\n.txt", title=title, outlet=outlet, byline=byline)


@cache
def compared(payload: str) -> Comparison:
    found = compare(hostile(payload, "left", 12), hostile(payload, "right", 14))
    return replace(found, notes=tuple(notes_on(found, payload)))


def notes_on(comparison: Comparison, payload: str) -> list[Note]:
    articles = {side: comparison.article(side) for side in SIDES}
    whole = {side: Span(0, len(articles[side].text)) for side in SIDES}
    return [new_note(articles, whole, f"so {payload}\n{payload} it is", tags=(f"t{payload}",), creator=f"Ada{payload}")]


@cache
def exports(comparison: Comparison, payload: str) -> dict[str, str]:
    """Everything that can be made of a comparison and its notes, by name."""
    articles = {side: comparison.article(side) for side in SIDES}
    notes = comparison.notes
    made = {form: render(comparison, form) for form in FORMS}
    claims = {f"claims {form}": render_claims(comparison, form) for form in CLAIMS_FORMS}
    differing = {f"differing {form}": render_claims(comparison, form, differing=True) for form in CLAIMS_FORMS}
    collection = {"label": payload, "items": [note.body for note in notes]}
    out = {f"notes {form}": render_notes(form, notes, collection, articles, "2026") for form in NOTES_FORMS}
    return made | claims | differing | out


def acting(text: str) -> set[str]:
    """What of a report would act on a terminal, hide or reorder; line ends and tabs are its own."""
    return set(FORBIDDEN) & set(text.replace("\r\n", "\n"))


def is_json(name: str) -> bool:
    return name.endswith(("json", "w3c", "hypothesis"))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_form_lets_out_what_would_act(name: str) -> None:
    for form, text in exports(compared(HOSTILE[name]), HOSTILE[name]).items():
        assert acting(text) == set(), form
        if "\r" in text:
            assert form.endswith("csv")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_form_with_stand_ins_says_so_once_and_json_is_exact(name: str) -> None:
    comparison, payload = compared(HOSTILE[name]), HOSTILE[name]
    for form, text in exports(comparison, payload).items():
        said = text.count(STOOD_IN)
        if is_json(form):
            assert said == 0, form
        elif "csv" in form or form.startswith("differing"):
            # They quote sentences alone, and some payloads stand between two.
            rest = text.replace(STOOD_IN, "").replace(" · ", "")
            assert said == bool(set(map(displayable, acting(payload))) & set(rest)), form
        else:
            assert said == 1, form
    report = json.loads(render(comparison, "json"))
    for match in report["matches"]:
        assert match["a"]["quote"] == comparison.a.text[match["a"]["start"] : match["a"]["end"]]
    assert report["articles"]["a"]["source"] == handed_name(comparison.a.source)


def test_a_harmless_pair_is_told_nothing_of_stand_ins() -> None:
    for form, text in exports(compared("plain – “words” 👩‍🚒 港"), "Grüße").items():
        assert STOOD_IN not in text, form


@pytest.mark.parametrize("name", HOSTILE)
def test_quotations_have_a_stand_in_for_each_such_character(name: str) -> None:
    comparison = compared(HOSTILE[name])
    texts = {form: render(comparison, form) for form in ("plain", "csv")} | {"text": render_claims(comparison, "text")}
    quotes = [
        comparison.article(side).quote(match.span(side)) for match in comparison.alignment.matches for side in SIDES
    ]
    for quote in quotes:
        assert displayable(quote) in texts["plain"]
        assert displayable(quote).replace('"', '""') in texts["csv"]
    assert comparison.ledger is not None
    for claim in comparison.ledger.claims:
        assert " ".join(displayable(claim.text).split()) in texts["text"] or claim.id in unsaid(comparison)


def unsaid(comparison: Comparison) -> set[str]:
    """The claims that the ledger does not list."""
    assert comparison.ledger is not None
    ledger = comparison.ledger
    listed = {claim for finding in ledger.findings for claim in (finding.a, finding.b)}
    listed |= {claim for side in SIDES for claim in ledger.only(side)}
    return {claim.id for claim in ledger.claims} - listed


def test_a_name_with_a_line_end_stays_in_its_line() -> None:
    comparison = compared("plain")
    for form in ("markdown", "plain"):
        assert "Source: leftplain␊.txt\n" in render(comparison, form)


@pytest.mark.parametrize("render_csv", [lambda found: render(found, "csv"), lambda found: render_claims(found, "csv")])
def test_the_remark_is_a_row_of_its_own_in_csv(render_csv: Callable[[Comparison], str]) -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(compared(HOSTILE["colour"])), newline="")))
    assert [row["what"] for row in rows].count("remark") == 1
    assert STOOD_IN in rows[-1].values()


@settings(max_examples=200)
@given(st.text(st.characters(codec=None, categories=None)))
def test_json_with_escapes_reads_back_the_same(text: str) -> None:
    written = json.dumps({"x": text}, ensure_ascii=False)
    assert acting(escaped(written)) == set()
    back = json.loads(escaped(written))["x"]
    assert back == text or back == json.loads(json.dumps(text))
