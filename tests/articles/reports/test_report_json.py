"""The comparison as `diptych.comparison/1`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES, Article, Side
from articles.errors import DiptychError
from articles.reading import article_from_text
from articles.reports import render
from articles.reports.comparison_json import comparison_json, verify
from articles.session import compare

if TYPE_CHECKING:
    from articles.comparison import Comparison

LEFT = """Crane falls at Port Varn

A crane fell on the east quay on Monday and sank two barges, the harbour office said. The mayor has not spoken.

Insurers expect claims of 40 million crowns."""
RIGHT = """Barges sink under crane

The harbour office said that a crane fell on the east quay and sank 2 barges.

“It leaned for an hour,” said Ida Holm."""

PAIRS = Path(__file__).resolve().parents[4] / "shared" / "bench" / "news-pairs.jsonl"


def compared(left: str = LEFT, right: str = RIGHT) -> Comparison:
    return compare(
        article_from_text(left, "left.txt", outlet="Port Post", published=date(2031, 5, 6)),
        article_from_text(right, "right.txt"),
    )


def assert_exact(comparison: Comparison) -> None:
    report = json.loads(render(comparison, "json"))
    texts: dict[Side, Article] = {"a": comparison.a, "b": comparison.b}
    for match in report["matches"]:
        for side, article in texts.items():
            assert article.text[match[side]["start"] : match[side]["end"]] == match[side]["quote"]
        assert sum(piece["weight"] for piece in match["evidence"]) <= 1
    for side, article in texts.items():
        listed = report["articles"][side]["sentences"]
        assert listed == [[sentence.span.start, sentence.span.end] for sentence in article.sentences]
        assert all(0 <= index < len(listed) for index in report["onlySentences"][side])


def test_the_report_has_every_field_of_the_contract() -> None:
    report = comparison_json(compared())
    assert report["schema"] == "diptych.comparison/1"
    assert report["generator"]["name"] == "diptych"
    assert set(report["articles"]["a"]) == {
        "source", "fetched", "title", "outlet", "byline", "published", "language",
        "corrected", "textSha256", "textLength", "sections", "sentences",
    }  # fmt: skip
    assert report["articles"]["a"]["published"] == "2031-05-06"
    assert report["articles"]["b"]["published"] is None
    assert 0 <= report["sameEvent"]["probability"] <= 1
    assert {"claims", "findings", "only", "unclear", "clashes", "speakers", "wordings", "claimNotices"} <= set(report)
    assert {claim["side"] for claim in report["claims"]} == {"a", "b"}
    match = max(report["matches"], key=lambda match: float(match["score"]))
    assert "sank" in match["a"]["quote"]
    assert set(match) == {"id", "a", "b", "score", "strength", "kind", "origin", "evidence"}
    assert match["strength"] == "strong"
    assert {"word", "number"} <= {piece["kind"] for piece in match["evidence"]}


def test_two_events_shared_text_and_notices_are_told() -> None:
    found = compared()
    doubted = replace(found, alignment=replace(found.alignment, same_event=0.1, notices=("meaning was left out",)))
    report = comparison_json(doubted)
    assert report["sameEvent"] == {"probability": 0.1, "doubtful": True, "by": "machine"}
    strong = sum(match.strength == "strong" for match in found.alignment.matches)
    assert report["sharedText"] == {"matches": 0, "of": strong}
    assert report["notices"] == ["meaning was left out"]
    overruled = comparison_json(replace(doubted, one_event=True))
    assert overruled["sameEvent"] == {"probability": 0.1, "doubtful": False, "by": "reader"}


def test_what_only_one_article_tells_is_listed_by_sentence() -> None:
    comparison = compared()
    report = comparison_json(comparison)
    quotes = [comparison.a.quote(comparison.a.sentences[index].span) for index in report["onlySentences"]["a"]]
    assert "Insurers expect claims of 40 million crowns." in quotes


def test_a_quotation_that_is_not_in_the_text_stops_the_report() -> None:
    comparison = compared()
    report = comparison_json(comparison)
    report["matches"][0]["b"]["quote"] += " indeed"
    with pytest.raises(DiptychError, match=r"match m1 differs from the text of right\.txt"):
        verify(report, comparison.a, comparison.b)


def test_a_match_that_points_past_the_text_stops_the_report() -> None:
    comparison = compared()
    report = comparison_json(comparison)
    cut = replace(comparison.a, text=comparison.a.text[: comparison.alignment.matches[0].a.end - 3])
    with pytest.raises(DiptychError, match=r"left\.txt"):
        verify(report, cut, comparison.b)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from([*LEFT.split("\n\n"), *RIGHT.split("\n\n"), "Straße 🚢 e\u0301té 5.", "\u202etrick."]),
        min_size=1,
    ),
    st.lists(
        st.sampled_from([*LEFT.split("\n\n"), *RIGHT.split("\n\n"), "🚢 sank. 🚢🚢 sank.", "a\r\nb."]), min_size=1
    ),
)
def test_every_quotation_equals_its_span_whatever_the_texts(left: list[str], right: list[str]) -> None:
    assert_exact(compared("\n\n".join(left), "\r\n\r\n".join(right)))


@pytest.mark.skipif(not PAIRS.exists(), reason="the shared news pairs are not here")
def test_every_quotation_equals_its_span_on_five_pairs_of_real_articles() -> None:
    for line in PAIRS.read_text(encoding="utf-8").splitlines()[:5]:
        row = json.loads(line)
        a, b = (article_from_text(row[side]["text"], row[side]["outlet"]) for side in SIDES)
        assert_exact(compare(a, b))
