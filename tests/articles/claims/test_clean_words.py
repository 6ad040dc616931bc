"""Topics and reasons of findings in clean words, and statements read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.reading import article_from_text
from articles.reports import claims_csv, claims_text
from articles.reports.parts import evidence_of
from articles.session import compare

if TYPE_CHECKING:
    from articles.comparison import Comparison

LEFT = """Twelve hurt as fire guts Kellis paint store

A fire tore through a paint store on the Kellis dock late on Tuesday, injuring 12 people, and 14 engines were sent.

Residents of Kellis heard two explosions on Tuesday night, said Maria Lund, 41, who lives across the street from it.

"We did everything that could be done for the people in there," Daniel Okoye said.

The firm was fined £60,000 in 2023 after inspectors found 30 open drums, and a school of 200 children is near.
"""
RIGHT = """Store burns in Kellis; fourteen hurt

Fourteen people were hurt in a fire in a paint store on the Kellis dock on Tuesday, the police said on Wednesday.

Residents of Kellis heard a single explosion on Tuesday night, Maria Lund said to the Post.

"We did everything that could be done for the people in there, and more," said Daniel Okoye.
"""


@pytest.fixture(scope="module")
def fire() -> Comparison:
    return compare(article_from_text(LEFT, "left.txt"), article_from_text(RIGHT, "right.txt"))


def test_a_topic_says_each_thing_once(fire: Comparison) -> None:
    assert fire.ledger is not None
    topics = [finding.topic for finding in fire.ledger.findings]
    assert "explosions" in topics
    assert "hurt" in topics
    assert "Daniel Okoye" in topics
    assert not any("quotation" in topic or "exploded" in topic for topic in topics)


def test_reasons_are_in_the_words_of_the_texts_and_none_is_empty(fire: Comparison) -> None:
    assert fire.ledger is not None
    reasons = [reason for finding in fire.ledger.findings for reason in finding.reasons]
    assert "both speak of: explosions – explosion" in reasons
    assert "both speak of: hurt" in reasons
    assert not any(reason.rstrip().endswith(":") for reason in reasons)
    shared = [reason for reason in reasons if reason.startswith("shared beside")]
    assert not any("kellis" in reason for reason in shared)


def test_small_words_are_no_reason_for_a_pair(fire: Comparison) -> None:
    told = [evidence_of(fire, match) for match in fire.alignment.matches]
    words = {
        word
        for line in told
        for part in line.split("; ")
        if part.startswith("words: ")
        for word in part[7:].split(", ")
    }
    assert words
    assert words.isdisjoint({"a", "the", "on", "in", "and", "said", "of", "was", "were", "that", "to", "by", "for"})


def test_what_is_only_in_one_text_is_read_in_whole_sentences(fire: Comparison) -> None:
    assert fire.ledger is not None
    assert fire.ledger.only_a or fire.ledger.unclear_a
    alone = next(line for line in LEFT.splitlines() if line.startswith("The firm"))
    lines = [line for line in claims_text.render(fire).splitlines() if "children" in line or "open drums" in line]
    assert len(lines) == 1
    assert lines[0].endswith(f": {alone}")
    rows = [row for row in claims_csv.render(fire).splitlines() if row.startswith("only in")]
    assert all(f'"{alone}"' in row for row in rows if "children" in row)


def test_a_finding_is_quoted_with_its_whole_sentence(fire: Comparison) -> None:
    text = claims_text.render(fire)
    assert "Maria Lund, 41, who lives across the street from it." in text
    assert "\n      and 14 engines" not in text
